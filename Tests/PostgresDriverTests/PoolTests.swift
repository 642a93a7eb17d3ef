import Foundation
import PostgresDriver
import SQLDriver
import Testing

@Suite("The connections to PostgreSQL")
struct PoolTests {
    let place = TestDatabase()

    /// Transactions that hold every connection until the gate opens; returns when they all hold one.
    private func occupy(_ database: PostgresDatabase, with gate: DispatchSemaphore, count: Int) async -> [Task<
        Void, any Error
    >] {
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let tasks = (0..<count).map { _ in
            Task {
                try await database.read { _ in
                    start.yield()
                    gate.wait()
                }
            }
        }
        var waiting = started.makeAsyncIterator()
        for _ in 0..<count { await waiting.next() }
        return tasks
    }

    /// A database whose only connection a transaction holds, until `free` is called and the transaction has ended.
    private func full(
        _ change: (inout PostgresConfiguration) -> Void = { _ in }
    ) async throws -> (database: PostgresDatabase, free: () async throws -> Void) {
        let database = try await place.open {
            $0.maximumConnections = 1
            $0.maximumWaitMilliseconds = 600_000
            change(&$0)
        }
        let gate = DispatchSemaphore(value: 0)
        let tasks = await occupy(database, with: gate, count: 1)
        return (
            database,
            {
                gate.signal()
                for task in tasks { try await task.value }
            }
        )
    }

    private func line(of database: PostgresDatabase, reaches count: Int) async throws {
        while database.poolFigures.waiting < count { try await Task.sleep(for: .milliseconds(2)) }
    }

    @Test("no more transactions run at once than there are connections", arguments: [1, 2, 3])
    func maximum(connections: Int) async throws {
        let database = try await place.open {
            $0.maximumConnections = connections
            $0.maximumWaitMilliseconds = 600_000
        }
        let gate = DispatchSemaphore(value: 0)
        let tasks = await occupy(database, with: gate, count: connections)
        let status = database.poolFigures
        #expect((status.maximum, status.busy, status.waiting) == (connections, connections, 0))
        async let late = database.read { try $0.value("SELECT 1", as: Int.self) }
        try await line(of: database, reaches: 1)
        for _ in 0..<connections { gate.signal() }
        for task in tasks { try await task.value }
        #expect(try await late == 1)
        #expect(database.poolFigures.busy == 0)
    }

    @Test("a full line refuses at once and says when to come back")
    func fullLine() async throws {
        let (database, free) = try await full { $0.maximumWaiting = 2 }
        let waiting = (0..<2).map { _ in Task { try await database.read { _ in } } }
        try await line(of: database, reaches: 2)
        let error = await #expect(throws: SQLError.self) { try await database.read { _ in } }
        #expect(error?.kind == .overloaded(retryAfterSeconds: 1))
        try await free()
        for task in waiting { try await task.value }
    }

    @Test("a slow line is left after the time allowed")
    func slowLine() async throws {
        let (database, free) = try await full { $0.maximumWaitMilliseconds = 100 }
        let error = await #expect(throws: SQLError.self) { try await database.read { _ in } }
        #expect(error?.kind == .overloaded(retryAfterSeconds: 1))
        try await free()
    }

    @Test("a cancelled task leaves the line")
    func cancelledInLine() async throws {
        let (database, free) = try await full()
        let task = Task { try await database.read { _ in } }
        try await line(of: database, reaches: 1)
        task.cancel()
        let error = await #expect(throws: SQLError.self) { try await task.value }
        #expect(error?.kind == .interrupted)
        #expect(database.poolFigures.waiting == 0)
        try await free()
    }

    @Test("closing waits for the transaction under way and refuses the others")
    func closing() async throws {
        let (database, free) = try await full()
        let waiting = Task { try await database.read { _ in } }
        try await line(of: database, reaches: 1)
        async let closed: Void = database.close()
        let refused = await #expect(throws: SQLError.self) { try await waiting.value }
        #expect(refused?.kind == .cannotOpen)
        #expect(database.poolFigures.busy == 1)
        try await free()
        try await closed
        #expect(database.poolFigures.busy == 0)
    }

    @Test("a hundred transactions at once on two connections all pass, none on a thread of the tasks")
    func manyTasks() async throws {
        let database = try await place.counter {
            $0.maximumConnections = 2
            $0.maximumWaiting = 100
            $0.maximumWaitMilliseconds = 600_000
        }
        try await withThrowingTaskGroup(of: Int?.self) { group in
            for _ in 0..<100 { group.addTask { try await database.counterValue() } }
            for try await value in group { #expect(value == 0) }
        }
    }
}
