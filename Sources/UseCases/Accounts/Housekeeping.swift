import CivilTime
import Telework

/// Removes what has had its day: failed sign-ins and sessions that are over, answers to forms nobody can send any more,
/// uploads nobody confirmed. Whoever runs the program calls it now and then; missing a turn harms nothing.
public struct Housekeeping: Sendable {
    /// Rows of each kind in a transaction at most, so that nobody waits for it.
    static let batch = 500
    /// In seconds: twice as long as the session that a form is sent in.
    static let formLife = 2 * SessionLife.seconds
    static let uploadLife = 24 * 3_600

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// How many rows were removed, by kind.
    public struct Removed: Hashable, Sendable {
        public var failedSignIns = 0
        public var sessions = 0
        public var formAnswers = 0
        public var stagedImports = 0

        public init() {}

        public var total: Int { failedSignIns + sessions + formAnswers + stagedImports }

        fileprivate var mayHaveMore: Bool {
            max(failedSignIns, sessions, formAnswers, stagedImports) >= Housekeeping.batch
        }

        fileprivate mutating func add(_ other: Removed) {
            failedSignIns += other.failedSignIns
            sessions += other.sessions
            formAnswers += other.formAnswers
            stagedImports += other.stagedImports
        }
    }

    /// Batch after batch, each in a transaction of its own, until nothing is left to remove.
    @discardableResult
    public func callAsFunction(in organisation: OrganisationID) async throws -> Removed {
        var removed = Removed()
        while true {
            let batch = try await environment.store.write(organisation) { try sweep($0) }
            removed.add(batch)
            if !batch.mayHaveMore { return removed }
        }
    }

    private func sweep(_ store: any StoreWriting) throws -> Removed {
        let now = environment.clock.now(in: try store.organisation().timeZone).instant
        var removed = Removed()
        removed.failedSignIns = try store.deleteFailedSignIns(
            before: now.adding(seconds: -SignInLimit.windowInSeconds), limit: Self.batch)
        removed.sessions = try store.deleteSessions(expiredBefore: now, limit: Self.batch)
        removed.formAnswers = try store.deleteFormAnswers(
            before: now.adding(seconds: -Self.formLife), limit: Self.batch)
        removed.stagedImports = try store.deleteStagedImports(
            before: now.adding(seconds: -Self.uploadLife), limit: Self.batch)
        return removed
    }
}
