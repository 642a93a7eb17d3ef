import Telework

/// A store that takes many new rows at once: for bases made by the generator.
///
/// The use cases never write this way. Rows that come here were judged by the same rules beforehand, and a sample of
/// them is judged again once it is read back (``Rejudge``).
public protocol BulkStore: Store {
    /// Writes rows that are not there yet, all of them or none.
    ///
    /// - Throws: ``StoreError/conflict`` when one of them exists.
    func load(_ rows: BulkRows, into organisation: OrganisationID) async throws
}

/// Rows of one organisme, written in the order of the fields: people come before what is theirs.
public struct BulkRows: Sendable {
    /// Managers before their people.
    public var people: [Person] = []
    public var accounts: [Account] = []
    public var requests: [Request] = []
    public var agreements: [Agreement] = []
    public var weeks: [WeekPlan] = []
    /// In order of the chain, from the link after its head on.
    public var journal: [SealedEntry] = []

    public init() {}
}

/// A journal entry with its place in the chain.
public struct SealedEntry: Hashable, Sendable {
    public let entry: JournalEntry
    public let seal: JournalSeal

    public init(entry: JournalEntry, seal: JournalSeal) {
        self.entry = entry
        self.seal = seal
    }
}
