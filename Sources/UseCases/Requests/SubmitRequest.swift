import CivilTime
import Telework

/// An employee asks for telework (DEM-1): only they can, and the rules answer before anything is kept.
public struct SubmitRequest: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameters:
    ///   - message: What the person writes to their manager, at most 2,000 characters; may be empty.
    ///   - token: The form's token: the same one gives the same request again.
    /// - Throws: ``UseCaseError/refused(_:)`` with all the reasons; ``UseCaseError/invalid(_:)`` for a proposal
    ///   without place or that ends before it starts; ``UseCaseError/notFound`` for somebody else's name.
    public func callAsFunction(
        _ proposal: Proposal, message: String, for person: PersonID, by actor: Actor,
        in organisation: OrganisationID, token: String? = nil
    ) async throws -> RequestID {
        try await environment.change(organisation, by: actor, token: token, as: RequestID.init) {
            store, scene in
            let moment = scene.moment
            try proposal.requireComplete(today: moment.date, adding: problems(ofMessage: message))
            let subject = try store.subject(person, of: .submitRequest, for: actor)
            let frame = try scene.frame()
            let facts = try store.requestFacts(
                for: subject, proposal: proposal, countingOpenRequests: true, frame: frame)
            let decision = RequestRules.decide(proposal, facts: facts)
            guard decision.isAllowed else { throw UseCaseError.refused(decision) }
            let request = Request(
                id: RequestID(environment.identifiers.next()), person: person, proposal: proposal,
                submittedAt: moment.instant, submittedOn: moment.date,
                answerDue: facts.rules.answerDue(from: moment.date, calendar: frame.calendar(for: subject)),
                message: message)
            try store.insert(request)
            let event = request.event(.requestSubmitted, ["formula": proposal.formula.code])
            try environment.record([event], by: actor, at: moment, in: store)
            return request.id
        }
    }
}

extension EffectiveRules {
    /// The last day on which the employer's answer is in time (DEM-3); nil when no text sets a delay.
    fileprivate func answerDue(from date: LocalDate, calendar: HolidayCalendar) -> LocalDate? {
        delay(.answerDelay)?.value.end(from: date, calendar: calendar)
    }
}
