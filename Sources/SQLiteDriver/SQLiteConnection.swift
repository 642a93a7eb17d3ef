import GRDB
import SQLDriver

/// The connection of one transaction. It lets go of SQLite when the transaction ends, so that one kept by mistake throws.
final class SQLiteConnection: SQLConnection {
    private var database: Database?
    /// The error of the first statement that failed; nothing runs after it.
    private(set) var failure: SQLError?
    /// The prepared statements being read by `each`: running one again from its own body would rewind it.
    private var busyStatements: [ObjectIdentifier] = []

    init(_ database: Database) { self.database = database }

    var dialect: SQLDialect { .sqlite }

    func end() { database = nil }

    func run(_ query: SQLQuery) throws -> Int {
        let sql = query.rendered(for: .sqlite)
        return try recording(sql) { database in
            let statement = try prepared(sql, in: database)
            let before = database.totalChangesCount
            try statement.execute(arguments: try StatementArguments(binding: sql))
            // SQLite leaves `changes` at the figure of the last statement that changed something.
            return database.totalChangesCount == before ? 0 : database.changesCount
        }
    }

    func each(_ query: SQLQuery, _ body: (SQLRow) throws -> Void) throws {
        let sql = query.rendered(for: .sqlite)
        let (statement, cursor) = try open(sql)
        busyStatements.append(ObjectIdentifier(statement))
        defer { busyStatements.removeLast() }
        let columns = SQLColumns(statement.columnNames)
        var previous: SQLRow?
        while try recording(sql, { _ in try cursor.next() != nil }) {
            let row = try SQLRow(columns: columns, reading: statement, after: previous)
            previous = row
            try body(row)
        }
    }

    func first(_ query: SQLQuery) throws -> SQLRow? {
        let sql = query.rendered(for: .sqlite)
        let (statement, cursor) = try open(sql)
        guard try recording(sql, { _ in try cursor.next() != nil }) else { return nil }
        let row = try SQLRow(columns: SQLColumns(statement.columnNames), reading: statement)
        // INSERT … RETURNING: run to its end what changes something.
        if !statement.isReadonly {
            try recording(sql) { _ in while try cursor.next() != nil {} }
        }
        return row
    }

    private func open(_ sql: RenderedSQL) throws -> (Statement, RowCursor) {
        try recording(sql) { database in
            let statement = try prepared(sql, in: database)
            return (statement, try Row.fetchCursor(statement, arguments: try StatementArguments(binding: sql)))
        }
    }

    private func prepared(_ sql: RenderedSQL, in database: Database) throws -> Statement {
        guard sql.isReusable else { return try database.makeStatement(sql: sql.text) }
        let statement = try database.cachedStatement(sql: sql.text)
        guard busyStatements.contains(ObjectIdentifier(statement)) else { return statement }
        return try database.makeStatement(sql: sql.text)
    }

    /// Runs `work`, and remembers that it failed.
    private func recording<Value>(_ sql: RenderedSQL, _ work: (Database) throws -> Value) throws -> Value {
        guard let database else {
            throw SQLError(.other(code: 21), "The connection was used after its transaction.", sql: sql.text)
        }
        if let failure {
            throw SQLError(.transactionAborted, "An earlier statement failed: \(failure.message)", sql: sql.text)
        }
        do {
            return try work(database)
        } catch {
            let translated = SQLError.translated(error, sql: sql.text)
            failure = translated as? SQLError
            throw translated
        }
    }
}
