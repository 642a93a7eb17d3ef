import Foundation
import SQLDriver
import SQLiteDriver
import Testing

@Suite("Files of SQLite")
struct FileTests {
    private static let ours: Int32 = 0x50_65_6e_64

    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    /// A closed database of a few pages.
    private func make(applicationID: Int32? = ours) async throws -> String {
        let path = directory.file()
        let database = try SQLiteDatabase(path: path, configuration: SQLiteConfiguration(applicationID: applicationID))
        try await database.write { connection in
            try connection.run("CREATE TABLE note (body TEXT) STRICT")
            try connection.run("INSERT INTO note VALUES (hex(zeroblob(10000)))")
        }
        try await database.close()
        return path
    }

    private func openingError(_ path: String, _ configuration: SQLiteConfiguration = .init()) -> SQLError? {
        #expect(throws: SQLError.self) { _ = try SQLiteDatabase(path: path, configuration: configuration) }
    }

    @Test("the journal is WAL, the disk is waited for and keys are enforced, on the writer and on every reader")
    func durability() async throws {
        let database = try SQLiteDatabase(path: directory.file())
        let pragmas: [(SQLQuery, SQLValue)] = [
            ("PRAGMA journal_mode", .text("wal")), ("PRAGMA synchronous", .integer(2)),
            ("PRAGMA foreign_keys", .integer(1)), ("PRAGMA trusted_schema", .integer(0)),
        ]
        let check: @Sendable (any SQLConnection) throws -> Void = { connection in
            for (pragma, expected) in pragmas {
                let found = try connection.first(pragma)?[0]
                #expect(found == expected, "\(pragma)")
            }
        }
        try await database.write(check)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { try await database.read(check) } }
            try await group.waitForAll()
        }
        let timeout = try await database.write { try $0.value("PRAGMA busy_timeout", as: Int.self) }
        #expect(timeout == 5000)
    }

    @Test("what was written is there after closing and opening")
    func reopening() async throws {
        let path = try await make()
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"), "closing leaves one file")
        let database = try SQLiteDatabase(path: path, configuration: SQLiteConfiguration(applicationID: Self.ours))
        #expect(try await database.read { try $0.value("SELECT length(body) FROM note", as: Int.self) } == 20_000)
    }

    @Test(
        "what is not a database is refused in words and left as it was",
        arguments: ["Matricule;Nom\n1;Dumas\n", "x", String(repeating: "SQLite format 4\0", count: 300)])
    func notADatabase(content: String) throws {
        let path = try directory.write(Array(content.utf8))
        let error = openingError(path)
        #expect(error?.kind == .notADatabase)
        #expect(error?.message.contains("is not an SQLite database") == true)
        #expect(try directory.bytes() == Array(content.utf8))
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    }

    @Test("a file cut short is refused, whether by one byte or to one", arguments: [1, 15, 16, 99, 100, 4096, -1])
    func truncated(length: Int) async throws {
        _ = try await make()
        let whole = try directory.bytes()
        let kept = length > 0 ? length : whole.count + length
        let path = try directory.write(Array(whole.prefix(kept)))
        let error = openingError(path)
        #expect(error?.kind == .corrupt)
        #expect(error?.message.contains("cut short") == true)
    }

    @Test("a whole file passes, an empty one alone is a new database, but not beside a journal")
    func empty() async throws {
        let path = try directory.write([])
        let database = try SQLiteDatabase(path: path)
        try await database.write { try $0.run("CREATE TABLE note (body TEXT) STRICT") }
        try await database.close()

        _ = try directory.write([])
        _ = try directory.write([1, 2, 3], to: "base.sqlite-wal")
        #expect(openingError(path)?.kind == .corrupt)
    }

    @Test("a damaged page is reported as damage, not as an empty result")
    func damaged() async throws {
        _ = try await make()
        var bytes = try directory.bytes()
        for index in 4096..<bytes.count { bytes[index] = 0xA5 }
        let database = try SQLiteDatabase(path: try directory.write(bytes))
        let error = await #expect(throws: SQLError.self) {
            try await database.read { _ = try $0.all("SELECT body FROM note") }
        }
        #expect(error?.kind == .corrupt)
    }

    @Test("a read-only file is refused for writing and readable on request")
    func readOnlyFile() async throws {
        let path = try await make()
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        let error = openingError(path)
        #expect(error?.kind == .readOnly)
        #expect(error?.message.contains("read-only") == true)

        let database = try SQLiteDatabase(
            path: path, configuration: SQLiteConfiguration(applicationID: Self.ours, readOnly: true))
        #expect(try await database.read { try $0.value("SELECT count(*) FROM note", as: Int.self) } == 1)
        let refused = await #expect(throws: SQLError.self) {
            try await database.write { try $0.run("DELETE FROM note") }
        }
        #expect(refused?.kind == .readOnly)
    }

    @Test("a missing file, a directory and a missing directory are told apart")
    func missing() throws {
        let path = directory.file("absent.sqlite")
        let existing = SQLiteConfiguration(applicationID: nil, createsMissingFile: false)
        #expect(openingError(path, existing)?.message.contains("no database at") == true)
        #expect(openingError(path, SQLiteConfiguration(applicationID: nil, readOnly: true))?.kind == .cannotOpen)
        #expect(openingError("")?.kind == .cannotOpen)
        #expect(openingError(directory.path)?.message.contains("is a directory") == true)
        #expect(openingError(directory.file("a/b.sqlite"))?.message.contains("does not exist") == true)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("the database of another program is refused and left as it was", arguments: [0x0000_0001, nil] as [Int32?])
    func otherProgram(theirs: Int32?) async throws {
        let path = try await make(applicationID: theirs)
        let before = try directory.bytes()
        let error = openingError(path, SQLiteConfiguration(applicationID: Self.ours))
        #expect(error?.kind == .otherProgram)
        #expect(error?.message.contains("another program") == true)
        #expect(try directory.bytes() == before)
    }

    @Test("a new database bears the number of its program")
    func ownProgram() async throws {
        let path = try await make()
        let id = try directory.bytes()[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
        #expect(id == Self.ours)
        _ = try SQLiteDatabase(path: path, configuration: SQLiteConfiguration(applicationID: Self.ours))
    }
}
