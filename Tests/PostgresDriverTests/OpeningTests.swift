import Foundation
import PostgresDriver
import PostgresTestSupport
import SQLDriver
import Testing

@Suite("Opening PostgreSQL")
struct OpeningTests {
    private func openingError(_ url: String) async -> SQLError? {
        await #expect(throws: SQLError.self) {
            _ = try await PostgresDatabase(configuration: PostgresConfiguration(url: url))
        }
    }

    @Test("no server, no database and no such role are told in libpq's words")
    func unreachable() async throws {
        let url = try PrivateCluster.newDatabase()
        let base = url.prefix { $0 != "@" }.count
        let rest = url.dropFirst(base)
        for (bad, words) in [
            ("postgres://postgres@%2Fnowhere/base", "/nowhere"), (url + "_not", "_not"),
            ("postgres://nobody_here\(rest)", "nobody_here"),
            (url + "?sslmode=disable&target_session_attrs=standby", "standby"),
        ] {
            let error = await openingError(bad)
            #expect(error?.kind == .unreachable)
            #expect(error?.message.contains(words) == true, "\(error.map(String.init(describing:)) ?? "")")
        }
    }

    @Test("a password is checked by SCRAM and shown nowhere")
    func password() async throws {
        let url = try PrivateCluster.newDatabase()
        let database = try await PostgresDatabase(configuration: PostgresConfiguration(url: url))
        do {
            try await database.write { connection in
                try connection.run("CREATE ROLE with_password LOGIN PASSWORD 'Olympe-1791'")
            }
        } catch let error as SQLError where error.message.contains("already exists") {}
        let place = url.drop { $0 != "@" }
        let right = try await PostgresDatabase(
            configuration: PostgresConfiguration(url: "postgres://with_password:Olympe-1791\(place)"))
        #expect(try await right.read { try $0.value("SELECT current_user", as: String.self) } == "with_password")
        let error = await openingError("postgres://with_password:Olympe-1792\(place)")
        #expect(error?.kind == .unreachable)
        #expect(error?.message.contains("password authentication failed") == true)
        #expect(error?.description.contains("1792") == false)
    }

    @Test("the first host that takes writes is used")
    func severalHosts() async throws {
        let url = try PrivateCluster.newDatabase()
        let several = url.replacing("@", with: "@%2Fnowhere,")
        let database = try await PostgresDatabase(configuration: PostgresConfiguration(url: several))
        #expect(try await database.write { try $0.value("SELECT 1", as: Int.self) } == 1)
    }

    @Test("a database that sorts otherwise than SQLite is refused, with what to do")
    func collation() async throws {
        let error = await openingError(try PrivateCluster.newDatabase(locale: "fr"))
        #expect(error?.kind == .cannotOpen)
        #expect(error?.message.contains("LC_COLLATE 'C', not 'fr'") == true)
    }

    @Test("each session is set up: time limits, durability, name of the program")
    func session() async throws {
        let url = try PrivateCluster.newDatabase() + "?options=-csynchronous_commit%3Doff"
        let database = try await PostgresDatabase(configuration: PostgresConfiguration(url: url))
        let settings: [(SQLQuery, String)] = [
            ("SHOW statement_timeout", "30s"), ("SHOW idle_in_transaction_session_timeout", "1min"),
            ("SHOW synchronous_commit", "on"), ("SHOW application_name", "pendulaire"),
            ("SHOW client_encoding", "UTF8"), ("SHOW transaction_isolation", "serializable"),
        ]
        try await database.write { connection in
            for (query, expected) in settings {
                let found = try connection.value(query, as: String.self)
                #expect(found == expected, "\(query)")
            }
        }
        let isolation = try await database.read { try $0.value("SHOW transaction_isolation", as: String.self) }
        #expect(isolation == "repeatable read")
    }
}
