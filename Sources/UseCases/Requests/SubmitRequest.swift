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
            store, moment in
            try proposal.requireComplete(today: moment.date, adding: problems(ofMessage: message))
            let subject = try store.subject(person, of: .submitRequest, for: actor)
            let facts = try store.requestFacts(
                for: subject, proposal: proposal, countingOpenRequests: true, today: moment.date, in: environment)
            let decision = RequestRules.decide(proposal, facts: facts)
            guard decision.isAllowed else { throw UseCaseError.refused(decision) }
            let request = Request(
                id: RequestID(environment.identifiers.next()), person: person, proposal: proposal,
                submittedAt: moment.instant, submittedOn: moment.date,
                answerDue: try environment.answerDue(from: moment.date, rules: facts.rules, for: subject, in: store),
                message: message)
            try store.insert(request)
            let event = request.event(.requestSubmitted, ["formula": proposal.formula.code])
            try environment.record([event], by: actor, at: moment, in: store)
            return request.id
        }
    }
}

extension Environment {
    /// The last day on which the employer's answer is in time (DEM-3); nil when no text sets a delay.
    func answerDue(
        from date: LocalDate, rules: EffectiveRules, for person: Person, in store: any StoreReading
    ) throws -> LocalDate? {
        guard let delay = rules.delay(.answerDelay)?.value else { return nil }
        return delay.end(from: date, calendar: try store.frame(in: self).calendar(for: person))
    }
}
