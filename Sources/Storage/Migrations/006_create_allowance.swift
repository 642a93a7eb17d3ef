import SQLDriver

extension Migration {
    /// Months once closed: rows are added and never changed. Triggers differ between engines, so the program has no
    /// statement that would change one, and a test reads its sources to hold that.
    static let createAllowance = Migration(
        6, "create_allowance",
        [
            """
            CREATE TABLE month_close (
                \(Column.organisation),
                \(Column.month("month")),
                \(Column.instant("closed_at")),
                \(Column.optionalIdentifier("closed_by")),
                line_count INTEGER NOT NULL CHECK (line_count >= 0),
                \(Column.cents("total")),
                PRIMARY KEY (organisation_id, month)
            )\(Column.strict)
            """,
            """
            CREATE TABLE allowance_line (
                \(Column.organisation),
                \(Column.month("month")),
                \(Column.identifier("person_id")),
                \(Column.code("pay_code", in: "'ALLOC_TELETRAVAIL', 'REGUL_TELETRAVAIL'")),
                \(Column.cents("unit")),
                halves INTEGER NOT NULL,
                \(Column.cents("amount")),
                \(Column.cents("exempt")),
                \(Column.month("origin")),
                PRIMARY KEY (organisation_id, month, person_id, origin, unit, pay_code),
                CHECK (origin <= month),
                FOREIGN KEY (organisation_id, month) REFERENCES month_close (organisation_id, month),
                \(Column.reference("person_id", to: "person"))
            )\(Column.growing)
            """,
            """
            CREATE INDEX allowance_line_by_origin
            ON allowance_line (organisation_id, person_id, origin, month, unit, pay_code)
            """,
            """
            CREATE TABLE pending_correction (
                \(Column.organisation),
                \(Column.month("month")),
                \(Column.identifier("person_id")),
                PRIMARY KEY (organisation_id, month, person_id),
                \(Column.reference("person_id", to: "person"))
            )\(Column.strict)
            """,
            """
            CREATE TABLE amount_confirmation (
                \(Column.organisation),
                year INTEGER NOT NULL CHECK (year BETWEEN 1 AND 9999),
                \(Column.text("amounts", atMost: "4000")),
                \(Column.optionalIdentifier("confirmed_by")),
                \(Column.instant("confirmed_at")),
                PRIMARY KEY (organisation_id, year)
            )\(Column.strict)
            """,
        ])
}
