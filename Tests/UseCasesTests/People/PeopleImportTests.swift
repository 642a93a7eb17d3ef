import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("The people from a file")
struct PeopleImportTests {
    @Test("the file of what is already so changes nothing and leaves no trace")
    func unchanged() async throws {
        let (world, store) = try await memoryWorld()
        let before = world.kept(in: store)
        let outcome = try await world.load(.people, RowFiles(people: PersonRow.everyone()))
        #expect(outcome.changesNothing)
        #expect(outcome.unchangedCount == Cast.allCases.count)
        #expect(outcome.missing.isEmpty)
        #expect(world.kept(in: store) == before)
    }

    @Test("the preview counts who is created, changed, left and gone, and writes nothing; the load does the same")
    func counts() async throws {
        let (world, store) = try await memoryWorld()
        var rows = PersonRow.everyone { character, person in
            if character == .camille { person.familyName = "Fournier-Roy" }
        }
        // Yanis is not in the file; nor is Odile, who left in June and is not proposed again.
        rows.removeAll { ["M004", "M008"].contains($0.employeeNumber.value) }
        rows.append(.newcomer("M100", line: 20, manager: "M005"))
        let before = world.kept(in: store)
        let preview = try await world.preview(.people, RowFiles(people: rows))
        #expect(preview.created.map(\.key) == ["M100"])
        #expect(preview.changed.map(\.key) == ["M001"])
        #expect(preview.changed.first?.changes == [.init("nom", "Fournier", "Fournier-Roy")])
        #expect(preview.unchangedCount == 9)
        #expect(preview.missing.map(\.key) == ["M008"])
        #expect(world.kept(in: store) == before)

        let outcome = try await world.load(.people, RowFiles(people: rows))
        #expect(outcome == preview)
        let after = world.kept(in: store)
        #expect(after.people.count == 13)
        #expect(after.people[Cast.yanis.id] == before.people[Cast.yanis.id])
        #expect(after.people.values.first { $0.employeeNumber == "M100" }?.answersTo == Cast.marc.id)
        #expect(after.journal == ["people-imported", "person-changed", "person-created"])

        let again = try await world.load(.people, RowFiles(people: rows))
        #expect(again.changesNothing)
        #expect(world.kept(in: store) == after)
    }

    static let wrong: [(String, [PersonRow], [String])] = [
        (
            "the same number twice, on the last line",
            [.newcomer("M100", line: 2), .newcomer("M101", line: 3), .newcomer("M100", line: 4)],
            ["4:1: repeated-employee-number"]
        ),
        (
            "codes that do not exist", [.newcomer("M100", line: 2, team: "X", site: "Y", post: "Z")],
            ["2:20: unknown-team", "2:30: unknown-site", "2:40: unknown-post"]
        ),
        ("their own manager", [.newcomer("M100", line: 2, manager: "M100")], ["2:50: own-manager"]),
        ("an unknown manager", [.newcomer("M100", line: 2, manager: "M999")], ["2:50: unknown-person"]),
        (
            "faults in the order of the file",
            [.newcomer("M100", line: 2, manager: "M999"), .newcomer("M101", line: 3, team: "X")],
            ["2:50: unknown-person", "3:20: unknown-team"]
        ),
    ]

    @Test("each fault has its place and code, and nothing is kept", arguments: wrong)
    func faults(_ name: String, _ rows: [PersonRow], _ expected: [String]) async throws {
        let (world, store) = try await memoryWorld()
        let before = world.kept(in: store)
        let outcome = try await world.load(.people, RowFiles(people: rows))
        #expect(places(outcome) == expected)
        #expect(world.kept(in: store) == before)
    }

    @Test("managers may come later in the file, and answer each other")
    func managers() async throws {
        let (world, store) = try await memoryWorld()
        let rows = [
            PersonRow.newcomer("M100", line: 2, manager: "M101"), .newcomer("M101", line: 3, manager: "M100"),
        ]
        #expect(places(try await world.load(.people, RowFiles(people: rows))) == [])
        let people = world.kept(in: store).people.values
        let first = people.first { $0.employeeNumber == "M100" }
        let second = people.first { $0.employeeNumber == "M101" }
        #expect(first?.answersTo == second?.id && second?.answersTo == first?.id)
        #expect(first != nil)
    }

    @Test("a manager is shown by employee number, before and after")
    func managerShown() async throws {
        let (world, _) = try await memoryWorld()
        let rows = [PersonRow(Cast.camille.person(), line: 2, manager: "M009")]
        let first = try await world.load(.people, RowFiles(people: rows))
        #expect(first.changed.first?.changes == [.init("matricule_manager", "", "M009")])
        let back = try await world.load(.people, RowFiles(people: [PersonRow(Cast.camille.person(), line: 2)]))
        #expect(back.changed.first?.changes == [.init("matricule_manager", "M009", "")])
    }

