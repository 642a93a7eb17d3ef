import Telework
import TestSupport
import UseCases

/// A use case called with identifiers of one organisme: by somebody of the other, then by whoever they belong to.
struct Attempt: Sendable {
    /// What somebody of the other organisme must get.
    enum Outcome: Sendable {
        /// An error of this description.
        case refused(String)
        /// An answer in which nothing of the other organisme is.
        case nothing
        /// As `nothing`, where the rightful answer names nothing either.
        case silence
    }

    /// Who calls, from where, with what in their hands.
    struct Call: Sendable {
        let environment: Environment
        let hands: Side
        let caller: Side
        let token: SessionToken

        var organisation: OrganisationID { caller.organisation }
        var isCrossing: Bool { hands.mark != caller.mark }

        func by(_ character: Cast) -> Actor { caller.actor(character) }
    }

    /// The type, then what tells several attempts of it apart.
    let name: String
    let outcome: Outcome
    let call: @Sendable (Call) async throws -> Any

    init(_ name: String, _ outcome: Outcome, _ call: @escaping @Sendable (Call) async throws -> Any) {
        self.name = name
        self.outcome = outcome
        self.call = call
    }

    /// Refused as if the thing were not there.
    init(_ name: String, _ call: @escaping @Sendable (Call) async throws -> Any) {
        self.init(name, .refused("notFound"), call)
    }

    var useCase: String { String(name.prefix { $0 != "," }) }

    static let all = accounts + requests + days + months + others
}
