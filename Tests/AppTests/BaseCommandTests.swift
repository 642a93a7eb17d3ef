import Foundation
import Telework
import Testing

@testable import App

@Suite("Commands on a base")
struct BaseCommandTests {
    @Test("make the base once, and say so")
    func migrate() async throws {
        let place = try Place()
        let first = await place.run("migrate")
        #expect(first.status == .done && first.out.hasPrefix("1 create_organisation"))
        let second = await place.run("migrate")
        #expect(second.status == .done && second.out.split(separator: "\n").count == 1)
    }

    @Test("end with 3 when there is no base, or it is not one")
    func missing() async throws {
        let place = try Place()
        let ran = await place.run("user", "list")
        #expect(ran.status == .unavailable && ran.problem.split(separator: "\n").count == 1)
        #expect(!FileManager.default.fileExists(atPath: place.database))
        #expect(FileManager.default.createFile(atPath: place.database, contents: Data("not a base at all".utf8)))
        #expect(await place.run("migrate").status == .unavailable)
    }

    @Test("end with 3 when the base waits for its migration")
    func pending() async throws {
        let place = try Place()
        #expect(FileManager.default.createFile(atPath: place.database, contents: Data()))
        let ran = await place.run("user", "list", language: .french)
        #expect(ran.status == .unavailable && ran.problem.contains("pendulaire migrate"))
    }

    @Test("need an organisme, and ask which when there are two")
    func organisations() async throws {
        let place = try Place()
        _ = await place.run("migrate")
        #expect(await place.run("user", "list").problem.contains("config organisation add"))
        _ = await place.run("config", "organisation", "add", "cpam-a", "A")
        #expect(await place.run("user", "list").status == .done)
        _ = await place.run("config", "organisation", "add", "cpam-b", "B")
        #expect(await place.run("user", "list").problem.contains("cpam-a, cpam-b"))
        #expect(await place.run("user", "list", "--organisation", "cpam-b").status == .done)
        #expect(await place.run("user", "list", "--organisation", "cpam-c").status == .refused)
        let taken = await place.run("config", "organisation", "add", "cpam-b", "B")
        #expect(taken.status == .refused && taken.problem.hasSuffix("the code ‘cpam-b’: choose another."))
        #expect(await place.run("config", "organisation", "add", "CPAM B", "B").status == .refused)
    }

    @Test("set what an organisme is")
    func settings() async throws {
        let place = try await Place.withOrganisme()
        #expect(
            await place.run("config", "organisation", "set", "--time-zone", "Indian/Reunion", "--basis", "collective")
                .status == .done)
        #expect(
            await place.run(
                "config", "organisation", "holidays", "--add", "2027-05-07=Pont", "--add", "2027-12-24=Veille",
                "--work", "2027-05-17"
            ).status == .done)
        #expect(await place.run("config", "organisation", "holidays", "--remove", "2027-12-24").status == .done)
        let shown = try await JSONDecoder().decode(
            Shown.self, from: Data(place.run("config", "show", "--json").out.utf8))
        #expect(shown.settings["database"] == place.database && shown.settings["port"] == "8080")
        let organisation = try #require(shown.organisations.first)
        #expect(organisation.timeZone == "Indian/Reunion" && organisation.basis == "collective")
        #expect(organisation.extraHolidays == ["2027-05-07": "Pont"] && organisation.workedHolidays == ["2027-05-17"])
        for bad in [["--add", "2027-05-07"], ["--add", "2027-02-30=x"], ["--work", "x"], ["--remove", ""]] {
            let ran = await pendulaire(
                ["config", "organisation", "holidays"] + bad, environment: place.environment)
            #expect(ran.status == .refused, "\(bad)")
        }
        for zone in ["Europe/Nowhere", "Paris", ""] {
            #expect(await place.run("config", "organisation", "set", "--time-zone", zone).status == .refused)
        }
    }

    private struct Shown: Decodable {
        struct Organisme: Decodable {
            let timeZone: String
            let basis: String
            let extraHolidays: [String: String]
            let workedHolidays: [String]
        }

        let settings: [String: String]
        let organisations: [Organisme]
    }

    @Test("administer accounts")
    func accounts() async throws {
        let place = try await Place.withOrganisme()
        let added = await place.run("user", "add", "admin", "--role", "administrator")
        #expect(added.status == .done && added.out.hasPrefix("admin\t"))
        #expect(added.problem == "Login and one-time code, shown only once:")
        #expect(await place.run("user", "add", "admin", "--role", "administrator").status == .refused)
        let idle = await place.run("user", "add", "idle")
        #expect(idle.status == .refused && idle.problem.hasSuffix("without one the account would allow nothing."))
        #expect(await place.run("user", "roles", "admin", "--role", "human_resources").status == .done)
        #expect(await place.run("user", "disable", "admin").status == .done)
        let listed = await place.run("user", "list")
        #expect(listed.out == "admin\t-\thuman_resources, disabled, one-time code")
        #expect(await place.run("user", "enable", "admin").status == .done)
        let reset = await place.run("user", "reset", "admin")
        #expect(reset.status == .done && reset.out != added.out)
        #expect(await place.run("user", "reset", "nobody").status == .refused)
        #expect(await place.run("user", "list", "--json").out.contains("\"login\":\"admin\""))
    }

    @Test("write one-time codes in a new file that only its owner reads")
    func codes() async throws {
        let place = try await Place.withOrganisme()
        let file = "\(place.path)/codes.csv"
        let ran = await place.run("user", "create-missing", "--output", file)
        #expect(ran.status == .done)
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        #expect(await place.run("user", "create-missing", "--output", file).status == .refused)
        #expect(await place.run("user", "create-missing", "--output", "\(place.path)/no/x").status == .unavailable)
    }

    @Test("seal the journal, find it sound, and note its head beside the base")
    func journal() async throws {
        let place = try await Place.withOrganisme()
        let before = await place.run("journal", "verify")
        #expect(before.status == .done && before.out.hasPrefix("cpam-test: 0 sealed, 1 not yet"))
        #expect(await place.run("journal", "seal").out == "cpam-test: 1 sealed, 0 refused")
        let after = await place.run("journal", "verify")
        #expect(after.status == .done && after.out.hasPrefix("cpam-test: 1 sealed, 0 not yet"))
        #expect(try String(contentsOfFile: place.database + ".heads", encoding: .utf8).contains("\"sequence\" : 1"))
    }

    @Test("find with other keys that the journal is not theirs")
    func otherKeys() async throws {
        let place = try await Place.withOrganisme()
        _ = await place.run("journal", "seal")
        try FileManager.default.removeItem(atPath: place.secrets)
        let verified = await place.run("journal", "verify")
        #expect(verified.status == .refused && verified.out.contains("forged"))
        let served = await place.run("serve", "--port", "1")
        #expect(served.status == .unavailable && served.problem.contains(place.secrets))
    }
}
