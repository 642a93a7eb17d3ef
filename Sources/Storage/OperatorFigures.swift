import CivilTime
import SQLDriver
import Telework

/// What the operator of a base asks of it as a whole, over all organismes: counts and instants, nobody's data.
public struct OperatorFigures: Sendable {
    let database: any SQLDatabase

    public init(database: any SQLDatabase) { self.database = database }

    /// How many messages wait to be sent.
    ///
    /// - Parameter limit: Counting stops there, so that a long line costs no more to look at than to keep.
    public func outboxLength(upTo limit: Int) async throws -> Int {
        try await database.read(.everyone) { connection in
            try connection.value(
                "SELECT count(*) FROM (SELECT 1 AS one FROM outbox LIMIT \(limit)) AS waiting", as: Int.self) ?? 0
        }
    }

    /// The latest instant that the base has recorded: a clock that shows an earlier one runs behind.
    public func latestInstant() async throws -> Instant? {
        try await database.read(.everyone) { connection in
            let query: SQLQuery = """
                SELECT max(latest) FROM (
                    SELECT (
                        SELECT max(journal.happened_at) FROM journal
                        WHERE journal.organisation_id = organisation.organisation_id
                    ) AS latest
                    FROM organisation
                    UNION ALL
                    SELECT max(applied_at) AS latest FROM schema_migration
                ) AS each_one
                """
            return try connection.first(query)?.get(0, as: Int64?.self).map(Instant.init(milliseconds:))
        }
    }

    /// What the engine finds wrong in the base when it reads all of it; empty when it finds nothing.
    ///
    /// SQLite only: PostgreSQL's own checks belong to its operator (`pg_checksums`, `pg_amcheck`), and give none here.
    public func damage() async throws -> [String] {
        guard database.dialect == .sqlite else { return [] }
        return try await database.read { connection in
            let pages = try connection.all("PRAGMA integrity_check") { try $0.get(0, as: String.self) }
            let orphans = try connection.all("PRAGMA foreign_key_check") { row in
                "foreign key of \(try row.get(0, as: String.self)) to \(try row.get(2, as: String.self))"
            }
            return pages.filter { $0 != "ok" } + Set(orphans).sorted()
        }
    }
}
