import CivilTime
import Telework

/// Removes the messages of the outbox that nobody needs any more, and says in the journal how many: one line a run.
///
/// What the batches of a run removed is kept in the payload of the job, in the transaction of each: a run that another
/// worker goes on with, or that fails and is tried again, still tells its exact total, once.
///
/// Nothing sends them yet: what people see in the program is read from the acts themselves. A message later than this
/// would tell of something that everyone has seen long ago.
public struct Retention: JobHandler {
    /// Rows in a transaction at most, so that nobody waits for it.
    static let batch = 500
    public static let outboxDays = 30
    private static let period = 24 * 3_600

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public var kind: String { "retention" }
    public var interval: Int? { Self.period }
    public var retry: JobRetry { JobRetry() }

    public func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep {
        guard let lease = job.state.lease else { throw JobError.leaseLost }
        let removed = try store.deleteMessages(
            before: moment.instant.adding(seconds: -Self.outboxDays * 24 * 3_600), limit: Self.batch)
        let earlier = try store.jobs(of: kind).first { $0.id == job.id }.flatMap { Int($0.payload) } ?? 0
        let total = earlier + removed
        let counts = removed > 0 ? ["messages": removed] : [:]
        guard removed < Self.batch else {
            guard try store.keep(String(total), under: lease) else { throw JobError.leaseLost }
            return JobStep(.more, counts: counts)
        }
        if total > 0 {
            // Only the journal: a message about removing messages would be one more to remove.
            let event = Event(
                .retentionApplied, details: ["messages": String(total), "days": String(Self.outboxDays)])
            try store.append(environment.entry(for: event, by: nil, at: moment.instant))
        }
        if earlier > 0 { guard try store.keep("", under: lease) else { throw JobError.leaseLost } }
        return JobStep(.again(in: Self.period), counts: counts)
    }
}
