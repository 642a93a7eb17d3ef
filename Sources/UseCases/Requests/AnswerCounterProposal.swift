import CivilTime
import Telework

/// The person takes what their manager proposed instead, or keeps their own terms.
public struct AnswerCounterProposal: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter accepts: True to take it; false sends the person's own terms back to the manager, who owes an answer.
    public func callAsFunction(
        accepts: Bool, to id: RequestID, version: Int, by actor: Actor, in organisation: OrganisationID,
        token: String? = nil
    ) async throws {
        try await environment.change(organisation, by: actor, token: token) { store, scene in
            let moment = scene.moment
            let (request, person) = try store.request(id, for: .answerCounterProposal, by: actor)
            if accepts, case .countered(let counter) = request.state {
                try store.requireAllowed(
                    counter.proposal.startingNoEarlier(than: moment.date), of: person, frame: try scene.frame())
            }
            let (changed, event) = try orImpossible {
                () throws(TransitionError) in
                accepts ? try request.counterAccepted(at: moment.instant) : try request.counterDeclined()
            }
            guard request.version == version else { throw UseCaseError.outdated }
            try store.update(changed)
            try environment.record([event], by: actor, at: moment, in: store)
        }
    }
}
