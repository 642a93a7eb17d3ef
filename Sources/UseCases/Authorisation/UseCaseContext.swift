import CivilTime
import Telework

/// What every use case works with, put together once by the program.
public struct Environment: Sendable {
    public let store: any Store
    public let clock: any Clock
    public let identifiers: any IdentifierSource
    public let cryptography: any Cryptography
    public let rules: RuleShelf
    /// The Urssaf limits by year and basis.
    public let exemptions: [ExemptionLimit]
    /// The secret that authenticates journal rows: whoever has only the base cannot forge one.
    public let journalKey: [UInt8]
    /// Counts how acts end; nil when nobody asks.
    public let observer: (any DecisionObserving)?

    public init(
        store: any Store, clock: any Clock, identifiers: any IdentifierSource, cryptography: any Cryptography,
        rules: RuleShelf, exemptions: [ExemptionLimit], journalKey: [UInt8],
        observer: (any DecisionObserving)? = nil
    ) {
        self.store = store
        self.clock = clock
        self.identifiers = identifiers
        self.cryptography = cryptography
        self.rules = rules
        self.exemptions = exemptions
        self.journalKey = journalKey
        self.observer = observer
    }
}

/// The rulebook with the timelines already composed, one for each reader met so far.
public final class RuleShelf: Sendable {
    public let book: Rulebook
    /// The digest of the texts: journal rows say which rules decided.
    public let version: String
    private let timelines: Locked<[RuleReader: RuleTimeline]>

    public init(book: Rulebook, version: String) {
        self.book = book
        self.version = version
        timelines = Locked([:])
    }

    public func timeline(for reader: RuleReader) -> RuleTimeline {
        timelines.with { shelf in
            if let timeline = shelf[reader] { return timeline }
            let timeline = book.timeline(for: reader)
            shelf[reader] = timeline
            return timeline
        }
    }
}
