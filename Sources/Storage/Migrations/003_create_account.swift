import SQLDriver

extension Migration {
    static let createAccount = Migration(
        3, "create_account",
        [
            """
            CREATE TABLE account (
                \(Column.organisation),
                \(Column.identifier("id")),
                \(Column.name("login")),
                \(Column.optionalIdentifier("person_id")),
                \(Column.text("roles", atMost: "200")),
                \(Column.text("password_hash", atMost: "500")),
                \(Column.flag("must_change_password")),
                \(Column.flag("enabled")),
                \(Column.code("language", in: "'fr', 'en'")),
                PRIMARY KEY (organisation_id, id),
                UNIQUE (organisation_id, login),
                UNIQUE (organisation_id, person_id),
                \(Column.reference("person_id", to: "person"))
            )\(Column.strict)
            """,
            """
            CREATE TABLE session (
                \(Column.organisation),
                \(Column.identifier("digest")),
                \(Column.identifier("account_id")),
                \(Column.name("csrf_token")),
                \(Column.instant("created_at")),
                \(Column.instant("expires_at")),
                PRIMARY KEY (organisation_id, digest),
                \(Column.reference("account_id", to: "account"))
            )\(Column.strict)
            """,
            """
            CREATE INDEX session_by_account ON session (organisation_id, account_id)
            """,
            """
            CREATE INDEX session_by_expiry ON session (organisation_id, expires_at)
            """,
            // Failures of one login in one millisecond share a row. The login may be nobody's.
            """
            CREATE TABLE failed_sign_in (
                \(Column.organisation),
                \(Column.text("login", atMost: "20000")),
                \(Column.instant("failed_at")),
                times INTEGER NOT NULL CHECK (times >= 1),
                PRIMARY KEY (organisation_id, login, failed_at)
            )\(Column.strict)
            """,
            """
            CREATE TABLE form_token (
                \(Column.organisation),
                \(Column.identifier("account_id")),
                \(Column.name("token")),
                \(Column.text("answer", atMost: "2000")),
                \(Column.instant("answered_at")),
                PRIMARY KEY (organisation_id, account_id, token)
            )\(Column.strict)
            """,
        ])
}
