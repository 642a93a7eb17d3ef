import CivilTime
import Dispatch
import Foundation
import SQLDriver
import SQLiteDriver
import Storage
import Synchronization
import Telework
import TestSupport
import Testing
import UseCases

/// Jobs of which one transaction takes longer than a lease, by a clock that tests move.
@Suite("Leases of long jobs")
struct LeaseKeeperTests {
    /// One transaction that writes, does what a test says, and writes again.
    private struct Long: JobHandler {
        let kind = "long"
        let interval: Int? = nil
        let retry = JobRetry()
        let entity: String
        var tries = Counter()
        var act: @Sendable () -> Void = {}

        func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep {
            tries.add()
            try store.append(entry("before", at: moment))
            act()
            try store.append(entry("after", at: moment))
            return JobStep(.done)
        }

        private func entry(_ kind: String, at moment: Moment) -> JournalEntry {
            JournalEntry(
                id: UUID().uuidString, at: moment.instant, actor: nil, kind: kind, person: nil, entity: entity,
                rules: "", commitment: "", authenticator: "", payload: nil)
        }
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }
        func add() { count.withLock { $0 += 1 } }
    }

    /// The pauses of a worker, which are over when a test says so.
    private final class Pauses: Sendable {
        private let asked = AsyncStream<Int>.makeStream()
        private let over = AsyncStream<Void>.makeStream()

        /// Returns when the worker rests, with the seconds that it would rest for.
        func next() async -> Int? { await asked.stream.first { _ in true } }

        func end() { over.continuation.yield() }

        @Sendable
        func pause(_ seconds: Int) async throws {
            asked.continuation.yield(seconds)
            for await _ in over.stream { return }
            throw CancellationError()
        }
    }

    private func world(on database: any SQLDatabase) async throws -> TestWorld {
        let world = try await TestWorld(on: SQLStore.migrated(database))
        let now = world.clock.now.instant
        try await world.write { _ = try $0.insert(Job(id: "job", kind: "long", key: "job", state: .waiting(due: now))) }
        return world
    }

    private func worker(
        _ world: TestWorld, _ handler: Long, pauses: Pauses = Pauses(), on database: (any SQLDatabase)? = nil
    ) -> JobWorker {
        let from = world.environment
        let environment = Environment(
            store: database.map { SQLStore(database: $0) } ?? world.store, clock: world.clock,
            identifiers: from.identifiers, cryptography: from.cryptography, rules: from.rules,
            exemptions: from.exemptions, journalKey: from.journalKey)
        return JobWorker(
            environment, handlers: [handler], owner: handler.entity, pause: pauses.pause, code: { "\($0)" })
    }

    private func expectDone(by entity: String, _ world: TestWorld) async throws {
        try await world.read { store in
            #expect(try store.jobs().map(\.state.kind) == [.done])
            let entries = try store.journal(matching: JournalFilter()).filter { $0.entity != nil }
            #expect(entries.count == 2 && entries.allSatisfy { $0.entity == entity })
        }
    }

    /// A long job in the middle of its transaction, which goes on when the gate is opened.
    private struct Held {
        let world: TestWorld
        let gate: DispatchSemaphore
        let pauses: Pauses
        let handler: Long
        let reports: Task<[JobReport], any Error>
    }

    private func held(on database: any SQLDatabase) async throws -> Held {
        let world = try await world(on: database)
        let (gate, hasBegun, pauses) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), Pauses())
        let handler = Long(entity: "first") {
            hasBegun.signal()
            gate.wait()
        }
        let worker = worker(world, handler, pauses: pauses)
        let reports = Task { try await worker.turn(in: world.organisation) }
        await hasBegun.signalled()
        return Held(world: world, gate: gate, pauses: pauses, handler: handler, reports: reports)
    }

    @Test(
        "a transaction of half an hour is done once, at its first try, and nobody begins it beside",
        .timeLimit(.minutes(10)))
    func postgres() async throws {
        let database = try await PostgresBase.open()
        let held = try await held(on: database)
        let (world, gate, pauses, handler) = (held.world, held.gate, held.pauses, held.handler)
        let other = Long(entity: "other")
        for _ in 1...30 {
            #expect(await pauses.next() == 30)
            #expect(try await worker(world, other).turn(in: world.organisation).isEmpty)
            world.clock.advance(minutes: 1)
            pauses.end()
        }
        // One for each try that there could be.
        for _ in 1...9 { gate.signal() }
        #expect(try await held.reports.value.map(\.outcome) == [.finished])
        #expect(handler.tries.value == 1 && other.tries.value == 0)
        try await expectDone(by: "first", world)
    }

    @Test("in a file, whoever would take a job waits for its transaction, and finds it done", .timeLimit(.minutes(10)))
    func sqlite() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/base.sqlite"
        let database = try SQLiteDatabase(path: path)
        let held = try await held(on: database)
        let (world, gate, pauses, handler) = (held.world, held.gate, held.pauses, held.handler)
        let other = Long(entity: "other")
        #expect(await pauses.next() == 30)
        world.clock.advance(minutes: 30)
        // The lease is over, and its worker has no way to say that it is there: it is writing.
        pauses.end()
        var impatient = SQLiteConfiguration()
        impatient.busyTimeoutMilliseconds = 1
        let elsewhere = try SQLiteDatabase(path: path, configuration: impatient)
        await #expect(throws: SQLError.self) {
            try await worker(world, other, on: elsewhere).turn(in: world.organisation)
        }
        async let others = worker(world, other).turn(in: world.organisation)
        // One for each try that there could be.
        for _ in 1...9 { gate.signal() }
        #expect(try await held.reports.value.map(\.outcome) == [.finished])
        #expect(try await others.isEmpty)
        #expect(handler.tries.value == 1 && other.tries.value == 0)
        try await expectDone(by: "first", world)
        try await elsewhere.close()
    }

    @Test("whoever lost the lease stops at once, and keeps nothing", .timeLimit(.minutes(10)))
    func lost() async throws {
        let world = try await world(on: PostgresBase.open())
        let (hasBegun, pauses) = (DispatchSemaphore(value: 0), Pauses())
        let handler = Long(entity: "first") {
            hasBegun.signal()
            while !Task.isCancelled { usleep(1_000) }
        }
        async let reports = worker(world, handler, pauses: pauses).turn(in: world.organisation)
        await hasBegun.signalled()
        #expect(await pauses.next() == 30)
        // A machine that slept.
        world.clock.advance(minutes: 3)
        #expect(
            try await worker(world, Long(entity: "other")).turn(in: world.organisation).map(\.outcome) == [.finished])
        pauses.end()
        #expect(try await reports.map(\.outcome) == [.lost])
        try await expectDone(by: "other", world)
    }

    @Test("a lease that could not be prolonged is prolonged at the next turn", .timeLimit(.minutes(10)))
    func away() async throws {
        let database = UnsteadyDatabase(try await PostgresBase.open())
        let held = try await held(on: database)
        let (world, gate, pauses, handler) = (held.world, held.gate, held.pauses, held.handler)
        let begun = world.clock.now.instant
        for (isAway, end) in [(true, 120), (false, 240), (true, 240), (false, 360)] {
            #expect(await pauses.next() == 30)
            world.clock.advance(minutes: 1)
            database.isAway.withLock { $0 = isAway }
            pauses.end()
            // At its next rest, it has tried.
            #expect(await pauses.next() == 30)
            database.isAway.withLock { $0 = false }
            #expect(try await world.jobs.map(\.state.instant) == [begun.adding(seconds: end)])
            pauses.end()
        }
        // One for each try that there could be.
        for _ in 1...9 { gate.signal() }
        #expect(try await held.reports.value.map(\.outcome) == [.finished])
        #expect(handler.tries.value == 1)
    }

    @Test("why a lease could not be prolonged at the last try is told with the job", .timeLimit(.minutes(10)))
    func told() async throws {
        let database = UnsteadyDatabase(try await PostgresBase.open())
        let held = try await held(on: database)
        #expect(await held.pauses.next() == 30)
        database.isAway.withLock { $0 = true }
        held.pauses.end()
        #expect(await held.pauses.next() == 30)
        held.gate.signal()
        let report = try #require(try await held.reports.value.first)
        #expect(report.outcome == .finished && report.problem?.contains("The network is down.") == true)
    }
}

/// A database that cannot be reached while a test says so; transactions that had begun go on.
private final class UnsteadyDatabase: SQLDatabase {
    private let wrapped: any SQLDatabase
    let isAway = Mutex(false)

    init(_ database: any SQLDatabase) { wrapped = database }

    var dialect: SQLDialect { wrapped.dialect }

    private func reach() throws {
        if isAway.withLock({ $0 }) { throw SQLError(.unreachable, "The network is down.") }
    }

    func read<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        try reach()
        return try await wrapped.read(body)
    }

    @discardableResult
    func write<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        try reach()
        return try await wrapped.write(body)
    }

    func close() async throws { try await wrapped.close() }
}

extension DispatchSemaphore {
    /// Waits without holding a thread that tasks share.
    func signalled() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                self.wait()
                continuation.resume()
            }
        }
    }
}

extension TestWorld {
    fileprivate var jobs: [Job] { get async throws { try await read { try $0.jobs() } } }
}