    @Test("a manager on a line that could not be read is not told unknown as well")
    func unreadManager() async throws {
        let (world, _) = try await memoryWorld()
        let issue = FileIssue(
            line: 3, column: 9, code: "invalid-email", .text(LocalizedText(french: "Non.", english: "No.")))
        let files = RowFiles(people: [.newcomer("M100", line: 2, manager: "M101")], issues: [issue])
        #expect(places(try await world.load(.people, files)) == ["3:9: invalid-email"])
    }

    @Test("a new working pattern leaves past weeks as they were and refills those to come")
    func pattern() async throws {
        let (world, store) = try await memoryWorld()
        try await world.agreement(for: .camille, formula: .fixed(.tuesday, .thursday), from: day("2026-10-12"))
        try await world.week("2026-W47", of: .camille, "SSHHSSHHAA....")
        let rows = [
            PersonRow(Cast.camille.person { $0.pattern = Cast.withoutWednesday }, line: 2)
        ]
        let outcome = try await world.load(.people, RowFiles(people: rows))
        #expect(outcome.changed.first?.changes == [.init("schema_travail", "1111111111", "1111001111")])
        let weeks = world.kept(in: store).weeks[Cast.camille.id] ?? [:]
        // Monday 2 November is today: the week's past is frozen, the rest follows the new pattern; at 80 % the text leaves
        // one day of telework a week, so the second fixed day gives way.
        #expect(weeks.keys.sorted().map(\.iso) == ["2026-W42", "2026-W43", "2026-W44", "2026-W45", "2026-W47"])
        #expect(weeks[isoWeek("2026-W44")]?.cells.text == "SSHHSSHHSS....")
        #expect(weeks[isoWeek("2026-W45")]?.cells.text == "SSHH..SSSS....")
        #expect(weeks[isoWeek("2026-W47")]?.cells.text == "SSHH..SSAA....")
    }

    @Test("a departure empties the days after it and no day before")
    func departure() async throws {
        let (world, store) = try await memoryWorld()
        try await world.agreement(for: .camille)
        try await world.week("2026-W47", of: .camille, "SSHHSSHHSS....")
        let rows = [
            PersonRow(
                Cast.camille.person { $0.employment = DateSpan(from: $0.employment.first, through: day("2026-11-18")) },
                line: 2)
        ]
        let outcome = try await world.load(.people, RowFiles(people: rows))
        #expect(outcome.changed.first?.changes == [.init("date_sortie", "", "2026-11-18")])
        #expect(
            world.kept(in: store).weeks[Cast.camille.id]?[isoWeek("2026-W47")]?.cells.text == "SSHHSS........")
    }

    @Test("another team, another site of the same zone, another name leave the days placed")
    func placedDaysStay() async throws {
        let (world, store) = try await memoryWorld()
        try await world.agreement(for: .camille)
        try await world.week("2026-W47", of: .camille, "SSHHSSHHSS....")
        let site = OrganisationRow(.site, "NORD", line: 2, zone: .metropolitan)
        _ = try await world.load(.organisation, RowFiles(organisation: [site]))
        let rows = [
            PersonRow(
                Cast.camille.person {
                    $0.team = TestOrganisation.receptionTeam
                    $0.site = "NORD"
                    $0.email = "AUTRE@cpam-test.example"
                }, line: 2)
        ]
        let outcome = try await world.load(.people, RowFiles(people: rows))
        #expect(outcome.changed.first?.changes.map(\.field) == ["courriel", "equipe", "site"])
        #expect(world.kept(in: store).people[Cast.camille.id]?.answersTo == Cast.hugo.id)
        #expect(
            world.kept(in: store).weeks[Cast.camille.id]?[isoWeek("2026-W47")]?.cells.text == "SSHHSSHHSS....")
    }

    @Test("a site with other holidays refills the days to come")
    func otherZone() async throws {
        let (world, store) = try await memoryWorld()
        try await world.agreement(for: .camille, formula: .fixed(.thursday))
        // Saturday 26 December is a holiday in Moselle.
        try await world.week("2026-W52", of: .camille, "SSSSSSHHFFSS..")
        let person = Cast.camille.person {
            $0.pattern = halfDays("11111111111100")
            $0.site = TestOrganisation.moselle
        }
        _ = try await world.load(.people, RowFiles(people: [PersonRow(person, line: 2)]))
        #expect(
            world.kept(in: store).weeks[Cast.camille.id]?[isoWeek("2026-W52")]?.cells.text == "SSSSSSHHFFFF..")
    }

    @Test(
        "only HR, the administrator and the program load files",
        arguments: Cast.allCases.filter { ![.solene, .karim].contains($0) })
    func strangers(_ character: Cast) async throws {
        let (world, store) = try await memoryWorld()
        let before = world.kept(in: store)
        let run = RunImport(world.environment, files: RowFiles(people: [.newcomer("M100", line: 2)]))
        await #expect(throws: UseCaseError.notFound) {
            try await run(.people, [], by: world.actor(character), in: world.organisation)
        }
        await #expect(throws: UseCaseError.notFound) {
            try await run.preview(.people, [], by: world.actor(character), in: world.organisation)
        }
        #expect(world.kept(in: store) == before)
    }
}
