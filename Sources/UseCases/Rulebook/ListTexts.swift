import CivilTime
import Telework

/// The texts of an organisme: in force, past and to come (CAD-2).
public struct ListTexts: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public struct Page: Sendable {
        public let today: LocalDate
        /// Those in force, then those to come, then the past ones; within each, highest layer first.
        public let texts: [TextSummary]
        /// Whether the network has a text today. Without one, which is normal, the local text lives alone.
        public let hasNationalText: Bool

        public func texts(_ period: TextSummary.Period) -> [TextSummary] { texts.filter { $0.period == period } }
    }

    public func callAsFunction(by actor: Actor, in organisation: OrganisationID) async throws -> Page {
        try actor.require(.viewTexts)
        return try await environment.store.read(organisation) { store in
            let organisation = try store.organisation()
            let today = environment.clock.now(in: organisation.timeZone).date
            let summaries = environment.rules.book.texts.filter { $0.concerns(organisation) }
                .map { TextSummary($0, on: today) }
            let ordered = [TextSummary.Period.inForce, .toCome, .past].flatMap { period in
                summaries.filter { $0.period == period }
            }
            return Page(
                today: today, texts: ordered,
                hasNationalText: ordered.contains { $0.period == .inForce && $0.text.layer == .network })
        }
    }
}
