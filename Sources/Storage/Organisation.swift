import CivilTime
import SQLDriver
import Telework
import UseCases

extension SQLTransaction {
    func organisation() throws -> Organisation {
        let holidays = try all(
            """
            SELECT h.day, h.kind, h.name FROM organisation_holiday AS h
            WHERE h.organisation_id = \(organisation) ORDER BY h.day, h.kind
            """, of: "organisation_holiday"
        ) { row in
            (day: try row.day(), kind: try row.code() as HolidayKind, name: try row.text())
        }
        let found = try first(
            """
            SELECT o.organisation_id, o.code, o.name, o.branch, o.time_zone, o.agreement_basis
            FROM organisation AS o WHERE o.organisation_id = \(organisation)
            """, of: "organisation"
        ) { row in
            Organisation(
                id: try row.identifier(), code: try row.text(), name: try row.text(), branch: try row.next(),
                timeZone: try row.text(), agreementBasis: try row.code(),
                extraHolidays: Dictionary(
                    holidays.filter { $0.kind == .extra }.map { ($0.day, $0.name) }, uniquingKeysWith: { $1 }),
                workedHolidays: Set(holidays.filter { $0.kind == .worked }.map(\.day)))
        }
        guard let found else { throw StoreError.damaged("organisation \(organisation): no such row") }
        return found
    }

    func sites() throws -> [Site] {
        try all(
            "SELECT s.code, s.name, s.zone, s.desks FROM site AS s WHERE s.organisation_id = \(organisation) ORDER BY s.code",
            of: "site"
        ) { row in
            Site(code: try row.text(), name: try row.text(), zone: try row.code(), desks: try row.next())
        }
    }

    func services() throws -> [Service] {
        try all(
            """
            SELECT s.code, s.name, s.parent, s.head FROM service AS s
            WHERE s.organisation_id = \(organisation) ORDER BY s.code
            """, of: "service"
        ) { row in
            Service(code: try row.text(), name: try row.text(), parent: try row.next(), head: try row.next())
        }
    }

    func teams() throws -> [Team] {
        try all(
            """
            SELECT t.code, t.name, t.service, t.head FROM team AS t
            WHERE t.organisation_id = \(organisation) ORDER BY t.code
            """, of: "team"
        ) { row in
            Team(code: try row.text(), name: try row.text(), service: try row.text(), head: try row.next())
        }
    }

    func servicesOfTeams() throws -> [String: String] {
        var services: [String: String] = [:]
        try each("SELECT t.code, t.service FROM team AS t WHERE t.organisation_id = \(organisation)", of: "team") {
            row in
            services[try row.text()] = try row.text()
        }
        return services
    }
}

extension SQLWriteTransaction {
    func insert(_ new: Organisation) throws {
        try insertAlone(new)
        try insertHolidays(of: new)
    }

    /// Without its holidays.
    func insertAlone(_ new: Organisation) throws {
        try run(
            """
            INSERT INTO organisation (organisation_id, code, name, branch, time_zone, agreement_basis)
            VALUES (\(new.id), \(new.code), \(new.name), \(new.branch), \(new.timeZone),
                \(new.agreementBasis.rawValue))
            """)
    }

    func save(_ changed: Organisation) throws {
        guard changed.id == organisation else { throw StoreError.conflict }
        try runOnOneRow(
            """
            UPDATE organisation SET code = \(changed.code), name = \(changed.name), branch = \(changed.branch),
                time_zone = \(changed.timeZone), agreement_basis = \(changed.agreementBasis.rawValue)
            WHERE organisation_id = \(organisation)
            """)
        try run("DELETE FROM organisation_holiday WHERE organisation_id = \(organisation)")
        try insertHolidays(of: changed)
    }

    private func insertHolidays(of new: Organisation) throws {
        let extra = new.extraHolidays.sorted { $0.key < $1.key }.map {
            (day: $0.key, kind: HolidayKind.extra, name: $0.value)
        }
        let worked = new.workedHolidays.sorted().map { (day: $0, kind: HolidayKind.worked, name: "") }
        try insert(extra + worked, "INSERT INTO organisation_holiday (organisation_id, day, kind, name)") { holiday in
            "(\(new.id), \(holiday.day), \(holiday.kind.rawValue), \(holiday.name))"
        }
    }

    func save(_ sites: [Site], _ services: [Service], _ teams: [Team]) throws {
        try insert(
            sites, "INSERT INTO site (organisation_id, code, name, zone, desks)",
            onConflict: """
                 ON CONFLICT (organisation_id, code)
                DO UPDATE SET name = excluded.name, zone = excluded.zone, desks = excluded.desks
                """
        ) { "(\(organisation), \($0.code), \($0.name), \($0.zone.rawValue), \($0.desks))" }
        try insert(
            services, "INSERT INTO service (organisation_id, code, name, parent, head)",
            onConflict: """
                 ON CONFLICT (organisation_id, code)
                DO UPDATE SET name = excluded.name, parent = excluded.parent, head = excluded.head
                """
        ) { "(\(organisation), \($0.code), \($0.name), \($0.parent), \($0.head))" }
        try insert(
            teams, "INSERT INTO team (organisation_id, code, name, service, head)",
            onConflict: """
                 ON CONFLICT (organisation_id, code)
                DO UPDATE SET name = excluded.name, service = excluded.service, head = excluded.head
                """
        ) { "(\(organisation), \($0.code), \($0.name), \($0.service), \($0.head))" }
    }
}

/// Days added to the statutory holidays, and those that are worked.
private enum HolidayKind: String {
    case extra, worked
}
