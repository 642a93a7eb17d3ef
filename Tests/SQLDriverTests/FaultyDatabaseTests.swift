import SQLDriver
import Testing

/// A database without an engine: it remembers the statements of the transactions that were committed.
private actor Recorder: SQLDatabase {
    nonisolated let dialect = SQLDialect.sqlite
    private(set) var committed: [String] = []

    func read<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        try body(Connection())
    }

    func write<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        let connection = Connection()
        let value = try body(connection)
        committed += connection.statements
        return value
    }

    func close() async throws {}

    final class Connection: SQLConnection {
        let dialect = SQLDialect.sqlite
        var statements: [String] = []

        func run(_ query: SQLQuery) throws -> Int {
            statements.append(query.description)
            return 1
        }
        func each(_ query: SQLQuery, _ body: (SQLRow) throws -> Void) throws { statements.append(query.description) }
        func first(_ query: SQLQuery) throws -> SQLRow? {
            statements.append(query.description)
            return nil
        }
    }
}

@Suite("A database that fails on purpose")
struct FaultyDatabaseTests {
    private let recorder = Recorder()
    private let full = SQLError(.diskFull, "The disk is full.")

    /// Five statements: one read, three written, one commit.
    private func act(on database: any SQLDatabase) async throws {
        _ = try await database.read { try $0.first("SELECT 1") }
        try await database.write { connection in
            try connection.run("INSERT 1")
            _ = try connection.all("SELECT 2")
            try connection.run("INSERT 2")
        }
    }

    @Test("statements are counted over transactions, and a commit is one")
    func counting() async throws {
        let database = FaultyDatabase(wrapping: recorder)
        try await act(on: database)
        #expect(await database.statementCount == 5)
        #expect(await recorder.committed == ["INSERT 1", "SELECT 2", "INSERT 2"])
    }

    @Test("it fails at the chosen statement and nothing is committed", arguments: 1...5)
    func failing(at number: Int) async throws {
        let database = FaultyDatabase(wrapping: recorder)
        await database.fail(at: number, with: full)
        let error = await #expect(throws: SQLError.self) { try await act(on: database) }
        #expect(error?.kind == .diskFull)
        #expect(error?.sql != nil)
        #expect(await database.statementCount == number)
        #expect(await recorder.committed.isEmpty)

        await database.recover()
        try await act(on: database)
        #expect(await recorder.committed.count == 3)
    }

    @Test("a failure after the last statement does not happen")
    func beyond() async throws {
        let database = FaultyDatabase(wrapping: recorder)
        await database.fail(at: 6, with: full)
        try await act(on: database)
        #expect(await recorder.committed.count == 3)
    }

    @Test("a failure that the closure swallows still undoes the transaction")
    func swallowed() async throws {
        let database = FaultyDatabase(wrapping: recorder)
        await database.fail(at: 1, with: full)
        let error = await #expect(throws: SQLError.self) {
            try await database.write { connection in
                _ = try? connection.run("INSERT 1")
                #expect(throws: SQLError.self) { try connection.run("INSERT 2") }
            }
        }
        #expect(error?.kind == .diskFull)
        #expect(await recorder.committed.isEmpty)
    }
}
