import GRDB
import SQLDriver
import Synchronization

/// An SQLite database behind the driver seam: one writer and several snapshot readers on a file in WAL mode, or a single
/// connection in memory.
public final class SQLiteDatabase: SQLDatabase {
    let writer: any DatabaseWriter
    private let isClosed = Atomic(false)

    public var dialect: SQLDialect { .sqlite }

    /// Opens or creates the file at `path`; `:memory:` opens a new database in memory.
    ///
    /// - Throws: `cannotOpen`, `readOnly`, `notADatabase`, `corrupt` (cut short) or `otherProgram`, each in words; nothing is
    ///   written to a file that is refused.
    public init(path: String, configuration: SQLiteConfiguration = SQLiteConfiguration()) throws(SQLError) {
        do {
            if path == ":memory:" {
                writer = try DatabaseQueue(configuration: SQLiteSettings.memory(configuration))
            } else {
                try SQLiteFile.check(path, configuration: configuration)
                let pool = try DatabasePool(path: path, configuration: SQLiteSettings.file(configuration))
                if !configuration.readOnly { try SQLiteSettings.finish(pool, configuration: configuration) }
                writer = pool
            }
        } catch {
            throw SQLError(opening: path, error)
        }
    }

    /// A new empty database in memory, gone with the last reference to it.
    public static func inMemory() throws(SQLError) -> SQLiteDatabase { try SQLiteDatabase(path: ":memory:") }

    public func read<Value: Sendable>(
        _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try checkOpen()
        do {
            return try await writer.read { database in
                let connection = SQLiteConnection(database)
                defer { connection.end() }
                return try body(connection)
            }
        } catch {
            throw SQLError.translated(error)
        }
    }

    @discardableResult
    public func write<Value: Sendable>(
        _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try checkOpen()
        do {
            // GRDB opens it with BEGIN IMMEDIATE, so that two writers never find out at the end that they raced.
            return try await writer.write { database in
                let connection = SQLiteConnection(database)
                defer { connection.end() }
                let value = try body(connection)
                // A failure that was caught would be committed around by SQLite, and rolled back by PostgreSQL.
                if let failure = connection.failure { throw failure }
                return value
            }
        } catch {
            throw SQLError.translated(error)
        }
    }

    public func close() async throws {
        isClosed.store(true, ordering: .releasing)
        do { try writer.close() } catch { throw SQLError.translated(error) }
    }

    /// SQLite crashes on a connection in memory that was closed.
    private func checkOpen() throws(SQLError) {
        if isClosed.load(ordering: .acquiring) { throw SQLError(.cannotOpen, "The database was closed.") }
    }
}
