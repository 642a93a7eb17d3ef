import SQLDriver
import Testing

@Suite("Racing on every engine")
struct ConcurrencyContract {
    private func counter(_ place: Place) async throws -> any SQLDatabase {
        let database = try await place.open()
        try await database.write { connection in
            try connection.run(
                """
                CREATE TABLE counter (id INTEGER PRIMARY KEY, value INTEGER NOT NULL)\(sqlite: " STRICT", postgres: "")
                """)
            try connection.run("INSERT INTO counter VALUES (1, 0)")
        }
        return database
    }

    private func value(_ database: any SQLDatabase) async throws -> Int? {
        try await database.read { try $0.value("SELECT value FROM counter") }
    }

    @Test("twenty writers lose nothing, in one program or in two", arguments: Engine.shared, [1, 2])
    func racingWriters(engine: Engine, programs: Int) async throws {
        let place = try Place(engine)
        let first = try await counter(place)
        var databases = [first]
        for _ in 1..<programs { databases.append(try await place.open()) }
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

    @Test("a reader sees one snapshot, whatever is committed meanwhile", arguments: Engine.shared)
    func snapshot(engine: Engine) async throws {
        let place = try Place(engine)
        let database = try await counter(place)
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

    @Test("a cancelled task gives up its transaction", arguments: Engine.shared)
    func cancelled(engine: Engine) async throws {
        let place = try Place(engine)
        let database = try await counter(place)
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

    @Test("two that each check the other's row do not both pass", arguments: Engine.shared)
    func writeSkew(engine: Engine) async throws {
        let place = try Place(engine)
        let database = try await counter(place)
        try await database.write { try $0.run("UPDATE counter SET value = 1") }
        try await database.write { try $0.run("INSERT INTO counter VALUES (2, 1)") }
        // Two on duty; each may leave only if the other stays.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in 1...2 {
                group.addTask {
                    try await database.write { connection in
                        let onDuty =
                            try connection.value("SELECT count(*) FROM counter WHERE value = 1", as: Int.self) ?? 0
                        if onDuty > 1 { try connection.run("UPDATE counter SET value = 0 WHERE id = \(id)") }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await database.read { try $0.value("SELECT count(*) FROM counter WHERE value = 1") } == 1)
    }

    @Test(
        "counters written in opposite orders lose nothing and do not wait for each other for ever",
        arguments: Engine.shared)
    func oppositeOrders(engine: Engine) async throws {
        let place = try Place(engine)
        let database = try await counter(place)
        try await database.write { try $0.run("INSERT INTO counter VALUES (2, 0)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<20 {
                group.addTask {
                    try await database.write { connection in
                        for id in writer.isMultiple(of: 2) ? [1, 2] : [2, 1] {
                            try connection.run("UPDATE counter SET value = value + 1 WHERE id = \(id)")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(
            try await database.read { try $0.all("SELECT value FROM counter ORDER BY id") { try $0.get(0) } } == [
                20, 20,
            ])
    }
}
