import CivilTime
import SQLDriver
import Telework
import UseCases

/// A transaction of the network: sums over all organismes, made by the engine.
struct SQLNetworkTransaction: NetworkReading {
    let connection: any SQLConnection

    func members() throws -> [NetworkMember] {
        try connection.all(
            """
            SELECT o.organisation_id, o.code, o.name, o.branch, f.definition FROM organisation AS o
            LEFT JOIN figure_count AS f ON f.organisation_id = o.organisation_id
            WHERE \(SQLStore.isOpen)
            ORDER BY o.code
            """
        ) { row in
            var row = StoredRow(row, of: "organisation")
            return NetworkMember(
                id: try row.identifier(), code: try row.text(), name: try row.text(), branch: try row.next(),
                isCounted: try row.next(as: Int?.self) == Counting.definition)
        }
    }

    func figures(from first: YearMonth, through last: YearMonth) throws -> FigureTally {
        var tally = FigureTally()
        try connection.each(
            """
            SELECT k.measure, k.slice, k.month, CAST(sum(k.amount) AS BIGINT)
            FROM (\(kept("t.month <= \(last)"))) AS k
            GROUP BY k.measure, k.slice, k.month
            """
        ) { row in
            var row = StoredRow(row, of: "figure_total")
            let (figure, amount) = try row.figure()
            tally.add(amount, to: figure)
        }
        return tally.collapsed(from: first, through: last)
    }

    func sums(of month: YearMonth, requestsFrom first: YearMonth) throws -> [OrganisationID: OrganismeSums] {
        let stocks = [Measure.people, .teleworkers]
        let paid = [Measure.closes, .paidPeople, .paidHalves, .paidCents]
        let requests = [Measure.granted, .refused, .decisionMinutes]
        let columns = (stocks + paid + requests).map { measure -> SQLQuery in
            let from: SQLQuery =
                measure.isStock ? "" : " AND f.month >= \(requests.contains(measure) ? first : month)"
            return """
                CAST(coalesce(sum(f.amount) FILTER (WHERE f.measure = \(measure.rawValue)\(from)), 0) AS BIGINT)
                """
        }
        let measures = (stocks + paid + requests).map { "\($0.rawValue)" as SQLQuery }.joined(separator: ", ")
        let known = try begun(by: month)
        let rows = try connection.all(
            """
            SELECT f.organisation_id, \(columns.joined(separator: ", "))
            FROM (\(kept("t.slice = '' AND t.month <= \(month) AND t.measure IN (\(measures))"))) AS f
            GROUP BY f.organisation_id
            """
        ) { row in
            var row = StoredRow(row, of: "figure_total")
            let id: OrganisationID = try row.identifier()
            var sums = OrganismeSums()
            sums.isBegun = known.contains(id)
            sums.people = try row.int()
            sums.teleworkers = try row.int()
            sums.closes = try row.int()
            sums.paidPeople = try row.int()
            sums.paidHalves = try row.int()
            sums.paidCents = try row.int()
            sums.granted = try row.int()
            sums.refused = try row.int()
            sums.decisionMinutes = try row.int()
            return (id, sums)
        }
        return Dictionary(rows, uniquingKeysWith: { $1 })
    }

    /// The organismes of which an agreement was in force, or a month closed, by the end of a month: those with a month
    /// that adds some (`FigureTally.isBegun(by:)`), once totals and changes are put together.
    private func begun(by month: YearMonth) throws -> Set<OrganisationID> {
        let measures = [Measure.teleworkers, .closes].map { "\($0.rawValue)" as SQLQuery }.joined(separator: ", ")
        let ids = try connection.all(
            """
            SELECT DISTINCT b.organisation_id FROM (
                SELECT f.organisation_id
                FROM (\(kept("t.slice = '' AND t.month <= \(month) AND t.measure IN (\(measures))"))) AS f
                GROUP BY f.organisation_id, f.measure, f.month
                HAVING sum(f.amount) > 0
            ) AS b
            """
        ) { row -> OrganisationID in
            var row = StoredRow(row, of: "figure_total")
            return try row.identifier()
        }
        return Set(ids)
    }

    /// Totals, and what no total has taken up yet, of the organismes that are open and counted. CROSS JOIN keeps the order:
    /// organismes first, as they are the few, then the rows of each by their key.
    private func kept(_ condition: SQLQuery) -> SQLQuery {
        ["figure_total", "figure_change"].map { (table: StaticString) -> SQLQuery in
            """
            SELECT t.organisation_id, t.measure, t.slice, t.month, t.amount
            FROM figure_count AS o CROSS JOIN \(raw: table) AS t
            WHERE o.definition = \(Counting.definition) AND \(SQLStore.isOpen)
            AND t.organisation_id = o.organisation_id AND \(condition)
            """
        }.joined(separator: " UNION ALL ")
    }
}
