import CivilTime
import Telework

/// Puts a situation to the rules: no store, no clock, the same answer each time.
public struct DecideSituation: Sendable {
    private let book: Rulebook

    public init(_ book: Rulebook) { self.book = book }

    public func callAsFunction(_ situation: Situation) -> Decision {
        // Composed here and forgotten: any reader may be named, and a shelf would keep them all.
        let timeline = book.timeline(for: situation.reader)
        switch situation.question {
        case .request(let proposal, let hasPendingRequest):
            let facts = RequestFacts(
                today: situation.today, rules: timeline.rules(on: proposal.start),
                employment: situation.person.employment, contract: situation.person.contract,
                pattern: situation.person.pattern, post: situation.person.post,
                hasPendingRequest: hasPendingRequest,
                agreements: situation.namedAgreements.filter {
                    $0.span.last.map { $0 >= situation.today } ?? true
                })
            return RequestRules.decide(proposal, facts: facts)
        case .week(let question):
            return decide(question, of: situation, timeline)
        }
    }

    private func decide(
        _ question: Situation.WeekQuestion, of situation: Situation, _ timeline: RuleTimeline
    ) -> Decision {
        var missing: [Fact] = []
        if situation.person.employment == nil { missing.append(.arrival) }
        if situation.person.pattern == nil { missing.append(.workingPattern) }
        if situation.agreements == nil { missing.append(.agreement) }
        if situation.zone == nil { missing.append(.publicHolidays) }
        // Without one of these a week cannot even be drawn.
        guard let employment = situation.person.employment, let pattern = situation.person.pattern,
            situation.agreements != nil, let zone = situation.zone
        else { return Decision(verdict: .incomplete(missing), trace: []) }
        let calendar = HolidayCalendar(
            zone: zone, extra: Dictionary(uniqueKeysWithValues: situation.extraHolidays.map { ($0, "") }),
            worked: situation.workedHolidays)
        let agreements = situation.namedAgreements
        let current =
            question.cells
            ?? WeekTemplate.cells(
                of: question.week, pattern: pattern, employment: employment, isHoliday: calendar.isHoliday,
                agreements: agreements)
        let facts = WeekFacts(
            week: question.week, current: current, today: situation.today, pattern: pattern, employment: employment,
            agreements: agreements, rules: timeline, calendar: calendar,
            teleworkOutsideWeek: question.envelopeUsed, closedMonths: question.closedMonths,
            authority: question.authority)
        return WeekRules.decide(question.changes, facts: facts).decision
    }
}

extension Situation {
    /// The agreements with the identities that the rules carry along and never look at.
    fileprivate var namedAgreements: [Agreement] {
        (agreements ?? []).enumerated().map { index, facts in
            Agreement(
                id: AgreementID("\(index + 1)"), person: PersonID("person"), request: RequestID("\(index + 1)"),
                formula: facts.formula, places: facts.places, span: facts.span, texts: [],
                grantedOn: facts.span.first)
        }
    }
}
