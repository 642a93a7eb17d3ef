import SQLDriver
import Telework

extension BaseCopy {
    /// What tells whether anybody wrote in the source: each act leaves an entry in its organisme's journal, which only
    /// grows, and an erasure begins by closing the door.
    public struct Moment: Hashable, Sendable {
        fileprivate struct Journal: Hashable, Sendable {
            let entries: Int
            let last: String?
            let closure: OrganisationDoor.Closure?
        }

        /// The one organisme that is looked at; nil for all of them.
        fileprivate let only: OrganisationID?
        fileprivate let journals: [OrganisationID: Journal]

        /// The same for the same journal, whoever looks at it.
        func text(of organisation: OrganisationID) -> String {
            journals[organisation].map { "\($0.entries) \($0.last ?? "-")" } ?? "-"
        }
    }

    /// The source as it is now, to be compared with what it is when the copy has ended.
    ///
    /// - Parameter organisation: The one that is copied; nil for all of them.
    public func moment(of organisation: OrganisationID? = nil) async throws -> Moment {
        try await Self.moment(of: organisation, in: source)
    }

    /// A base as it is now.
    public static func moment(of only: OrganisationID?, in source: any SQLDatabase) async throws -> Moment {
        var journals: [OrganisationID: Moment.Journal] = [:]
        for organisation in try await organisations(of: source) where only ?? organisation == organisation {
            journals[organisation] = try await source.read(.organisation(organisation)) {
                try journal(of: organisation, on: $0)
            }
        }
        return Moment(only: only, journals: journals)
    }

    private static func journal(
        of organisation: OrganisationID, on connection: any SQLConnection
    ) throws -> Moment.Journal {
        let row = try connection.first(
            "SELECT count(*), max(id) FROM journal WHERE organisation_id = \(organisation.rawValue)")
        return Moment.Journal(
            entries: try row?.get(0) ?? 0, last: try row?.get(1),
            closure: try OrganisationDoor.closure(of: organisation, on: connection))
    }

    /// - Throws: ``Refusal/sourceChanged`` when somebody wrote since.
    public func requireQuiet(since moment: Moment) async throws {
        let isSame: Bool
        if source.dialect == .postgres, let only = moment.only {
            // As one who writes: an act that had found the door open and is still under way is then given up, since it
            // can be placed neither before this look nor after the door was closed.
            isSame =
                try await source.write(.organisation(only)) { try Self.journal(of: only, on: $0) }
                == moment.journals[only]
        } else {
            isSame = try await self.moment(of: moment.only) == moment
        }
        guard isSame else { throw Refusal.sourceChanged }
    }

    static func organisations(of database: any SQLDatabase) async throws -> [OrganisationID] {
        try await database.read(.everyone) { connection in
            try connection.all("SELECT organisation_id FROM organisation ORDER BY organisation_id") {
                OrganisationID(try $0.get(0, as: String.self))
            }
        }
    }
}
