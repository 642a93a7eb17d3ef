import SQLDriver
import Telework

/// What a base keeps of an organisme that was erased from it: that it was there, how much, and where its journal ended.
public struct ErasureRecord: Hashable, Sendable {
    /// The last link of its journal.
    public struct Head: Hashable, Sendable {
        public let sequence: Int
        public let hash: String
    }

    public let organisation: OrganisationID
    public let code: String
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let begunAt: Int64
    /// Entries of its journal.
    public let entries: Int
    /// Nil when nothing was sealed.
    public let head: Head?
    /// Milliseconds since 1970-01-01T00:00:00Z; nil until the last row is gone.
    public internal(set) var endedAt: Int64?
    /// How many rows were erased, by table.
    public internal(set) var rows: [String: Int] = [:]
    /// What the holder of the keys signed ``text`` with.
    public internal(set) var authenticator: String?

    init(organisation: OrganisationID, code: String, begunAt: Int64, entries: Int, head: Head?) {
        self.organisation = organisation
        self.code = code
        self.begunAt = begunAt
        self.entries = entries
        self.head = head
    }

    /// All that it says, in one order: what is signed.
    public var text: String {
        let said = [
            "pendulaire erasure", organisation.rawValue, code, "\(begunAt)", endedAt.map { "\($0)" } ?? "-",
            "\(entries)", head.map { "\($0.sequence):\($0.hash)" } ?? "0",
        ]
        return (said + rows.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }).joined(separator: "\n")
    }

    /// Every erasure, those under way too, in the order they began.
    public static func all(in database: any SQLDatabase) async throws -> [ErasureRecord] {
        try await database.read { try all(of: nil, on: $0) }
    }

    static func all(of organisation: OrganisationID?, on connection: any SQLConnection) throws -> [ErasureRecord] {
        let only: SQLQuery = organisation.map { " WHERE erased_id = \($0.rawValue)" } ?? ""
        var rows: [String: [String: Int]] = [:]
        try connection.each("SELECT erased_id, begun_at, table_name, row_count FROM erased_rows" + only) { row in
            let key = "\(try row.get(0, as: String.self)) \(try row.get(1, as: Int64.self))"
            rows[key, default: [:]][try row.get(2)] = try row.get(3, as: Int.self)
        }
        return try connection.all(
            """
            SELECT erased_id, code, begun_at, entries, head_sequence, head_hash, ended_at, authenticator FROM erasure
            """ + only + " ORDER BY begun_at, erased_id"
        ) { row in
            let sequence: Int? = try row.get(4)
            let hash: String? = try row.get(5)
            var record = ErasureRecord(
                organisation: OrganisationID(try row.get(0)), code: try row.get(1), begunAt: try row.get(2),
                entries: try row.get(3), head: sequence.flatMap { one in hash.map { Head(sequence: one, hash: $0) } })
            record.endedAt = try row.get(6)
            record.authenticator = try row.get(7)
            record.rows = rows["\(record.organisation.rawValue) \(record.begunAt)"] ?? [:]
            return record
        }
    }

    func insert(on connection: any SQLConnection) throws {
        try connection.run(
            """
            INSERT INTO erasure (erased_id, begun_at, code, entries, head_sequence, head_hash, ended_at, authenticator)
            VALUES (\(organisation.rawValue), \(begunAt), \(code), \(entries), \(head?.sequence), \(head?.hash),
                \(endedAt), \(authenticator))
            """)
        for (table, count) in rows.sorted(by: { $0.key < $1.key }) { try add(count, to: table, on: connection) }
    }

    func add(_ count: Int, to table: String, on connection: any SQLConnection) throws {
        try connection.run(
            """
            INSERT INTO erased_rows (erased_id, begun_at, table_name, row_count)
            VALUES (\(organisation.rawValue), \(begunAt), \(table), \(count))
            ON CONFLICT (erased_id, begun_at, table_name)
            DO UPDATE SET row_count = erased_rows.row_count + excluded.row_count
            """)
    }

    func end(at now: Int64, sign: (String) -> String, on connection: any SQLConnection) throws -> ErasureRecord? {
        guard var ended = try Self.all(of: organisation, on: connection).first(where: { $0.begunAt == begunAt }) else {
            return nil
        }
        ended.endedAt = now
        let authenticator = sign(ended.text)
        ended.authenticator = authenticator
        try connection.run(
            """
            UPDATE erasure SET ended_at = \(now), authenticator = \(authenticator)
            WHERE erased_id = \(organisation.rawValue) AND begun_at = \(begunAt)
            """)
        return ended
    }
}
