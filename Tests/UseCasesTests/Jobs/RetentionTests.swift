import CivilTime
import Synchronization
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Retention")
struct RetentionTests {
    private func world(_ count: Int) async throws -> TestWorld {
        let world = try await TestWorld()
        let now = world.clock.now.instant
        try await world.write { store in
            for number in 0..<count {
                try store.enqueue(
                    OutboxMessage(id: "m\(number)", kind: "k", person: nil, entity: nil, createdAt: now))
            }
        }
        return world
    }

    @Test("removes messages after thirty days, and no sooner", arguments: [(29, 0), (30, 0), (31, 2)])
    func age(days: Int, removed: Int) async throws {
        let world = try await world(2)
        world.clock.advance(days: days)
        let reports = try await world.worker(Retention(world.environment)).turn(in: world.organisation)
        #expect(reports.map(\.counts) == [removed > 0 ? ["messages": removed] : [:]])
        #expect(world.memory.inspect(world.organisation) { $0.outbox.count } == 2 - removed)
        #expect(world.journalKinds == (removed > 0 ? ["retention-applied"] : []))
    }

    /// The messages that each row of the journal says were removed.
    private func told(_ world: TestWorld) -> [Int] {
        let rows = world.memory.inspect(world.organisation) { $0.journal }
        #expect(rows.allSatisfy { $0.kind == "retention-applied" && $0.actor == nil })
        return rows.compactMap { row in
            row.payload?.text.split(separator: "\n").first { $0.hasPrefix("messages=") }.flatMap {
                Int($0.dropFirst(9))
            }
        }
    }

    @Test(
        "goes on batch after batch, and journals once what the run removed", arguments: [499, 500, 501, 1_000, 1_001])
    func batches(count: Int) async throws {
        let world = try await world(count)
        world.clock.advance(days: 31)
        let reports = try await world.worker(Retention(world.environment)).turn(in: world.organisation)
        #expect(reports.map(\.counts) == [["messages": count]])
        #expect(told(world) == [count])
        #expect(world.memory.inspect(world.organisation) { $0.outbox.isEmpty })
        #expect(world.memory.inspect(world.organisation) { $0.jobs.values.map(\.payload) } == [""])
    }

    @Test("a run stopped between two batches is gone on with by another worker, and told once with its whole total")
    func interrupted() async throws {
        let world = try await world(1_200)
        world.clock.advance(days: 31)
        let stop = Mutex(false)
        let retention = Stopping(retention: Retention(world.environment), after: { stop.withLock { $0 = true } })
        let worker = JobWorker(
            world.environment, handlers: [retention], owner: "first", isStopping: { stop.withLock { $0 } },
            code: { "\($0)" })
        #expect(try await worker.turn(in: world.organisation).map(\.outcome) == [.released])
        #expect(told(world) == [])
        #expect(world.memory.inspect(world.organisation) { $0.outbox.count } == 700)
        let reports = try await world.worker(Retention(world.environment)).turn(in: world.organisation)
        #expect(reports.map(\.counts) == [["messages": 700]])
        #expect(told(world) == [1_200])
        // The next run begins at nothing again.
        world.clock.advance(days: 1)
        _ = try await world.worker(Retention(world.environment)).turn(in: world.organisation)
        #expect(told(world) == [1_200])
    }

    @Test("writes rows that the chain takes")
    func sealed() async throws {
        let world = try await world(1)
        world.clock.advance(days: 31)
        _ = try await world.worker(Retention(world.environment)).turn(in: world.organisation)
        let outcome = try await SealJournal(world.environment)(in: world.organisation)
        #expect(outcome.sealed == 1 && outcome.refused.isEmpty)
    }
}

/// A retention that calls back after its first batch.
private struct Stopping: JobHandler {
    let retention: Retention
    let after: @Sendable () -> Void

    var kind: String { retention.kind }
    var interval: Int? { retention.interval }
    var retry: JobRetry { retention.retry }

    func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep {
        defer { after() }
        return try retention.step(of: job, in: store, at: moment)
    }
}
