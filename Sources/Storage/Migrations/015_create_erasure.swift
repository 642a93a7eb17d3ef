import SQLDriver

extension Migration {
    /// What is said of organismes outside their rows: that one is closed, and that one was erased. The columns are not
    /// called `organisation_id`: these rows outlive what they speak of, and no transaction of an organisme is theirs.
    ///
    /// Every server must know that an organisme can be closed.
    static let createErasure = Migration(
        15, "create_erasure",
        [
            // origin tells which base an organisme is being taken in from, so that no other one goes on with it.
            """
            CREATE TABLE closed_organisation (
                \(Column.identifier("closed_id")) PRIMARY KEY,
                \(Column.code("reason", in: "'closed', 'arriving', 'erasing'")),
                \(Column.instant("since")),
                \(Column.optionalText("origin", atMost: "300"))
            )\(Column.clustered)
            """,
            """
            CREATE TABLE erasure (
                \(Column.identifier("erased_id")),
                \(Column.instant("begun_at")),
                \(Column.name("code", atMost: "100")),
                entries \(Column.long) NOT NULL CHECK (entries >= 0),
                head_sequence \(Column.long) CHECK (head_sequence >= 1),
                \(Column.optionalText("head_hash", atMost: "200")),
                ended_at \(Column.long),
                \(Column.optionalText("authenticator", atMost: "200")),
                PRIMARY KEY (erased_id, begun_at),
                CHECK ((head_sequence IS NULL) = (head_hash IS NULL)),
                CHECK ((ended_at IS NULL) = (authenticator IS NULL))
            )\(Column.clustered)
            """,
            """
            CREATE TABLE erased_rows (
                \(Column.identifier("erased_id")),
                \(Column.instant("begun_at")),
                \(Column.name("table_name", atMost: "100")),
                row_count \(Column.long) NOT NULL CHECK (row_count >= 0),
                PRIMARY KEY (erased_id, begun_at, table_name),
                FOREIGN KEY (erased_id, begun_at) REFERENCES erasure (erased_id, begun_at)
            )\(Column.clustered)
            """,
        ])
}
