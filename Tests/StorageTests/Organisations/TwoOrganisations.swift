import SQLDriver
import Storage
import Telework

/// A base of two organismes with rows in every table, whose identifiers and codes tell them apart.
enum TwoOrganisations {
    static let mine = OrganisationID("mine")
    static let theirs = OrganisationID("theirs")
    static let now: Int64 = 1_800_000_000_000

    static func open(_ engine: EmptyBase) async throws -> any SQLDatabase {
        let database: any SQLDatabase =
            engine == .sqlite ? try await engine.open() : try await PostgresBase.open()
        let store = try await SQLStore.migrated(database)
        for organisation in [mine, theirs] {
            try await fill(store, organisation, mark: organisation.rawValue)
        }
        try await database.write(.everyone) { connection in
            try connection.run(
                """
                INSERT INTO organisation_holiday (organisation_id, day, kind, name)
                VALUES ('mine', '2027-05-07', 'extra', 'mine'), ('theirs', '2027-05-17', 'worked', 'theirs')
                """)
        }
        return database
    }

    /// A base with the schema and no organisme.
    static func none(_ engine: EmptyBase) async throws -> any SQLDatabase {
        guard engine == .sqlite else { return try await PostgresBase.open() }
        let database = try await engine.open()
        try await Migrator(Schema.migrations).migrate(database, now: 0)
        return database
    }
}

extension SQLDatabase {
    /// The tables of the base as its catalogue names them: neither the parts of a split one, nor the engine's own.
    func tables() async throws -> [String] {
        try await read { connection in
            try connection.all(
                """
                SELECT name FROM \(
                    sqlite: "(SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%')",
                    postgres: """
                        (SELECT relname::text AS name FROM pg_catalog.pg_class
                        WHERE relnamespace = current_schema()::regnamespace
                        AND relkind IN ('r', 'p') AND NOT relispartition)
                        """) AS tables
                ORDER BY name
                """
            ) { try $0.get(0, as: String.self) }
        }
    }

    /// How many rows of each table hold this text in some column, in the tables that hold any.
    func rows(holding text: String) async throws -> [String: Int] {
        try await read(.everyone) { connection in
            var found: [String: Int] = [:]
            for table in Tables.all + Tables.ofTheBase {
                try connection.each("SELECT * FROM \(raw: table)") { row in
                    if row.values.contains(.text(text)) { found[table.description, default: 0] += 1 }
                }
            }
            return found
        }
    }
}
