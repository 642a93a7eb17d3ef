import SQLDriver
import Testing

@Suite("Transactions on every engine")
struct TransactionContract {
    private struct Change: Error {}

    /// The place is returned to be held: its database goes with it.
    private func open(_ engine: Engine) async throws -> (any SQLDatabase, Place) {
        let place = try Place(engine)
        let database = try await place.open()
        try await database.write { connection in
            try connection.run(
                """
                CREATE TABLE desk (id \(sqlite: "INTEGER", postgres: "BIGINT") PRIMARY KEY, label TEXT NOT NULL)
                \(sqlite: "STRICT", postgres: "")
                """)
        }
        return (database, place)
    }

    private func labels(_ database: any SQLDatabase) async throws -> [String] {
        try await database.read { try $0.all("SELECT label FROM desk ORDER BY id") { try $0.get("label") } }
    }

    @Test("what a transaction wrote is there for the next, with the number of rows changed", arguments: Engine.allCases)
    func commit(engine: Engine) async throws {
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
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

    @Test("an error of the closure passes unchanged and undoes everything", arguments: Engine.allCases)
    func rollback(engine: Engine) async throws {
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
        await #expect(throws: Change.self) {
            try await database.write { connection in
                try connection.run("INSERT INTO desk VALUES (1, 'A')")
                throw Change()
            }
        }
        #expect(try await labels(database).isEmpty)
    }

    @Test(
        "after a failed statement nothing runs, and catching its error does not save the transaction",
        arguments: Engine.allCases)
    func abortedTransaction(engine: Engine) async throws {
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
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

    @Test("an error of the body of each leaves the transaction usable", arguments: Engine.allCases)
    func errorInBody(engine: Engine) async throws {
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
        try await database.write { connection in
            try connection.run("INSERT INTO desk VALUES (1, 'A'), (2, 'B')")
            #expect(throws: Change.self) { try connection.each("SELECT id FROM desk") { _ in throw Change() } }
            try connection.run("INSERT INTO desk VALUES (3, 'C')")
        }
        #expect(try await labels(database) == ["A", "B", "C"])
    }

    @Test("reading changes nothing", arguments: Engine.allCases)
    func readOnly(engine: Engine) async throws {
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
        let error = await #expect(throws: SQLError.self) {
            _ = try await database.read { try $0.run("INSERT INTO desk VALUES (1, 'A')") }
        }
        #expect(error?.kind == .readOnly)
        try await database.write { try $0.run("INSERT INTO desk VALUES (1, 'A')") }
        #expect(try await labels(database) == ["A"])
    }

    @Test("a connection kept after its transaction throws", arguments: Engine.allCases)
    func escapedConnection(engine: Engine) async throws {
        final class Box: @unchecked Sendable { var connection: (any SQLConnection)? }
        let box = Box()
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
        try await database.write { box.connection = $0 }
        #expect(throws: SQLError.self) { try box.connection?.all("SELECT 1") }
    }

