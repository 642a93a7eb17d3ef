import PostgresDriver
import PostgresTestSupport
import SQLDriver
import SQLiteDriver
import Telework
import TestSupport
import Testing
import UseCases

@testable import Storage

/// What holds organismes apart on PostgreSQL when a statement forgets to: the policies of its tables.
@Suite("The second fence between organismes")
struct FenceTests {
    private static let (mine, theirs) = (OrganisationID("mine"), OrganisationID("theirs"))

    /// The base of two organismes, as an ordinary role opens it on one connection.
    private struct Base {
        let database: PostgresDatabase
        let store: SQLStore

        init() async throws {
            database = try await PostgresBase.open(connections: 1)
            store = SQLStore(database: database)
            for organisation in [mine, theirs] {
                try await fill(store, organisation, mark: organisation.rawValue)
                try await store.write(organisation) { store in
                    var organisme = try store.organisation()
                    organisme.extraHolidays = [day("2027-01-02"): organisation.rawValue]
                    try store.save(organisme)
                }
            }
        }

        /// Runs a statement within a transaction of the store that belongs to `organisation`.
        func run<Value: Sendable>(
            as organisation: OrganisationID, _ body: @Sendable (any SQLConnection) throws -> Value
        ) async throws -> Value {
            try await store.write(organisation) { store in
                try body(try #require(store as? SQLWriteTransaction).connection)
            }
        }
    }

    /// Undoes a transaction that did what it should not.
    private struct Undone: Error {}

    @Test("every table of the catalogue that names an organisme has it, for its owner too")
    func catalogue() async throws {
        let base = try await Base()
        let query: SQLQuery = """
            SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity AND row_security_active(c.oid),
                (SELECT count(*) FROM pg_policy AS p WHERE p.polrelid = c.oid AND p.polcmd = '*'
                    AND p.polpermissive AND p.polwithcheck IS NULL AND p.polroles = '{0}')
            FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'organisation_id'
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY c.relname
            """
        let found = try await base.database.read { connection in
            try connection.all(query) { row in
                (name: try row.get(0) as String, isFenced: try row.get(1) as Bool, policies: try row.get(2) as Int)
            }
        }
        #expect(found.map { $0.name } == Tables.all.map { $0.description })
        for table in found { #expect(table.isFenced && table.policies == 1, "\(table)") }
        #expect(try await Tenancy.fence(of: base.database) == .standing)
    }

    @Test("a statement without its WHERE reads, changes and removes only rows of its own organisme")
    func forgottenCondition() async throws {
        let base = try await Base()
        let before = try await base.database.everything(of: .organisation(Self.theirs))
        var rows = 0
        for table in Tables.all {
            let count = try await base.run(as: Self.mine) { connection in
                let seen = try connection.all("SELECT organisation_id FROM \(raw: table)") {
                    try $0.get(0, as: String.self)
                }
                #expect(!seen.isEmpty && Set(seen) == ["mine"], "\(table)")
                let changed = try connection.run("UPDATE \(raw: table) SET organisation_id = organisation_id")
                #expect(changed == seen.count, "\(table)")
                return seen.count
            }
            rows += count
            // Undone, because other tables refer to its rows; those that do so at once refuse it already.
            do {
                try await base.run(as: Self.mine) { connection in
                    #expect(try connection.run("DELETE FROM \(raw: table)") == count, "\(table)")
                    throw Undone()
                }
            } catch is Undone {
            } catch let error as SQLError {
                #expect(error.kind == .foreignKeyViolation, "\(table): \(error)")
            }
        }
        print(
            "Storage: \(Tables.all.count) tables, \(rows) rows reached without a condition, none of the other organisme"
        )
        #expect(try await base.database.everything(of: .organisation(Self.theirs)) == before)
    }

    @Test("a row cannot be written in another organisme, nor moved there", arguments: Tables.all.map(\.description))
    func foreignRow(name: String) async throws {
        let table = try #require(Tables.all.first { $0.description == name })
        let base = try await Base()
        let before = try await base.database.everything()
        let insertion = await #expect(throws: SQLError.self) {
            try await base.run(as: Self.mine) { connection in
                try connection.run(
                    "CREATE TEMPORARY TABLE stray ON COMMIT DROP AS SELECT * FROM \(raw: table) LIMIT 1")
                #expect(try connection.run("UPDATE stray SET organisation_id = 'theirs'") == 1)
                try connection.run("INSERT INTO \(raw: table) SELECT * FROM stray")
            }
        }
        #expect(insertion?.message.contains("row-level security") == true, "\(String(describing: insertion))")
        let move = await #expect(throws: SQLError.self) {
            try await base.run(as: Self.mine) { connection in
                try connection.run("UPDATE \(raw: table) SET organisation_id = 'theirs'")
            }
        }
        #expect(move?.message.contains("row-level security") == true, "\(String(describing: move))")
        #expect(try await base.database.everything() == before)
    }

