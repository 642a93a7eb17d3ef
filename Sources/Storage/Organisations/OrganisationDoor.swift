import SQLDriver
import Telework
import UseCases

/// Whether people, servers and commands may come to an organisme.
///
/// A closed one is unknown to them: nobody signs in, no session of it is found, no job runs, and a transaction that
/// would write in it is refused, on every server of the base from the same moment on.
public enum OrganisationDoor {
    public enum Reason: String, CaseIterable, Sendable {
        /// An operator closed it, and opens it again.
        case closed
        /// It is being taken in from another base.
        case arriving
        /// It is being erased.
        case erasing
    }

    public struct Closure: Hashable, Sendable {
        public let organisation: OrganisationID
        public let reason: Reason
        /// Milliseconds since 1970-01-01T00:00:00Z.
        public let since: Int64
        /// Which base an arriving organisme comes from.
        let origin: String?

        /// - Throws: ``Refusal/lost`` when somebody else opened it, or closed it for another reason.
        func requireStanding(on connection: any SQLConnection) throws {
            guard try closure(of: organisation, on: connection) == self else { throw Refusal.lost }
        }
    }

    /// Why a door was not closed or opened.
    public enum Refusal: Error, Hashable, Sendable {
        /// There is no such organisme.
        case unknown
        /// It is closed already.
        case alreadyClosed(Closure)
        /// It is open.
        case notClosed
        /// Somebody else changed it while this was under way.
        case lost
    }

    /// Closes an organisme until ``open(_:in:)``.
    /// - Throws: ``Refusal``, `SQLError`.
    public static func close(_ organisation: OrganisationID, in database: any SQLDatabase, now: Int64) async throws {
        try await database.write(.organisation(organisation)) { connection in
            guard try exists(organisation, on: connection) else { throw Refusal.unknown }
            if let closure = try closure(of: organisation, on: connection) { throw Refusal.alreadyClosed(closure) }
            try insert(Closure(organisation: organisation, reason: .closed, since: now, origin: nil), on: connection)
        }
    }

    /// Opens an organisme that ``close(_:in:now:)`` closed, and no other.
    /// - Throws: ``Refusal``, `SQLError`.
    public static func open(_ organisation: OrganisationID, in database: any SQLDatabase) async throws {
        try await database.write(.organisation(organisation)) { connection in
            guard let closure = try closure(of: organisation, on: connection) else { throw Refusal.notClosed }
            guard closure.reason == .closed else { throw Refusal.alreadyClosed(closure) }
            try remove(closure, on: connection)
        }
    }

    static func closure(of organisation: OrganisationID, on connection: any SQLConnection) throws -> Closure? {
        try connection.first(
            "SELECT closed_id, reason, since, origin FROM closed_organisation WHERE closed_id = \(organisation.rawValue)"
        ).map(Closure.init)
    }

    static func closures(on connection: any SQLConnection) throws -> [Closure] {
        try connection.all(
            "SELECT closed_id, reason, since, origin FROM closed_organisation ORDER BY closed_id", Closure.init)
    }

    static func exists(_ organisation: OrganisationID, on connection: any SQLConnection) throws -> Bool {
        try connection.first(
            "SELECT 1 FROM organisation WHERE organisation_id = \(organisation.rawValue)") != nil
    }

    static func insert(_ closure: Closure, on connection: any SQLConnection) throws {
        try connection.run(
            """
            INSERT INTO closed_organisation (closed_id, reason, since, origin)
            VALUES (\(closure.organisation.rawValue), \(closure.reason.rawValue), \(closure.since), \(closure.origin))
            """)
    }

    static func remove(_ closure: Closure, on connection: any SQLConnection) throws {
        try connection.run(
            "DELETE FROM closed_organisation WHERE closed_id = \(closure.organisation.rawValue)")
    }
}

extension OrganisationDoor.Closure {
    fileprivate init(_ row: SQLRow) throws {
        let reason: String = try row.get(1)
        guard let known = OrganisationDoor.Reason(rawValue: reason) else {
            throw StoreError.damaged("closed_organisation \(try row.get(0, as: String.self)): reason")
        }
        self.init(
            organisation: OrganisationID(try row.get(0)), reason: known, since: try row.get(2),
            origin: try row.get(3, as: String?.self))
    }
}

/// An organisme that is in a base, open or not.
public struct HeldOrganisation: Hashable, Sendable {
    public let organisation: Organisation
    /// Nil while it is open.
    public let closure: OrganisationDoor.Closure?

    /// All of them, in order of code; ``SQLStore/organisations()`` gives the open ones.
    public static func all(in database: any SQLDatabase) async throws -> [HeldOrganisation] {
        try await database.read(.everyone) { connection in
            let closures = Dictionary(
                try OrganisationDoor.closures(on: connection).map { ($0.organisation, $0) }, uniquingKeysWith: { $1 })
            let ids = try connection.all("SELECT organisation_id FROM organisation ORDER BY code") {
                OrganisationID(try $0.get(0, as: String.self))
            }
            return try ids.map { id in
                HeldOrganisation(
                    organisation: try SQLReadTransaction(connection: connection, organisation: id).organisation(),
                    closure: closures[id])
            }
        }
    }

    /// How many people it has, whether they have left or not.
    public func people(in database: any SQLDatabase) async throws -> Int {
        try await database.read(.organisation(organisation.id)) { connection in
            try connection.value(
                "SELECT count(*) FROM person WHERE organisation_id = \(organisation.id.rawValue)", as: Int.self) ?? 0
        }
    }
}