    @Test("the same query can run inside its own rows", arguments: Engine.allCases)
    func nestedQuery(engine: Engine) async throws {
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
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

    @Test("a returned row does not stop the statement before its end", arguments: Engine.allCases)
    func returning(engine: Engine) async throws {
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
        let first = try await database.write { connection in
            try connection.run("INSERT INTO desk VALUES (1, 'A'), (2, 'B')")
            return try connection.value("UPDATE desk SET label = label || '!' RETURNING id", as: Int.self)
        }
        #expect(first == 1)
        #expect(try await labels(database) == ["A!", "B!"])
    }

    @Test("values come back as they went", arguments: Engine.allCases)
    func values(engine: Engine) async throws {
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
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

    @Test("many parameters in one list", arguments: Engine.allCases, [0, 1, 20, 21, 32_766])
    func longLists(engine: Engine, count: Int) async throws {
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
        let found = try await database.read { connection in
            try connection.value(
                "SELECT count(*) FROM (SELECT 1 AS x) AS one WHERE x IN \(list: Array(0..<count))", as: Int.self)
        }
        #expect(found == (count >= 2 ? 1 : 0))
    }

    @Test("a closed database says so", arguments: Engine.allCases)
    func closing(engine: Engine) async throws {
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
        try await database.close()
        await #expect(throws: SQLError.self) { try await labels(database) }
    }

    @Test(
        "statements sent together count as they do alone, and a failed one undoes them all", arguments: Engine.allCases)
    func batches(engine: Engine) async throws {
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
        let inserts = (1...250).map { "INSERT INTO desk VALUES (\($0), \("n\($0)" as String))" as SQLQuery }
        let counts = try await database.write { connection in
            try connection.run(inserts + ["UPDATE desk SET label = 'x' WHERE id <= 3", "SELECT 1", "DELETE FROM desk"])
        }
        #expect(counts == Array(repeating: 1, count: 250) + [3, 0, 250])
        #expect(try await database.write { try $0.run([] as [SQLQuery]) }.isEmpty)
        for failing in [1, 99, 100, 101, 250] {
            var queries = inserts
            queries.insert("INSERT INTO desk VALUES (\(failing), 'again')", at: failing)
            let statements = queries
            let error = await #expect(throws: SQLError.self) {
                try await database.write { connection in
                    let failure = #expect(throws: SQLError.self) { try connection.run(statements) }
                    #expect(failure?.kind == .uniqueViolation)
                    let next = #expect(throws: SQLError.self) { try connection.run("DELETE FROM desk") }
                    #expect(next?.kind == .transactionAborted)
                }
            }
            #expect(error?.kind == .uniqueViolation)
            #expect(error?.sql?.contains("'again'") == true)
        }
        #expect(try await labels(database).isEmpty)
    }

    @Test("a row read inside the rows of another query, written too", arguments: Engine.allCases)
    func nestedWrite(engine: Engine) async throws {
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
        try await database.write { connection in
            try connection.run((1...500).map { "INSERT INTO desk VALUES (\($0), 'A')" })
            var seen = 0
            try connection.each("SELECT id FROM desk WHERE id <= 500 ORDER BY id") { outer in
                let id = try outer.get("id", as: Int.self)
                seen += 1
                try connection.each("SELECT label FROM desk WHERE id = \(id)") { inner in
                    try connection.run("UPDATE desk SET label = \("\(id)" as String) WHERE id = \(id)")
                    #expect(try inner.get(0, as: String.self) == "A")
                }
            }
            #expect(seen == 500)
        }
        #expect(try await labels(database) == (1...500).map { "\($0)" })
    }

    @Test("a text of each row is its own, whether the row before says it too or not", arguments: Engine.allCases)
    func repeatedTexts(engine: Engine) async throws {
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
        let long = "un texte de plus de quinze octets"
        let texts = [
            long, long, long + "é", long + "è", String(long.dropLast()), long, "court", "court", "", "", long,
            "ééééééééé", "ééééééééé", "eeeeeeeeeeeeeeeeee",
        ]
        try await database.write { connection in
            for (id, text) in texts.enumerated() { try connection.run("INSERT INTO desk VALUES (\(id), \(text))") }
        }
        let found = try await database.read { connection in
            var found: [[SQLValue]] = []
            try connection.each("SELECT label, CASE WHEN id % 2 = 0 THEN label END FROM desk ORDER BY id") {
                found.append($0.values)
            }
            return found
        }
        #expect(found == texts.enumerated().map { [.text($1), $0.isMultiple(of: 2) ? .text($1) : .null] })
    }

    @Test("the same text takes NULL in one run and a value in the next, whatever its type", arguments: Engine.allCases)
    func typesOfOneText(engine: Engine) async throws {
        let (database, place) = try await open(engine)
        defer { withExtendedLifetime(place) {} }
        let values: [SQLValue] = [.null, .integer(5), .null, .text("5"), .blob([5]), .null, .integer(-1)]
        for _ in 1...2 {
            try await database.read { connection in
                for value in values {
                    let found = try connection.first("SELECT \(value) AS it")?[0]
                    #expect(found == value)
                }
            }
        }
    }
}
