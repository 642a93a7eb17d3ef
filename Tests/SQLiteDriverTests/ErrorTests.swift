import SQLDriver
import SQLiteDriver
import Testing

@Suite("Errors of SQLite")
struct ErrorTests {
    private static let schema: [SQLQuery] = [
        "CREATE TABLE team (id TEXT PRIMARY KEY, code TEXT UNIQUE) STRICT",
        """
        CREATE TABLE person (
            id TEXT PRIMARY KEY,
            team_id TEXT NOT NULL REFERENCES team (id),
            deputy_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            active INTEGER NOT NULL CHECK (active IN (0, 1))
        ) STRICT
        """,
        "INSERT INTO team VALUES ('t1', 'front')",
        "INSERT INTO person VALUES ('p1', 't1', NULL, 1)",
    ]

    private func database() async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase.inMemory()
        try await database.write { connection in
            for statement in Self.schema { try connection.run(statement) }
        }
        return database
    }

    @Test(
        "each refusal has its kind",
        arguments: [
            ("INSERT INTO team VALUES ('t1', 'back')", .uniqueViolation),
            ("INSERT INTO team VALUES ('t2', 'front')", .uniqueViolation),
            ("INSERT INTO person VALUES ('p2', 't9', NULL, 1)", .foreignKeyViolation),
            ("DELETE FROM team WHERE id = 't1'", .foreignKeyViolation),
            ("INSERT INTO person VALUES ('p2', 't1', NULL, 2)", .checkViolation),
            ("INSERT INTO person VALUES ('p2', NULL, NULL, 1)", .notNullViolation),
            ("INSERT INTO person VALUES ('p2', 't1', NULL, 'yes')", .other(code: 3091)),
            ("SELEC 1", .syntax),
            ("SELECT * FROM nobody", .syntax),
            ("SELECT nothing FROM team", .syntax),
            ("SELECT \"text in double quotes\" FROM team", .syntax),
            ("INSERT INTO team VALUES ('t2', \("a\u{0}b" as String))", .invalidValue),
        ] as [(SQLQuery, SQLError.Kind)])
    func kinds(statement: SQLQuery, expected: SQLError.Kind) async throws {
        let database = try await database()
        let error = await #expect(throws: SQLError.self) { try await database.write { try $0.run(statement) } }
        #expect(error?.kind == expected, "\(error.map(String.init(describing:)) ?? "no error")")
        #expect(error?.sql == statement.description)
        #expect(error?.message.isEmpty == false)
    }

    @Test("what is checked at the commit is refused there")
    func deferredForeignKey() async throws {
        let database = try await database()
        let error = await #expect(throws: SQLError.self) {
            try await database.write { try $0.run("INSERT INTO person VALUES ('p2', 't1', 'p9', 1)") }
        }
        #expect(error?.kind == .foreignKeyViolation)
        #expect(try await database.read { try $0.value("SELECT count(*) FROM person", as: Int.self) } == 1)
    }

    @Test("no value of the data is in an error")
    func redaction() async throws {
        let database = try await database()
        let secret = "Dumas"
        try await database.write { try $0.run("INSERT INTO team VALUES ('t2', \(secret))") }
        let error = await #expect(throws: SQLError.self) {
            try await database.write { try $0.run("INSERT INTO team VALUES ('t3', \(secret))") }
        }
        #expect(error?.description.contains("team.code") == true)
        #expect(error?.description.contains(secret) == false)
    }

    @Test("a full disk is said to be full, and what was there stays")
    func diskFull() async throws {
        let database = try await database()
        try await database.write { connection in
            let pages = try connection.value("PRAGMA page_count", as: Int.self) ?? 0
            // A PRAGMA takes no parameter; the limit cannot go below what is used.
            #expect(pages > 1)
            _ = try connection.first("PRAGMA max_page_count = 1")
        }
        let error = await #expect(throws: SQLError.self) {
            try await database.write { try $0.run("INSERT INTO team VALUES ('big', hex(zeroblob(100000)))") }
        }
        #expect(error?.kind == .diskFull)
        #expect(try await database.read { try $0.value("SELECT count(*) FROM team", as: Int.self) } == 1)
    }

    @Test("a floating-point result is refused with the name of its column")
    func floatingPoint() async throws {
        let database = try await database()
        let error = await #expect(throws: SQLError.self) {
            try await database.read { _ = try $0.first("SELECT avg(active) AS mean FROM person") }
        }
        #expect(error?.kind == .wrongType(column: "mean", expected: "integer, text or blob", found: "real"))
    }
}
