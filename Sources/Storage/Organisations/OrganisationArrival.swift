import SQLDriver
import Telework

/// Takes an organisme into a base that holds others, which go on being served meanwhile.
///
/// It is closed until every row was found the same on both sides, so that nobody meets half of it; whoever begins again
/// goes on.
public struct OrganisationArrival: Sendable {
    /// Why an organisme is not taken in.
    public enum Refusal: Error, Hashable, Sendable {
        /// The base has this organisme, whole.
        case identifierTaken
        /// The base has another organisme of this code.
        case codeTaken
        /// It is half there, from another base or from this one as it was then.
        case otherOrigin
        /// It is being erased there.
        case beingErased
    }

    public let organisation: Organisation
    public let copy: BaseCopy
    private let target: any SQLDatabase
    private let closure: OrganisationDoor.Closure

    /// Reserves the code and the identifier, or finds what an interrupted arrival left.
    ///
    /// - Parameters:
    ///   - moment: Of the source, whose organisme is taken in as it was then.
    ///   - now: Milliseconds since 1970-01-01T00:00:00Z.
    /// - Throws: ``Refusal``, `SQLError`; nothing is changed then.
    public init(
        of organisation: Organisation, from source: any SQLDatabase, at moment: BaseCopy.Moment,
        into target: any SQLDatabase, now: Int64
    ) async throws {
        self.organisation = organisation
        self.target = target
        let begun = OrganisationDoor.Closure(
            organisation: organisation.id, reason: .arriving, since: now, origin: moment.text(of: organisation.id))
        // Across organismes: a code is one over all of them.
        closure = try await target.write(.everyone) { connection in
            try Self.begin(organisation, begun, on: connection)
        }
        copy = BaseCopy(from: source, to: target, standing: closure)
    }

    private static func begin(
        _ organisation: Organisation, _ begun: OrganisationDoor.Closure, on connection: any SQLConnection
    ) throws -> OrganisationDoor.Closure {
        if let known = try OrganisationDoor.closure(of: organisation.id, on: connection), known.reason != .closed {
            guard known.reason == .arriving else { throw Refusal.beingErased }
            guard known.origin == begun.origin else { throw Refusal.otherOrigin }
            return known
        }
        guard try !OrganisationDoor.exists(organisation.id, on: connection) else { throw Refusal.identifierTaken }
        guard try connection.first("SELECT 1 FROM organisation WHERE code = \(organisation.code)") == nil else {
            throw Refusal.codeTaken
        }
        try OrganisationDoor.insert(begun, on: connection)
        try SQLWriteTransaction(connection: connection, organisation: organisation.id).insertAlone(organisation)
        return begun
    }

    /// Opens the door: it is whole.
    /// - Throws: ``OrganisationDoor/Refusal/lost``, `SQLError`.
    public func finish() async throws {
        try await target.write(.organisation(organisation.id)) { connection in
            try closure.requireStanding(on: connection)
            try OrganisationDoor.remove(closure, on: connection)
        }
    }
}
