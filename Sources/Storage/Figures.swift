import CivilTime
import SQLDriver
import Telework
import UseCases

/// What the writes of a transaction change in the figures of its organisme.
final class FigureBook {
    var change = FigureTally()
}

extension StoredRow {
    /// Four columns: measure, slice, month, amount.
    mutating func figure() throws -> (figure: Figure, amount: Int) {
        let measure: Measure = try code()
        let slice = try parsed { Slice(code: $0) }
        return (Figure(measure, slice, try month()), try int())
    }
}

extension SQLTransaction {
    func figures() throws -> FigureTally {
        var tally = FigureTally()
        try each(
            """
            SELECT k.measure, k.slice, k.month, CAST(sum(k.amount) AS BIGINT) FROM (
                SELECT t.measure, t.slice, t.month, t.amount FROM figure_total AS t
                WHERE t.organisation_id = \(organisation)
                UNION ALL
                SELECT c.measure, c.slice, c.month, c.amount FROM figure_change AS c
                WHERE c.organisation_id = \(organisation)
            ) AS k
            GROUP BY k.measure, k.slice, k.month
            """, of: "figure_total"
        ) { row in
            let (figure, amount) = try row.figure()
            tally.add(amount, to: figure)
        }
        return tally
    }

    func figureDefinition() throws -> Int? {
        try connection.value(
            "SELECT f.definition FROM figure_count AS f WHERE f.organisation_id = \(organisation)", as: Int.self)
    }

    func hasFigureChanges() throws -> Bool {
        try connection.first("SELECT 1 FROM figure_change WHERE organisation_id = \(organisation) LIMIT 1") != nil
    }
}

extension SQLWriteTransaction {
    /// Adds what the transaction changed, summed by figure, as rows of its own.
    func keepFigures() throws {
        guard !figureBook.change.isEmpty else { return }
        let batch = [UInt64.random(in: .min ... .max), .random(in: .min ... .max)]
            .map { String($0, radix: 36) }.joined(separator: "-")
        try insertFigures(figureBook.change, "figure_change", "batch, ", "\(batch), ")
        figureBook.change = FigureTally()
    }

    func foldFigures(limit: Int) throws -> Int {
        var batches: Set<String> = []
        var change = FigureTally()
        try each(
            """
            DELETE FROM figure_change WHERE organisation_id = \(organisation) AND batch IN (
                SELECT DISTINCT c.batch FROM figure_change AS c
                WHERE c.organisation_id = \(organisation) ORDER BY c.batch LIMIT \(limit))
            RETURNING batch, measure, slice, month, amount
            """, of: "figure_change"
        ) { row in
            batches.insert(try row.text())
            let (figure, amount) = try row.figure()
            change.add(amount, to: figure)
        }
        try insertFigures(
            change, "figure_total", "", "",
            onConflict: """
                 ON CONFLICT (organisation_id, measure, slice, month)
                DO UPDATE SET amount = figure_total.amount + excluded.amount
                """)
        return batches.count
    }

    func replaceFigures(with tally: FigureTally, definition: Int) throws {
        // The rows that were counted hold what this transaction wrote.
        figureBook.change = FigureTally()
        try run("DELETE FROM figure_change WHERE organisation_id = \(organisation)")
        try run("DELETE FROM figure_total WHERE organisation_id = \(organisation)")
        try insertFigures(tally, "figure_total", "", "")
        try run(
            """
            INSERT INTO figure_count (organisation_id, definition) VALUES (\(organisation), \(definition))
            ON CONFLICT (organisation_id) DO UPDATE SET definition = excluded.definition
            """)
    }

    /// Says that the figures are not those of the rows any more, until they are counted again.
    func forgetFigures() throws {
        try run("DELETE FROM figure_count WHERE organisation_id = \(organisation)")
    }

    /// An act changes some ten figures: one statement, whose text only depends on how many.
    private func insertFigures(
        _ tally: FigureTally, _ table: StaticString, _ column: SQLQuery, _ value: SQLQuery,
        onConflict tail: SQLQuery = ""
    ) throws {
        let rows = tally.sorted.map { row -> SQLQuery in
            let (figure, amount) = row
            return """
                (\(organisation), \(value)\(figure.measure.rawValue), \(figure.slice.code), \(figure.month), \(amount))
                """
        }
        let size = 40
        for start in stride(from: 0, to: rows.count, by: size) {
            try run(
                "INSERT INTO \(raw: table) (organisation_id, \(column)measure, slice, month, amount) VALUES "
                    + rows[start..<min(start + size, rows.count)].joined(separator: ", ") + tail)
        }
    }
}
