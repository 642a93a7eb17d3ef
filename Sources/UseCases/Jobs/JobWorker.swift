import CivilTime
import Synchronization
import Telework

/// Does the jobs of organismes, one after the other. Any number of workers, on any servers, work beside one another.
///
/// An effect is kept in one transaction with the check that the lease still holds, and the last one with the end of the
/// job: a worker that was taken for dead and comes back changes nothing, and nothing is done twice.
public struct JobWorker: Sendable {
    /// The key of the one job that an organisme has of a kind that recurs.
    static let recurring = "recurring"

    let environment: Environment
    let handlers: [any JobHandler]
    let owner: String
    let isStopping: @Sendable () -> Bool
    let code: @Sendable (any Error) -> String
    let pause: @Sendable (_ seconds: Int) async throws -> Void

    /// - Parameters:
    ///   - owner: Names the worker to operators, at most 128 characters.
    ///   - isStopping: Whether the program was asked to stop: a job under way is given back between two transactions.
    ///   - code: What an error is called in the base and to operators; nothing of the data may be in it.
    ///   - pause: Returns after some seconds, or throws when the task is cancelled.
    public init(
        _ environment: Environment, handlers: [any JobHandler], owner: String,
        isStopping: @escaping @Sendable () -> Bool = { false },
        pause: @escaping @Sendable (_ seconds: Int) async throws -> Void = { try await Task.sleep(for: .seconds($0)) },
        code: @escaping @Sendable (any Error) -> String
    ) {
        self.environment = environment
        self.handlers = handlers
        self.owner = owner
        self.isStopping = isStopping
        self.code = code
        self.pause = pause
    }

    /// Does what there is to do in an organisme: at most one job of each kind. Most turns find nothing, and only read.
    ///
    /// - Parameter ahead: Seconds by which a job may be done before its time, as once more before the program ends.
    /// - Throws: what the store throws while nothing is being done; what goes wrong in a job is in its report.
    public func turn(in organisation: OrganisationID, ahead: Int = 0) async throws -> [JobReport] {
        let now = environment.clock.now(in: "UTC").instant.adding(seconds: ahead)
        let look = try await environment.store.read(organisation) { try self.look($0, at: now) }
        if !look.missing.isEmpty { try await add(look.missing, to: organisation, at: now) }
        var reports: [JobReport] = []
        for index in look.missing + look.ready where !isStopping() {
            if let report = try await run(handlers[index], in: organisation, at: now) { reports.append(report) }
        }
        return reports
    }

    /// The handlers whose job is yet to be made, and those that have something to do.
    private func look(_ store: any StoreReading, at now: Instant) throws -> (missing: [Int], ready: [Int]) {
        let jobs = Dictionary(grouping: try store.unfinishedJobs(), by: \.kind)
        var (missing, ready): ([Int], [Int]) = ([], [])
        for (index, handler) in handlers.enumerated() {
            let own = jobs[handler.kind] ?? []
            if handler.interval != nil, !own.contains(where: { $0.key == Self.recurring }) {
                missing.append(index)
            } else if own.contains(where: { $0.isClaimable(at: now, horizon: handler.horizon(at: now)) }),
                try handler.hasWork(in: store)
            {
                ready.append(index)
            }
        }
        return (missing, ready)
    }

    private func add(_ missing: [Int], to organisation: OrganisationID, at now: Instant) async throws {
        try await environment.store.write(organisation) { store in
            for index in missing {
                try store.insert(
                    Job(
                        id: environment.identifiers.next(), kind: handlers[index].kind, key: Self.recurring,
                        state: .waiting(due: now)))
            }
        }
    }

    private func run(
        _ handler: any JobHandler, in organisation: OrganisationID, at now: Instant
    ) async throws -> JobReport? {
        let claimed = try await environment.store.write(organisation) { try claim(handler, in: $0, at: now) }
        guard let (job, lease) = claimed else { return nil }
        guard let lease else { return JobReport(job, .buried(JobRetry.workerLost)) }
        let unsaid = Mutex<(any Error)?>(nil)
        let keeper = LeaseKeeper(
            lease: lease, organisation: organisation, environment: environment, pause: pause,
            tell: { error in unsaid.withLock { $0 = error } })
        var counts: [String: Int] = [:]
        var trouble: String?
        /// What went wrong beside the job, after its effect or while its lease was to be kept.
        func problem() -> String? { trouble ?? unsaid.withLock { $0 }.map(code) }
        do {
            while true {
                let step = try await keeper.holding {
                    try await environment.store.write(organisation) {
                        try self.step(handler, of: job, under: lease, in: $0)
                    }
                }
                counts.merge(step.counts, uniquingKeysWith: +)
                do { try step.afterCommit?() } catch { trouble = code(error) }
                guard step.next == .more else { return JobReport(job, .finished, counts: counts, problem: problem()) }
                if isStopping() {
                    return JobReport(job, try await release(job, lease, in: organisation), counts: counts)
                }
            }
        } catch JobError.leaseLost {
            return JobReport(job, .lost, counts: counts, problem: problem())
        } catch let refusal as JobRefusal {
            let end = JobState.done(at: environment.clock.now(in: "UTC").instant, outcome: refusal.rawValue)
            let unkept = await self.end(lease, as: end, attempts: 0, in: organisation, or: refusal.rawValue)
            return JobReport(job, unkept ?? .finished, counts: counts)
        } catch {
            return JobReport(
                job, await fail(job, lease, of: handler, with: code(error), in: organisation), counts: counts)
        }
    }

