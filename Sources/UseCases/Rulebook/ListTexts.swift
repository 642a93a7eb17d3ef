import CivilTime
import Telework

/// The texts of an organisme: in force, past and to come (CAD-2).
public struct ListTexts: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public struct Page: Sendable {
        public let today: LocalDate
        /// The day whose texts are told apart: today, unless another one was asked for.
        public let date: LocalDate
        /// Those in force, then those to come, then the past ones; within each, highest layer first.
        public let texts: [TextSummary]
        /// What the texts in force that day say together to the whole organisme, the rules of services left aside.
        public let rules: EffectiveRules
        /// Whether the network has a text that day. Without one, which is normal, the local text lives alone.
        public let hasNationalText: Bool

        public func texts(_ period: TextSummary.Period) -> [TextSummary] { texts.filter { $0.period == period } }
    }

    /// - Parameter date: The day to look at; nil for today. Any day has its stack, past or to come.
    public func callAsFunction(
        on date: LocalDate? = nil, by actor: Actor, in organisation: OrganisationID
    ) async throws -> Page {
        try actor.require(.viewTexts)
        return try await environment.store.read(organisation) { store in
            let organisation = try store.organisation()
            let today = environment.clock.now(in: organisation.timeZone).date
            let date = date ?? today
            let summaries = environment.rules.book.texts.filter { $0.concerns(organisation) }
                .map { TextSummary($0, on: date) }
            let ordered = [TextSummary.Period.inForce, .toCome, .past].flatMap { period in
                summaries.filter { $0.period == period }
            }
            return Page(
                today: today, date: date, texts: ordered,
                rules: environment.rules.book.rules(
                    for: RuleReader(organisme: organisation.code, branch: organisation.branch), on: date),
                hasNationalText: ordered.contains { $0.period == .inForce && $0.text.layer == .network })
        }
    }
}
