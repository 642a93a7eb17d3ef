/// A database: transactions in, values out.
///
/// A transaction is a synchronous closure that receives its connection, so that nothing can wait inside it. The closure
/// may run again when the engine asks for it (serialisation failures), so it changes nothing outside the database.
public protocol SQLDatabase: Sendable {
    var dialect: SQLDialect { get }

    /// Runs `body` on one snapshot: writes committed meanwhile are not seen. Changing data is refused (`readOnly`).
    /// - Throws: `SQLError`, or what `body` throws.
    func read<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value

    /// Runs `body` alone with the right to change data: committed and on disk when it returns, rolled back entirely when
    /// it throws, or when one of its statements failed even though it caught the error.
    /// - Throws: `SQLError`, or what `body` throws.
    @discardableResult
    func write<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value

    /// As `read(_:)`, with a setting told to the engine first. A driver may send it with the beginning of the transaction.
    func read<Value: Sendable>(
        with setting: SQLSetting, _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value

    /// As `write(_:)`, with a setting told to the engine first.
    @discardableResult
    func write<Value: Sendable>(
        with setting: SQLSetting, _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value

    /// Ends after the transactions under way; the database cannot be used any more.
    func close() async throws
}

/// The connection of one transaction, usable only inside its closure.
///
/// After a statement has failed, every other fails with `transactionAborted`, as PostgreSQL does.
public protocol SQLConnection: AnyObject {
    var dialect: SQLDialect { get }

    /// Runs a statement and returns the number of rows it inserted, updated or deleted; 0 for anything else.
    @discardableResult
    func run(_ query: SQLQuery) throws -> Int

    /// Runs statements in order and returns the rows each one changed, as `run` does; stops at the first that fails.
    ///
    /// A driver may send them together: for many rows, it saves the way there and back of each.
    @discardableResult
    func run(_ queries: [SQLQuery]) throws -> [Int]

    /// Calls `body` with each row, without keeping any; stops at the first error.
    ///
    /// `body` may use the connection: a driver that reads one result at a time then keeps the rows still to come. On
    /// PostgreSQL an error of `body` is thrown once the server has sent them all.
    func each(_ query: SQLQuery, _ body: (SQLRow) throws -> Void) throws

    /// The first row, or nil when there is none.
    func first(_ query: SQLQuery) throws -> SQLRow?

    func all(_ query: SQLQuery) throws -> [SQLRow]
}

extension SQLConnection {
    @discardableResult
    public func run(_ queries: [SQLQuery]) throws -> [Int] { try queries.map { try run($0) } }

    public func all(_ query: SQLQuery) throws -> [SQLRow] {
        var rows: [SQLRow] = []
        try each(query) { rows.append($0) }
        return rows
    }

    /// What `make` builds from each row.
    public func all<Value>(_ query: SQLQuery, _ make: (SQLRow) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try each(query) { values.append(try make($0)) }
        return values
    }

    /// The first column of the first row, or nil when there is no row.
    public func value<Value: SQLDecodable>(_ query: SQLQuery, as type: Value.Type = Value.self) throws -> Value? {
        try first(query)?.get(0, as: type)
    }
}
