/// Who answers whose requests.
public struct ReportingLine: Sendable {
    private let teams: [String: Team]
    private let services: [String: Service]
    private let people: [String: PersonID]

    /// - Parameter people: Everyone's identifier by employee number, which teams and services name their heads by.
    public init(teams: [Team], services: [Service], people: [String: PersonID]) {
        self.people = people
        self.teams = Dictionary(teams.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        self.services = Dictionary(services.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The manager named for the person, else the head of their team, else of the nearest service above.
    ///
    /// Nobody answers to themself: the head of a team answers to the head of its service. Nil leaves it to HR.
    public func manager(of person: Person) -> PersonID? {
        if let manager = person.manager, manager != person.id { return manager }
        guard let team = teams[person.team] else { return nil }
        if let head = team.head.flatMap({ people[$0] }), head != person.id { return head }
        var code: String? = team.service
        var visited: Set<String> = []
        while let current = code, visited.insert(current).inserted, let service = services[current] {
            if let head = service.head.flatMap({ people[$0] }), head != person.id { return head }
            code = service.parent
        }
        return nil
    }
}
