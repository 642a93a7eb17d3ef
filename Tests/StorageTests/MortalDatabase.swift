import SQLDriver
import Synchronization

/// A database as seen by a process that dies: after so many statements and commits, every one that follows fails, and
/// nothing of the transaction under way is kept. The death after a commit loses its answer.
final class MortalDatabase: SQLDatabase {
    private let wrapped: any SQLDatabase
    private let life: Life

    /// - Parameter breaths: Statements, commits and answers to commits before the end.
    init(_ database: any SQLDatabase, breaths: Int) {
        wrapped = database
        life = Life(breaths)
    }

    var dialect: SQLDialect { wrapped.dialect }
    var isDead: Bool { life.isOver }

    func read<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        try await wrapped.read { try body(MortalConnection($0, self.life)) }
    }

    @discardableResult
    func write<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        let value = try await wrapped.write { connection in
            let value = try body(MortalConnection(connection, self.life))
            try self.life.breathe()
            return value
        }
        try life.breathe()
        return value
    }

    func close() async throws { try await wrapped.close() }
}

private final class Life: Sendable {
    private let left: Mutex<Int>

    init(_ breaths: Int) { left = Mutex(breaths) }

    var isOver: Bool { left.withLock { $0 <= 0 } }

    func breathe() throws {
        let isAlive = left.withLock { left in
            left -= 1
            return left > 0
        }
        guard isAlive else { throw SQLError(.unreachable, "The process is dead.") }
    }
}

private final class MortalConnection: SQLConnection {
    private let wrapped: any SQLConnection
    private let life: Life

    init(_ connection: any SQLConnection, _ life: Life) {
        wrapped = connection
        self.life = life
    }

    var dialect: SQLDialect { wrapped.dialect }

    func run(_ query: SQLQuery) throws -> Int {
        try life.breathe()
        return try wrapped.run(query)
    }

    func each(_ query: SQLQuery, _ body: (SQLRow) throws -> Void) throws {
        try life.breathe()
        try wrapped.each(query, body)
    }

    func first(_ query: SQLQuery) throws -> SQLRow? {
        try life.breathe()
        return try wrapped.first(query)
    }
}
