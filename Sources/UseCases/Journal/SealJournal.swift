import CivilTime
import Telework

/// Puts the entries written since the last time in the organisme's chain, oldest first. A job runs it every few seconds.
///
/// An entry that is not as the program wrote it is never sealed: it stays in the tail, where ``VerifyJournal`` names it.
public struct SealJournal: Sendable {
    /// Links made in one transaction: few enough that nobody waits for it.
    public static let batch = 500

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// What one batch did.
    public struct Outcome: Hashable, Sendable {
        public let sealed: Int
        /// Entries that were refused.
        public let refused: [String]
        /// The last link before and after.
        public let before: JournalSeal?
        public let after: JournalSeal?

        /// Whether there may be more to seal at once.
        public var isFull: Bool { sealed == SealJournal.batch }
    }

    /// Seals at most one batch. Two servers that seal together cannot both: the second one's batch is a conflict, and it
    /// finds nothing left at its next turn.
    ///
    /// - Throws: ``UseCaseError/outdated`` in that case.
    public func callAsFunction(in organisation: OrganisationID) async throws -> Outcome {
        do {
            // A turn that finds nothing, which is most of them, takes no writer's place.
            let isEmpty = try await environment.store.read(organisation) { try $0.unsealed(limit: 1).isEmpty }
            guard !isEmpty else {
                let head = try await environment.store.read(organisation) { try $0.head() }
                return Outcome(sealed: 0, refused: [], before: head, after: head)
            }
            return try await environment.store.write(organisation) { try batch(in: $0) }
        } catch StoreError.conflict {
            throw UseCaseError.outdated
        }
    }

    /// One batch, in the transaction of the caller.
    ///
    /// - Throws: ``StoreError/conflict`` when another server has sealed meanwhile.
    public func batch(in store: any StoreWriting) throws -> Outcome {
        let before = try store.head()
        let (entries, refused) = try nextEntries(in: store)
        var last = before
        var seals: [JournalSeal] = []
        for entry in entries {
            let seal = JournalSeal(
                sequence: (last?.sequence ?? 0) + 1, entry: entry.id,
                hash: environment.link(after: last?.hash, authenticator: entry.authenticator))
            seals.append(seal)
            last = seal
        }
        if !seals.isEmpty { try store.append(seals) }
        return Outcome(sealed: seals.count, refused: refused, before: before, after: last)
    }

    /// The oldest entries that can be sealed, and those refused on the way to them.
    private func nextEntries(in store: any StoreReading) throws -> (entries: [JournalEntry], refused: [String]) {
        var limit = Self.batch
        while true {
            let tail = try store.unsealed(limit: limit)
            let good = tail.filter { environment.isAuthentic($0) && environment.hasItsPayload($0) }
            // Refused entries remain the oldest for ever: look past them, or they would stop the chain.
            if good.isEmpty, tail.count == limit {
                limit += Self.batch
                continue
            }
            let kept = Set(good.map(\.id))
            return (Array(good.prefix(Self.batch)), tail.map(\.id).filter { !kept.contains($0) })
        }
    }
}
