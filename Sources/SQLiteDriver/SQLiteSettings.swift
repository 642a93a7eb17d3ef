import GRDB
import SQLDriver

/// The settings of every connection, each read back: SQLite ignores a PRAGMA it does not know without a word.
enum SQLiteSettings {
    static func memory(_ configuration: SQLiteConfiguration) -> Configuration {
        base(configuration)
    }

    static func file(_ options: SQLiteConfiguration) -> Configuration {
        var configuration = base(options)
        configuration.prepareDatabase { database in
            try checkOwner(of: database, options)
            try makeDurable(database)
        }
        return configuration
    }

    /// What can only be done once GRDB has set WAL up, which puts `synchronous` back to NORMAL.
    static func finish(_ pool: DatabasePool, configuration: SQLiteConfiguration) throws {
        try pool.writeWithoutTransaction { database in
            try makeDurable(database)
            try require("journal_mode", "wal", in: database)
            guard let own = configuration.applicationID else { return }
            if try Int32.fetchOne(database, sql: "PRAGMA application_id") != own {
                try database.execute(sql: "PRAGMA application_id = \(own)")
            }
        }
    }

    private static func base(_ options: SQLiteConfiguration) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = options.readOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(Double(options.busyTimeoutMilliseconds) / 1000)
        configuration.maximumReaderCount = options.maximumReaders
        configuration.label = "pendulaire.sqlite"
        configuration.prepareDatabase { database in
            // A file that was tampered with must not run functions through its own views and triggers.
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            try require("foreign_keys", "1", in: database)
        }
        return configuration
    }

    /// FULL waits for the disk at each commit: what has been answered survives a power cut, not only a crash.
    private static func makeDurable(_ database: Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try require("synchronous", "2", in: database)
    }

    private static func require(_ pragma: String, _ expected: String, in database: Database) throws {
        // GRDB reads the integers of a PRAGMA as text when asked for a String.
        let found = try String.fetchOne(database, sql: "PRAGMA \(pragma)") ?? "nothing"
        guard found == expected else {
            throw SQLError(.cannotOpen, "SQLite keeps \(pragma) at \(found) instead of \(expected).")
        }
    }

    /// Here and not only in the header: the number may still be in the write-ahead log.
    private static func checkOwner(of database: Database, _ options: SQLiteConfiguration) throws {
        guard let own = options.applicationID else { return }
        let found = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard found != own else { return }
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        if found != 0 || tables > 0 { throw SQLError.otherProgram(found: found, own: own) }
    }
}
