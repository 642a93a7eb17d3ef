import CivilTime
import Telework

/// A page of the journal, latest first, for those entitled.
public struct ViewJournal: Sendable {
    /// Entries on a page, at most.
    public static let largestPage = 200

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Looking for one person's entries is itself kept, once a day: they may ask who did.
    ///
    /// - Throws: ``UseCaseError/notFound`` for anybody else.
    public func callAsFunction(
        _ filter: JournalFilter = JournalFilter(), by actor: Actor, in organisation: OrganisationID
    ) async throws -> JournalPage {
        try actor.require(.viewJournal)
        var filter = filter
        filter.offset = max(0, filter.offset)
        filter.limit = min(max(1, filter.limit), Self.largestPage)
        let asked = filter
        if let viewer = actor.person, let person = asked.person, person != viewer {
            try await environment.store.write(organisation) { store in
                guard try store.person(person) != nil else { return }
                let today = environment.clock.now(in: try store.organisation().timeZone).date
                try store.recordReading(viewer: viewer, person: person, useCase: "journal", day: today)
            }
        }
        return try await environment.store.read(organisation) { store in
            JournalPage(
                entries: try store.journal(matching: asked), total: try store.countJournal(matching: asked),
                unsealed: try store.countUnsealed())
        }
    }
}

public struct JournalPage: Hashable, Sendable {
    public let entries: [JournalEntry]
    /// How many entries match, on all pages.
    public let total: Int
    /// How many entries of the organisme await their seal.
    public let unsealed: Int
}
