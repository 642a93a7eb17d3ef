import SQLDriver
import Telework
import UseCases

/// Everything the use cases keep, in any database behind the driver seam: one SQL text for all engines.
///
/// A transaction is bound to one organisme, whose identifier is a parameter of each of its statements; PostgreSQL also
/// hides the rows of the others from it (``Tenancy``).
public final class SQLStore: Store {
    let database: any SQLDatabase

    /// - Parameter database: Brought up to ``Schema/migrations`` by a ``Migrator`` before the first use.
    public init(database: any SQLDatabase) { self.database = database }

    public func read<Value: Sendable>(
        _ organisation: OrganisationID, _ body: @Sendable (any StoreReading) throws -> Value
    ) async throws -> Value {
        try await translated {
            try await database.read(.organisation(organisation)) {
                try body(SQLReadTransaction(connection: $0, organisation: organisation))
            }
        }
    }

    public func write<Value: Sendable>(
        _ organisation: OrganisationID, _ body: @Sendable (any StoreWriting) throws -> Value
    ) async throws -> Value {
        try await translated {
            try await database.write(.organisation(organisation)) {
                try body(SQLWriteTransaction(connection: $0, organisation: organisation))
            }
        }
    }

    public func organisation(code: String) async throws -> Organisation? {
        try await translated {
            try await database.read(.everyone) { connection in
                let query: SQLQuery = "SELECT organisation_id FROM organisation WHERE code = \(code)"
                return try connection.value(query, as: String.self).map {
                    try SQLReadTransaction(connection: connection, organisation: OrganisationID($0)).organisation()
                }
            }
        }
    }

    /// In order of code.
    public func organisations() async throws -> [Organisation] {
        try await translated {
            try await database.read(.everyone) { connection in
                let ids = try connection.all("SELECT organisation_id FROM organisation ORDER BY code") {
                    try $0.get(0, as: String.self)
                }
                return try ids.map {
                    try SQLReadTransaction(connection: connection, organisation: OrganisationID($0)).organisation()
                }
            }
        }
    }

    public func create(_ organisation: Organisation) async throws {
        try await translated {
            try await database.write(.organisation(organisation.id)) {
                try SQLWriteTransaction(connection: $0, organisation: organisation.id).insert(organisation)
            }
        }
    }

    private func translated<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch { throw storeError(error) }
    }
}

/// The use cases' word for what they can act on; any other failure of the database stays as the driver tells it.
func storeError(_ error: any Error) -> any Error {
    if let error = error as? SQLError, error.kind == .uniqueViolation { return StoreError.conflict }
    return error
}
