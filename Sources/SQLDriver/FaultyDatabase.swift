/// A database that fails when told to, so that tests can break every statement in turn and check that nothing moved.
///
/// Statements are counted from 1 over all transactions; the commit of a `write` counts as one.
///
///     let database = FaultyDatabase(wrapping: real)
///     try await act(on: database)                       // count what the act needs
///     for k in 1...(await database.statementCount) {
///         await database.fail(at: k, with: SQLError(.diskFull, "…"))
///         …                                             // act again, and compare
///     }
///
/// One task at a time: transactions that run at once each count from the same number.
public final class FaultyDatabase: SQLDatabase {
    private let wrapped: any SQLDatabase
    private let plan = FaultPlan()

    public init(wrapping database: any SQLDatabase) { wrapped = database }

    public var dialect: SQLDialect { wrapped.dialect }

    /// The statements begun since the start, or since the last call to `fail(at:with:)` or `recover()`.
    public var statementCount: Int { get async { await plan.count } }

    /// Counts again from zero and fails at statement `number`, once.
    public func fail(at number: Int, with error: SQLError) async { await plan.set((number, error)) }

    /// Counts again from zero and fails no more.
    public func recover() async { await plan.set(nil) }

    public func read<Value: Sendable>(
        _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await counted { meter in
            try await wrapped.read { connection in
                try meter.run(body, on: connection, commits: false)
            }
        }
    }

    @discardableResult
    public func write<Value: Sendable>(
        _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await counted { meter in
            try await wrapped.write { connection in
                try meter.run(body, on: connection, commits: true)
            }
        }
    }

    public func close() async throws { try await wrapped.close() }

    private func counted<Value: Sendable>(
        _ transaction: (FaultMeter) async throws -> Metered<Value>
    ) async throws -> Value {
        do {
            let outcome = try await transaction(await plan.meter())
            await plan.advance(by: outcome.statements)
            return outcome.value
        } catch let failure as Metered<any Error> {
            await plan.advance(by: failure.statements)
            throw failure.value
        }
    }
}

private actor FaultPlan {
    private(set) var count = 0
    private var fault: (number: Int, error: SQLError)?

    func set(_ fault: (number: Int, error: SQLError)?) {
        self.fault = fault
        count = 0
    }

    func advance(by statements: Int) { count += statements }

    func meter() -> FaultMeter {
        FaultMeter(remaining: fault.map { $0.number - count }, error: fault?.error)
    }
}

/// What a transaction gave or threw, with the number of its statements: a synchronous closure cannot tell an actor.
private struct Metered<Value: Sendable>: Sendable {
    let value: Value
    let statements: Int
}

extension Metered: Error where Value == any Error {}

private struct FaultMeter: Sendable {
    /// Which statement of this transaction is to fail, from 1.
    let remaining: Int?
    let error: SQLError?

    func run<Value: Sendable>(
        _ body: (any SQLConnection) throws -> Value, on connection: any SQLConnection, commits: Bool
    ) throws -> Metered<Value> {
        let faulty = FaultyConnection(wrapping: connection, meter: self)
        do {
            let value = try body(faulty)
            if let failure = faulty.failure { throw failure }
            if commits { try faulty.count(sql: "COMMIT") }
            return Metered(value: value, statements: faulty.statements)
        } catch {
            throw Metered<any Error>(value: error, statements: faulty.statements)
        }
    }
}

private final class FaultyConnection: SQLConnection {
    private let wrapped: any SQLConnection
    private let meter: FaultMeter
    private(set) var statements = 0
    private(set) var failure: SQLError?

    init(wrapping connection: any SQLConnection, meter: FaultMeter) {
        wrapped = connection
        self.meter = meter
    }

    var dialect: SQLDialect { wrapped.dialect }

    func count(sql: String) throws {
        if let failure {
            throw SQLError(.transactionAborted, "An earlier statement failed: \(failure.message)", sql: sql)
        }
        statements += 1
        guard statements == meter.remaining, let error = meter.error else { return }
        let failure = SQLError(error.kind, error.message, sql: sql)
        self.failure = failure
        throw failure
    }

    func run(_ query: SQLQuery) throws -> Int {
        try count(sql: query.description)
        return try wrapped.run(query)
    }

    func each(_ query: SQLQuery, _ body: (SQLRow) throws -> Void) throws {
        try count(sql: query.description)
        try wrapped.each(query, body)
    }

    func first(_ query: SQLQuery) throws -> SQLRow? {
        try count(sql: query.description)
        return try wrapped.first(query)
    }
}
