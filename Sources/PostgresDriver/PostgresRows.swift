import CPostgres
import SQLDriver

/// The result of one statement, read row after row. The connection can do nothing else until it is finished.
final class PostgresRows {
    private let session: PostgresSession
    private let sql: String
    private var columns: SQLColumns?
    /// What has been received and not read.
    private var results: [PostgresResult] = []
    private var row = 0
    private var previous: SQLRow?
    /// The server has sent everything: the connection is free.
    private(set) var isFinished = false
    private(set) var changedRows = 0

    init(_ session: PostgresSession, sql: String) {
        self.session = session
        self.sql = sql
    }

    /// Waits until a row is there.
    /// - Returns: False when there are no more.
    func receiveFirst() throws(SQLError) -> Bool {
        while true {
            if let result = results.first {
                if row < result.rowCount { return true }
                results.removeFirst()
                row = 0
            } else if isFinished {
                return false
            } else {
                try receive()
            }
        }
    }

    /// The row that is there.
    /// - Throws: `wrongType`; the transaction goes on.
    func next() throws(SQLError) -> SQLRow? {
        guard let result = results.first, row < result.rowCount else { return nil }
        let columns = self.columns ?? result.columns
        self.columns = columns
        row += 1
        let next = try SQLRow(columns: columns, reading: result, row: row - 1, after: previous, sql: sql)
        previous = next
        return next
    }

    /// Receives what is left, and keeps it to be read later.
    func keepRest() throws(SQLError) {
        while !isFinished { try receive() }
    }

    /// Receives what is left, and forgets it.
    func discardRest() throws(SQLError) {
        results.removeAll()
        row = 0
        while !isFinished, !session.isBroken {
            try receive()
            results.removeAll()
        }
    }

    private func receive() throws(SQLError) {
        guard let result = try session.nextResult(sql: sql) else {
            isFinished = true
            return
        }
        switch result.status {
        case PGRES_SINGLE_TUPLE: results.append(result)
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
            changedRows = result.changedRows
            results.append(result)
            try receiveEnd()
        default:
            let failure = session.error(result, sql: sql)
            try receiveEnd()
            throw failure
        }
    }

    private func receiveEnd() throws(SQLError) {
        while !session.isBroken, try session.nextResult(sql: sql) != nil {}
        isFinished = true
    }
}
