import CivilTime
import Telework

/// Writes the journal of a past that was generated: each entry with its seal, as recording and sealing would have.
public struct JournalScribe {
    private let environment: Environment
    private var head: JournalSeal?

    /// - Parameter head: The last link of the chain, which the first entry follows.
    public init(_ environment: Environment, after head: JournalSeal?) {
        self.environment = environment
        self.head = head
    }

    /// The entry of an event and the next link of the chain. Events are given in order of time.
    public mutating func entry(for event: Event, by account: AccountID?, at instant: Instant) -> SealedEntry {
        let entry = environment.entry(for: event, by: account, at: instant)
        let seal = JournalSeal(
            sequence: (head?.sequence ?? 0) + 1, entry: entry.id,
            hash: environment.link(after: head?.hash, authenticator: entry.authenticator))
        head = seal
        return SealedEntry(entry: entry, seal: seal)
    }
}

extension Environment {
    /// What frames everyone's days in an organisme, for who generates them outside a transaction.
    public func frame(of organisation: OrganisationID) async throws -> Frame {
        try await store.read(organisation) { try $0.frame(in: self) }
    }
}
