import SQLDriver

extension Migration {
    /// The organisme and what its HR files describe. Teams, services and heads refer to each other by the codes of the
    /// files, which the import checks line by line: no foreign key, because a team may be loaded before its head.
    static let createOrganisation = Migration(
        1, "create_organisation",
        [
            // The code is what people type to sign in: the only key that holds over all organismes.
            """
            CREATE TABLE organisation (
                organisation_id TEXT NOT NULL PRIMARY KEY CHECK (length(organisation_id) BETWEEN 1 AND 128),
                \(Column.name("code", atMost: "100")) UNIQUE,
                \(Column.name("name")),
                \(Column.optionalText("branch", atMost: "100")),
                \(Column.name("time_zone", atMost: "100")),
                \(Column.code("agreement_basis", in: "'none', 'collective'"))
            )\(Column.strict)
            """,
            """
            CREATE TABLE organisation_holiday (
                \(Column.organisation),
                \(Column.day("day")),
                \(Column.code("kind", in: "'extra', 'worked'")),
                \(Column.text("name", atMost: "200")),
                PRIMARY KEY (organisation_id, day, kind)
            )\(Column.strict)
            """,
            """
            CREATE TABLE site (
                \(Column.organisation),
                \(Column.name("code", atMost: "100")),
                \(Column.name("name")),
                zone TEXT NOT NULL CHECK (zone IN (
                    'FR', 'FR-57', 'FR-67', 'FR-68', 'FR-971', 'FR-972', 'FR-973', 'FR-974', 'FR-975', 'FR-976',
                    'FR-BL', 'FR-MF')),
                desks INTEGER CHECK (desks >= 0),
                PRIMARY KEY (organisation_id, code)
            )\(Column.strict)
            """,
            """
            CREATE TABLE service (
                \(Column.organisation),
                \(Column.name("code", atMost: "100")),
                \(Column.name("name")),
                \(Column.optionalText("parent", atMost: "100")),
                \(Column.optionalText("head", atMost: "100")),
                PRIMARY KEY (organisation_id, code)
            )\(Column.strict)
            """,
            """
            CREATE TABLE team (
                \(Column.organisation),
                \(Column.name("code", atMost: "100")),
                \(Column.name("name")),
                \(Column.text("service", atMost: "100")),
                \(Column.optionalText("head", atMost: "100")),
                PRIMARY KEY (organisation_id, code)
            )\(Column.strict)
            """,
            """
            CREATE TABLE post (
                \(Column.organisation),
                \(Column.name("code", atMost: "100")),
                \(Column.name("title")),
                PRIMARY KEY (organisation_id, code)
            )\(Column.strict)
            """,
            """
            CREATE TABLE post_activity (
                \(Column.organisation),
                \(Column.name("post_code", atMost: "100")),
                rank INTEGER NOT NULL CHECK (rank >= 1),
                \(Column.name("name")),
                share INTEGER NOT NULL CHECK (share BETWEEN 1 AND 100),
                \(Column.flag("teleworkable")),
                kind TEXT NOT NULL CHECK (kind IN (
                    'back_office', 'accueil', 'telephone', 'itinerant', 'social', 'encadrement', 'autre')),
                PRIMARY KEY (organisation_id, post_code, rank),
                FOREIGN KEY (organisation_id, post_code) REFERENCES post (organisation_id, code)
            )\(Column.strict)
            """,
        ])
}
