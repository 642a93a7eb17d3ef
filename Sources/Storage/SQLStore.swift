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

    /// - Throws: `UseCaseError.notFound` for an organisme that is closed (``OrganisationDoor``), whoever had found it before.
    public func write<Value: Sendable>(
        _ organisation: OrganisationID, _ body: @Sendable (any StoreWriting) throws -> Value
    ) async throws -> Value {
        try await translated {
            try await database.write(.organisation(organisation)) { connection in
                guard try OrganisationDoor.closure(of: organisation, on: connection) == nil else {
                    throw UseCaseError.notFound
                }
                let transaction = SQLWriteTransaction(connection: connection, organisation: organisation)
                let value = try body(transaction)
                try transaction.keepFigures()
                return value
            }
        }
    }

    public func organisation(code: String) async throws -> Organisation? {
        try await translated {
            try await database.read(.everyone) { connection in
                let query: SQLQuery =
                    "SELECT o.organisation_id FROM organisation AS o WHERE o.code = \(code) AND \(Self.isOpen)"
                return try connection.value(query, as: String.self).map {
                    try SQLReadTransaction(connection: connection, organisation: OrganisationID($0)).organisation()
                }
            }
        }
    }

    /// Those that are open, in order of code.
    public func organisations() async throws -> [Organisation] {
        try await translated {
            try await database.read(.everyone) { connection in
                let ids = try connection.all(
                    "SELECT o.organisation_id FROM organisation AS o WHERE \(Self.isOpen) ORDER BY o.code"
                ) {
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
                let transaction = SQLWriteTransaction(connection: $0, organisation: organisation.id)
                try transaction.insert(organisation)
                // Nothing is there to be counted yet, and all that comes is.
                try transaction.replaceFigures(with: FigureTally(), definition: Counting.definition)
            }
        }
    }

    static let isOpen: SQLQuery =
        "NOT EXISTS (SELECT 1 FROM closed_organisation AS c WHERE c.closed_id = o.organisation_id)"

    public func network<Value: Sendable>(
        _ body: @Sendable (any NetworkReading) throws -> Value
    ) async throws -> Value {
        try await translated { try await database.read(.network) { try body(SQLNetworkTransaction(connection: $0)) } }
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
