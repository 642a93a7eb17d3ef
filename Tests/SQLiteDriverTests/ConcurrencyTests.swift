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
}
