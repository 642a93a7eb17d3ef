import SQLDriver
import Testing

@Suite("Errors on every engine")
struct ErrorContract {
    private static let schema: [SQLQuery] = [
        "CREATE TABLE team (id TEXT PRIMARY KEY, code TEXT UNIQUE)\(sqlite: " STRICT", postgres: "")",
        """
        CREATE TABLE person (
            id TEXT PRIMARY KEY,
            team_id TEXT NOT NULL REFERENCES team (id),
            deputy_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            active INTEGER NOT NULL CHECK (active IN (0, 1))
        )\(sqlite: " STRICT", postgres: "")
        """,
        "INSERT INTO team VALUES ('t1', 'front')",
        "INSERT INTO person VALUES ('p1', 't1', NULL, 1)",
    ]

    private func database(_ engine: Engine) async throws -> any SQLDatabase {
        let database = try await Place(engine).open()
        try await database.write { connection in
            for statement in Self.schema { try connection.run(statement) }
        }
        return database
    }

    @Test(
        "each refusal has its kind",
        arguments: [Engine.sqliteInMemory, .postgres],
        [
            ("INSERT INTO team VALUES ('t1', 'back')", .uniqueViolation),
            ("INSERT INTO team VALUES ('t2', 'front')", .uniqueViolation),
            ("INSERT INTO person VALUES ('p2', 't9', NULL, 1)", .foreignKeyViolation),
            ("DELETE FROM team WHERE id = 't1'", .foreignKeyViolation),
            ("INSERT INTO person VALUES ('p2', 't1', NULL, 2)", .checkViolation),
            ("INSERT INTO person VALUES ('p2', NULL, NULL, 1)", .notNullViolation),
            ("INSERT INTO person VALUES ('p2', 't1', NULL, 'yes')", .invalidValue),
            ("SELEC 1", .syntax),
            ("SELECT * FROM nobody", .syntax),
            ("SELECT nothing FROM team", .syntax),
            ("SELECT \"text in double quotes\" FROM team", .syntax),
            ("INSERT INTO team VALUES ('t2', \("a\u{0}b" as String))", .invalidValue),
        ] as [(SQLQuery, SQLError.Kind)])
    func kinds(engine: Engine, trial: (statement: SQLQuery, kind: SQLError.Kind)) async throws {
        let database = try await database(engine)
        let error = await #expect(throws: SQLError.self) { try await database.write { try $0.run(trial.statement) } }
        #expect(error?.kind == trial.kind, "\(error.map(String.init(describing:)) ?? "no error")")
        #expect(error?.sql == trial.statement.rendered(for: engine.dialect).text)
        #expect(error?.message.isEmpty == false)
    }

    @Test("what is checked at the commit is refused there", arguments: [Engine.sqliteInMemory, .postgres])
    func deferredForeignKey(engine: Engine) async throws {
        let database = try await database(engine)
        let error = await #expect(throws: SQLError.self) {
            try await database.write { try $0.run("INSERT INTO person VALUES ('p2', 't1', 'p9', 1)") }
        }
        #expect(error?.kind == .foreignKeyViolation)
        #expect(try await database.read { try $0.value("SELECT count(*) FROM person", as: Int.self) } == 1)
    }

    @Test("no value of the data is in an error", arguments: [Engine.sqliteInMemory, .postgres])
    func redaction(engine: Engine) async throws {
        let database = try await database(engine)
        let secret = "Dumas"
        try await database.write { try $0.run("INSERT INTO team VALUES ('t2', \(secret))") }
        let error = await #expect(throws: SQLError.self) {
            try await database.write { try $0.run("INSERT INTO team VALUES ('t3', \(secret))") }
        }
        #expect(error?.description.contains(engine == .postgres ? "team_code_key" : "team.code") == true)
        #expect(error?.description.contains(secret) == false)
    }

    @Test(
        "a floating-point result is refused with the name of its column", arguments: [Engine.sqliteInMemory, .postgres])
    func floatingPoint(engine: Engine) async throws {
        let database = try await database(engine)
        let error = await #expect(throws: SQLError.self) {
            try await database.read { _ = try $0.first("SELECT avg(active) AS mean FROM person") }
        }
        #expect(
            error?.kind
                == .wrongType(
                    column: "mean", expected: "integer, text or blob", found: engine == .postgres ? "numeric" : "real"))
    }
}
