/// The teams of an organisme of any size, in the proportions of the demonstration's.
struct BulkLayout {
    struct TeamSlot {
        let code: String
        let name: String
        let service: String
        let site: String
        let size: Int
        let posts: [(code: String, weight: Int)]
    }

    let teams: [TeamSlot]
    let siteCount: Int

    /// The place of the first person of each team, who heads it.
    var starts: [Int] {
        teams.reduce(into: (starts: [Int](), next: 0)) { result, team in
            result.starts.append(result.next)
            result.next += team.size
        }.starts
    }

    private static let largestTeam = 28

    init(size: Int) {
        let siteCount = min(8, 1 + size / 300)
        self.siteCount = siteCount
        var teams: [TeamSlot] = []
        let kinds = BulkLayout.kinds(of: size)
        let whole = kinds.reduce(0) { $0 + $1.size }
        var (seen, placed) = (0, 0)
        for kind in kinds {
            seen += kind.size
            // Whole people, whose sum is the size: the direction has one more.
            let through = (size - 1) * seen / whole
            let count = through - placed + (kind.service == "DIR" ? 1 : 0)
            placed = through
            let parts = (count + BulkLayout.largestTeam - 1) / BulkLayout.largestTeam
            for part in 0..<parts {
                let number = teams.count
                teams.append(
                    TeamSlot(
                        code: parts == 1 ? kind.code : "\(kind.code)-\(part + 1)",
                        name: parts == 1 ? kind.name : "\(kind.name) \(part + 1)", service: kind.service,
                        site: "S\(number % siteCount + 1)", size: count * (part + 1) / parts - count * part / parts,
                        posts: kind.posts))
            }
        }
        self.teams = teams
    }

    private struct Kind {
        var code: String
        var name: String
        var service: String
        var size: Int
        var posts: [(code: String, weight: Int)]
    }

    /// Where a team of the demonstration would be a handful of people, a whole service is one.
    private static func kinds(of size: Int) -> [Kind] {
        let plans = DemoOrganisation.teams.map {
            Kind(code: $0.code, name: $0.name, service: $0.service, size: $0.size, posts: $0.posts)
        }
        guard size < 250 else { return plans }
        return DemoOrganisation.services.compactMap { service in
            let mine = plans.filter { $0.service == service.code }
            guard !mine.isEmpty else { return nil }
            return Kind(
                code: service.code, name: service.name, service: service.code,
                size: mine.reduce(0) { $0 + $1.size },
                posts: mine.flatMap { kind in kind.posts.map { ($0.code, $0.weight * kind.size) } })
        }
    }
}