    /// - Returns: No lease for a job that killed its worker as often as it may be tried: it is buried instead.
    private func claim(
        _ handler: any JobHandler, in store: any StoreWriting, at now: Instant
    ) throws -> (Job, JobLease?)? {
        let job = try store.claimJob(
            of: handler.kind, by: owner, at: now, until: now.adding(seconds: JobLease.length),
            horizon: handler.horizon(at: now))
        guard let job, case .leased(let lease, _) = job.state else { return nil }
        guard let limit = handler.retry.attempts, job.attempts > limit else { return (job, lease) }
        _ = try store.end(lease, as: .buried(JobRetry.workerLost, at: now), attempts: job.attempts)
        return (job, nil)
    }

    private func step(
        _ handler: any JobHandler, of job: Job, under lease: JobLease, in store: any StoreWriting
    ) throws -> JobStep {
        let moment = environment.clock.now(in: try store.organisation().timeZone)
        let step = try handler.step(of: job, in: store, at: moment)
        // Last: a long step that had read its job first would be given up by PostgreSQL whenever another job of the base
        // is claimed meanwhile. Whoever lost the lease keeps nothing of what it did.
        let isOurs: Bool
        switch step.next {
        case .more:
            isOurs = try store.renew(lease, until: moment.instant.adding(seconds: JobLease.length))
        case .again(let seconds):
            isOurs = try store.end(lease, as: .waiting(due: moment.instant.adding(seconds: seconds)), attempts: 0)
        case .done:
            isOurs = try store.end(lease, as: .done(at: moment.instant, outcome: step.outcome), attempts: 0)
        }
        guard isOurs else { throw JobError.leaseLost }
        return step
    }

    /// Gives a job back for anyone to go on with, at once and without counting an attempt.
    private func release(
        _ job: Job, _ lease: JobLease, in organisation: OrganisationID
    ) async throws -> JobReport.Outcome {
        let now = environment.clock.now(in: "UTC").instant
        let isOurs = try await environment.store.write(organisation) {
            try $0.end(lease, as: .waiting(due: now), attempts: job.attempts - 1)
        }
        return isOurs ? .released : .lost
    }

    private func fail(
        _ job: Job, _ lease: JobLease, of handler: any JobHandler, with code: String, in organisation: OrganisationID
    ) async -> JobReport.Outcome {
        let now = environment.clock.now(in: "UTC").instant
        let state = handler.retry.state(after: job.attempts, failure: code, at: now)
        return await end(lease, as: state, attempts: job.attempts, in: organisation, or: code)
            ?? (state.kind == .buried ? .buried(code) : .failed(code))
    }

    /// - Returns: Nil when the end was kept, otherwise why not.
    private func end(
        _ lease: JobLease, as state: JobState, attempts: Int, in organisation: OrganisationID, or code: String
    ) async -> JobReport.Outcome? {
        do {
            return try await environment.store.write(organisation) {
                try $0.end(lease, as: state, attempts: attempts)
            } ? nil : .lost
        } catch {
            // The base is out of reach: the lease ends by itself.
            return .abandoned(code)
        }
    }
}

enum JobError: Error {
    /// Another worker has taken the job: what this one was about to keep is undone.
    case leaseLost
}

/// What became of a job that a worker took.
public struct JobReport: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
        case finished
        /// To be tried again later; the code of what went wrong.
        case failed(String)
        case buried(String)
        /// What went wrong could not even be kept: another worker takes the job when the lease is over.
        case abandoned(String)
        /// Taken by another worker, who took this one for dead.
        case lost
        /// Given back because the program stops.
        case released
    }

    public let kind: String
    /// From 1.
    public let attempt: Int
    public let outcome: Outcome
    /// What was done, by code.
    public let counts: [String: Int]
    /// The code of what went wrong beside the job: outside the store once the effect was kept, or why its lease could not be
    /// prolonged at the last try.
    public let problem: String?

    fileprivate init(_ job: Job, _ outcome: Outcome, counts: [String: Int] = [:], problem: String? = nil) {
        kind = job.kind
        attempt = job.attempts
        self.outcome = outcome
        self.counts = counts
        self.problem = problem
    }
}
