import CivilTime
import Telework

public protocol JournalReading {
    /// A page of the journal, latest first.
    func journal(matching filter: JournalFilter) throws -> [JournalEntry]
    func countJournal(matching filter: JournalFilter) throws -> Int
    /// Entries not yet in the chain, oldest first.
    func unsealed(limit: Int) throws -> [JournalEntry]
    /// The last link of the chain; nil while it is empty.
    func head() throws -> JournalSeal?
    /// Every link in order, with the entry it seals: nil when the entry is gone.
    func eachSeal(_ body: (JournalSeal, JournalEntry?) throws -> Void) throws
    func countUnsealed() throws -> Int
}

public protocol JournalWriting {
    /// Adds entries, in their order.
    func append(_ entries: [JournalEntry]) throws
    /// Adds links; a sequence number already taken is a ``StoreError/conflict``.
    func append(_ seals: [JournalSeal]) throws
    /// One row per viewer, person, use case and day: a second reading the same day adds nothing.
    func recordReading(viewer: PersonID, person: PersonID, useCase: String, day: LocalDate) throws
}

extension JournalWriting {
    public func append(_ entry: JournalEntry) throws { try append([entry]) }
}

/// One decision, as the journal keeps it. Identifiers are pseudonymous; the payload can be erased without breaking the
/// chain, which only holds its commitment.
public struct JournalEntry: Hashable, Sendable, Identifiable {
    public let id: String
    public let at: Instant
    /// The account that acted; nil for the program itself.
    public let actor: AccountID?
    public let kind: String
    public let person: PersonID?
    public let entity: String?
    /// Which version of the rules decided: the digest of the rulebook.
    public let rules: String
    /// Digest of the salted payload, in hexadecimal.
    public let commitment: String
    /// Keyed digest of all the fields above, in hexadecimal: a row written by hand has none that is right.
    public let authenticator: String
    /// Codes and numbers of the event, and the salt; nil once erased.
    public let payload: JournalPayload?

    public init(
        id: String, at: Instant, actor: AccountID?, kind: String, person: PersonID?, entity: String?, rules: String,
        commitment: String, authenticator: String, payload: JournalPayload?
    ) {
        self.id = id
        self.at = at
        self.actor = actor
        self.kind = kind
        self.person = person
        self.entity = entity
        self.rules = rules
        self.commitment = commitment
        self.authenticator = authenticator
        self.payload = payload
    }
}

public struct JournalPayload: Hashable, Sendable {
    public let salt: String
    /// `name=value` lines sorted by name.
    public let text: String

    public init(salt: String, text: String) {
        self.salt = salt
        self.text = text
    }
}

/// A link of the chain of an organisme.
public struct JournalSeal: Hashable, Sendable {
    /// 1, 2, 3 … without a hole.
    public let sequence: Int
    public let entry: String
    /// Keyed digest of the previous link's hash and the entry's authenticator, in hexadecimal.
    public let hash: String

    public init(sequence: Int, entry: String, hash: String) {
        self.sequence = sequence
        self.entry = entry
        self.hash = hash
    }
}

public struct JournalFilter: Hashable, Sendable {
    public var person: PersonID?
    public var kind: String?
    public var from: Instant?
    public var before: Instant?
    public var offset: Int
    public var limit: Int

    public init(
        person: PersonID? = nil, kind: String? = nil, from: Instant? = nil, before: Instant? = nil, offset: Int = 0,
        limit: Int = 50
    ) {
        self.person = person
        self.kind = kind
        self.from = from
        self.before = before
        self.offset = offset
        self.limit = limit
    }
}
