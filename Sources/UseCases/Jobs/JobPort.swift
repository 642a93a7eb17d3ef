import CivilTime
import Telework

public protocol JobReading {
    /// Every job, by kind, then key.
    func jobs() throws -> [Job]
    /// Those that are not done, in the same order.
    func unfinishedJobs() throws -> [Job]
    /// Those of a kind, done or not, by key.
    func jobs(of kind: String) throws -> [Job]
    /// Whether a lease holds: nobody else took its job, which is not over.
    func holds(_ lease: JobLease) throws -> Bool
}

public protocol JobWriting {
    /// Adds a job; false, and nothing changes, when its kind has one of this key already, done ones included.
    @discardableResult
    func insert(_ job: Job) throws -> Bool

    /// Takes the job of a kind that has waited longest: due, or leased to a worker whose time is over, that of
    /// ``prolong(_:until:)`` included.
    ///
    /// Counts an attempt and changes the token, so that whoever held it cannot end it any more.
    ///
    /// - Parameters:
    ///   - until: When another worker may take it in turn.
    ///   - horizon: A job put off beyond it is taken at once: a clock that was wrong put it there.
    /// - Returns: The job in the state ``JobState/leased(_:failure:)``; nil when there is nothing to take. The failure of a
    ///   job that another worker left is ``JobRetry/workerLost``.
    func claimJob(of kind: String, by owner: String, at now: Instant, until: Instant, horizon: Instant?) throws -> Job?

    /// Checks that a lease still holds, and prolongs it; false when the job was taken by another or is over.
    func renew(_ lease: JobLease, until: Instant) throws -> Bool

    /// Says that the worker who holds a lease is still at it, beside the transaction in which it works: the job itself is
    /// left alone, so that neither makes the other fail. A lease that was lost prolongs nothing.
    func prolong(_ lease: JobLease, until: Instant) throws

    /// Replaces the payload of a job by how far it is, for whoever goes on with it; false, and nothing changes, when the
    /// lease does not hold any more.
    func keep(_ payload: String, under lease: JobLease) throws -> Bool

    /// Ends a lease by giving the job its next state; false, and nothing changes, when the lease does not hold any more.
    func end(_ lease: JobLease, as state: JobState, attempts: Int) throws -> Bool

    /// Brings failed and buried jobs of a kind back to waiting, as if never tried; answers how many.
    func retryJobs(of kind: String, at now: Instant) throws -> Int

    /// Removes jobs that were done before an instant, oldest first, `limit` at most; answers how many.
    func deleteJobs(doneBefore: Instant, limit: Int) throws -> Int
}
