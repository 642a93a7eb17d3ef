import SQLDriver
import SQLiteDriver
import Testing

@Suite("Errors of SQLite")
struct ErrorTests {
    private static let schema: [SQLQuery] = [
        "CREATE TABLE team (id TEXT PRIMARY KEY, code TEXT UNIQUE) STRICT",
        "INSERT INTO team VALUES ('t1', 'front')",
    ]

    private func database() async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase.inMemory()
        try await database.write { connection in
            for statement in Self.schema { try connection.run(statement) }
        }
        return database
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
}
