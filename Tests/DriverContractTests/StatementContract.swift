import SQLDriver
import Testing

/// The constructs that every statement of the program is made of, on each engine: same rows, same order.
@Suite("Statements on every engine")
struct StatementContract {
    private static let engines: [Engine] = [.sqliteInMemory, .postgres]

    private static let schema: [SQLQuery] = [
        """
        CREATE TABLE agent (
            team TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, day TEXT,
            cents \(sqlite: "INTEGER", postgres: "BIGINT") NOT NULL,
            active INTEGER NOT NULL CHECK (active IN (0, 1)),
            digest \(sqlite: "BLOB", postgres: "BYTEA"),
            PRIMARY KEY (team, id)
        )\(sqlite: " STRICT, WITHOUT ROWID", postgres: "")
        """,
        "CREATE UNIQUE INDEX agent_active_name ON agent (name) WHERE active = 1",
        """
        INSERT INTO agent VALUES
            ('a', '1', 'Zoé', '2026-03-02', 3000000000, 1, NULL), ('a', '2', 'Éric', NULL, 5, 1, NULL),
            ('a', '3', 'eric', '2026-03-01', 5, 0, NULL), ('b', '1', 'Eve', '2026-03-02', 7, 1, NULL),
            ('b', '2', 'Zoé', '2026-03-02', 7, 0, NULL)
        """,
    ]

    private func database(_ engine: Engine) async throws -> any SQLDatabase {
        let database = try await Place(engine).open()
        try await database.write { connection in for statement in Self.schema { try connection.run(statement) } }
        return database
    }

