import Foundation
import PostgresDriver
import SQLDriver
import Testing

/// Breaks the connection at each moment of a transaction.
@Suite("Connections of PostgreSQL that break")
struct LossTests {
    let place = TestDatabase()

    private static let terminateOthers: SQLQuery = """
        SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend') AS ended
        """

    private static let ownProcess: SQLQuery = "SELECT pg_backend_pid()"

    @Test("one that died unused is replaced without a word")
    func unused() async throws {
        let database = try await place.counter { $0.maximumConnections = 1 }
        let other = try await place.open()
        for value in 1...3 {
            try await other.write { _ = try $0.first(Self.terminateOthers) }
            try await database.write { try $0.run("UPDATE counter SET value = \(value)") }
        }
        #expect(try await database.counterValue() == 3)
    }

    @Test("one that dies within a transaction is an error, keeps nothing, and the next transaction passes")
    func withinTransaction() async throws {
        let database = try await place.counter { $0.maximumConnections = 1 }
        let other = try await place.open()
        let gate = DispatchSemaphore(value: 0)
        let runs = Counter()
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            try await database.write { connection in
                runs.add()
                try connection.run("UPDATE counter SET value = 9")
                start.finish()
                gate.wait()
                try connection.run("UPDATE counter SET value = 10")
            }
        }
        for await _ in started {}
        try await other.write { _ = try $0.first(Self.terminateOthers) }
        gate.signal()
        let error = await #expect(throws: SQLError.self) { try await task.value }
        #expect(error?.kind == .unreachable, "\(error.map(String.init(describing:)) ?? "")")
        #expect(runs.value == 1)
        #expect(try await database.counterValue() == 0)
    }

    /// A database whose commits wait, in a deferred trigger, for a lock that the second one holds until it is told.
    private func slowCommit() async throws -> (PostgresDatabase, PostgresDatabase) {
        let database = try await place.counter {
            $0.maximumConnections = 1
            $0.statementTimeoutMilliseconds = nil
        }
        // One connection: the lock is its session's.
        let other = try await place.open { $0.maximumConnections = 1 }
        try await other.read { _ = try $0.first("SELECT pg_advisory_lock(7)") }
        try await database.write { connection in
            try connection.run(
                """
                CREATE FUNCTION wait_long() RETURNS trigger LANGUAGE plpgsql
                AS 'BEGIN PERFORM pg_advisory_xact_lock(7); RETURN NULL; END'
                """)
            try connection.run(
                """
                CREATE CONSTRAINT TRIGGER wait AFTER UPDATE ON counter DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION wait_long()
                """)
        }
        return (database, other)
    }

    private func waitForCommit(_ other: PostgresDatabase) async throws {
        let waiting: SQLQuery = """
            SELECT count(*) FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database
            WHERE l.locktype = 'advisory' AND NOT l.granted AND d.datname = current_database()
            """
        while try await other.read({ try $0.value(waiting) }) == 0 { try await Task.sleep(for: .milliseconds(5)) }
    }

    @Test("one that dies within a commit says that nobody knows, and runs nothing again")
    func withinCommit() async throws {
        let (database, other) = try await slowCommit()
        let runs = Counter()
        let task = Task {
            try await database.write { connection in
                runs.add()
                try connection.run("UPDATE counter SET value = 1")
            }
        }
        try await waitForCommit(other)
        try await other.write { _ = try $0.first(Self.terminateOthers) }
        let error = await #expect(throws: SQLError.self) { try await task.value }
        #expect(error?.kind == .commitUnknown, "\(error.map(String.init(describing:)) ?? "")")
        #expect(runs.value == 1)
        #expect(try await database.counterValue() == 0)
    }

    @Test(
        "a server that freezes is given up after the time allowed, in a statement and in a commit",
        arguments: [false, true])
    func frozen(inCommit: Bool) async throws {
        _ = try await place.counter()
        let database = try await place.open {
            $0.maximumConnections = 1
            $0.statementTimeoutMilliseconds = 3_000
            $0.silenceMarginMilliseconds = 1_000
        }
        let process = Counter()
        let error = await #expect(throws: SQLError.self) {
            try await database.write { connection in
                let number = try connection.value(Self.ownProcess, as: Int.self) ?? 0
                process.add(number)
                try connection.run("UPDATE counter SET value = 1")
                kill(pid_t(number), SIGSTOP)
                if !inCommit { try connection.run("UPDATE counter SET value = 2") }
            }
        }
        #expect(
            error?.kind == (inCommit ? .commitUnknown : .unreachable), "\(error.map(String.init(describing:)) ?? "")")
        kill(pid_t(process.value), SIGCONT)
        #expect(try await database.counterValue() != nil)
    }

    @Test("a statement that takes too long is interrupted by the server")
    func statementTimeout() async throws {
        _ = try await place.counter()
        let database = try await place.open { $0.statementTimeoutMilliseconds = 3_000 }
        let error = await #expect(throws: SQLError.self) {
            try await database.read { _ = try $0.first("SELECT pg_sleep(600)") }
        }
        #expect(error?.kind == .interrupted)
        #expect(try await database.counterValue() == 0)
    }

    @Test("a cancelled task stops its statement on the server, and the next transaction is not touched")
    func cancellation() async throws {
        let database = try await place.counter {
            $0.maximumConnections = 1
            // The statement is to end by the cancellation, however late it comes on a busy machine.
            $0.statementTimeoutMilliseconds = nil
        }
        let other = try await place.open()
        for _ in 0..<5 {
            let task = Task { try await database.write { _ = try $0.first("SELECT pg_sleep(600)") } }
            while try await other.read({
                try $0.value(
                    """
                    SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%' AND state = 'active'
                    """)
            }) == 0 { try await Task.sleep(for: .milliseconds(5)) }
            task.cancel()
            let error = await #expect(throws: SQLError.self) { try await task.value }
            #expect(error?.kind == .interrupted)
            try await database.write { try $0.run("UPDATE counter SET value = value + 1") }
        }
        #expect(try await database.counterValue() == 5)
    }

    @Test("a commit is not cancelled: the task is told what became of it")
    func cancelledCommit() async throws {
        let (database, other) = try await slowCommit()
        let task = Task { try await database.write { try $0.run("UPDATE counter SET value = 1") } }
        try await waitForCommit(other)
        task.cancel()
        try await other.read { _ = try $0.first("SELECT pg_advisory_unlock(7)") }
        #expect(try await task.value == 1)
        #expect(try await database.counterValue() == 1)
    }
}

final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    var value: Int { lock.withLock { count } }

    func add(_ number: Int = 1) { lock.withLock { count += number } }
}
