import CivilTime
import SQLDriver
import Telework
import UseCases

extension SQLTransaction {
    func week(of person: PersonID, _ week: ISOWeek) throws -> WeekPlan? {
        try first(
            """
            SELECT w.person_id, w.monday, w.cells, w.version FROM week AS w
            WHERE w.organisation_id = \(organisation) AND w.person_id = \(person) AND w.monday = \(week.monday)
            """, of: "week"
        ) { row in
            var reader = WeekReader()
            return try reader.plan(&row)
        }
    }

    func weeks(
        of people: [PersonID], from first: ISOWeek, through last: ISOWeek
    ) throws -> [PersonID: [ISOWeek: WeekPlan]] {
        var found: [PersonID: [ISOWeek: WeekPlan]] = [:]
        var reader = WeekReader()
        try eachChunk(of: Array(Set(people))) { people in
            try each(
                """
                SELECT w.person_id, w.monday, w.cells, w.version FROM week AS w
                WHERE w.organisation_id = \(organisation) AND w.person_id IN \(list: people)
                AND w.monday BETWEEN \(first.monday) AND \(last.monday)
                """, of: "week"
            ) { row in
                let plan = try reader.plan(&row)
                found[plan.person, default: [:]][plan.week] = plan
            }
        }
        return found
    }

    func firstTeleworkedWeek(from first: ISOWeek, through last: ISOWeek) throws -> ISOWeek? {
        var reader = WeekReader()
        return try self.first(
            """
            SELECT w.person_id, w.monday, w.cells, w.version FROM person AS p CROSS JOIN week AS w
            WHERE p.organisation_id = \(organisation) AND w.organisation_id = \(organisation) AND w.person_id = p.id
            AND w.monday BETWEEN \(first.monday) AND \(last.monday) AND ltrim(w.cells, 'SsA.F') <> ''
            ORDER BY w.monday LIMIT 1
            """, of: "week"
        ) { row in try reader.plan(&row).week }
    }

    func eachWeek(from first: ISOWeek, through last: ISOWeek, _ body: (WeekPlan) throws -> Void) throws {
        var reader = WeekReader()
        // CROSS JOIN keeps the order: a month of someone is a few neighbours, found at once whatever the years before it.
        try each(
            """
            SELECT w.person_id, w.monday, w.cells, w.version FROM person AS p CROSS JOIN week AS w
            WHERE p.organisation_id = \(organisation) AND w.organisation_id = \(organisation) AND w.person_id = p.id
            AND w.monday BETWEEN \(first.monday) AND \(last.monday)
            ORDER BY p.id, w.monday
            """, of: "week"
        ) { row in try body(try reader.plan(&row)) }
    }
}

/// Reads rows of weeks, remembering the few Mondays that come back with everyone: compared faster than hashed.
private struct WeekReader {
    private var weeks: [(monday: String, week: ISOWeek)] = []

    mutating func plan(_ row: inout StoredRow) throws -> WeekPlan {
        WeekPlan(
            person: try row.identifier(), week: try row.parsed { week(monday: $0) },
            cells: try row.parsed { WeekCells(text: $0) }, version: try row.int())
    }

    private mutating func week(monday text: String) -> ISOWeek? {
        if let known = weeks.first(where: { $0.monday == text }) { return known.week }
        guard let monday = LocalDate(iso: text), monday.weekday == .monday else { return nil }
        let week = ISOWeek(containing: monday)
        if weeks.count < 8 { weeks.append((text, week)) }
        return week
    }
}

extension SQLWriteTransaction {
    func save(_ plan: WeekPlan) throws {
        guard plan.version > 1 else {
            guard plan.version == 1 else { throw StoreError.conflict }
            return try insertRows([plan])
        }
        try runOnOneRow(
            """
            UPDATE week SET cells = \(plan.cells.text), version = \(plan.version)
            WHERE organisation_id = \(organisation) AND person_id = \(plan.person) AND monday = \(plan.week.monday)
            AND version = \(plan.version - 1)
            """)
    }

    func insert(_ plans: [WeekPlan]) throws {
        guard plans.allSatisfy({ $0.version == 1 }) else { throw StoreError.conflict }
        try insertRows(plans)
    }

    /// Whatever the versions: those of a base that was generated have their changes behind them.
    func insertRows(_ plans: [WeekPlan]) throws {
        try insert(plans, "INSERT INTO week (organisation_id, person_id, monday, cells, version)") { plan in
            "(\(organisation), \(plan.person), \(plan.week.monday), \(plan.cells.text), \(plan.version))"
        }
    }
}
