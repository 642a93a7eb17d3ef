import SQLDriver

extension Migration {
    static let createWeek = Migration(
        5, "create_week",
        [
            // Kept in the order of its key, so that a month of someone is five neighbours, read in one go.
            """
            CREATE TABLE week (
                organisation_id TEXT NOT NULL,
                \(Column.identifier("person_id")),
                \(Column.day("monday")),
                \(Column.halfDays("cells", letters: "SsHROTA.F")),
                version INTEGER NOT NULL CHECK (version >= 1),
                PRIMARY KEY (organisation_id, person_id, monday),
                \(Column.reference("person_id", to: "person"))
            )\(Column.growingClustered)
            """
        ])
}
