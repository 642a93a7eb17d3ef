import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Columns that a file does not have")
struct AbsentColumnTests {
    /// Camille as the base has her: every optional value set, to see which a file takes away.
    static let stored = Cast.camille.person {
        $0.sex = .woman
        $0.employment = DateSpan(from: day("2015-09-01"), through: day("2028-10-04"))
        $0.pattern = Cast.withoutWednesday
        $0.manager = Cast.nadia.id
        $0.answersTo = Cast.nadia.id
        $0.language = .english
    }

    /// The line that says nothing of what is optional.
    static func row(_ pattern: WorkingPattern?) -> PersonRow {
        PersonRow(
            employeeNumber: Located("M001", line: 2, column: 1), familyName: stored.familyName,
            givenName: stored.givenName, email: stored.email, sex: nil, contract: stored.contract,
            employment: DateSpan(from: stored.employment.first), pattern: pattern,
            team: Located(stored.team, line: 2, column: 20), site: Located(stored.site, line: 2, column: 30),
            post: Located(stored.post, line: 2, column: 40), manager: nil, language: .french)
    }

    func world() async throws -> (world: TestWorld, store: MemoryStore) {
        let (world, store) = try await memoryWorld()
        try await world.write { try $0.save([Self.stored]) }
        return (world, store)
    }

    /// In the order in which the preview shows them.
    static let columns = ["sexe", "date_sortie", "schema_travail", "matricule_manager", "langue"]

    @Test("a column that is not there leaves the value stored; its blank cell takes it away", arguments: columns)
    func people(_ column: String) async throws {
        let (world, store) = try await world()
        let outcome = try await world.load(
            .people,
            RowFiles(people: [Self.row(column == "schema_travail" ? nil : .fullTime)], absent: [column]))
        #expect(places(outcome) == [])
        #expect(outcome.changed.first?.changes.map(\.field) == Self.columns.filter { $0 != column })
        let camille = try #require(world.kept(in: store).people[Cast.camille.id])
        #expect((camille.sex == .woman) == (column == "sexe"))
        #expect((camille.employment == Self.stored.employment) == (column == "date_sortie"))
        #expect((camille.pattern == Self.stored.pattern) == (column == "schema_travail"))
        #expect((camille.manager == Cast.nadia.id) == (column == "matricule_manager"))
        #expect((camille.language == .english) == (column == "langue"))
    }

    @Test("a file without any optional column changes nothing of what it does not tell")
    func none() async throws {
        let (world, store) = try await world()
        let before = world.kept(in: store)
        let outcome = try await world.load(
            .people, RowFiles(people: [Self.row(nil)], absent: Set(Self.columns + ["jour_non_travaille"])))
        #expect(outcome.changesNothing)
        #expect(world.kept(in: store) == before)
    }

    @Test("someone new gets the usual values")
    func newcomer() async throws {
        let (world, store) = try await memoryWorld()
        let row = PersonRow(
            employeeNumber: Located("M100", line: 2, column: 1), familyName: "Roy", givenName: "Anne",
            email: "a@b.fr", sex: nil, contract: .permanent, employment: DateSpan(from: day("2026-10-01")),
            pattern: nil, team: Located(TestOrganisation.benefitsTeam, line: 2, column: 20),
            site: Located(TestOrganisation.headquarters, line: 2, column: 30),
            post: Located(TestOrganisation.officer, line: 2, column: 40), manager: nil, language: .french)
        _ = try await world.load(.people, RowFiles(people: [row], absent: Set(Self.columns)))
        let anne = world.kept(in: store).people.values.first { $0.employeeNumber == "M100" }
        #expect(anne?.pattern == .fullTime && anne?.language == .french)
        #expect(anne?.employment == DateSpan(from: day("2026-10-01")) && anne?.sex == nil)
    }

    @Test(
        "a start after the end on record is told, when the file says nothing of the end",
        arguments: [("2028-10-04", []), ("2028-10-05", ["2:1: start-after-stored-end"])])
    func backAgain(_ start: String, _ expected: [String]) async throws {
        let (world, _) = try await world()
        let row = PersonRow(
            Cast.camille.person { $0.employment = DateSpan(from: day(start)) }, line: 2)
        let silent = try await world.preview(.people, RowFiles(people: [row], absent: ["date_sortie"]))
        #expect(places(silent) == expected)
        // A column that is there, and blank, takes the end away.
        #expect(places(try await world.preview(.people, RowFiles(people: [row]))) == [])
    }

    static let bare = [
        OrganisationRow(.site, TestOrganisation.headquarters, line: 2, name: "Siège"),
        OrganisationRow(.service, "PREST", line: 3, name: "Prestations"),
        OrganisationRow(.team, TestOrganisation.benefitsTeam, line: 4, name: "Prestations 1"),
    ]

    @Test("an organisation without its optional columns keeps zones, desks, services above and heads")
    func organisation() async throws {
        let (world, store) = try await memoryWorld()
        let before = world.kept(in: store)
        let absent: Set = ["parent", "zone", "postes_de_travail", "responsable"]
        let outcome = try await world.load(.organisation, RowFiles(organisation: Self.bare, absent: absent))
        #expect(places(outcome) == [])
        let after = world.kept(in: store)
        for code in before.sites.keys { #expect(after.sites[code]?.zone == before.sites[code]?.zone) }
        #expect(after.sites.mapValues(\.desks) == before.sites.mapValues(\.desks))
        #expect(after.services.mapValues(\.parent) == before.services.mapValues(\.parent))
        #expect(after.services.mapValues(\.head) == before.services.mapValues(\.head))
        #expect(after.teams.mapValues(\.service) == before.teams.mapValues(\.service))
        #expect(after.teams.mapValues(\.head) == before.teams.mapValues(\.head))
        // The same lines with the columns there, and blank, are refused or take away.
        #expect(
            places(try await world.preview(.organisation, RowFiles(organisation: Self.bare))) == [
                "2:6: missing-zone", "4:6: missing-parent",
            ])
    }

    @Test("what is new has nothing stored to keep")
    func newUnits() async throws {
        let (world, _) = try await memoryWorld()
        let rows = [OrganisationRow(.site, "NORD", line: 2), OrganisationRow(.team, "N-1", line: 3)]
        let outcome = try await world.preview(
            .organisation, RowFiles(organisation: rows, absent: ["parent", "zone"]))
        #expect(places(outcome) == ["2:6: missing-zone", "3:6: missing-parent"])
    }
}
