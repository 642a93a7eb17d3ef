import CivilTime
import Telework

/// What does the jobs of a kind, one transaction after the other.
public protocol JobHandler: Sendable {
    /// The code of the kind, at most 100 characters; never given to another.
    var kind: String { get }

    /// Seconds from one success to the next attempt, for the kinds of which every organisme always has one job; nil for
    /// jobs that others add.
    var interval: Int? { get }

    var retry: JobRetry { get }

    /// Whether the job would find something to do: a reading that spares a turn for nothing two writings.
    func hasWork(in store: any StoreReading) throws -> Bool

    /// Does one part of a job, in a transaction that is undone as a whole when the lease no longer holds.
    ///
    /// It may run again after a conflict, so that what it does outside the store is in ``JobStep/afterCommit``.
    func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep
}

extension JobHandler {
    public func hasWork(in store: any StoreReading) throws -> Bool { true }

    /// Beyond it nothing that recurs is ever put off by a right clock, whatever happened: a job that is was put there by
    /// a server whose clock is ahead, and would stop until then. Nil for jobs that may be planned for any day.
    func horizon(at now: Instant) -> Instant? {
        interval.map { now.adding(seconds: max($0, retry.longest, JobLease.length) + JobLease.length) }
    }
}

/// What a part of a job did, and what comes next.
public struct JobStep: Sendable {
    public enum Next: Hashable, Sendable {
        /// There is more: the next part follows at once.
        case more
        /// The job succeeded, and is to be done again after some seconds.
        case again(in: Int)
        /// The job succeeded, once and for all.
        case done
    }

    public let next: Next
    /// What was done, by code, for the operator's log.
    public let counts: [String: Int]
    /// What came of a job that is done, for whoever asked: codes and numbers, at most 200 characters.
    public let outcome: String
    /// What happens outside the store once the part is kept. It may be lost with the machine.
    public let afterCommit: (@Sendable () throws -> Void)?

    public init(
        _ next: Next, counts: [String: Int] = [:], outcome: String = "",
        afterCommit: (@Sendable () throws -> Void)? = nil
    ) {
        self.next = next
        self.counts = counts
        self.outcome = outcome
        self.afterCommit = afterCommit
    }
}

/// How long a kind of job waits after a failure, and how often it is tried.
public struct JobRetry: Hashable, Sendable {
    /// The failure of a job whose worker never came back.
    public static let workerLost = "worker-lost"

    /// In seconds, after the first failure; three times longer after each.
    public let first: Int
    /// In seconds, at most.
    public let longest: Int
    /// How often a job is tried before it is buried; nil for ever.
    public let attempts: Int?

    public init(first: Int = 5, longest: Int = 3_600, attempts: Int? = 10) {
        self.first = first
        self.longest = longest
        self.attempts = attempts
    }

    /// What becomes of a job that failed.
    ///
    /// - Parameter attempts: From 1.
    func state(after attempts: Int, failure code: String, at now: Instant) -> JobState {
        if let limit = self.attempts, attempts >= limit { return .buried(code, at: now) }
        return .failed(code, next: now.adding(seconds: delay(after: attempts)))
    }

    func delay(after attempts: Int) -> Int {
        var delay = first
        for _ in 1..<max(1, attempts) where delay < longest { delay *= 3 }
        return min(delay, longest)
    }
}
