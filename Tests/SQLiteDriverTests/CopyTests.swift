import Foundation
import SQLDriver
import SQLiteDriver
import Testing

@Suite("Copying a base while it is used")
struct CopyTests {
    private let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    private func base(rows: Int) async throws -> SQLiteDatabase {
        let base = try SQLiteDatabase(
            path: folder.file(), configuration: SQLiteConfiguration(applicationID: 0x5445_5354))
        try await base.write { connection in
            try connection.run("CREATE TABLE line (number INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT")
            try connection.run("CREATE TABLE total (id INTEGER PRIMARY KEY, value INTEGER NOT NULL) STRICT")
            try connection.run("INSERT INTO total (id, value) VALUES (1, 0)")
        }
        try await add(rows, to: base)
        return base
    }

    /// In one transaction, the lines and their count.
    private func add(_ rows: Int, to base: SQLiteDatabase) async throws {
        try await base.write { connection in
            for _ in 0..<rows {
                try connection.run("INSERT INTO line (body) VALUES (\(String(repeating: "x", count: 500)))")
            }
            try connection.run("UPDATE total SET value = value + \(rows) WHERE id = 1")
        }
    }

    private func counts(of path: String) async throws -> (lines: Int, total: Int) {
        let copy = try SQLiteDatabase(
            path: path, configuration: SQLiteConfiguration(applicationID: 0x5445_5354, readOnly: true))
        let lines: Int? = try await copy.read { try $0.value("SELECT count(*) FROM line") }
        let total: Int? = try await copy.read { try $0.value("SELECT value FROM total") }
        try await copy.close()
        return (try #require(lines), try #require(total))
    }

    @Test("the copy is one sound file with what was committed, log and mark included")
    func whole() async throws {
        let base = try await base(rows: 100)
        try await base.copy(to: folder.file("copy"))
        #expect(try await SQLiteDatabase.problems(inFileAt: folder.file("copy")).isEmpty)
        #expect(try await counts(of: folder.file("copy")) == (100, 100))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("copy") }
        #expect(names == ["copy"])
    }

    @Test("a copy made while others write is one moment of the base, and stops nobody")
    func whileWriting() async throws {
        let base = try await base(rows: 2_000)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for _ in 0..<40 { try await add(25, to: base) } }
            group.addTask {
                for number in 0..<8 { try await base.copy(to: folder.file("copy\(number)")) }
            }
            try await group.waitForAll()
        }
        var seen: Set<Int> = []
        for number in 0..<8 {
            #expect(try await SQLiteDatabase.problems(inFileAt: folder.file("copy\(number)")).isEmpty)
            let (lines, total) = try await counts(of: folder.file("copy\(number)"))
            #expect(lines == total && lines % 25 == 0 && lines >= 2_000)
            seen.insert(lines)
        }
        #expect(try await counts(of: folder.file()) == (3_000, 3_000))
        print("Copy: 8 copies at \(seen.count) different moments")
    }

    @Test("a cancelled copy stops in words")
    func cancelled() async throws {
        let base = try await base(rows: 1)
        let path = folder.file("copy")
        let task = Task {
            try? await Task.sleep(for: .seconds(60))
            try await base.copy(to: path)
        }
        task.cancel()
        await #expect { try await task.value } throws: { ($0 as? SQLError)?.kind == .interrupted }
    }

    @Test("a damaged page, a cut file and another file are found")
    func damaged() async throws {
        let base = try await base(rows: 2_000)
        try await base.copy(to: folder.file("copy"))
        let bytes = try folder.bytes(of: "copy")
        var page = bytes
        for index in 40_960..<45_056 { page[index] ^= 0x5A }
        let cut = Array(bytes.prefix(bytes.count / 2))
        for (name, content) in [("page", page), ("cut", cut), ("other", Array("Bonjour".utf8))] {
            let path = try folder.write(content, to: name)
            let found: [String]
            do { found = try await SQLiteDatabase.problems(inFileAt: path) } catch let error as SQLError {
                found = [error.message]
            }
            #expect(!found.isEmpty && !found[0].isEmpty, "\(name)")
        }
    }
}
