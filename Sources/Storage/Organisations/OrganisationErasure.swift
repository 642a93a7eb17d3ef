import SQLDriver
import Telework

/// Erases every row of an organisme, in every table, some rows in a transaction so that nobody waits for long.
///
/// The door is closed first. What was done is in the base itself: whoever begins again goes on, and two at once do the
/// work of one.
public struct OrganisationErasure: Sendable {
    private let database: any SQLDatabase
    /// What stands in the base until the end.
    public let record: ErasureRecord
    /// Rows in a transaction.
    private let page: Int

    /// All but the last to go, to which all the others refer; those that others refer to first.
    private static let tables = CopiedTable.all.filter { $0.name.description != "organisation" }

    private var organisation: OrganisationID { record.organisation }
    private var closure: OrganisationDoor.Closure {
        OrganisationDoor.Closure(organisation: organisation, reason: .erasing, since: record.begunAt, origin: nil)
    }

    /// Closes the door, or finds that it was closed by an erasure that did not end.
    ///
    /// - Parameters:
    ///   - now: Milliseconds since 1970-01-01T00:00:00Z.
    ///   - page: Rows in a transaction.
    /// - Throws: ``OrganisationDoor/Refusal/unknown``, `SQLError`; nothing is changed then.
    public init(
        of organisation: OrganisationID, in database: any SQLDatabase, now: Int64, page: Int = 2_000
    ) async throws {
        self.database = database
        self.page = page
        record = try await database.write(.organisation(organisation)) { connection in
            try Self.begin(organisation, now: now, on: connection)
        }
    }

    private static func begin(
        _ organisation: OrganisationID, now: Int64, on connection: any SQLConnection
    ) throws -> ErasureRecord {
        let known = try OrganisationDoor.closure(of: organisation, on: connection)
        if let known, known.reason == .erasing,
            let record = try ErasureRecord.all(of: organisation, on: connection).last(where: { $0.endedAt == nil })
        {
            return record
        }
        let id = organisation.rawValue
        guard
            let code = try connection.value(
                "SELECT code FROM organisation WHERE organisation_id = \(id)", as: String.self)
        else { throw OrganisationDoor.Refusal.unknown }
        // Erased and taken in again, with a clock set back meanwhile.
        let last = try ErasureRecord.all(of: organisation, on: connection).last?.begunAt
        let head = try connection.first(
            """
            SELECT sequence, hash FROM journal_seal WHERE organisation_id = \(id)
            ORDER BY organisation_id DESC, sequence DESC LIMIT 1
            """)
        let record = ErasureRecord(
            organisation: organisation, code: code, begunAt: max(now, last.map { $0 + 1 } ?? now),
            entries: try connection.value("SELECT count(*) FROM journal WHERE organisation_id = \(id)") ?? 0,
            head: try head.map { .init(sequence: try $0.get(0), hash: try $0.get(1)) })
        if let known { try OrganisationDoor.remove(known, on: connection) }
        try OrganisationDoor.insert(
            .init(organisation: organisation, reason: .erasing, since: record.begunAt, origin: nil), on: connection)
        try record.insert(on: connection)
        return record
    }

    /// Erases all that is there.
    ///
    /// - Parameters:
    ///   - now: Milliseconds since 1970-01-01T00:00:00Z.
    ///   - sign: What authenticates the record, from its ``ErasureRecord/text``.
    /// - Returns: What was erased, by this run and those before it.
    /// - Throws: ``OrganisationDoor/Refusal/lost`` when it was ended by somebody else meanwhile; `SQLError`. What is left
    ///   is erased by the next run.
    public func callAsFunction(
        now: Int64, sign: @escaping @Sendable (String) -> String
    ) async throws -> ErasureRecord {
        while true {
            try await cutManagers()
            for table in Self.tables.reversed() { try await erase(table) }
            if let ended = try await finish(now: now, sign: sign) { return ended }
        }
    }

    /// People refer to one another: none of those that go first may be somebody's manager.
    private func cutManagers() async throws {
        guard let table = CopiedTable.all.first(where: \.isWhole) else { return }
        try await eachPage(of: table) { condition, connection in
            try connection.run(
                """
                UPDATE person SET manager_id = NULL, answers_to = NULL
                WHERE \(condition) AND (manager_id IS NOT NULL OR answers_to IS NOT NULL)
                """)
        }
    }

    private func erase(_ table: CopiedTable) async throws {
        try await eachPage(of: table) { condition, connection in
            let count = try connection.run("DELETE FROM \(raw: table.name) WHERE \(condition)")
            if count > 0 { try record.add(count, to: table.name.description, on: connection) }
        }
    }

    /// Runs `body` in one transaction for each page of rows, with what the rows of the page have in common.
    private func eachPage(
        of table: CopiedTable, _ body: @Sendable (SQLQuery, any SQLConnection) throws -> Void
    ) async throws {
        let reader = CopyReader(table: table, organisation: organisation)
        let size = min(page, table.page)
        var last: [SQLValue]?
        repeat {
            let after = last
            last = try await database.write(.organisation(organisation)) { connection in
                try closure.requireStanding(on: connection)
                try Self.overwriteWhatIsDeleted(on: connection)
                let end = try reader.key(at: size, after: after, on: connection)
                try body(reader.condition(after: after, through: end), connection)
                return end
            }
        } while last != nil
    }

    /// SQLite would leave the bytes of a deleted row in its file until others take their place.
    private static func overwriteWhatIsDeleted(on connection: any SQLConnection) throws {
        if connection.dialect == .sqlite { _ = try connection.first("PRAGMA secure_delete = ON") }
    }

    /// Nil when a transaction that had begun before the door was closed has left rows.
    private func finish(now: Int64, sign: @Sendable (String) -> String) async throws -> ErasureRecord? {
        try await database.write(.organisation(organisation)) { connection in
            try closure.requireStanding(on: connection)
            try Self.overwriteWhatIsDeleted(on: connection)
            for table in Self.tables {
                let reader = CopyReader(table: table, organisation: organisation)
                guard try reader.lastKey(on: connection) == nil else { return nil }
            }
            let count = try connection.run(
                "DELETE FROM organisation WHERE organisation_id = \(organisation.rawValue)")
            try record.add(count, to: "organisation", on: connection)
            try OrganisationDoor.remove(closure, on: connection)
            return try record.end(at: now, sign: sign, on: connection)
        }
    }
}