    @Test(
        "a query gives the same rows",
        arguments: engines,
        [
            // Bytes of UTF-8 decide: capitals, then small letters, then accents.
            ("SELECT name FROM agent ORDER BY name, team, id", "Eve Zoé Zoé eric Éric"),
            ("SELECT id FROM agent ORDER BY cents DESC, team, id", "1 1 2 2 3"),
            ("SELECT id FROM agent ORDER BY day NULLS LAST, team, id", "3 1 1 2 2"),
            ("SELECT id FROM agent WHERE (team, id) > ('a', '2') ORDER BY team, id LIMIT 2", "3 1"),
            ("SELECT id FROM agent ORDER BY team, id LIMIT \(2) OFFSET \(1)", "2 3"),
            ("SELECT name FROM agent WHERE name LIKE 'Z%' AND active = 1", "Zoé"),
            ("SELECT count(*) FROM agent WHERE cents = \(Int64(3_000_000_000))", "1"),
            ("SELECT count(*) FROM agent WHERE active = \(true)", "3"),
            ("SELECT id FROM agent WHERE day BETWEEN '2026-03-01' AND '2026-03-01'", "3"),
            ("SELECT CAST(sum(cents) AS BIGINT) FROM agent WHERE team = 'b'", "14"),
            ("SELECT CAST(coalesce(sum(cents), 0) AS BIGINT) FROM agent WHERE team = 'z'", "0"),
            ("SELECT count(*) FILTER (WHERE active = 1) FROM agent", "3"),
            ("SELECT team, max(cents) FROM agent GROUP BY team ORDER BY team", "a 3000000000 b 7"),
            ("SELECT count(*) FROM agent WHERE day IS NOT DISTINCT FROM \(String?.none)", "1"),
            ("SELECT id FROM agent WHERE team = 'a' AND id IN \(list: ["1", "3", "9"]) ORDER BY id", "1 3"),
            ("SELECT count(*) FROM agent WHERE id IN \(list: [] as [String])", "0"),
            ("SELECT row_number() OVER (ORDER BY name, id) FROM agent WHERE team = 'a' ORDER BY id", "1 3 2"),
            ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4) SELECT i FROM n", "1 2 3 4"),
            ("SELECT EXISTS (SELECT 1 FROM agent WHERE team = 'b')", "1"),
            ("SELECT substr(day, 1, 7), length(name) FROM agent WHERE team = 'a' AND id = '1'", "2026-03 3"),
            ("SELECT CASE WHEN active = 1 THEN 'yes' ELSE 'no' END FROM agent WHERE team = 'b' ORDER BY id", "yes no"),
            ("SELECT name AS agent_name FROM agent WHERE TRUE AND id = '3'", "eric"),
            ("SELECT a.id FROM agent a LEFT JOIN agent b ON b.id = a.id AND b.team = 'b' WHERE b.id IS NULL", "3"),
            ("INSERT INTO agent VALUES ('a', '1', 'x', NULL, 0, 0, NULL) ON CONFLICT DO NOTHING RETURNING id", ""),
            (
                """
                INSERT INTO agent VALUES ('a', '1', 'Zoé', NULL, 8, 1, NULL)
                ON CONFLICT (team, id) DO UPDATE SET cents = excluded.cents RETURNING cents
                """, "8"
            ),
            ("DELETE FROM agent WHERE team = 'b' AND active = 0 RETURNING id", "2"),
            (
                """
                UPDATE agent SET active = 0 WHERE (team, id) = (SELECT team, id FROM agent WHERE active = 1
                    ORDER BY team, id LIMIT 1) RETURNING id
                """, "1"
            ),
        ] as [(SQLQuery, String)])
    func query(engine: Engine, trial: (query: SQLQuery, expected: String)) async throws {
        let database = try await database(engine)
        let found = try await database.write { connection in
            try connection.all(trial.query).flatMap { row in
                row.values.map { value in
                    switch value {
                    case .integer(let number): "\(number)"
                    case .text(let text): text
                    default: value.typeName
                    }
                }
            }
        }
        #expect(found.joined(separator: " ") == trial.expected)
    }

    @Test(
        "a statement is refused with the same kind",
        arguments: engines,
        [
            ("INSERT INTO agent VALUES ('c', '1', 'Zoé', NULL, 0, 1, NULL)", .uniqueViolation),
            ("INSERT INTO agent VALUES ('c', '1', 'x', NULL, 'abc', 0, NULL)", .invalidValue),
            ("SELECT id FROM agent LIMIT", .syntax),
            ("SELECT missing(1)", .syntax),
        ] as [(SQLQuery, SQLError.Kind)])
    func refusal(engine: Engine, trial: (statement: SQLQuery, kind: SQLError.Kind)) async throws {
        let database = try await database(engine)
        let error = await #expect(throws: SQLError.self) {
            try await database.write { _ = try $0.all(trial.statement) }
        }
        #expect(error?.kind == trial.kind, "\(error.map(String.init(describing:)) ?? "no error")")
    }

    @Test("the schema changes as one thing, and prepared statements follow", arguments: engines)
    func schemaChanges(engine: Engine) async throws {
        struct Stop: Error {}
        let database = try await database(engine)
        let everything: SQLQuery = "SELECT * FROM agent WHERE team = 'a' AND id = '1'"
        #expect(try await database.read { try $0.first(everything) }?.columns.names.count == 7)
        await #expect(throws: Stop.self) {
            try await database.write { connection in
                try connection.run("ALTER TABLE agent ADD COLUMN note TEXT")
                throw Stop()
            }
        }
        #expect(try await database.read { try $0.first(everything) }?.columns.names.count == 7)
        try await database.write { connection in
            try connection.run("ALTER TABLE agent ADD COLUMN note TEXT")
            try connection.run("ALTER TABLE agent RENAME COLUMN day TO until")
            try connection.run("UPDATE agent SET note = 'x'")
            try connection.run("CREATE TABLE copy (id TEXT PRIMARY KEY)")
            try connection.run("DROP TABLE copy")
        }
        let row = try await database.read { try $0.first(everything) }
        #expect(row?.columns.names.contains("until") == true)
        let note = try row?.get("note", as: String.self)
        #expect(note == "x")
    }

    @Test("pages by key cover every row once, in order", arguments: engines, [1, 2, 4, 5, 6])
    func pages(engine: Engine, size: Int) async throws {
        let database = try await database(engine)
        let seen = try await database.read { connection in
            var seen: [String] = []
            var last = ("", "")
            while true {
                let rows = try connection.all(
                    "SELECT name, team || id FROM agent WHERE (name, team || id) > (\(last.0), \(last.1)) ORDER BY 1, 2 LIMIT \(size)"
                )
                guard let end = rows.last else { return seen }
                seen += try rows.map { try $0.get(1, as: String.self) }
                last = (try end.get(0), try end.get(1))
            }
        }
        #expect(seen == ["b1", "a1", "b2", "a3", "a2"])
    }
}
