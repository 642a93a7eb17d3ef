import CivilTime
import Telework

/// The person takes their request back, at any moment before the visa.
public struct WithdrawRequest: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Whatever the manager did meanwhile, the withdrawal stands: it needs no version of the page.
    public func callAsFunction(
        _ id: RequestID, by actor: Actor, in organisation: OrganisationID, token: String? = nil
    ) async throws {
        try await environment.change(organisation, by: actor, token: token) { store, scene in
            let moment = scene.moment
            let (request, _) = try store.request(id, for: .withdrawRequest, by: actor)
            let (changed, event) = try orImpossible {
                () throws(TransitionError) in try request.withdrawn(at: moment.instant)
            }
            try store.update(changed)
            try environment.record([event], by: actor, at: moment, in: store)
        }
    }
}
