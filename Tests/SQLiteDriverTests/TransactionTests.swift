import SQLDriver
import SQLiteDriver
import Testing

@Suite("Transactions on SQLite")
struct TransactionTests {
    enum Place: CaseIterable { case memory, file }

    private struct Change: Error {}

    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func open(_ place: Place) async throws -> SQLiteDatabase {
        let database =
            switch place {
            case .memory: try SQLiteDatabase.inMemory()
            case .file: try SQLiteDatabase(path: directory.file())
            }
        try await database.write { connection in
            try connection.run("CREATE TABLE desk (id INTEGER PRIMARY KEY, label TEXT NOT NULL) STRICT")
        }
        return database
    }

    private func labels(_ database: SQLiteDatabase) async throws -> [String] {
        try await database.read { try $0.all("SELECT label FROM desk ORDER BY id") { try $0.get("label") } }
    }

    @Test("what a transaction wrote is there for the next, with the number of rows changed", arguments: Place.allCases)
    func commit(place: Place) async throws {
        let database = try await open(place)
        let counts = try await database.write { connection in
            [
                try connection.run("INSERT INTO desk VALUES (1, 'A'), (\(2), \("B" as String))"),
                try connection.run("UPDATE desk SET label = \("C" as String) WHERE id = \(2)"),
                try connection.run("UPDATE desk SET label = \("D" as String) WHERE id = \(3)"),
                try connection.run("CREATE TABLE other (id INTEGER)"),
                try connection.run("SELECT 1"),
            ]
        }
        #expect(counts == [2, 1, 0, 0, 0])
        #expect(try await labels(database) == ["A", "C"])
    }

    @Test("an error of the closure passes unchanged and undoes everything", arguments: Place.allCases)
    func rollback(place: Place) async throws {
        let database = try await open(place)
        await #expect(throws: Change.self) {
            try await database.write { connection in
                try connection.run("INSERT INTO desk VALUES (1, 'A')")
                throw Change()
            }
        }
        #expect(try await labels(database).isEmpty)
    }

    @Test("after a failed statement nothing runs, and catching its error does not save the transaction")
    func abortedTransaction() async throws {
        let database = try await open(.memory)
        let error = await #expect(throws: SQLError.self) {
            try await database.write { connection in
                try connection.run("INSERT INTO desk VALUES (1, 'A')")
                _ = try? connection.run("INSERT INTO desk VALUES (1, 'B')")
                let next = #expect(throws: SQLError.self) { try connection.run("INSERT INTO desk VALUES (2, 'C')") }
                #expect(next?.kind == .transactionAborted)
            }
        }
        #expect(error?.kind == .uniqueViolation)
        #expect(try await labels(database).isEmpty)
    }

    @Test("an error of the body of each leaves the transaction usable")
    func errorInBody() async throws {
        let database = try await open(.memory)
        try await database.write { connection in
            try connection.run("INSERT INTO desk VALUES (1, 'A'), (2, 'B')")
            #expect(throws: Change.self) { try connection.each("SELECT id FROM desk") { _ in throw Change() } }
            try connection.run("INSERT INTO desk VALUES (3, 'C')")
        }
        #expect(try await labels(database) == ["A", "B", "C"])
    }

    @Test("reading changes nothing", arguments: Place.allCases)
    func readOnly(place: Place) async throws {
        let database = try await open(place)
        let error = await #expect(throws: SQLError.self) {
            _ = try await database.read { try $0.run("INSERT INTO desk VALUES (1, 'A')") }
        }
        #expect(error?.kind == .readOnly)
        try await database.write { try $0.run("INSERT INTO desk VALUES (1, 'A')") }
        #expect(try await labels(database) == ["A"])
    }

    @Test("a connection kept after its transaction throws")
    func escapedConnection() async throws {
        final class Box: @unchecked Sendable { var connection: (any SQLConnection)? }
        let box = Box()
        let database = try await open(.memory)
        try await database.write { box.connection = $0 }
        #expect(throws: SQLError.self) { try box.connection?.all("SELECT 1") }
    }

    @Test("the same query can run inside its own rows")
    func nestedQuery() async throws {
        let database = try await open(.memory)
        let seen = try await database.write { connection in
            try connection.run("INSERT INTO desk VALUES (1, 'A'), (2, 'B'), (3, 'C')")
            var seen: [Int] = []
            try connection.each("SELECT id FROM desk ORDER BY id") { row in
                seen.append(try row.get("id"))
                seen.append(try connection.all("SELECT id FROM desk ORDER BY id").count)
            }
            return seen
        }
        #expect(seen == [1, 3, 2, 3, 3, 3])
    }

    @Test("a returned row does not stop the statement before its end")
    func returning() async throws {
        let database = try await open(.memory)
        let first = try await database.write { connection in
            try connection.run("INSERT INTO desk VALUES (1, 'A'), (2, 'B')")
            return try connection.value("UPDATE desk SET label = label || '!' RETURNING id", as: Int.self)
        }
        #expect(first == 1)
        #expect(try await labels(database) == ["A!", "B!"])
    }

    @Test("values come back as they went")
    func values() async throws {
        let database = try await open(.memory)
        let values: [SQLValue] = [
            .null, .integer(.min), .integer(.max), .integer(0), .text(""), .text("Zoé 👩🏽‍💻\n"), .blob([]),
            .blob([0, 255]),
        ]
        try await database.read { connection in
            for value in values {
                let found = try connection.first("SELECT \(value) AS it")?.get("it", as: SQLValue.self)
                #expect(found == value)
            }
        }
    }

    @Test("many parameters in one list", arguments: [0, 1, 20, 21, 32_766])
    func longLists(count: Int) async throws {
        let database = try await open(.memory)
        let found = try await database.read { connection in
            try connection.value(
                "SELECT count(*) FROM (SELECT 1 AS x) WHERE x IN \(list: Array(0..<count))", as: Int.self)
        }
        #expect(found == (count >= 2 ? 1 : 0))
    }

    @Test("a closed database says so")
    func closing() async throws {
        let database = try await open(.file)
        try await database.close()
        await #expect(throws: SQLError.self) { try await labels(database) }
    }
}
