import SQLDriver
import Synchronization

/// Keeps the statements that pass, for tests that look at them.
final class RecordingDatabase: SQLDatabase {
    private let wrapped: any SQLDatabase
    private let log = StatementLog()

    init(_ database: any SQLDatabase) { wrapped = database }

    var dialect: SQLDialect { wrapped.dialect }

    /// The statements since the last call.
    func take() -> [SQLQuery] { log.take() }

    func read<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        try await wrapped.read { try body(RecordingConnection($0, self.log)) }
    }

    @discardableResult
    func write<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        try await wrapped.write { try body(RecordingConnection($0, self.log)) }
    }

    func close() async throws { try await wrapped.close() }
}

private final class StatementLog: Sendable {
    private let statements = Mutex<[SQLQuery]>([])

    func add(_ query: SQLQuery) { statements.withLock { $0.append(query) } }

    func take() -> [SQLQuery] {
        statements.withLock { statements in
            defer { statements = [] }
            return statements
        }
    }
}

private final class RecordingConnection: SQLConnection {
    private let wrapped: any SQLConnection
    private let log: StatementLog

    init(_ connection: any SQLConnection, _ log: StatementLog) {
        wrapped = connection
        self.log = log
    }

    var dialect: SQLDialect { wrapped.dialect }

    func run(_ query: SQLQuery) throws -> Int {
        log.add(query)
        return try wrapped.run(query)
    }

    func each(_ query: SQLQuery, _ body: (SQLRow) throws -> Void) throws {
        log.add(query)
        try wrapped.each(query, body)
    }

    func first(_ query: SQLQuery) throws -> SQLRow? {
        log.add(query)
        return try wrapped.first(query)
    }
}
