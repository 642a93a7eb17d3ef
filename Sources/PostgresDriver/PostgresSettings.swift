import CPostgres
import SQLDriver

/// What every session is set to, and what a database must be.
///
/// A plan is made once for a text and kept with it. Left to choose, the server plans anew each time that a table is split,
/// since it counts every part in the kept plan and only finds at run time that one is enough. For the same reason a kept plan
/// looks dear: it would be compiled at each run, for seconds, and shared out among processes that read a whole table, to find
/// a few rows. Both are off.
enum PostgresSettings {
    static func apply(_ configuration: PostgresConfiguration, to session: PostgresSession) throws(SQLError) {
        try check(PQserverVersion(session.connection) >= 15_00_00, "PostgreSQL 15 or later is needed")
        try check(
            PQparameterStatus(session.connection, "server_encoding").map { String(cString: $0) } == "UTF8",
            "the database must be made with the encoding UTF8")
        let result = try session.command(
            """
            SET statement_timeout = \(configuration.statementTimeoutMilliseconds ?? 0);
            SET idle_in_transaction_session_timeout = \(configuration.idleTransactionTimeoutMilliseconds);
            SET standard_conforming_strings = on;
            SET plan_cache_mode = force_generic_plan;
            SET jit = off;
            SET max_parallel_workers_per_gather = 0;
            SET client_min_messages = warning;
            SELECT set_config('synchronous_commit', 'on', false)
                WHERE current_setting('synchronous_commit') IN ('off', 'local');
            SELECT CASE datlocprovider WHEN 'c' THEN datcollate ELSE daticulocale END FROM pg_catalog.pg_database WHERE datname = current_database()
            """)
        let collation = result.flatMap { PQgetvalue($0.pointer, 0, 0) }.map { String(cString: $0) } ?? ""
        // Another collation sorts otherwise than SQLite, and finds no prefix of a name through an index.
        try check(
            ["C", "POSIX"].contains(collation),
            "the database must be made with LC_COLLATE 'C', not '\(collation)'")
    }

    private static func check(_ isRight: Bool, _ words: String) throws(SQLError) {
        guard isRight else { throw SQLError(.cannotOpen, "The database cannot be used: \(words).") }
    }
}
