import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("The settings of an organisme")
struct SettingsTests {
    @Test(
        "begin with a code of lowercase letters, digits and hyphens",
        arguments: [
            ("", "Name", [FieldProblem("code", .required)]), ("CPAM", "Name", [FieldProblem("code", .unknown)]),
            ("cpam demo", "Name", [FieldProblem("code", .unknown)]), ("cpam-2", "", [FieldProblem("name", .required)]),
            (String(repeating: "a", count: 65), "Name", [FieldProblem("code", .tooLong)]),
            (TestOrganisation.code, "Name", [FieldProblem("code", .taken)]),
        ])
    func codes(code: String, name: String, problems: [FieldProblem]) async throws {
        let world = try await TestWorld()
        await #expect(throws: UseCaseError.invalid(problems)) {
            _ = try await CreateOrganisation(world.environment)(code: code, name: name)
        }
    }

    @Test("exist from the creation of the organisme, and are journaled")
    func created() async throws {
        let world = try await TestWorld()
        let created = try await CreateOrganisation(world.environment)(
            code: String(repeating: "a", count: 64), name: "CAF d’essai", branch: "famille")
        #expect(try await world.store.organisation(code: created.code) == created)
        #expect(world.memory.inspect(created.id) { $0.journal.map(\.kind) } == ["settings-changed"])
        #expect(world.memory.inspect(world.organisation) { $0.journal.isEmpty })
    }

    @Test("are changed by administrators only", arguments: Cast.allCases)
    func entitled(character: Cast) async throws {
        let world = try await TestWorld()
        let configure = ConfigureOrganisation(world.environment)
        if character == .karim {
            let after = try await configure(settings(named: "Autre"), by: character.actor, in: world.organisation)
            #expect(after.name == "Autre" && after.code == TestOrganisation.code)
        } else {
            await #expect(throws: UseCaseError.notFound) {
                _ = try await configure(settings(named: "Autre"), by: character.actor, in: world.organisation)
            }
        }
    }

    @Test("name in the journal what changed, and nothing when nothing did")
    func journal() async throws {
        let world = try await TestWorld()
        let configure = ConfigureOrganisation(world.environment)
        var settings = OrganisationSettings()
        settings.workedHolidays = [day("2027-05-17")]
        settings.extraHolidays = [day("2027-05-07"): "Pont de l’Ascension"]
        settings.branch = "maladie"
        for _ in 1...2 { _ = try await configure(settings, by: .system, in: world.organisation) }
        let texts = world.memory.inspect(world.organisation) { $0.journal.map(\.payload?.text) }
        #expect(texts == ["changed=branch,extra-holidays,worked-holidays"])
        settings = OrganisationSettings()
        settings.branch = ""
        let after = try await configure(settings, by: .system, in: world.organisation)
        #expect(after.branch == nil && after.workedHolidays == [day("2027-05-17")])
    }
}
