import CivilTime
import Telework

/// Asks the rules about a counter-proposal without sending it: what the manager's form shows at each change.
public struct CheckCounterProposal: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``UseCaseError/notFound`` for a request that this actor may not answer with something else, now or ever.
    public func callAsFunction(
        _ proposal: Proposal, to id: RequestID, by actor: Actor, in organisation: OrganisationID
    ) async throws -> RequestAnswer {
        try await environment.store.read(organisation) { store in
            let (request, person) = try store.request(id, for: .answerRequest, by: actor)
            guard request.allows(.counter) else { throw UseCaseError.notFound }
            let facts = try store.requestFacts(
                for: person, proposal: proposal, countingOpenRequests: false, frame: try store.frame(in: environment))
            return RequestAnswer(
                decision: RequestRules.decide(proposal, facts: facts), rules: facts.rules, pattern: person.pattern)
        }
    }
}
