import CivilTime
import Foundation
import Storage
import Synchronization
import Telework
import TestSupport
import Testing
import UseCases

/// A job that takes long, while others of the same organisme are claimed and done: none may make PostgreSQL give it up, or
/// it would never end where people are at work.
@Suite("A long job beside short ones on PostgreSQL")
struct LongJobTests {
    private final class Stage: Sendable {
        let hasBegun = DispatchSemaphore(value: 0)
        let mayEnd = DispatchSemaphore(value: 0)
        let tries = Mutex(0)
    }

    /// Writes in the journal, and waits with its transaction open.
    private struct Long: JobHandler {
        let kind = "long"
        let interval: Int? = nil
        let retry = JobRetry()
        let stage: Stage

        func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep {
            stage.tries.withLock { $0 += 1 }
            try store.append(Self.entry("long", at: moment.instant))
            stage.hasBegun.signal()
            stage.mayEnd.wait()
            return JobStep(.done)
        }

        static func entry(_ kind: String, at instant: Instant) -> JournalEntry {
            JournalEntry(
                id: UUID().uuidString, at: instant, actor: nil, kind: kind, person: nil, entity: nil, rules: "",
                commitment: "", authenticator: "", payload: nil)
        }
    }

    /// Reads the journal and writes in it, as sealing does.
    private struct Short: JobHandler {
        let kind = "short"
        let interval: Int? = 1
        let retry = JobRetry()

        func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep {
            _ = try store.unsealed(limit: 10)
            try store.append(Long.entry("short", at: moment.instant))
            return JobStep(.again(in: 0))
        }
    }

    @Test("it is done at its first try", .timeLimit(.minutes(5)))
    func firstTry() async throws {
        let database = try await PostgresBase.open()
        let world = try await TestWorld(on: SQLStore.migrated(database))
        let stage = Stage()
        let now = world.clock.now.instant
        try await world.write { store in
            for kind in ["a", "b", "c", "d", "e", "long"] {
                try store.insert(Job(id: kind, kind: kind, key: kind, state: .waiting(due: now)))
            }
        }
        // As autovacuum does within a minute of work: without any statistics all indexes are the same to the planner.
        try await database.write(.everyone) { try $0.run("ANALYZE job") }
        func worker(_ handlers: any JobHandler...) -> JobWorker {
            JobWorker(world.environment, handlers: handlers, owner: "worker", code: { "\($0)" })
        }
        let (long, short) = (worker(Long(stage: stage)), worker(Short()))
        async let reports = long.turn(in: world.organisation)
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                stage.hasBegun.wait()
                continuation.resume()
            }
        }
        for _ in 1...3 {
            #expect(try await short.turn(in: world.organisation).map(\.outcome) == [.finished])
        }
        // One for each try that there could be.
        for _ in 1...100 { stage.mayEnd.signal() }
        #expect(try await reports.map(\.outcome) == [.finished])
        #expect(stage.tries.withLock { $0 } == 1)
        let kinds = try await world.read { try $0.journal(matching: JournalFilter()) }.map(\.kind)
        #expect(kinds.count { $0 == "long" } == 1 && kinds.count { $0 == "short" } == 3)
    }
}
