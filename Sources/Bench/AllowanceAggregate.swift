import CivilTime
import SQLDriver
import Telework

/// The allowance of a month as one SQL statement over the rows of weeks: what a database alone would do.
///
/// The places that earn it, and what a half-day earns, are those of the sample text that the bench's organisme is under.
struct AllowanceAggregate {
    private let query: SQLQuery

    /// - Parameter amounts: The amount of each day of the month.
    init(organisation: OrganisationID, month: YearMonth, amounts: [LocalDate: Cents]) {
        let days = month.days.compactMap { date -> SQLQuery? in
            guard let amount = amounts[date] else { return nil }
            let offset = (date.weekday.rawValue - 1) * 2 + 1
            return "(\(date.monday.iso), \(offset), \(Int(amount.value)))"
        }
        let rows = days.joined(separator: ", ")
        query = """
            WITH day(monday, place, unit) AS (VALUES \(rows))
            SELECT sum((halves * unit + 1) / 2) FROM (
                SELECT w.person_id, d.unit AS unit,
                    sum((substr(w.cells, d.place, 1) IN ('H', 'R', 'T'))
                        + (substr(w.cells, d.place + 1, 1) IN ('H', 'R', 'T'))) AS halves
                FROM week w JOIN day d ON d.monday = w.monday
                WHERE w.organisation_id = \(organisation.rawValue)
                GROUP BY w.person_id, d.unit
            )
            """
    }

    func total(_ database: some SQLDatabase) async throws -> Int64 {
        try await database.read { try $0.value(query, as: Int64.self) } ?? 0
    }
}
