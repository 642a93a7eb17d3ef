import CivilTime
import Telework

extension StoreReading {
    /// A request, judged on the facts of the day on which it was sent.
    func objections(to id: RequestID, frame: Frame) throws -> [Objection] {
        guard let request = try request(id), let person = try person(request.person) else {
            return [.missing(id.rawValue)]
        }
        let known = try agreements(of: person.id)
        let rules = frame.timeline(for: person).rules(on: request.proposal.start)
        let facts = RequestFacts(
            today: request.submittedOn, rules: rules, employment: person.employment, contract: person.contract,
            pattern: person.pattern, post: try post(person.post),
            agreements: known.filter { agreement in
                agreement.request != id && agreement.grantedOn <= request.submittedOn
                    && agreement.span.last.map { $0 >= request.submittedOn } ?? true
            })
        let decision = RequestRules.decide(request.proposal, facts: facts)
        var objections: [Objection] = []
        if !decision.reasons.isEmpty { objections.append(.requestRefused(id, decision.reasons)) }
        if !decision.missing.isEmpty { objections.append(.requestIncomplete(id, decision.missing)) }
        let due = rules.delay(.answerDelay)?.value.end(
            from: request.submittedOn, calendar: frame.calendar(for: person))
        if due != request.answerDue {
            objections.append(.answerDueElsewhere(id, kept: request.answerDue, expected: due))
        }
        if !request.isHonoured(by: known) { objections.append(.agreementDiffers(id)) }
        return objections
    }
}

extension Request {
    /// Whether there is an agreement when the request was granted, on its terms, and none otherwise.
    fileprivate func isHonoured(by agreements: [Agreement]) -> Bool {
        let mine = agreements.filter { $0.request == id }
        guard case .granted(let agreement, _) = state else { return mine.isEmpty }
        return mine.count == 1 && mine[0].id == agreement && mine[0].formula == proposal.formula
            && mine[0].places == proposal.places && mine[0].span.first >= proposal.start
    }
}
