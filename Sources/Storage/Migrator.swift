import SQLDriver

/// Brings a database forward to the schema of the program, never backward.
///
/// Each step is one transaction that also records it in `schema_migration`, so that a step is done entirely or not at all,
/// and that two servers starting together do it once.
public struct Migrator: Sendable {
    public let migrations: [Migration]

    /// - Throws: `notConsecutive` unless the numbers are 1, 2, 3…
    public init(_ migrations: [Migration]) throws(MigrationError) {
        for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
            throw .notConsecutive(expected: index + 1, found: migration.number)
        }
        self.migrations = migrations
    }

    /// What a database has been through and what is left to do.
    public struct Status: Sendable {
        public let applied: [AppliedMigration]
        public let pending: [Migration]

        /// The number of the last step; 0 for a new database.
        public var version: Int { applied.last?.number ?? 0 }
    }

    /// - Throws: `MigrationError` when the database is newer than the program or does not match it; `SQLError`.
    public func status(of database: any SQLDatabase) async throws -> Status {
        try await database.read(status(on:))
    }

    /// - Throws: as `status(of:)`.
    public func pending(in database: any SQLDatabase) async throws -> [Migration] {
        try await status(of: database).pending
    }

    /// Runs the steps that are left, and returns them; none when the schema is up to date.
    ///
    /// - Parameter now: milliseconds since 1970-01-01T00:00:00Z, recorded with each step.
    /// - Throws: as `status(of:)`, before anything is changed; `failed` with the step, the statement and the cause.
    @discardableResult
    public func migrate(_ database: any SQLDatabase, now: Int64) async throws -> [AppliedMigration] {
        var applied: [AppliedMigration] = []
        for migration in try await pending(in: database) {
            do {
                let done = try await database.write(.everyone) { connection in
                    try apply(migration, now: now, on: connection)
                }
                if let done { applied.append(done) }
            } catch {
                // PostgreSQL takes the snapshot before it waits for the lock: another server may have done the step, unseen.
                guard try await !pending(in: database).contains(where: { $0.number == migration.number }) else {
                    throw error
                }
            }
        }
        return applied
    }

    /// Nil when another server has just done it.
    private func apply(_ migration: Migration, now: Int64, on connection: any SQLConnection) throws -> AppliedMigration?
    {
        // SQLite's writer is alone already; on PostgreSQL the second server waits here for the first.
        _ = try connection.first("SELECT \(sqlite: "1", postgres: "pg_advisory_xact_lock(736469)")")
        guard try status(on: connection).pending.first?.number == migration.number else { return nil }
        if migration.number == 1 { try connection.run(Self.createTable) }
        for (index, statement) in migration.statements.enumerated() {
            do {
                try connection.run(statement)
            } catch let error as SQLError {
                throw MigrationError.failed(
                    number: migration.number, name: migration.name, statement: index + 1, error)
            }
        }
        if connection.dialect == .postgres {
            try connection.run(Migration.partitions)
            try connection.run(Migration.fence)
            try connection.run(Migration.networkView)
        }
        try connection.run(
            """
            INSERT INTO schema_migration (number, name, applied_at)
            VALUES (\(migration.number), \(migration.name), \(now))
            """)
        if let oldest = migration.oldestProgram {
            try connection.run(Self.createNeighbours)
            try connection.run(
                "INSERT INTO schema_neighbour (number, oldest_program) VALUES (\(migration.number), \(oldest))")
        }
        return AppliedMigration(number: migration.number, name: migration.name, appliedAt: now)
    }

    private func status(on connection: any SQLConnection) throws -> Status {
        let applied = try Self.applied(on: connection)
        if let last = applied.last, last.number > migrations.count {
            let oldest = try Self.oldestPrograms(on: connection)
            guard applied.dropFirst(migrations.count).allSatisfy({ oldest[$0.number] ?? .max <= migrations.count })
            else {
                throw MigrationError.newerDatabase(found: last.number, understood: migrations.count)
            }
        }
        for (migration, recorded) in zip(migrations, applied) {
            guard recorded.number == migration.number else { throw MigrationError.missing(number: migration.number) }
            guard recorded.name == migration.name else {
                throw MigrationError.renamed(
                    number: migration.number, recorded: recorded.name, known: migration.name)
            }
        }
        return Status(applied: applied, pending: Array(migrations.dropFirst(applied.count)))
    }

    private static func applied(on connection: any SQLConnection) throws -> [AppliedMigration] {
        guard try has("schema_migration", on: connection) else { return [] }
        return try connection.all("SELECT number, name, applied_at FROM schema_migration ORDER BY number") { row in
            AppliedMigration(number: try row.get(0), name: try row.get(1), appliedAt: try row.get(2))
        }
    }

    /// What each step beyond those of a program says of it, for steps that say it.
    private static func oldestPrograms(on connection: any SQLConnection) throws -> [Int: Int] {
        guard try has("schema_neighbour", on: connection) else { return [:] }
        let rows = try connection.all("SELECT number, oldest_program FROM schema_neighbour") { row in
            (try row.get(0, as: Int.self), try row.get(1, as: Int.self))
        }
        return Dictionary(rows, uniquingKeysWith: { $1 })
    }

    /// Asked first, because a query on a table that does not exist would end the transaction.
    static func has(_ table: StaticString, on connection: any SQLConnection) throws -> Bool {
        try connection.value(
            """
            SELECT count(*) FROM \(
                sqlite: "sqlite_schema WHERE type = 'table' AND name",
                postgres: "pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename"
            ) = \(table.description)
            """) == 1
    }

    /// Apart from the record of the steps, which older programs read too.
    private static let createNeighbours: SQLQuery = """
        CREATE TABLE IF NOT EXISTS schema_neighbour (
            number \(sqlite: "INTEGER", postgres: "BIGINT") PRIMARY KEY,
            oldest_program \(sqlite: "INTEGER", postgres: "BIGINT") NOT NULL
        )\(sqlite: " STRICT", postgres: "")
        """

    private static let createTable: SQLQuery = """
        CREATE TABLE schema_migration (
            number \(sqlite: "INTEGER", postgres: "BIGINT") PRIMARY KEY,
            name TEXT NOT NULL,
            applied_at \(sqlite: "INTEGER", postgres: "BIGINT") NOT NULL
        )\(sqlite: " STRICT", postgres: "")
        """
}
