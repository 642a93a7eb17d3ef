import CivilTime
import Telework

/// The organisation's file: sites, services, teams.
struct OrganisationImport {
    private(set) var preview: ImportPreview
    private var sites: [Site] = []
    private var services: [Service] = []
    private var teams: [Team] = []

    init(_ contents: FileContents<OrganisationRow>, store: any StoreReading) throws {
        preview = ImportPreview(.organisation, contents)
        let oldSites = Dictionary(try store.sites().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let oldServices = Dictionary(
            try store.services().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let oldTeams = Dictionary(try store.teams().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        check(contents.rows, knownServices: oldServices)
        guard preview.canBeLoaded else { return }
        for row in contents.rows {
            switch row.kind {
            case .site:
                let site = Site(
                    code: row.code.value, name: row.name, zone: row.zone ?? .metropolitan, desks: row.desks)
                if add(site.code, site.name, old: oldSites[site.code], new: site) { sites.append(site) }
            case .service:
                let service = Service(
                    code: row.code.value, name: row.name, parent: row.parent?.value, head: row.head?.value)
                if add(service.code, service.name, old: oldServices[service.code], new: service) {
                    services.append(service)
                }
            case .team:
                let team = Team(
                    code: row.code.value, name: row.name, service: row.parent?.value ?? "", head: row.head?.value)
                if add(team.code, team.name, old: oldTeams[team.code], new: team) { teams.append(team) }
            }
        }
    }

    private mutating func add<Value: Equatable>(_ code: String, _ name: String, old: Value?, new: Value) -> Bool {
        guard old != new else {
            preview.unchangedCount += 1
            return false
        }
        if old == nil {
            preview.created.append(.init(key: code, name: name))
        } else {
            preview.changed.append(.init(key: code, name: name))
        }
        return true
    }

    private mutating func check(_ rows: [OrganisationRow], knownServices: [String: Service]) {
        var lines: [OrganisationRow.Kind: [String: Int]] = [:]
        var parents = knownServices.mapValues(\.parent)
        for row in rows {
            if let first = lines[row.kind]?[row.code.value] {
                refuse(.repeatedCode(row.code.value, firstLine: first), at: row.code)
            }
            lines[row.kind, default: [:]][row.code.value] = row.code.line
            if row.kind == .service { parents[row.code.value] = row.parent?.value }
        }
        for row in rows {
            switch row.kind {
            case .site where row.zone == nil: refuse(.missingZone(row.code.value), at: row.code)
            case .team where row.parent == nil: refuse(.missingParent(row.code.value), at: row.code)
            case .service where isCyclic(row.code.value, parents): refuse(.cyclicParent(row.code.value), at: row.code)
            default: break
            }
            if row.kind != .site, let parent = row.parent, !parents.keys.contains(parent.value) {
                refuse(.unknownParent(parent.value), at: parent)
            }
        }
    }

    private func isCyclic(_ code: String, _ parents: [String: String?]) -> Bool {
        var visited: Set<String> = [code]
        var current = parents[code] ?? nil
        while let parent = current {
            if !visited.insert(parent).inserted { return true }
            current = parents[parent] ?? nil
        }
        return false
    }

    private mutating func refuse<Value>(_ problem: ImportProblem, at place: Located<Value>) {
        preview.issues.append(problem.issue(at: place))
    }

    func apply(to store: any StoreWriting) throws -> [Event] {
        try store.save(sites, services, teams)
        // Heads may have changed: who answers whose requests is worked out anew.
        let everyone = try store.everyone()
        let numbers = Dictionary(everyone.map { ($0.employeeNumber, $0.id) }, uniquingKeysWith: { first, _ in first })
        let lines = ReportingLine(teams: try store.teams(), services: try store.services(), people: numbers)
        let changed = everyone.compactMap { person -> Person? in
            var person = person
            let manager = lines.manager(of: person)
            guard manager != person.answersTo else { return nil }
            person.answersTo = manager
            return person
        }
        try store.save(changed)
        return [
            Event(
                .organisationImported,
                details: ["created": String(preview.created.count), "changed": String(preview.changed.count)])
        ]
    }
}

/// The posts' file: one line for each activity of a post.
struct PostsImport {
    private(set) var preview: ImportPreview
    private var posts: [Post] = []

    init(_ contents: FileContents<PostRow>, store: any StoreReading) throws {
        preview = ImportPreview(.posts, contents)
        var order: [String] = []
        var rowsByCode: [String: [PostRow]] = [:]
        for row in contents.rows {
            if rowsByCode[row.code.value] == nil { order.append(row.code.value) }
            rowsByCode[row.code.value, default: []].append(row)
        }
        let old = Dictionary(try store.posts().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        for code in order {
            guard let rows = rowsByCode[code], let first = rows.first else { continue }
            check(rows, code: code, first: first)
            let post = Post(
                code: code, title: first.title,
                activities: rows.map {
                    Activity(
                        name: $0.activity.value, share: $0.share.value, isTeleworkable: $0.isTeleworkable,
                        kind: $0.kind)
                })
            if old[code] == post {
                preview.unchangedCount += 1
            } else {
                posts.append(post)
                let item = ImportPreview.Item(key: code, name: post.title)
                if old[code] == nil { preview.created.append(item) } else { preview.changed.append(item) }
            }
        }
    }

    private mutating func check(_ rows: [PostRow], code: String, first: PostRow) {
        let sum = rows.reduce(0) { $0 + $1.share.value }
        if sum != 100 { preview.issues.append(ImportProblem.sharesNotWhole(code, sum: sum).issue(at: first.share)) }
        var names: Set<String> = []
        for row in rows where !names.insert(row.activity.value).inserted {
            preview.issues.append(ImportProblem.repeatedActivity(row.activity.value).issue(at: row.activity))
        }
    }

    func apply(to store: any StoreWriting) throws -> [Event] {
        try store.save(posts)
        return [
            Event(
                .postsImported,
                details: ["created": String(preview.created.count), "changed": String(preview.changed.count)])
        ]
    }
}
