import CivilTime
import Messages
import Telework
import UseCases

extension RequestPage.Pair {
    /// - Parameter rules: Those in force on the first day of the proposal.
    static func terms(
        of proposal: Proposal, in view: RequestView, _ rules: EffectiveRules, _ words: RequestWords,
        _ language: Language
    ) -> [Self] {
        let format = Wording(language)
        let unsaid = UnsaidEnd.text(from: view.firstDay(of: proposal), under: rules, language) ?? words.noEnd
        return [
            Self(name: words.formula, value: proposal.formula.label(language)),
            Self(name: words.places, value: format.list(proposal.places.map { $0.noun[language] })),
            Self(name: words.start, value: format.longDate(proposal.start)),
            Self(name: words.end, value: proposal.end.map(format.longDate) ?? unsaid),
        ]
    }

    /// The days of the agreement itself, which are not always those asked for.
    static func agreement(
        of view: RequestView, _ words: RequestWords, _ language: Language
    ) -> [Self] {
        guard let span = view.agreement?.span else { return [] }
        return [Self(name: words.agreementDays, value: Wording(language).span(span))]
    }
}

extension RequestView {
    /// The first day of the agreement that a proposal leads to; nil when it is that of the visa, still to come.
    func firstDay(of proposal: Proposal) -> LocalDate? {
        if let agreement { return agreement.span.first }
        return request.isOpen && proposal.start < today ? nil : proposal.start
    }

    /// Whether the viewer may agree on terms whose first day is past.
    var agreesOnPastStart: Bool {
        let isAsked = acts.contains(.accept) || acts.contains(.grant)
        let isOffered = acts.contains(.acceptCounter)
        return isAsked && request.proposal.start < today
            || isOffered && (request.counter.map { $0.proposal.start < today } ?? false)
    }
}
