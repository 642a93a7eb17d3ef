import SQLDriver

extension Migration {
    /// The figures that are kept as things change. A program that does not know these tables would not: it is stopped first.
    static let createFigure = Migration(
        14, "create_figure",
        [
            // In the order of what a page sums: one measure, one part, months up to another.
            """
            CREATE TABLE figure_total (
                \(Column.organisation),
                \(Column.name("measure", atMost: "40")),
                \(Column.text("slice", atMost: "300")),
                \(Column.month("month")),
                amount \(Column.long) NOT NULL,
                PRIMARY KEY (organisation_id, measure, slice, month)
            )\(Column.clustered)
            """,
            // What transactions added since: rows of their own, so that no two writers wait for the same one. batch is made
            // by chance for each transaction.
            """
            CREATE TABLE figure_change (
                \(Column.organisation),
                \(Column.identifier("batch")),
                \(Column.name("measure", atMost: "40")),
                \(Column.text("slice", atMost: "300")),
                \(Column.month("month")),
                amount \(Column.long) NOT NULL,
                PRIMARY KEY (organisation_id, batch, measure, slice, month)
            )\(Column.clustered)
            """,
            // An organisme without a row, or of another definition, waits to be counted.
            """
            CREATE TABLE figure_count (
                \(Column.organisation),
                definition INTEGER NOT NULL CHECK (definition >= 1),
                PRIMARY KEY (organisation_id)
            )\(Column.strict)
            """,
        ])
}
