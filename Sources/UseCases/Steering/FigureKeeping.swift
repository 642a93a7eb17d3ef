import CivilTime
import Telework

/// Counts organismes that are still to be, and takes up the changes of the others in their totals: readers add both, so
/// that figures are exact meanwhile, and sooner or later have fewer rows to add.
public struct FigureKeeping: JobHandler {
    /// Transactions taken up at once at most, so that nobody waits for it.
    static let batch = 200
    static let pause = 10

    public init() {}

    public var kind: String { "figures" }
    public var interval: Int? { 60 }
    public var retry: JobRetry { JobRetry() }

    public func hasWork(in store: any StoreReading) throws -> Bool {
        try store.figureDefinition() != Counting.definition || store.hasFigureChanges()
    }

    public func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep {
        guard try store.figureDefinition() == Counting.definition else {
            return JobStep(.more, counts: ["counted": try store.recountFigures()])
        }
        let folded = try store.foldFigures(limit: Self.batch)
        return JobStep(
            folded == Self.batch ? .more : .again(in: Self.pause), counts: folded > 0 ? ["acts": folded] : [:])
    }
}
