import SQLDriver
import SQLiteDriver
import Storage
import Testing

@Suite("Migrations")
struct MigratorTests {
    private static let first = Migration(
        1, "create_note",
        [
            "CREATE TABLE note (id TEXT PRIMARY KEY, cents \(sqlite: "INTEGER", postgres: "BIGINT") NOT NULL)",
            "CREATE INDEX note_cents ON note (cents)",
        ])
    private static let second = Migration(
        2, "add_note_label",
        ["ALTER TABLE note ADD COLUMN label TEXT", "UPDATE note SET label = \("old" as String)"])
    private static let third = Migration(3, "create_tag", ["CREATE TABLE tag (id TEXT PRIMARY KEY)"])

    private let database: SQLiteDatabase

    init() throws { database = try SQLiteDatabase.inMemory() }

    private func tables() async throws -> [String] {
        try await database.read { connection in
            try connection.all("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") { try $0.get(0) }
        }
    }

    private func migrator(_ migrations: [Migration]) throws -> Migrator { try Migrator(migrations) }

    @Test("a new database goes through every step, recorded with the time given")
    func fresh() async throws {
        let migrator = try migrator([Self.first, Self.second])
        #expect(try await migrator.status(of: database).version == 0)
        #expect(try await migrator.pending(in: database).map(\.number) == [1, 2])
        #expect(try await tables().isEmpty, "asking changes nothing")

        let applied = try await migrator.migrate(database, now: 1_767_225_600_000)
        #expect(
            applied == [
                AppliedMigration(number: 1, name: "create_note", appliedAt: 1_767_225_600_000),
                AppliedMigration(number: 2, name: "add_note_label", appliedAt: 1_767_225_600_000),
            ])
        #expect(try await tables() == ["note", "schema_migration"])
        let status = try await migrator.status(of: database)
        #expect(status.applied == applied)
        #expect(status.pending.isEmpty)
    }

    @Test("a second run does nothing, a longer list only what is new")
    func again() async throws {
        try await migrator([Self.first, Self.second]).migrate(database, now: 1)
        #expect(try await migrator([Self.first, Self.second]).migrate(database, now: 2).isEmpty)

        let longer = try migrator([Self.first, Self.second, Self.third])
        #expect(try await longer.migrate(database, now: 3).map(\.number) == [3])
        #expect(try await longer.status(of: database).applied.map(\.appliedAt) == [1, 1, 3])
    }

    @Test("two servers that start together do each step once")
    func together() async throws {
        let migrator = try migrator([Self.first, Self.second, Self.third])
        let done = try await withThrowingTaskGroup(of: [AppliedMigration].self) { group in
            for _ in 0..<8 { group.addTask { try await migrator.migrate(database, now: 1) } }
            return try await group.reduce(into: [Int]()) { $0 += $1.map(\.number) }
        }
        #expect(done.sorted() == [1, 2, 3])
    }

    @Test("a database one step newer than the program is refused with a sentence")
    func newer() async throws {
        try await migrator([Self.first, Self.second]).migrate(database, now: 1)
        let older = try migrator([Self.first])
        let error = await #expect(throws: MigrationError.self) { try await older.migrate(database, now: 2) }
        #expect(error == .newerDatabase(found: 2, understood: 1))
        #expect(error?.description.contains("start the newer version of the program") == true)
        await #expect(throws: MigrationError.self) { try await older.status(of: database) }
    }

    @Test(
        "a newer database that says so is served by the programs of its step's oldest schema on, and no older one",
        arguments: EmptyBase.allCases)
    func neighbours(engine: EmptyBase) async throws {
        let database = try await engine.open()
        let third = Migration(3, "create_tag", oldestProgram: 2, ["CREATE TABLE tag (id TEXT PRIMARY KEY)"])
        let fourth = Migration(4, "create_mark", oldestProgram: 1, ["CREATE TABLE mark (id TEXT PRIMARY KEY)"])
        try await migrator([Self.first, Self.second, third, fourth]).migrate(database, now: 1)
        let beside = try migrator([Self.first, Self.second])
        #expect(try await beside.pending(in: database).isEmpty)
        #expect(try await beside.status(of: database).version == 4)
        #expect(try await beside.migrate(database, now: 2).isEmpty)
        #expect(try await migrator([Self.first, Self.second, third]).pending(in: database).isEmpty)
        // The fourth step bears the first program; the second and the third do not.
        let error = await #expect(throws: MigrationError.self) {
            try await migrator([Self.first]).pending(in: database)
        }
        #expect(error == .newerDatabase(found: 4, understood: 1))
    }

    @Test("a step known under another name is refused")
    func renamed() async throws {
        try await migrator([Self.first]).migrate(database, now: 1)
        let other = try migrator([Migration(1, "create_notes", Self.first.statements), Self.second])
        let error = await #expect(throws: MigrationError.self) { try await other.migrate(database, now: 2) }
        #expect(error == .renamed(number: 1, recorded: "create_note", known: "create_notes"))
        #expect(try await migrator([Self.first]).status(of: database).version == 1, "nothing more was run")
    }

    @Test("a record that lacks a step before others is refused")
    func missing() async throws {
        let migrator = try migrator([Self.first, Self.second, Self.third])
        try await migrator.migrate(database, now: 1)
        try await database.write { try $0.run("DELETE FROM schema_migration WHERE number = 2") }
        let error = await #expect(throws: MigrationError.self) { try await migrator.migrate(database, now: 2) }
        #expect(error == .missing(number: 2))
    }

    @Test("the program's own list counts one by one from 1", arguments: [[0], [2], [1, 1], [1, 3], [2, 1]])
    func consecutive(numbers: [Int]) {
        #expect(throws: MigrationError.self) { try Migrator(numbers.map { Migration($0, "step", []) }) }
    }

    @Test("a statement that fails undoes its step and names it; the steps before stay, and a corrected one goes on")
    func failingStatement() async throws {
        let wrong = Migration(
            2, "add_note_label", ["ALTER TABLE note ADD COLUMN label TEXT", "UPDATE nothing SET a = 1"])
        let error = await #expect(throws: MigrationError.self) {
            try await migrator([Self.first, wrong, Self.third]).migrate(database, now: 1)
        }
        guard case .failed(number: 2, name: "add_note_label", statement: 2, let cause) = error else {
            Issue.record("expected a failure at statement 2, found \(String(describing: error))")
            return
        }
        #expect(cause.kind == .syntax)
        let right = try migrator([Self.first, Self.second])
        #expect(try await right.status(of: database).version == 1)
        #expect(try await right.migrate(database, now: 2).map(\.number) == [2])
    }

    @Test("a failure at any statement, or at the commit, leaves whole steps only, and the next run finishes")
    func faults() async throws {
        let migrator = try migrator([Self.first, Self.second, Self.third])
        let counting = FaultyDatabase(wrapping: try SQLiteDatabase.inMemory())
        try await migrator.migrate(counting, now: 1)
        let count = await counting.statementCount
        #expect(count >= 20)
        for k in 1...count {
            let real = try SQLiteDatabase.inMemory()
            let faulty = FaultyDatabase(wrapping: real)
            await faulty.fail(at: k, with: SQLError(.diskFull, "The disk is full."))
            await #expect(throws: (any Error).self) { try await migrator.migrate(faulty, now: 1) }

            let version = try await migrator.status(of: real).version
            let objects = try await real.read { connection in
                try connection.value("SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'", as: Int.self)
            }
            // Nothing; schema_migration, note and its index; the same with a column; tag too.
            #expect(objects == [0, 3, 3, 4][version], "at statement \(k), version \(version)")
            try await migrator.migrate(real, now: 2)
            #expect(try await migrator.status(of: real).version == 3)
        }
    }
}
