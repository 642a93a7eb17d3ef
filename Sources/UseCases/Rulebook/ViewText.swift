import CivilTime
import Telework

/// A rule of a text beside the rules above and below it.
public struct RuleView: Sendable {
    public let entry: RuleEntry
    /// What the higher texts say together, and what this rule does to it; nil when nothing stands above.
    public let above: Above?
    /// For a rule left to lower texts: the value that applies, and whose it is; nil while nobody has set one.
    public let filledBy: Ruled<RuleValue>?

    public struct Above: Sendable {
        public let value: Ruled<RuleValue>
        public let relation: Relation
    }

    /// What a rule does to the one above.
    public enum Relation: String, CaseIterable, Hashable, Sendable {
        case narrows
        /// The same value: the higher article stays the source.
        case repeats
        /// It steps outside, with a declared legal basis.
        case derogates
    }
}

/// A text with each of its rules, its article, and what it narrows (CAD-1, CAD-9).
public struct ViewText: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public struct Page: Sendable {
        public let summary: TextSummary
        public let today: LocalDate
        /// The day on which the text is compared with the others: today, or the nearest day of its life.
        public let comparedOn: LocalDate
        /// In the order of the text.
        public let rules: [RuleView]
        /// Texts of lower layers that narrow it that day.
        public let lowerTexts: [RuleText]
    }

    /// - Throws: ``UseCaseError/notFound`` for a text that is not written for the organisme.
    public func callAsFunction(
        _ id: String, by actor: Actor, in organisation: OrganisationID
    ) async throws -> Page {
        try actor.require(.viewTexts)
        return try await environment.store.read(organisation) { store in
            let organisation = try store.organisation()
            guard let text = environment.rules.book.text(id), text.concerns(organisation) else {
                throw UseCaseError.notFound
            }
            let today = environment.clock.now(in: organisation.timeZone).date
            let summary = TextSummary(text, on: today)
            let date = summary.referenceDate(today: today)
            let book = environment.rules.book
            let stack = book.stack(for: text.reader(in: organisation), on: date)
            let above = EffectiveRules(stack: stack.filter { $0.layer < text.layer })
            let effective = EffectiveRules(stack: stack)
            return Page(
                summary: summary, today: today, comparedOn: date,
                rules: text.rules.map { RuleView($0, above: above, effective: effective) },
                lowerTexts: book.texts.filter {
                    $0.layer > text.layer && $0.span.contains(date) && $0.concerns(organisation)
                })
        }
    }
}

extension RuleView {
    fileprivate init(_ entry: RuleEntry, above: EffectiveRules, effective: EffectiveRules) {
        self.entry = entry
        if let value = entry.value, let upper = above.values[entry.key] {
            let relation: Relation =
                value == upper.value ? .repeats : entry.derogation == nil ? .narrows : .derogates
            self.above = Above(value: upper, relation: relation)
        } else {
            self.above = nil
        }
        filledBy = entry.value == nil ? effective.values[entry.key] : nil
    }
}
