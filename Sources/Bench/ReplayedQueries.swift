import SQLDriver
import Synchronization

/// A database that remembers the statements that pass: the bare handler runs the very same ones, so that it reads the
/// same rows through the same driver.
final class RecordingDatabase: SQLDatabase {
    private let wrapped: any SQLDatabase
    private let log = Mutex<[SQLQuery]>([])

    init(_ database: any SQLDatabase) { wrapped = database }

    var dialect: SQLDialect { wrapped.dialect }

    func take() -> [SQLQuery] {
        log.withLock { queries in
            defer { queries = [] }
            return queries
        }
    }

    func read<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        try await wrapped.read { try body(Connection(wrapped: $0, owner: self)) }
    }

    @discardableResult
    func write<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        try await wrapped.write { try body(Connection(wrapped: $0, owner: self)) }
    }

    func close() async throws { try await wrapped.close() }

    private func note(_ query: SQLQuery) { log.withLock { $0.append(query) } }

    private final class Connection: SQLConnection {
        let wrapped: any SQLConnection
        let owner: RecordingDatabase

        init(wrapped: any SQLConnection, owner: RecordingDatabase) {
            self.wrapped = wrapped
            self.owner = owner
        }

        var dialect: SQLDialect { wrapped.dialect }

        func run(_ query: SQLQuery) throws -> Int {
            owner.note(query)
            return try wrapped.run(query)
        }

        func each(_ query: SQLQuery, _ body: (SQLRow) throws -> Void) throws {
            owner.note(query)
            try wrapped.each(query, body)
        }

        func first(_ query: SQLQuery) throws -> SQLRow? {
            owner.note(query)
            return try wrapped.first(query)
        }
    }
}

extension SQLDatabase {
    /// Runs statements and reads every column of every row, as a handler without a domain would.
    func replay(_ queries: [SQLQuery]) async throws -> Int {
        try await read { connection in
            var cells = 0
            for query in queries {
                try connection.each(query) { row in
                    for value in row.values where value != .null { cells += 1 }
                }
            }
            return cells
        }
    }
}
