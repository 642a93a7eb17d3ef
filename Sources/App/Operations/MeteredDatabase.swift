import SQLDriver
import Synchronization
import Web

/// A database whose transactions are counted, whatever the engine.
final class MeteredDatabase: SQLDatabase {
    private let database: any SQLDatabase
    private let figures: DatabaseFigures

    init(_ database: any SQLDatabase, figures: DatabaseFigures) {
        self.database = database
        self.figures = figures
    }

    var dialect: SQLDialect { database.dialect }

    func read<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        try await figures.metered("read") { try await database.read(body) }
    }

    @discardableResult
    func write<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        try await figures.metered("write") { try await database.write(body) }
    }

    func read<Value: Sendable>(
        with setting: SQLSetting, _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await figures.metered("read") { try await database.read(with: setting, body) }
    }

    @discardableResult
    func write<Value: Sendable>(
        with setting: SQLSetting, _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await figures.metered("write") { try await database.write(with: setting, body) }
    }

    func close() async throws { try await database.close() }
}

/// The transactions of a database, by access and by how they ended.
final class DatabaseFigures: Sendable {
    private struct Key: Hashable {
        let access: String
        let outcome: String
    }

    private struct State {
        var underWay = 0
        var ended: [Key: Int] = [:]
        var durations: [String: Histogram] = [:]
    }

    private let state = Mutex(State())

    func metered<Value>(_ access: String, _ transaction: () async throws -> Value) async throws -> Value {
        let began = ContinuousClock.now
        state.withLock { $0.underWay += 1 }
        do {
            let value = try await transaction()
            end(access, "done", since: began)
            return value
        } catch {
            end(access, Self.outcome(of: error), since: began)
            throw error
        }
    }

    private func end(_ access: String, _ outcome: String, since began: ContinuousClock.Instant) {
        let nanoseconds = (ContinuousClock.now - began).nanoseconds
        state.withLock { state in
            state.underWay -= 1
            state.ended[Key(access: access, outcome: outcome), default: 0] += 1
            state.durations[access, default: Histogram()].add(nanoseconds: nanoseconds)
        }
    }

    /// A word of a short list: what an operator acts upon.
    private static func outcome(of error: any Error) -> String {
        // What the use cases refuse is undone too, and is no fault.
        guard let error = error as? SQLError else { return "undone" }
        return switch error.kind {
        case .busy: "busy"
        case .overloaded: "overloaded"
        case .unreachable: "unreachable"
        case .serializationFailure: "conflict"
        case .commitUnknown: "commit-unknown"
        case .diskFull: "disk-full"
        case .uniqueViolation, .interrupted: "undone"
        default: "failed"
        }
    }

    func write(to page: inout Exposition) {
        let (underWay, ended, durations) = state.withLock { ($0.underWay, $0.ended, $0.durations) }
        page.gauge(
            "pendulaire_database_transactions_in_progress", "Transactions under way, those that wait included.",
            [([], Double(underWay))])
        let rows = ended.sorted { ($0.key.access, $0.key.outcome) < ($1.key.access, $1.key.outcome) }
        page.counter(
            "pendulaire_database_transactions_total", "Transactions by access and outcome.",
            rows.map { ([("access", $0.key.access), ("outcome", $0.key.outcome)], Double($0.value)) })
        page.histogram(
            "pendulaire_database_transaction_duration_seconds", "Transactions, with their wait, by access.",
            durations.sorted { $0.key < $1.key }.map { (labels: [("access", $0.key)], $0.value) })
    }
}
