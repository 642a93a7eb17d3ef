import SQLDriver

extension Migration {
    static let createRequest = Migration(
        4, "create_request",
        [
            // due_key is answer_due, or a text after every date: engines disagree on where null sorts.
            // What a state carries is there in that state and nowhere else. Texts are counted in code points here and in
            // characters by the use cases, hence limits far above theirs.
            """
            CREATE TABLE request (
                \(Column.organisation),
                \(Column.identifier("id")),
                \(Column.identifier("person_id")),
                \(formula("formula")) NOT NULL,
                \(Column.name("places")),
                \(Column.day("start_day")),
                \(Column.optionalDay("end_day")),
                \(Column.instant("submitted_at")),
                \(Column.day("submitted_on")),
                \(Column.optionalDay("answer_due")),
                due_key TEXT NOT NULL CHECK (due_key = coalesce(answer_due, '9999-99-99')),
                \(Column.text("message", atMost: "20000")),
                \(Column.code(
                    "state", in: "'submitted', 'countered', 'accepted', 'refused', 'withdrawn', 'granted'")),
                state_at \(Column.long),
                \(Column.optionalIdentifier("state_by")),
                \(Column.optionalText("motive", atMost: "200")),
                \(Column.optionalText("answer", atMost: "20000")),
                \(formula("counter_formula")),
                \(Column.optionalText("counter_places", atMost: "200")),
                \(Column.optionalDay("counter_start_day")),
                \(Column.optionalDay("counter_end_day")),
                \(Column.optionalIdentifier("agreement_id")),
                version INTEGER NOT NULL CHECK (version >= 1),
                PRIMARY KEY (organisation_id, id),
                CHECK ((state = 'submitted') = (state_at IS NULL)),
                CHECK (state_by IS NULL OR state IN ('countered', 'accepted', 'refused')),
                CHECK ((state = 'refused') = (motive IS NOT NULL)),
                CHECK ((state IN ('refused', 'countered')) = (answer IS NOT NULL)),
                CHECK ((state = 'countered') = (counter_formula IS NOT NULL)),
                CHECK ((state = 'countered') = (counter_places IS NOT NULL)),
                CHECK ((state = 'countered') = (counter_start_day IS NOT NULL)),
                CHECK (counter_end_day IS NULL OR state = 'countered'),
                CHECK ((state = 'granted') = (agreement_id IS NOT NULL)),
                \(Column.reference("person_id", to: "person"))
            )\(Column.growing)
            """,
            // One open request per person, whatever races.
            """
            CREATE UNIQUE INDEX request_open ON request (organisation_id, person_id)
            WHERE state IN ('submitted', 'countered', 'accepted')
            """,
            """
            CREATE INDEX request_by_state ON request (organisation_id, state, due_key, submitted_at, id)
            """,
            """
            CREATE INDEX request_by_person ON request (organisation_id, person_id, state, due_key, submitted_at, id)
            """,
            // No foreign key to the request: an agreement may have been signed before the program came.
            """
            CREATE TABLE agreement (
                \(Column.organisation),
                \(Column.identifier("id")),
                \(Column.identifier("person_id")),
                \(Column.identifier("request_id")),
                \(formula("formula")) NOT NULL,
                \(Column.name("places")),
                \(Column.day("first_day")),
                \(Column.optionalDay("last_day")),
                last_key TEXT NOT NULL CHECK (last_key = coalesce(last_day, '9999-99-99')),
                \(Column.text("texts", atMost: "20000")),
                \(Column.day("granted_on")),
                PRIMARY KEY (organisation_id, id),
                UNIQUE (organisation_id, request_id),
                CHECK (last_day >= first_day),
                \(Column.reference("person_id", to: "person"))
            )\(Column.growing)
            """,
            """
            CREATE INDEX agreement_by_person ON agreement (organisation_id, person_id, first_day, id)
            """,
            """
            CREATE INDEX agreement_by_end ON agreement (organisation_id, last_key, first_day)
            """,
        ])

    private static func formula(_ name: StaticString) -> SQLQuery {
        """
        \(raw: name) TEXT CHECK (
            length(\(raw: name)) <= 40
            AND (substr(\(raw: name), 1, 6) = 'fixed:' OR substr(\(raw: name), 1, 9) IN ('flexible:', 'envelope:')))
        """
    }
}
