import CivilTime
import Telework

/// The organisation's file: sites, services, teams.
struct OrganisationImport {
    private(set) var preview: ImportPreview
    private var sites: [Site] = []
    private var services: [Service] = []
    private var teams: [Team] = []
    /// Sites that other holidays apply to from now on.
    private var moved: Set<String> = []
    /// Teams that another service's texts bind from now on.
    private var regrouped: Set<String> = []

    init(_ contents: FileContents<OrganisationRow>, store: any StoreReading) throws {
        preview = ImportPreview(.organisation, contents)
        let oldSites = Dictionary(try store.sites().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let oldServices = Dictionary(
            try store.services().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let oldTeams = Dictionary(try store.teams().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = contents.rows.map { row in
            row.completed(
                contents.absent, site: oldSites[row.code.value], service: oldServices[row.code.value],
                team: oldTeams[row.code.value])
        }
        check(rows, knownServices: oldServices, unread: contents.unreadCodes("code"))
        guard preview.canBeLoaded else { return }
        for row in rows {
            switch row.kind {
            case .site:
                let site = Site(
                    code: row.code.value, name: row.name, zone: row.zone ?? .metropolitan, desks: row.desks)
                if add(site.code, site.name, old: oldSites[site.code], new: site, fields: Site.fields) {
                    sites.append(site)
                    if let old = oldSites[site.code], old.zone != site.zone { moved.insert(site.code) }
                }
            case .service:
                let service = Service(
                    code: row.code.value, name: row.name, parent: row.parent?.value, head: row.head?.value)
                let old = oldServices[service.code]
                if add(service.code, service.name, old: old, new: service, fields: Service.fields) {
                    services.append(service)
                }
            case .team:
                let team = Team(
                    code: row.code.value, name: row.name, service: row.parent?.value ?? "", head: row.head?.value)
                let old = oldTeams[team.code]
                if add(team.code, team.name, old: old, new: team, fields: Team.fields) {
                    teams.append(team)
                    if let old, old.service != team.service { regrouped.insert(team.code) }
                }
            }
        }
    }

    private mutating func add<Value: Equatable>(
        _ code: String, _ name: String, old: Value?, new: Value, fields: [(String, (Value) -> String)]
    ) -> Bool {
        guard old != new else {
            preview.unchangedCount += 1
            return false
        }
        if let old {
            let changes = ImportPreview.changes(from: old, to: new, in: fields)
            preview.changed.append(.init(key: code, name: name, changes: changes))
        } else {
            preview.created.append(.init(key: code, name: name))
        }
        return true
    }

    /// - Parameter unread: The codes of the lines that could not be read; nil when they may be any.
    private mutating func check(_ rows: [OrganisationRow], knownServices: [String: Service], unread: Set<String>?) {
        var lines: [OrganisationRow.Kind: [String: Int]] = [:]
        var parents = knownServices.mapValues(\.parent)
        for row in rows {
            if let first = lines[row.kind]?[row.code.value] {
                refuse(.repeatedCode(row.code.value, firstLine: first), at: row.code)
            } else {
                lines[row.kind, default: [:]][row.code.value] = row.code.line
            }
            // Assigning nil through the subscript would take a root service out.
            if row.kind == .service { parents.updateValue(row.parent?.value, forKey: row.code.value) }
        }
        for row in rows {
            switch row.kind {
            case .site where row.zone == nil: refuse(.missingZone(row.code.value), at: row.code)
            case .team where row.parent == nil: refuse(.missingParent(row.code.value), at: row.code)
            case .service where isCyclic(row.code.value, parents): refuse(.cyclicParent(row.code.value), at: row.code)
            default: break
            }
            // A line that could not be read may be the parent that another one names.
            if row.kind != .site, let unread, let parent = row.parent, !parents.keys.contains(parent.value),
                !unread.contains(parent.value)
            {
                refuse(.unknownParent(parent.value), at: parent)
            }
        }
    }

    private func isCyclic(_ code: String, _ parents: [String: String?]) -> Bool {
        var visited: Set<String> = []
        var current = parents[code] ?? nil
        while let parent = current {
            if parent == code { return true }
            guard visited.insert(parent).inserted else { return false }
            current = parents[parent] ?? nil
        }
        return false
    }

    private mutating func refuse<Value>(_ problem: ImportProblem, at place: Located<Value>) {
        preview.issues.append(problem.issue(at: place))
    }

    func apply(to store: any StoreWriting, environment: Environment) throws -> [Event] {
        let old = moved.isEmpty && regrouped.isEmpty ? nil : try store.frame(in: environment)
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
        let imported = Event(
            .organisationImported,
            details: ["created": String(preview.created.count), "changed": String(preview.changed.count)])
        guard let old else { return [imported] }
        try store.keep(
            everyone.filter { regrouped.contains($0.team) }.map {
                PastService(person: $0.id, until: old.today, service: old.service(of: $0))
            })
        let people = everyone.filter { moved.contains($0.site) || regrouped.contains($0.team) }
        return [imported] + (try store.reframe(people, from: old, to: try store.frame(in: environment)))
    }
}

extension OrganisationRow {
    /// The row with what is stored under the columns that the file does not have.
    fileprivate func completed(_ absent: Set<String>, site: Site?, service: Service?, team: Team?) -> OrganisationRow {
        guard !absent.isEmpty else { return self }
        func located(_ text: String?) -> Located<String>? {
            text.map { Located($0, line: code.line, column: code.column) }
        }
        func told<Value>(_ column: String, _ value: Value?, else stored: @autoclosure () -> Value?) -> Value? {
            absent.contains(column) ? stored() : value
        }
        let (storedParent, storedHead): (String?, String?) =
            switch kind {
            case .site: (nil, nil)
            case .service: (service?.parent, service?.head)
            case .team: (team?.service, team?.head)
            }
        return OrganisationRow(
            kind: kind, code: code, name: name, parent: told("parent", parent, else: located(storedParent)),
            zone: told("zone", zone, else: kind == .site ? site?.zone : nil),
            desks: told("postes_de_travail", desks, else: kind == .site ? site?.desks : nil),
            head: told("responsable", head, else: located(storedHead)))
    }
}

extension Site {
    fileprivate static var fields: [(String, (Site) -> String)] {
        [
            ("nom", \.name), ("zone", \.zone.code), ("postes_de_travail", { $0.desks.map(String.init) ?? "" }),
        ]
    }
}

extension Service {
    fileprivate static var fields: [(String, (Service) -> String)] {
        [
            ("nom", \.name), ("parent", { $0.parent ?? "" }), ("responsable", { $0.head ?? "" }),
        ]
    }
}

extension Team {
    fileprivate static var fields: [(String, (Team) -> String)] {
        [
            ("nom", \.name), ("parent", \.service), ("responsable", { $0.head ?? "" }),
        ]
    }
}
