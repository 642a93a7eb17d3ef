import CPostgres
import Foundation
import SQLDriver

/// One connection of libpq. Used by one thread at a time: its worker's.
///
/// Nothing here blocks without an end: libpq is never asked to wait, the socket is, for as long as the server may take.
final class PostgresSession {
    let connection: OpaquePointer
    let statements: PostgresStatements
    private let silenceLimit: Duration?
    private let warnings = PostgresWarnings()
    /// Nothing more can be asked of it.
    private(set) var isBroken = false
    /// The task whose transaction runs; its cancellation ends the waiting.
    var cancellation: PostgresCancellation?

    /// Whether there is something to undo: a commit that was refused has undone it already.
    var isInTransaction: Bool { PQtransactionStatus(connection) != PQTRANS_IDLE }
    /// What the server warned of last, of what was begun since the last commit.
    var warning: String? { warnings.first }

    /// How often a waiting thread looks whether its task was cancelled, in milliseconds.
    private static let watch: Int32 = 100
    /// What is left to the server to answer a cancellation.
    private static let cancellationMargin: Duration = .seconds(2)

    /// Connects, host after host, and sets the session up.
    /// - Throws: `unreachable` in libpq's words, `cannotOpen` for a database that is not made for this program.
    init(_ configuration: PostgresConfiguration) throws(SQLError) {
        let keywords = configuration.address.keywords
        let names = keywords.map { strdup($0.name) }
        let values = keywords.map { strdup($0.value) }
        defer { for text in names + values { free(text) } }
        let connection = PQconnectdbParams(
            names.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 0)
        guard let connection else { throw SQLError.lost("out of memory", sql: nil) }
        guard PQstatus(connection) == CONNECTION_OK else {
            let words = configuration.address.words(String(cString: PQerrorMessage(connection)))
            PQfinish(connection)
            throw SQLError(.unreachable, "The server of the database cannot be reached: \(words).")
        }
        self.connection = connection
        statements = PostgresStatements(limit: max(configuration.preparedStatements, 128))
        silenceLimit = configuration.statementTimeoutMilliseconds.map {
            .milliseconds($0 + configuration.silenceMarginMilliseconds)
        }
        PQsetnonblocking(connection, 1)
        warnings.listen(to: connection)
        try PostgresSettings.apply(configuration, to: self)
    }

    deinit { PQfinish(connection) }

    /// Runs words of the program's own and returns the last result.
    @discardableResult
    func command(_ text: String) throws(SQLError) -> PostgresResult? {
        guard PQsendQuery(connection, text) == 1 else { throw broken(sql: text) }
        var last: PostgresResult?
        var failure: SQLError?
        while !isBroken, let result = try nextResult(sql: text) {
            if result.status == PGRES_FATAL_ERROR { failure = failure ?? error(result, sql: text) }
            last = result
        }
        if let failure { throw failure }
        return last
    }

    /// Ends the transaction with its changes kept, on the disk.
    /// - Throws: `commitUnknown` when the answer did not come, or says that the standby may not have them.
    func commit() throws(SQLError) {
        warnings.clear()
        let result: PostgresResult?
        do {
            result = try command("COMMIT")
        } catch {
            // Whatever comes with the end of a connection does not tell on which side of the commit it came.
            guard !isBroken, error.kind != .unreachable else { throw SQLError.commitUnknown(error.message) }
            throw error
        }
        guard result?.tag == "COMMIT" else {
            throw SQLError(.transactionAborted, "The transaction had failed and was undone.", sql: "COMMIT")
        }
        // The wait for the standby was given up: here only, so lost with this server.
        if let warning = warnings.first { throw SQLError.commitUnknown(warning) }
    }

    func error(_ result: PostgresResult, sql: String?) -> SQLError {
        if PQstatus(connection) != CONNECTION_OK { isBroken = true }
        if result.field("V") == "FATAL" || result.field("V") == "PANIC" { isBroken = true }
        // An error that libpq makes itself has no code.
        guard let state = result.field("C") else { return broken(sql: sql) }
        if state == "0A000", result.field("R") == "RevalidateCachedQuery" {
            statements.forgetAll()
            return SQLError(.serializationFailure, "The schema changed under a prepared statement.", sql: sql)
        }
        if state == "26000" {
            isBroken = true
            return SQLError(.serializationFailure, "The server forgot a prepared statement.", sql: sql)
        }
        return SQLError(result, sql: sql)
    }

    func broken(sql: String?) -> SQLError {
        isBroken = true
        let words = String(cString: PQerrorMessage(connection)).split(whereSeparator: \.isNewline).joined(
            separator: "; ")
        return SQLError.lost(words.isEmpty ? "no detail" : words, sql: sql)
    }

    /// The next result of what was sent, or nil at its end.
    /// - Throws: `unreachable` when the server says nothing for longer than a statement may take.
    func nextResult(sql: String?) throws(SQLError) -> PostgresResult? {
        guard !isBroken else { throw SQLError.lost("it was lost before", sql: sql) }
        // One of the many rows that came together: there is nothing to wait for.
        if PQisBusy(connection) == 0 { return PQgetResult(connection).map(PostgresResult.init) }
        let start = ContinuousClock.now
        var unsent = PQflush(connection)
        while PQisBusy(connection) == 1 {
            if unsent < 0 { throw broken(sql: sql) }
            try checkPatience(since: start, sql: sql)
            var socket = pollfd(
                fd: PQsocket(connection), events: Int16(POLLIN) | (unsent > 0 ? Int16(POLLOUT) : 0), revents: 0)
            guard poll(&socket, 1, Self.watch) > 0 else { continue }
            guard PQconsumeInput(connection) == 1 else { throw lostWithWords(sql: sql) }
            if unsent > 0 { unsent = PQflush(connection) }
        }
        return PQgetResult(connection).map(PostgresResult.init)
    }

    /// A server that ends a connection says why first: those words are already here, and better than libpq's.
    private func lostWithWords(sql: String?) -> SQLError {
        isBroken = true
        while PQisBusy(connection) == 0, let result = PQgetResult(connection).map(PostgresResult.init) {
            if result.status == PGRES_FATAL_ERROR, result.field("C") != nil { return SQLError(result, sql: sql) }
            if result.status == PGRES_FATAL_ERROR { break }
        }
        return broken(sql: sql)
    }

    private func checkPatience(since start: ContinuousClock.Instant, sql: String?) throws(SQLError) {
        let now = ContinuousClock.now
        if let requested = cancellation?.requested, now - requested > Self.cancellationMargin {
            isBroken = true
            throw SQLError.cancelled(sql: sql)
        }
        if let silenceLimit, now - start > silenceLimit {
            isBroken = true
            throw SQLError.lost("it said nothing for \(silenceLimit)", sql: sql)
        }
    }
}
