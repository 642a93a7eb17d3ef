import SQLDriver

/// A PostgreSQL database behind the driver seam: a pool of connections, each with its thread.
///
/// A write is SERIALIZABLE: as if transactions ran one after the other. When the server cannot keep that promise it
/// refuses one of them, whose closure runs again.
public final class PostgresDatabase: SQLPoolReporting {
    private let configuration: PostgresConfiguration
    private let pool: PostgresPool

    public var dialect: SQLDialect { .postgres }

    public var poolFigures: SQLPoolStatus { pool.status }

    /// Opens one connection, to say at once what keeps from using the database.
    ///
    /// - Throws: `unreachable` when no server answers or it refuses the role, in libpq's words; `cannotOpen` for a
    ///   database made with another encoding or collation, or an older server.
    public init(configuration: PostgresConfiguration) async throws {
        self.configuration = configuration
        pool = PostgresPool(configuration)
        let worker = try await pool.take()
        defer { pool.giveBack(worker) }
        try await worker.open()
    }

    public func read<Value: Sendable>(
        _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await transaction(.read, nil, body)
    }

    public func read<Value: Sendable>(
        with setting: SQLSetting, _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await transaction(.read, setting, body)
    }

    @discardableResult
    public func write<Value: Sendable>(
        _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await transaction(.write, nil, body)
    }

    @discardableResult
    public func write<Value: Sendable>(
        with setting: SQLSetting, _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await transaction(.write, setting, body)
    }

    public func close() async throws { await pool.close() }

    private func transaction<Value: Sendable>(
        _ access: PostgresWorker.Access, _ setting: SQLSetting?,
        _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        if let setting, setting.value.utf8.contains(0) {
            throw SQLError(.invalidValue, "A setting with the character U+0000 cannot be sent.", sql: nil)
        }
        let worker = try await pool.take()
        defer { pool.giveBack(worker) }
        let cancellation = PostgresCancellation()
        return try await withTaskCancellationHandler {
            for attempt in 1... {
                if Task.isCancelled { throw SQLError.cancelled(sql: nil) }
                switch try await worker.attempt(access, setting, cancellation, body) {
                case .done(let value): return value
                case .conflict(let error):
                    guard attempt < configuration.maximumAttempts else { throw error }
                    try await pause(after: attempt)
                }
            }
            throw SQLError.cancelled(sql: nil)
        } onCancel: {
            cancellation.request()
        }
    }

    /// Longer each time, and never as long as the other's: those who collided would collide again.
    private func pause(after attempt: Int) async throws {
        let longest = min(1 << attempt, 200)
        do {
            try await Task.sleep(for: .microseconds(Int.random(in: longest * 300...longest * 1_000)))
        } catch {
            throw SQLError.cancelled(sql: nil)
        }
    }
}
