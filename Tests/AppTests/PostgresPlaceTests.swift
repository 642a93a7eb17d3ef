import Foundation
import PostgresTestSupport
import SQLDriver
import Telework
import Testing

@testable import App

@Suite("The program on PostgreSQL")
struct PostgresPlaceTests {
    /// A base on the server, and a folder for the keys.
    private struct Site {
        let place: Place
        let url: String

        init(url: String? = nil) throws {
            place = try Place()
            self.url = try url ?? PrivateCluster.newDatabase()
        }

        func run(_ arguments: String...) async -> Ran {
            await pendulaire(
                arguments, environment: place.environment.merging(["PENDULAIRE_DATABASE": url]) { $1 })
        }
    }

    @Test("makes the base, keeps an organisme, seals its journal and notes its head with the keys")
    func wholeWay() async throws {
        let site = try Site()
        let migrated = await site.run("migrate")
        #expect(migrated.status == .done && migrated.out.hasPrefix("1 create_organisation"), "\(migrated)")
        #expect(await site.run("migrate").out.split(separator: "\n").count == 1)
        #expect(await site.run("config", "organisation", "add", "cpam-test", "CPAM d’essai").status == .done)
        #expect(await site.run("journal", "seal").status == .done)
        let verified = await site.run("journal", "verify")
        #expect(verified.status == .done, "\(verified)")
        let keys = site.place.path + "/keys"
        let notes = try FileManager.default.contentsOfDirectory(atPath: keys).filter { $0.hasSuffix(".heads") }
        #expect(notes.count == 2, "one signed, one not: \(notes)")
        let looked = await site.run("doctor", "--full")
        // The tests' clusters are opened by a superuser: the one thing that is not as it should be.
        #expect(looked.status == .refused && looked.out.contains("PostgreSQL"), "\(looked)")
        #expect(looked.out.split(separator: "\n").filter { $0.hasPrefix("TO DO") }.count == 1, "\(looked)")
        #expect(looked.out.contains("TO DO\tfence\tThe role ‘postgres’ goes through"), "\(looked)")
    }

    @Test("refuses to start on a base whose journal was cut off, and sends to the tools of PostgreSQL")
    func shortened() async throws {
        let site = try Site()
        _ = await site.run("migrate")
        _ = await site.run("config", "organisation", "add", "cpam-test", "CPAM d’essai")
        _ = await site.run("journal", "seal")
        // What an older backup put back looks like.
        let settings = try Settings(given: ["database": site.url], environment: [:])
        let database = try await settings.database.open(mayCreate: false)
        try await database.write { try $0.run("DELETE FROM journal_seal") }
        try await database.close()
        let looked = await site.run("doctor")
        #expect(looked.status == .unavailable && looked.out.contains("docs/backup.md"), "\(looked)")
    }

    @Test("finds nothing to do when an ordinary role opens the base")
    func ordinary() async throws {
        let site = try Site(url: PrivateCluster.newOrdinaryDatabase())
        _ = await site.run("migrate")
        _ = await site.run("config", "organisation", "add", "cpam-test", "CPAM d’essai")
        let looked = await site.run("doctor")
        #expect(looked.status == .done && looked.out.contains("fine\tfence"), "\(looked)")
    }

    @Test("tells of a fence that was changed or taken away, and migrating puts it back")
    func fence() async throws {
        let site = try Site(url: PrivateCluster.newOrdinaryDatabase())
        _ = await site.run("migrate")
        let settings = try Settings(given: ["database": site.url], environment: [:])
        for (change, word) in [
            ("ALTER POLICY one_organisation ON week USING (true)", "changed (week)"),
            ("ALTER TABLE week DISABLE ROW LEVEL SECURITY", "taken away (week)"),
        ] as [(SQLQuery, String)] {
            let database = try await settings.database.open(mayCreate: false)
            try await database.write { try $0.run(change) }
            try await database.close()
            let looked = await site.run("doctor")
            #expect(looked.status == .refused && looked.out.contains(word), "\(looked)")
            #expect(looked.out.contains("pendulaire migrate"), "\(looked)")
            #expect(await site.run("migrate").out.contains("put back: week"))
            #expect(await site.run("doctor").out.contains("fine\tfence"))
        }
    }

    @Test("says what is wrong with an address, and never its password")
    func addresses() async throws {
        let bad: [(String, App.ExitStatus)] = [
            ("postgres:base", .usage), ("postgre://u:hidden-word@host/base", .usage),
            ("PSQL://u:hidden-word@host/base", .usage), ("postgres://u:hidden-word@host/base?unknown=1", .usage),
            ("postgres://u:hidden-word@/base?host=/nowhere/at/all", .unavailable),
            ("postgresql://u:hidden-word@127.0.0.1:1/base?connect_timeout=1", .unavailable),
        ]
        for (url, status) in bad {
            for language in [Language.french, .english] {
                let ran = await pendulaire(["migrate", "--database", url], language: language)
                #expect(ran.status == status && ran.out.isEmpty, "\(url): \(ran)")
                #expect(ran.problem.split(separator: "\n").count == 1 && !ran.problem.contains("hidden-word"), "\(ran)")
            }
        }
    }

    @Test("prints the address without its password")
    func shown() throws {
        let settings = try Settings(
            given: ["database": "postgres://role:hidden-word@db1,db2/telework"], environment: [:])
        #expect("\(settings.database)" == "postgres://role@db1:5432,db2:5432/telework")
        #expect(settings.database.noted(withKeys: "var/secrets") == "var/secrets.role@db1:5432,db2:5432-telework")
        #expect(throws: Failure.self) { try settings.database.requireFile() }
        #expect(try Settings(given: ["database": "sqlite:a.sqlite"], environment: [:]).database.file == "a.sqlite")
    }

    @Test("takes from 1 to 500 connections", arguments: [("0", false), ("1", true), ("500", true), ("501", false)])
    func connections(text: String, isTaken: Bool) {
        let settings = try? Settings(given: ["databaseConnections": text], environment: [:])
        #expect((settings != nil) == isTaken)
    }
}
