import SQLDriver

extension Migration {
    /// The journal and its chain. No foreign key ties them: what a verification looks for is precisely a row that is
    /// missing, and a chain must outlive what it seals.
    static let createJournal = Migration(
        7, "create_journal",
        [
            // sequence is the place of the seal, so that the unsealed tail is found without reading the chain. A row
            // slipped in by hand cannot hide in it: a place taken is refused, and one beyond the head is unsealed.
            """
            CREATE TABLE journal (
                \(Column.organisation),
                \(Column.identifier("id")),
                \(Column.instant("happened_at")),
                \(Column.optionalIdentifier("actor_id")),
                \(Column.name("kind", atMost: "100")),
                \(Column.optionalIdentifier("person_id")),
                \(Column.optionalText("entity", atMost: "200")),
                \(Column.text("rules", atMost: "200")),
                \(Column.text("commitment", atMost: "200")),
                \(Column.text("authenticator", atMost: "200")),
                sequence \(Column.long) CHECK (sequence >= 1),
                PRIMARY KEY (organisation_id, id),
                UNIQUE (organisation_id, sequence)
            )\(Column.growing)
            """,
            """
            CREATE INDEX journal_by_time ON journal (organisation_id, happened_at, id)
            """,
            """
            CREATE INDEX journal_by_person ON journal (organisation_id, person_id, happened_at, id)
            """,
            """
            CREATE INDEX journal_by_kind ON journal (organisation_id, kind, happened_at, id)
            """,
            """
            CREATE TABLE journal_payload (
                \(Column.organisation),
                \(Column.identifier("journal_id")),
                \(Column.text("salt", atMost: "200")),
                \(Column.text("body", atMost: "100000")),
                PRIMARY KEY (organisation_id, journal_id)
            )\(Column.growing)
            """,
            """
            CREATE TABLE journal_seal (
                \(Column.organisation),
                sequence \(Column.long) NOT NULL CHECK (sequence >= 1),
                \(Column.identifier("journal_id")),
                \(Column.name("hash")),
                PRIMARY KEY (organisation_id, sequence),
                UNIQUE (organisation_id, journal_id)
            )\(Column.growing)
            """,
            """
            CREATE TABLE reading (
                \(Column.organisation),
                \(Column.identifier("person_id")),
                \(Column.day("day")),
                \(Column.identifier("viewer_id")),
                \(Column.name("use_case", atMost: "100")),
                PRIMARY KEY (organisation_id, person_id, day, viewer_id, use_case),
                \(Column.reference("person_id", to: "person"))
            )\(Column.growing)
            """,
            """
            CREATE TABLE outbox (
                \(Column.organisation),
                \(Column.identifier("id")),
                \(Column.name("kind", atMost: "100")),
                \(Column.optionalIdentifier("person_id")),
                \(Column.optionalText("entity", atMost: "200")),
                \(Column.instant("created_at")),
                PRIMARY KEY (organisation_id, id)
            )\(Column.strict)
            """,
        ])
}
