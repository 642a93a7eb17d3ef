import SQLDriver
import Telework

/// Whose rows a transaction may reach: what PostgreSQL holds by itself, behind the `WHERE` of every statement.
///
/// A transaction that says nothing reaches no row of any organisme. SQLite has no such fence, and ignores it.
public enum Tenancy: Hashable, Sendable {
    case organisation(OrganisationID)
    /// Rows of all of them: their list, the operator's figures, a copy of the base, the steps of the schema.
    case everyone

    /// Read by the policies of the schema (``Migration/fence``).
    var setting: SQLSetting {
        switch self {
        case .everyone: return SQLSetting("pendulaire.organisation", "*")
        case .organisation(let id):
            // An identifier comes with a cookie too: none of them may mean everyone.
            return SQLSetting("pendulaire.organisation", id.rawValue == "*" ? "" : id.rawValue)
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
}

extension Tenancy {
    /// Looks whether the policies hold for this program's own connections.
    ///
    /// - Parameter database: Brought up to ``Schema/migrations``.
    public static func fence(of database: any SQLDatabase) async throws -> TenantFence {
        guard database.dialect == .postgres else { return .none }
        return try await database.read { connection in
            let role = try connection.first(
                "SELECT rolname, rolsuper OR rolbypassrls FROM pg_catalog.pg_roles WHERE rolname = current_user")
            if let role, try role.get(1, as: Bool.self) { return .passed(role: try role.get(0)) }
            let open = try connection.all(
                """
                SELECT c.relname FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_attribute AS a
                    ON a.attrelid = c.oid AND a.attname = 'organisation_id' AND NOT a.attisdropped
                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
                AND NOT row_security_active(c.oid)
                ORDER BY c.relname
                """
            ) { try $0.get(0, as: String.self) }
            return open.isEmpty ? .standing : .missing(tables: open)
        }
    }

    /// Whether nothing on this base crosses from one organisme to another, whatever a statement forgets.
    public static func isFenced(on database: any SQLDatabase) async throws -> Bool {
        try await fence(of: database) == .standing
    }
}
