import SQLDriver
import Telework

/// Whose rows a transaction may reach: what PostgreSQL holds by itself, behind the `WHERE` of every statement.
///
/// A transaction that says nothing reaches no row of any organisme. SQLite has no such fence, and ignores it.
public enum Tenancy: Hashable, Sendable {
    case organisation(OrganisationID)
    /// Rows of all of them: their list, the operator's figures, a copy of the base, the steps of the schema.
    case everyone
    /// The figures of all of them and their list, to be read only: what the network's roles may know.
    case network

    /// Read by the policies of the schema (``Migration/fence``).
    var setting: SQLSetting {
        switch self {
        case .everyone: return SQLSetting("pendulaire.organisation", "*")
        case .network: return SQLSetting("pendulaire.organisation", "+")
        case .organisation(let id):
            // An identifier comes with a cookie too: none of them may mean everyone, or the network.
            return SQLSetting("pendulaire.organisation", ["*", "+"].contains(id.rawValue) ? "" : id.rawValue)
        }
    }
}

extension SQLDatabase {
    /// Runs `body` on one snapshot of what the tenancy lets it see.
    /// - Throws: as `read(_:)`.
    public func read<Value: Sendable>(
        _ tenancy: Tenancy, _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await read(with: tenancy.setting, body)
    }

    /// Runs `body` with the right to change what the tenancy lets it see.
    /// - Throws: as `write(_:)`.
    @discardableResult
    public func write<Value: Sendable>(
        _ tenancy: Tenancy, _ body: @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await write(with: tenancy.setting, body)
    }
}

extension SQLConnection {
    /// Changes what the rest of the transaction may see, at the price of one more way there and back.
    public func enter(_ tenancy: Tenancy) throws { try set(tenancy.setting) }
}

/// How the fence between organismes stands, for who runs the base.
public enum TenantFence: Hashable, Sendable {
    /// The engine has none: the statements alone keep organismes apart.
    case none
    case standing
    /// The role that the program connects as goes through it: a superuser, or one with BYPASSRLS.
    case passed(role: String)
    /// It was taken away from these tables.
    case missing(tables: [String])
    /// On these tables it says something else than the schema made it say.
    case changed(tables: [String])
}
