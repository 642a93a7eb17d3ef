import PostgresDriver
import SQLDriver
import Testing

@Suite("Settings of a transaction on PostgreSQL")
struct SettingTests {
    let place = TestDatabase()

    private static let value: SQLQuery = "SELECT coalesce(current_setting('pendulaire.test', true), '')"

    private func seen(_ setting: String, in database: PostgresDatabase) async throws -> [String?] {
        let setting = SQLSetting("pendulaire.test", setting)
        return [
            try await database.read(with: setting) { try $0.value(Self.value) },
            try await database.write(with: setting) { try $0.value(Self.value) },
        ]
    }

    @Test(
        "are there as they were given, whatever is in them, and gone with it",
        arguments: ["a", "", "*", "l’été", "it's", #"a\b"#, #"\'; SELECT 1; --"#, "two\nlines", "$1", "😀"])
    func values(text: String) async throws {
        let database = try await place.open { $0.maximumConnections = 1 }
        #expect(try await seen(text, in: database) == [text, text])
        #expect(try await database.read { try $0.value(Self.value) } == "")
        let changed = try await database.read(with: SQLSetting("pendulaire.test", "before")) { connection in
            try connection.set(SQLSetting("pendulaire.test", text))
            return try connection.value(Self.value, as: String.self)
        }
        #expect(changed == text)
        #expect(try await database.read { try $0.value(Self.value) } == "")
    }

    @Test("cannot hold U+0000, and the next transaction passes")
    func zero() async throws {
        let database = try await place.open { $0.maximumConnections = 1 }
        let error = await #expect(throws: SQLError.self) { _ = try await seen("a\0b", in: database) }
        #expect(error?.kind == .invalidValue)
        #expect(try await seen("a", in: database) == ["a", "a"])
    }

    @Test("are told again to a connection that replaces a dead one, and to an attempt that follows a conflict")
    func again() async throws {
        let database = try await place.counter { $0.maximumConnections = 2 }
        let setting = SQLSetting("pendulaire.test", "kept")
        let other = try await place.open()
        try await other.write { connection in
            _ = try connection.first(
                """
                SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    AND backend_type = 'client backend') AS ended
                """)
        }
        #expect(try await seen("kept", in: database) == ["kept", "kept"])
        let values = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await database.write(with: setting) { connection in
                        let value = try connection.value("SELECT value FROM counter", as: Int.self) ?? 0
                        try connection.run("UPDATE counter SET value = \(value + 1)")
                        return try connection.value(Self.value)
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(values == Array(repeating: "kept", count: 8))
        #expect(try await database.counterValue() == 8)
    }
}
