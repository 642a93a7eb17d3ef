import CivilTime
import Telework

/// Removes what has had its day: failed sign-ins and sessions that are over, answers to forms nobody can send any more,
/// uploads nobody confirmed, jobs done long ago. Missing a turn harms nothing.
public struct Housekeeping: JobHandler {
    /// Rows of each kind in a transaction at most, so that nobody waits for it.
    static let batch = 500
    /// In seconds: twice as long as the session that a form is sent in.
    static let formLife = 2 * SessionLife.seconds
    static let uploadLife = StageImport.lifetime
    /// As long as the same job asked for again is still the same job.
    static let jobLife = 7 * 24 * 3_600

    public init() {}

    public var kind: String { "housekeeping" }
    public var interval: Int? { 3_600 }
    public var retry: JobRetry { JobRetry() }

    /// Batch after batch, each in a transaction of its own, until nothing is left to remove.
    public func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep {
        let now = moment.instant
        let removed = [
            "failed-sign-ins": try store.deleteFailedSignIns(
                before: now.adding(seconds: -SignInLimit.windowInSeconds), limit: Self.batch),
            "sessions": try store.deleteSessions(expiredBefore: now, limit: Self.batch),
            "form-answers": try store.deleteFormAnswers(before: now.adding(seconds: -Self.formLife), limit: Self.batch),
            "staged-imports": try store.deleteStagedImports(
                before: now.adding(seconds: -Self.uploadLife), limit: Self.batch),
            "jobs": try store.deleteJobs(doneBefore: now.adding(seconds: -Self.jobLife), limit: Self.batch),
        ].filter { $0.value > 0 }
        let mayHaveMore = removed.values.contains { $0 >= Self.batch }
        return JobStep(mayHaveMore ? .more : .again(in: 3_600), counts: removed)
    }
}