    @Test("a transaction that names no organisme, or one called *, sees nothing, and none inherits the one before")
    func nobody() async throws {
        let base = try await Base()
        for table in Tables.all {
            let counts = try await base.run(as: Self.mine) { try $0.all("SELECT 1 FROM \(raw: table)").count }
            #expect(counts > 0)
            let afterwards = try await base.database.read { try $0.all("SELECT 1 FROM \(raw: table)").count }
            #expect(afterwards == 0, "\(table)")
            let star = try await base.run(as: OrganisationID("*")) { try $0.all("SELECT 1 FROM \(raw: table)").count }
            #expect(star == 0, "\(table)")
            let all = try await base.database.read(.everyone) { connection in
                try connection.all("SELECT DISTINCT organisation_id FROM \(raw: table) ORDER BY 1") {
                    try $0.get(0, as: String.self)
                }
            }
            #expect(all == ["mine", "theirs"], "\(table)")
        }
        await #expect(throws: SQLError.self) {
            try await base.database.write { connection in
                try connection.run("INSERT INTO post (organisation_id, code, title) VALUES ('mine', 'p', 't')")
            }
        }
    }

    /// What the network may know: the list of organismes, and figures.
    private static let ofTheNetwork: Set<String> = ["organisation", "figure_change", "figure_count", "figure_total"]

    @Test("the network reads the figures of all organismes and their list, no other table, and writes nothing")
    func network() async throws {
        let base = try await Base()
        let before = try await base.database.everything()
        for table in Tables.all {
            let isOpen = Self.ofTheNetwork.contains(table.description)
            let seen = try await base.database.read(.network) { connection in
                try connection.all("SELECT DISTINCT organisation_id FROM \(raw: table) ORDER BY 1") {
                    try $0.get(0, as: String.self)
                }
            }
            #expect(seen == (isOpen ? ["mine", "theirs"] : []), "\(table)")
            let plus = try await base.run(as: OrganisationID("+")) { try $0.all("SELECT 1 FROM \(raw: table)").count }
            #expect(plus == 0, "an organisme called + is nobody's: \(table)")
            let changed = try await base.database.write(.network) { connection in
                try connection.run("UPDATE \(raw: table) SET organisation_id = organisation_id")
                    + connection.run("DELETE FROM \(raw: table)")
            }
            #expect(changed == 0, "\(table)")
        }
        for id in ["mine", "new"] {
            let insertion = await #expect(throws: SQLError.self) {
                try await base.database.write(.network) { connection in
                    try connection.run("INSERT INTO figure_count (organisation_id, definition) VALUES (\(id), 1)")
                }
            }
            #expect(insertion?.message.contains("row-level security") == true, "\(String(describing: insertion))")
        }
        #expect(try await base.database.everything() == before)
        #expect(try await base.store.network { try $0.members() }.map(\.id) == [Self.mine, Self.theirs])
    }

    @Test("a transaction enters another organisme only by saying so")
    func entering() async throws {
        let base = try await Base()
        let seen = try await base.database.read(.organisation(Self.mine)) { connection in
            try [Tenancy.organisation(Self.theirs), .everyone, .organisation(OrganisationID("nobody"))].map { tenancy in
                try connection.enter(tenancy)
                return try connection.all("SELECT code FROM organisation ORDER BY code") {
                    try $0.get(0, as: String.self)
                }
            }
        }
        #expect(seen == [["code-theirs"], ["code-mine", "code-theirs"], []])
    }

    @Test("what crosses organismes on purpose still does: their list, the sign-in by code, the operator's figures")
    func crossing() async throws {
        let base = try await Base()
        #expect(try await base.store.organisations().map(\.id) == [Self.mine, Self.theirs])
        #expect(try await base.store.organisation(code: "code-theirs")?.id == Self.theirs)
        let figures = OperatorFigures(database: base.database)
        #expect(try await figures.outboxLength(upTo: 9) == 2)
        #expect(try await figures.latestInstant() == noon)
    }

    @Test("a role that goes through it, and a table that lost it, are told")
    func told() async throws {
        let base = try await Base()
        #expect(try await Tenancy.isFenced(on: base.database))
        try await base.database.write { try $0.run("ALTER TABLE week NO FORCE ROW LEVEL SECURITY") }
        try await base.database.write { try $0.run("ALTER TABLE journal DISABLE ROW LEVEL SECURITY") }
        #expect(try await Tenancy.fence(of: base.database) == .missing(tables: ["journal", "week"]))
        #expect(try await Tenancy.mendFence(of: base.database) == ["journal", "week"])
        #expect(try await Tenancy.fence(of: base.database) == .standing)
        let superuser = try await PostgresDatabase(
            configuration: PostgresConfiguration(url: PrivateCluster.newDatabase()))
        try await Migrator(Schema.migrations).migrate(superuser, now: 0)
        guard case .passed = try await Tenancy.fence(of: superuser) else {
            Issue.record("the role of the cluster goes through every policy")
            return
        }
        #expect(try await !Tenancy.isFenced(on: superuser))
        #expect(try await Tenancy.fence(of: try SQLiteDatabase.inMemory()) == .none)
    }

    private static let changes: [SQLQuery] = [
        "ALTER POLICY one_organisation ON week USING (true)",
        "ALTER POLICY one_organisation ON week USING (organisation_id <> '')",
        "ALTER POLICY one_organisation ON week WITH CHECK (true)",
        "CREATE POLICY other ON week FOR SELECT USING (true)",
        "CREATE POLICY other ON week_3 FOR SELECT USING (true)",
        "DROP POLICY one_organisation ON week",
        "ALTER POLICY one_organisation ON week RENAME TO another",
        "ALTER POLICY one_organisation ON week TO CURRENT_USER",
    ]

    @Test("a policy that says something else, or one too many, is told, and laid again", arguments: changes.indices)
    func changed(index: Int) async throws {
        let base = try await Base()
        let before = try await base.database.everything()
        try await base.database.write { try $0.run(Self.changes[index]) }
        let table = "\(Self.changes[index])".contains("week_3") ? "week_3" : "week"
        #expect(try await Tenancy.fence(of: base.database) == .changed(tables: [table]))
        #expect(try await Tenancy.mendFence(of: base.database) == [table])
        #expect(try await Tenancy.fence(of: base.database) == .standing)
        #expect(try await Tenancy.mendFence(of: base.database).isEmpty)
        // As it was for whoever asks.
        #expect(try await base.database.everything() == before)
        let seen = try await base.run(as: Self.mine) { connection in
            try connection.all("SELECT DISTINCT organisation_id FROM week") { try $0.get(0, as: String.self) }
        }
        #expect(seen == ["mine"])
        let nobody = try await base.database.read { try $0.all("SELECT 1 FROM week").count }
        #expect(nobody == 0)
    }
}
