import SQLDriver

extension Migration {
    /// Each policy as the schema writes it, without what an engine adds when it says it again: spaces, brackets, types,
    /// names of columns.
    ///
    /// Compared with ``fence`` and ``networkView`` by a test, which asks the engine.
    static let policies: [String: String] = [
        "one_organisation": """
        organisation_id=SELECTcurrent_setting'pendulaire.organisation',true\
        ORSELECTcurrent_setting'pendulaire.organisation',true='*'
        """,
        "network": "SELECTcurrent_setting'pendulaire.organisation',true='+'",
    ]

    /// The tables whose figures the network's roles read.
    static let networkTables: Set<String> = ["organisation", "figure_total", "figure_change", "figure_count"]

    /// Takes every policy away, so that the schema's own are laid again.
    static let noFence: SQLQuery = """
        DO $$
        DECLARE
            made RECORD;
        BEGIN
            FOR made IN
                SELECT p.polname AS policy, p.polrelid::regclass AS name
                FROM pg_catalog.pg_policy AS p JOIN pg_catalog.pg_class AS c ON c.oid = p.polrelid
                WHERE c.relnamespace = current_schema()::regnamespace
            LOOP
                EXECUTE format('DROP POLICY %I ON %s', made.policy, made.name);
            END LOOP;
            FOR made IN
                SELECT c.oid::regclass AS name
                FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_attribute AS a
                    ON a.attrelid = c.oid AND a.attname = 'organisation_id' AND NOT a.attisdropped
                WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND c.relrowsecurity
            LOOP
                EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', made.name);
            END LOOP;
        END $$
        """
}

extension Tenancy {
    /// Looks whether the policies hold for this program's own connections, and say what the schema makes them say.
    ///
    /// - Parameter database: Brought up to ``Schema/migrations``.
    public static func fence(of database: any SQLDatabase) async throws -> TenantFence {
        guard database.dialect == .postgres else { return .none }
        return try await database.read { connection in
            let role = try connection.first(
                "SELECT rolname, rolsuper OR rolbypassrls FROM pg_catalog.pg_roles WHERE rolname = current_user")
            if let role, try role.get(1, as: Bool.self) { return .passed(role: try role.get(0)) }
            let open = try open(on: connection)
            if !open.isEmpty { return .missing(tables: open) }
            let changed = try changed(on: connection)
            return changed.isEmpty ? .standing : .changed(tables: changed)
        }
    }

    /// The tables and parts on which no policy holds for this role.
    private static func open(on connection: any SQLConnection) throws -> [String] {
        try connection.all(
            """
            SELECT c.relname FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_attribute AS a
                ON a.attrelid = c.oid AND a.attname = 'organisation_id' AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
            AND NOT row_security_active(c.oid)
            ORDER BY c.relname
            """
        ) { try $0.get(0, as: String.self) }
    }

    /// The tables of which a policy is missing, was added, or says something else.
    private static func changed(on connection: any SQLConnection) throws -> [String] {
        var found: [String: [String: String]] = [:]
        try connection.each(
            """
            SELECT c.relname, c.relispartition, p.polname, p.polpermissive AND p.polwithcheck IS NULL
                AND p.polroles = '{0}', p.polcmd::text, pg_get_expr(p.polqual, p.polrelid)
            FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_attribute AS a
                ON a.attrelid = c.oid AND a.attname = 'organisation_id' AND NOT a.attisdropped
            LEFT JOIN pg_catalog.pg_policy AS p ON p.polrelid = c.oid
            WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
            """
        ) { row in
            let table: String = try row.get(0)
            // What is not asked of the whole gives nothing: a part has no policy.
            if try row.get(1, as: Bool.self), try row.get(2, as: String?.self) == nil { return }
            found[table, default: [:]].merge([:]) { $1 }
            guard let policy = try row.get(2, as: String?.self) else { return }
            let isPlain = try row.get(3, as: Bool?.self) == true
            let command: String = try row.get(4) ?? ""
            let said = try row.get(5, as: String?.self).map(bare) ?? ""
            found[table]?[policy] = isPlain ? "\(command) \(said)" : "another kind"
        }
        return found.filter { table, policies in policies != expected(of: table) }.keys.sorted()
    }

    private static func expected(of table: String) -> [String: String] {
        var expected = ["one_organisation": "* \(Migration.policies["one_organisation"] ?? "")"]
        if Migration.networkTables.contains(table) { expected["network"] = "r \(Migration.policies["network"] ?? "")" }
        return expected
    }

    /// What a condition says, whatever the version of the engine that says it.
    private static func bare(_ text: String) -> String {
        text.replacing("::text", with: "").replacing(" AS current_setting", with: "")
            .filter { !$0.isWhitespace && $0 != "(" && $0 != ")" }
    }

    /// Whether nothing on this base crosses from one organisme to another, whatever a statement forgets.
    public static func isFenced(on database: any SQLDatabase) async throws -> Bool {
        try await fence(of: database) == .standing
    }

    /// Lays the fence again where it is missing or was changed.
    ///
    /// - Parameter database: Brought up to ``Schema/migrations``, opened by the owner of its tables.
    /// - Returns: The tables on which it did not stand; empty when nothing was to be done.
    public static func mendFence(of database: any SQLDatabase) async throws -> [String] {
        let tables: [String]
        switch try await fence(of: database) {
        case .none, .standing, .passed: return []
        case .missing(let open): tables = open
        case .changed(let changed): tables = changed
        }
        // One transaction: at no moment does a statement find a table without it.
        try await database.write(.everyone) { connection in
            try connection.run(Migration.noFence)
            try connection.run(Migration.fence)
            try connection.run(Migration.networkView)
        }
        return tables
    }
}
