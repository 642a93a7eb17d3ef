import CivilTime
import TestSupport
import UseCases

struct Broken: Error {}

/// A kind of job that does what a test says.
struct Note: JobHandler {
    let kind: String
    let interval: Int?
    var retry = JobRetry()
    let act: @Sendable (Job, any StoreWriting, Moment) throws -> JobStep

    init(
        kind: String, interval: Int? = nil, retry: JobRetry = JobRetry(),
        _ act: @escaping @Sendable (Job, any StoreWriting, Moment) throws -> JobStep
    ) {
        self.kind = kind
        self.interval = interval
        self.retry = retry
        self.act = act
    }

    func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep {
        try act(job, store, moment)
    }
}

extension TestWorld {
    func worker(
        _ handlers: any JobHandler..., owner: String = "worker", isStopping: @escaping @Sendable () -> Bool = { false }
    ) -> JobWorker {
        JobWorker(
            environment, handlers: handlers, owner: owner, isStopping: isStopping,
            code: { $0 is Broken ? "broken" : "other" })
    }

    var jobs: [Job] { get async throws { try await read { try $0.jobs() } } }

    /// Adds a job that is due now.
    func add(_ key: String, of kind: String = "note") async throws {
        let now = clock.now.instant
        try await write { _ = try $0.insert(Job(id: key, kind: kind, key: key, state: .waiting(due: now))) }
    }
}
