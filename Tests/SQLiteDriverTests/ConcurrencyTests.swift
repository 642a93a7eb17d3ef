import SQLDriver
import SQLiteDriver
import Testing

@Suite("Racing on SQLite")
struct ConcurrencyTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func counter() async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase(path: directory.file())
        try await database.write { connection in
            try connection.run("CREATE TABLE counter (id INTEGER PRIMARY KEY, value INTEGER NOT NULL) STRICT")
            try connection.run("INSERT INTO counter VALUES (1, 0)")
        }
        return database
    }

    private func value(_ database: SQLiteDatabase) async throws -> Int? {
        try await database.read { try $0.value("SELECT value FROM counter") }
    }

    @Test("twenty writers lose nothing, in one program or in two", arguments: [1, 2])
    func racingWriters(programs: Int) async throws {
        let first = try await counter()
        let databases = [first] + (try (1..<programs).map { _ in try SQLiteDatabase(path: directory.file()) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<20 {
                let database = databases[writer % databases.count]
                group.addTask {
                    for _ in 0..<5 {
                        // Read, then write what was read: two that overlap would lose one.
                        try await database.write { connection in
                            let value = try connection.value("SELECT value FROM counter", as: Int.self) ?? 0
                            try connection.run("UPDATE counter SET value = \(value + 1)")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await value(first) == 100)
    }

    @Test("a reader sees one snapshot, whatever is committed meanwhile")
    func snapshot() async throws {
        let database = try await counter()
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let gate = Gate()
        async let seen = database.read { connection in
            let before = try connection.value("SELECT value FROM counter", as: Int.self)
            start.finish()
            gate.wait()
            return [before, try connection.value("SELECT value FROM counter", as: Int.self)]
        }
        for await _ in started {}
        try await database.write { try $0.run("UPDATE counter SET value = 7") }
        #expect(try await value(database) == 7)
        gate.open()
        #expect(try await seen == [0, 0])
    }

    @Test("a writer that waits too long for another program gives up with busy")
    func busy() async throws {
        let database = try await counter()
        var configuration = SQLiteConfiguration()
        configuration.busyTimeoutMilliseconds = 20
        let other = try SQLiteDatabase(path: directory.file(), configuration: configuration)
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let gate = Gate()
        async let long: Void = database.write { connection in
            try connection.run("UPDATE counter SET value = 1")
            start.finish()
            gate.wait()
        }
        for await _ in started {}
        let error = await #expect(throws: SQLError.self) {
            try await other.write { try $0.run("UPDATE counter SET value = 2") }
        }
        #expect(error?.kind == .busy)
        gate.open()
        try await long
        #expect(try await value(other) == 1)
    }

    @Test("a cancelled task gives up its transaction")
    func cancelled() async throws {
        let database = try await counter()
        let task = Task {
            try await database.write { connection in
                try connection.run("UPDATE counter SET value = 3")
                try connection.each("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n") {
                    _ in
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            }
        }
        task.cancel()
        let error = await #expect(throws: SQLError.self) { try await task.value }
        #expect(error?.kind == .interrupted)
        #expect(try await value(database) == 0)
    }
}
