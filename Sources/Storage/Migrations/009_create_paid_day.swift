import SQLDriver

extension Migration {
    /// What a close paid day by day, and the limit that it was computed with: rows are added and never changed.
    static let createPaidDay = Migration(
        9, "create_paid_day",
        [
            // Null in months closed before this step.
            """
            ALTER TABLE month_close ADD COLUMN \(Column.optionalCode("basis", in: "'none', 'collective'"))
            """,
            """
            ALTER TABLE month_close ADD COLUMN limit_day \(Column.long)
            """,
            """
            ALTER TABLE month_close ADD COLUMN limit_month \(Column.long)
            """,
            """
            ALTER TABLE month_close ADD COLUMN \(Column.optionalCode(
                "limit_certainty", in: "'verified', 'unverified', 'fictional'"))
            """,
            // Kept in the order of its key: a month of someone is a few neighbours. halves is null, and all that goes with
            // it, for a day that earned nothing.
            """
            CREATE TABLE paid_day (
                organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
                \(Column.identifier("person_id")),
                \(Column.day("day")),
                \(Column.month("month")),
                cells TEXT NOT NULL CHECK (length(cells) = 2 AND ltrim(cells, 'SsHROTA.F') = ''),
                \(Column.optionalText("service", atMost: "100")),
                halves INTEGER CHECK (halves IN (1, 2)),
                unit \(Column.long),
                \(Column.optionalCode("certainty", in: "'verified', 'unverified', 'fictional'")),
                \(Column.optionalText("text_id", atMost: "200")),
                \(Column.optionalText("article", atMost: "200")),
                \(Column.optionalCode("layer", in: "'network', 'branch', 'organisme', 'service'")),
                PRIMARY KEY (organisation_id, person_id, day, month),
                CHECK (substr(day, 1, 7) <= month),
                CHECK ((halves IS NULL) = (unit IS NULL)),
                CHECK ((halves IS NULL) = (certainty IS NULL)),
                CHECK ((halves IS NULL) = (text_id IS NULL)),
                CHECK ((halves IS NULL) = (article IS NULL)),
                CHECK ((halves IS NULL) = (layer IS NULL)),
                FOREIGN KEY (organisation_id, month) REFERENCES month_close (organisation_id, month),
                \(Column.reference("person_id", to: "person"))
            )\(Column.growingClustered)
            """,
        ])
}
