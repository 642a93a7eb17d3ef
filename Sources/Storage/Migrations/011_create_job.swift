import SQLDriver

extension Migration {
    /// The work that servers share, and what finds messages by their age.
    static let createJob = Migration(
        11, "create_job",
        [
            // due_at is when something is to happen: when the job is due, tried again, or its lease over; for jobs that
            // are over, since when. kind is open: a newer version may have added some while this one still serves.
            """
            CREATE TABLE job (
                \(Column.organisation),
                \(Column.identifier("id")),
                \(Column.name("kind", atMost: "100")),
                \(Column.name("job_key")),
                \(Column.text("payload", atMost: "2000")),
                attempts INTEGER NOT NULL CHECK (attempts >= 0),
                token \(Column.long) NOT NULL CHECK (token >= 0),
                \(Column.code("state", in: "'waiting', 'leased', 'failed', 'buried', 'done'")),
                \(Column.instant("due_at")),
                \(Column.optionalIdentifier("owner")),
                \(Column.optionalText("failure", atMost: "100")),
                PRIMARY KEY (organisation_id, id),
                UNIQUE (organisation_id, kind, job_key),
                CHECK ((state = 'leased') = (owner IS NOT NULL)),
                CHECK (state NOT IN ('failed', 'buried') OR failure IS NOT NULL)
            )\(Column.strict)
            """,
            """
            CREATE INDEX job_to_claim ON job (organisation_id, kind, due_at, id)
            """,
            """
            CREATE INDEX job_by_state ON job (organisation_id, state, due_at)
            """,
            """
            CREATE INDEX outbox_by_time ON outbox (organisation_id, created_at)
            """,
        ])
}
