/// A value told to the engine for the time of one transaction, which rules kept in the database may read.
///
/// Engines without such settings ignore it.
public struct SQLSetting: Sendable {
    /// A word of the program's own, two identifiers with a point between; or one of the engine's.
    public let name: StaticString
    public let value: String

    public init(_ name: StaticString, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension SQLDatabase {
    public func read<Value: Sendable>(
        with setting: SQLSetting, _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await read { connection in
            try connection.set(setting)
            return try body(connection)
        }
    }

    @discardableResult
    public func write<Value: Sendable>(
        with setting: SQLSetting, _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await write { connection in
            try connection.set(setting)
            return try body(connection)
        }
    }
}

extension SQLConnection {
    /// Sets it from here to the end of the transaction.
    public func set(_ setting: SQLSetting) throws {
        guard dialect == .postgres else { return }
        _ = try first("SELECT set_config('\(raw: setting.name)', \(setting.value), true)")
    }
}
