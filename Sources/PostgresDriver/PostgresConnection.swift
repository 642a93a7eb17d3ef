import CPostgres
import SQLDriver

/// The connection of one transaction. It lets go of its session when the transaction ends, so that one kept by mistake
/// throws.
final class PostgresConnection: SQLConnection {
    private var session: PostgresSession?
    private let cancellation: PostgresCancellation
    /// The error of the first statement that failed; nothing runs after it.
    private(set) var failure: SQLError?
    /// The result being read by `each`; a statement of its body makes it receive the rest first.
    private var reading: PostgresRows?

    init(_ session: PostgresSession, cancellation: PostgresCancellation) {
        self.session = session
        self.cancellation = cancellation
    }

    var dialect: SQLDialect { .postgres }

    func end() {
        session = nil
        reading = nil
    }

    func run(_ query: SQLQuery) throws -> Int {
        let sql = query.rendered(for: .postgres)
        return try recording(sql.text) { session in
            let rows = try begin(sql, in: session, rowByRow: false)
            try rows.discardRest()
            return rows.changedRows
        }
    }

    func run(_ queries: [SQLQuery]) throws -> [Int] {
        let statements = queries.map { $0.rendered(for: .postgres) }
        var counts: [Int] = []
        for start in stride(from: 0, to: statements.count, by: PostgresSession.batch) {
            let batch = statements[start..<min(start + PostgresSession.batch, statements.count)]
            counts += try recording(nil) { session in
                try reading?.keepRest()
                return try session.runTogether(batch)
            }
        }
        return counts
    }

    func each(_ query: SQLQuery, _ body: (SQLRow) throws -> Void) throws {
        let sql = query.rendered(for: .postgres)
        let rows = try recording(sql.text) { try begin(sql, in: $0, rowByRow: true) }
        try read(rows, of: sql, body)
    }

    func all(_ query: SQLQuery) throws -> [SQLRow] {
        let sql = query.rendered(for: .postgres)
        let rows = try recording(sql.text) { try begin(sql, in: $0, rowByRow: false) }
        var all: [SQLRow] = []
        try read(rows, of: sql) { all.append($0) }
        return all
    }

    func first(_ query: SQLQuery) throws -> SQLRow? {
        let sql = query.rendered(for: .postgres)
        return try recording(sql.text) { session in
            let rows = try begin(sql, in: session, rowByRow: true)
            let row = try rows.receiveFirst() ? Result { try rows.next() } : .success(nil)
            try rows.discardRest()
            return row
        }.get()
    }

    private func read(_ rows: PostgresRows, of sql: RenderedSQL, _ body: (SQLRow) throws -> Void) throws {
        do {
            while try recording(sql.text, { _ in try rows.receiveFirst() }), let row = try rows.next() {
                try body(row)
            }
        } catch {
            // The rest must be out of the way of the next statement; should it fail, the transaction has failed.
            if failure == nil, session != nil { _ = try? recording(sql.text) { _ in try rows.discardRest() } }
            throw error
        }
    }

    private func begin(
        _ sql: RenderedSQL, in session: PostgresSession, rowByRow: Bool
    ) throws(SQLError) -> PostgresRows {
        try reading?.keepRest()
        let parameters = try PostgresParameters(sql)
        let prepared = try session.prepare(sql, parameters)
        try session.send(sql, parameters, prepared)
        if rowByRow { PQsetSingleRowMode(session.connection) }
        let rows = PostgresRows(session, sql: sql.text)
        reading = rows
        return rows
    }

    /// Runs `work`, and remembers that it failed.
    private func recording<Value>(
        _ sql: String?, _ work: (PostgresSession) throws -> Value
    ) throws -> Value {
        guard let session else {
            throw SQLError(.other(code: 0), "The connection was used after its transaction.", sql: sql)
        }
        if let failure {
            throw SQLError(.transactionAborted, "An earlier statement failed: \(failure.message)", sql: sql)
        }
        do {
            if cancellation.requested != nil { throw SQLError.cancelled(sql: sql) }
            return try work(session)
        } catch let error as SQLError {
            failure = error
            throw error
        }
    }
}
