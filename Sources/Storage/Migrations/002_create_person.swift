import SQLDriver

extension Migration {
    static let createPerson = Migration(
        2, "create_person",
        [
            // search_key and sort_key are worked out by NameKeys: no engine folds or sorts French alike.
            """
            CREATE TABLE person (
                \(Column.organisation),
                \(Column.identifier("id")),
                \(Column.name("employee_number", atMost: "100")),
                \(Column.name("family_name")),
                \(Column.name("given_name")),
                \(Column.text("email", atMost: "320")),
                \(Column.optionalCode("sex", in: "'F', 'H', 'X'")),
                contract TEXT NOT NULL CHECK (contract IN (
                    'CDI', 'CDD', 'apprentissage', 'professionnalisation', 'stage', 'mise_a_disposition')),
                \(Column.day("first_day")),
                \(Column.optionalDay("last_day")),
                \(Column.halfDays("pattern", letters: "01")),
                \(Column.text("team", atMost: "100")),
                \(Column.text("site", atMost: "100")),
                \(Column.text("post", atMost: "100")),
                \(Column.optionalIdentifier("manager_id")),
                \(Column.optionalIdentifier("answers_to")),
                \(Column.code("language", in: "'fr', 'en'")),
                \(Column.text("search_key", atMost: "4000")),
                \(Column.text("sort_key", atMost: "4000")),
                PRIMARY KEY (organisation_id, id),
                UNIQUE (organisation_id, employee_number),
                CHECK (last_day >= first_day),
                \(Column.reference("manager_id", to: "person")),
                \(Column.reference("answers_to", to: "person"))
            )\(Column.strict)
            """,
            """
            CREATE INDEX person_by_name ON person (organisation_id, sort_key, employee_number)
            """,
            """
            CREATE INDEX person_by_team ON person (organisation_id, team, sort_key, employee_number)
            """,
            """
            CREATE INDEX person_by_answers_to ON person (organisation_id, answers_to, sort_key, employee_number)
            """,
        ])
}
