import CivilTime
import Telework

/// Asks the rules about a week without keeping it: what the grid shows at each change.
public struct CheckWeek: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public struct Answer: Sendable {
        public let decision: Decision
        /// The balance as it would be after the changes, allowed or not.
        public let balance: WeekBalance
        public let envelopes: [EnvelopeBalance]
    }

    public func callAsFunction(
        _ changes: [CellChange], week: ISOWeek, of person: PersonID, by actor: Actor,
        in organisation: OrganisationID
    ) async throws -> Answer {
        try await environment.store.read(organisation) { store in
            let subject = try store.subject(person, of: .changeWeek, for: actor)
            let desk = try store.desk(for: subject, week, frame: try store.frame(in: environment))
            let (decision, _) = WeekRules.decide(changes, facts: desk.facts)
            var asked = desk.plan.cells
            for change in changes where ISOWeek(containing: change.date) == week {
                asked[change.date.weekday, change.half] = change.cell
            }
            return Answer(
                decision: decision, balance: WeekBalance(cells: asked, facts: desk.facts),
                envelopes: desk.facts.envelopes(with: asked))
        }
    }
}

extension WeekFacts {
    /// The envelopes of the civil years that the week touches.
    func envelopes(with cells: WeekCells) -> [EnvelopeBalance] {
        Set(week.days.map(\.year)).sorted().compactMap { EnvelopeBalance(year: $0, cells: cells, facts: self) }
    }
}
