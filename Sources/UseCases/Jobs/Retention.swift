import CivilTime
import Telework

/// Removes the messages of the outbox that nobody needs any more, and says in the journal how many.
///
/// Nothing sends them yet: what people see in the program is read from the acts themselves. A message later than this
/// would tell of something that everyone has seen long ago.
public struct Retention: JobHandler {
    /// Rows in a transaction at most, so that nobody waits for it.
    static let batch = 500
    public static let outboxDays = 30

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public var kind: String { "retention" }
    public var interval: Int? { 24 * 3_600 }
    public var retry: JobRetry { JobRetry() }

    public func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep {
        let removed = try store.deleteMessages(
            before: moment.instant.adding(seconds: -Self.outboxDays * 24 * 3_600), limit: Self.batch)
        if removed > 0 {
            // Only the journal: a message about removing messages would be one more to remove.
            let event = Event(
                .retentionApplied, details: ["messages": String(removed), "days": String(Self.outboxDays)])
            try store.append(environment.entry(for: event, by: nil, at: moment.instant))
        }
        return JobStep(
            removed == Self.batch ? .more : .again(in: 24 * 3_600), counts: removed > 0 ? ["messages": removed] : [:])
    }
}
