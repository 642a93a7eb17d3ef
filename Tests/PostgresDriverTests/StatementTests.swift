import Foundation
import PostgresDriver
import SQLDriver
import Testing

@Suite("Statements on PostgreSQL")
struct StatementTests {
    let place = TestDatabase()

    @Test("a text that comes again is prepared once; a list of changing length never is")
    func prepared() async throws {
        let database = try await place.counter { $0.maximumConnections = 1 }
        for value in 0..<10 {
            try await database.write { try $0.run("UPDATE counter SET value = \(value)") }
            _ = try await database.read { try $0.all("SELECT 1 WHERE 1 IN \(list: Array(0...value))") }
        }
        let names = try await database.read {
            try $0.all("SELECT statement FROM pg_prepared_statements WHERE statement NOT LIKE '%pg_prepared%'") {
                try $0.get(0, as: String.self)
            }
        }
        #expect(names.filter { $0.hasPrefix("UPDATE counter SET value = $1") }.count == 1)
        #expect(names.allSatisfy { !$0.contains(" IN (") })
    }

    @Test("the oldest leave when there are too many", arguments: [127, 128, 129, 300])
    func eviction(texts: Int) async throws {
        let database = try await place.counter {
            $0.maximumConnections = 1
            $0.preparedStatements = 1
        }
        // Texts that differ by their shape, since none can be made at run time.
        let piece: SQLQuery = " + 0"
        for round in 0..<2 {
            try await database.write { connection in
                var query: SQLQuery = "SELECT 1"
                for _ in 0..<texts {
                    query += piece
                    let one = try connection.value(query, as: Int.self)
                    #expect(one == 1)
                }
            }
            let held = try await database.read {
                try $0.value("SELECT count(*) FROM pg_prepared_statements", as: Int.self) ?? 0
            }
            #expect(held <= 129, "after round \(round)")
            #expect(held >= min(texts, 128))
        }
    }

    @Test("the first rows are there before the last are made")
    func streaming() async throws {
        let database = try await place.open()
        let span = try await database.read { connection in
            var moments: [ContinuousClock.Instant] = []
            try connection.each(
                "SELECT repeat('x', 20000), pg_sleep(0.05) FROM generate_series(1, 20)"
            ) { _ in moments.append(.now) }
            return moments.isEmpty ? .zero : moments[moments.count - 1] - moments[0]
        }
        #expect(span > .milliseconds(500), "kept until the end, they would all be read at once")
    }

    @Test("a result larger than the memory it is read in")
    func boundedMemory() async {
        // In a process of its own: the tests beside it take memory too.
        await #expect(processExitsWith: .success) {
            let database = try await TestDatabase().open()
            let before = StatementTests.residentKilobytes()
            let sum = try await database.read { connection in
                var sum: Int64 = 0
                try connection.each("SELECT i, repeat('x', 10000) FROM generate_series(1, 60000) AS t(i)") {
                    sum += try $0.get(0, as: Int64.self)
                }
                return sum
            }
            #expect(sum == 60_000 * 60_001 / 2)
            #expect(StatementTests.residentKilobytes() - before < 100_000, "a sixth of what went through")
        }
    }

    fileprivate static func residentKilobytes() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return Int(line.filter(\.isNumber)) ?? 0
    }

    @Test("an error among the rows comes after those before it, and ends the transaction")
    func errorAmongRows() async throws {
        let database = try await place.open()
        let seen = Counter()
        let error = await #expect(throws: SQLError.self) {
            try await database.read { connection in
                try connection.each("SELECT 10 / (3 - i) FROM generate_series(1, 5) AS t(i)") { _ in seen.add() }
            }
        }
        #expect(error?.kind == .invalidValue)
        #expect(seen.value == 2)
    }

    @Test("an error of a kept row of the outer query ends the transaction too")
    func errorWhileKeeping() async throws {
        let database = try await place.open()
        let error = await #expect(throws: SQLError.self) {
            try await database.write { connection in
                try connection.each("SELECT 10 / (300 - i) FROM generate_series(1, 500) AS t(i)") { _ in
                    _ = try connection.first("SELECT 1")
                }
            }
        }
        #expect(error?.kind == .invalidValue)
    }

    @Test(
        "what SQLite does not have is refused with its type",
        arguments: [
            ("SELECT 1.5", "numeric"), ("SELECT 1.5::float8", "real"), ("SELECT now()", "timestamp"),
            ("SELECT '{}'::json", "json"), ("SELECT DATE '2026-03-02'", "date"), ("SELECT sum(1::bigint)", "numeric"),
        ] as [(SQLQuery, String)])
    func types(query: SQLQuery, found: String) async throws {
        let database = try await place.open()
        try await database.read { connection in
            let error = #expect(throws: SQLError.self) { _ = try connection.first(query) }
            guard case .wrongType(_, _, let type) = error?.kind else {
                Issue.record("\(error.map(String.init(describing:)) ?? "no error")")
                return
            }
            #expect(type == found)
            let next = try connection.value("SELECT 2", as: Int.self)
            #expect(next == 2, "the transaction goes on, as on SQLite")
        }
    }

    @Test("a statement with more parameters than the protocol carries is refused, and the connection stays")
    func tooManyParameters() async throws {
        let database = try await place.open()
        let count = try await database.read {
            try $0.value("SELECT count(*) WHERE 1 IN \(list: Array(1...65_535))", as: Int.self)
        }
        #expect(count == 1)
        let error = await #expect(throws: SQLError.self) {
            try await database.read { _ = try $0.first("SELECT 1 WHERE 1 IN \(list: Array(1...65_536))") }
        }
        #expect(error?.kind == .syntax, "\(error.map(String.init(describing:)) ?? "")")
    }

    @Test("a large batch passes without either side waiting for the other")
    func largeBatch() async throws {
        let database = try await place.open()
        try await database.write { connection in
            try connection.run("CREATE TABLE big (id BIGINT PRIMARY KEY, body TEXT NOT NULL)")
            let body = String(repeating: "é", count: 50_000)
            let inserts = (1...150).map { "INSERT INTO big VALUES (\($0), \(body)) RETURNING body" as SQLQuery }
            let counts = try connection.run(inserts)
            #expect(counts == Array(repeating: 1, count: 150))
        }
    }
}
