import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("The organisation and the posts from a file")
struct OrganisationImportTests {
    /// What the organisme of the tests already has.
    static let asItIs: [OrganisationRow] = {
        var line = 1
        func next() -> Int {
            line += 1
            return line
        }
        return TestOrganisation.sites.map {
            OrganisationRow(.site, $0.code, line: next(), name: $0.name, zone: $0.zone, desks: $0.desks)
        }
            + TestOrganisation.services.map {
                OrganisationRow(.service, $0.code, line: next(), name: $0.name, parent: $0.parent, head: $0.head)
            }
            + TestOrganisation.teams.map {
                OrganisationRow(.team, $0.code, line: next(), name: $0.name, parent: $0.service, head: $0.head)
            }
    }()

    @Test("what is already so is left, and loading it leaves no trace")
    func unchanged() async throws {
        let (world, store) = try await memoryWorld()
        let before = world.kept(in: store)
        let outcome = try await world.load(.organisation, RowFiles(organisation: Self.asItIs))
        #expect(places(outcome) == [])
        #expect(outcome.changesNothing)
        #expect(outcome.unchangedCount == Self.asItIs.count)
        #expect(world.kept(in: store) == before)
    }

    @Test("the preview counts what is created, changed and left, and shows each change")
    func counts() async throws {
        let (world, store) = try await memoryWorld()
        let rows =
            Self.asItIs + [
                OrganisationRow(.site, "NORD", line: 20, zone: .metropolitan),
                OrganisationRow(.team, "PREST-2", line: 21, parent: "PREST"),
                OrganisationRow(.service, "RH", line: 22, parent: "DIR"),
            ]
        var changed = rows
        changed[0] = OrganisationRow(
            .site, TestOrganisation.headquarters, line: 2, name: "Siège", zone: .moselle, desks: nil)
        let before = world.kept(in: store)
        let outcome = try await world.preview(.organisation, RowFiles(organisation: changed))
        #expect(outcome.created.map(\.key) == ["NORD", "PREST-2", "RH"])
        #expect(outcome.changed.map(\.key) == [TestOrganisation.headquarters])
        #expect(
            outcome.changed.first?.changes == [
                .init("zone", "FR", "FR-57"), .init("postes_de_travail", "40", ""),
            ])
        #expect(outcome.unchangedCount == Self.asItIs.count - 1)
        #expect(world.kept(in: store) == before)
    }

    @Test("a new head of a team answers its members; the head answers to the service above")
    func newHead() async throws {
        let (world, store) = try await memoryWorld()
        var rows = Self.asItIs
        rows[5] = OrganisationRow(
            .team, TestOrganisation.benefitsTeam, line: 7, name: "Prestations 1", parent: "PREST",
            head: Cast.nadia.employeeNumber)
        let outcome = try await world.load(.organisation, RowFiles(organisation: rows))
        #expect(outcome.changed.first?.changes == [.init("responsable", "M005", "M002")])
        let people = world.kept(in: store).people
        #expect(people[Cast.camille.id]?.answersTo == Cast.nadia.id)
        #expect(people[Cast.marc.id]?.answersTo == Cast.nadia.id)
        #expect(people[Cast.nadia.id]?.answersTo == Cast.aicha.id)
    }

    @Test("a head may be named before being loaded, and answers once they are")
    func headToCome() async throws {
        let (world, store) = try await memoryWorld()
        var rows = Self.asItIs
        rows[5] = OrganisationRow(
            .team, TestOrganisation.benefitsTeam, line: 7, name: "Prestations 1", parent: "PREST", head: "M100")
        #expect(try await world.load(.organisation, RowFiles(organisation: rows)).canBeLoaded)
        #expect(world.kept(in: store).people[Cast.camille.id]?.answersTo == Cast.aicha.id)
        let newcomer = PersonRow.newcomer("M100", line: 14)
        #expect(try await world.load(.people, RowFiles(people: PersonRow.everyone() + [newcomer])).canBeLoaded)
        let people = world.kept(in: store).people
        let head = people.values.first { $0.employeeNumber == "M100" }
        #expect(head != nil)
        #expect(people[Cast.camille.id]?.answersTo == head?.id)
        #expect(head?.answersTo == Cast.aicha.id)
    }

    static let wrong: [(String, [OrganisationRow], [String])] = [
        ("a site without a zone", [OrganisationRow(.site, "A", line: 2)], ["2:6: missing-zone"]),
        ("a team without a service", [OrganisationRow(.team, "A", line: 2)], ["2:6: missing-parent"]),
        ("an unknown service", [OrganisationRow(.team, "A", line: 2, parent: "NON")], ["2:20: unknown-parent"]),
        ("a team in a team", [OrganisationRow(.team, "A", line: 2, parent: "PREST-1")], ["2:20: unknown-parent"]),
        ("a service in itself", [OrganisationRow(.service, "A", line: 2, parent: "A")], ["2:6: cyclic-parent"]),
        (
            "services in a ring, and one that only hangs on it",
            [
                OrganisationRow(.service, "A", line: 2, parent: "B"),
                OrganisationRow(.service, "B", line: 3, parent: "C"),
                OrganisationRow(.service, "C", line: 4, parent: "A"),
                OrganisationRow(.service, "D", line: 5, parent: "A"),
            ], ["2:6: cyclic-parent", "3:6: cyclic-parent", "4:6: cyclic-parent"]
        ),
        (
            "a ring closed over what is already there", [OrganisationRow(.service, "DIR", line: 2, parent: "PREST")],
            ["2:6: cyclic-parent"]
        ),
        (
            "a code three times",
            [
                OrganisationRow(.site, "A", line: 2, zone: .metropolitan),
                OrganisationRow(.site, "A", line: 3, zone: .metropolitan),
                OrganisationRow(.site, "A", line: 4, zone: .metropolitan),
            ], ["3:6: repeated-code", "4:6: repeated-code"]
        ),
        (
            "a fault on the last line",
            [OrganisationRow(.site, "A", line: 2, zone: .metropolitan), OrganisationRow(.team, "B", line: 3)],
            ["3:6: missing-parent"]
        ),
    ]

    @Test("each fault has its place and code, and nothing is kept", arguments: wrong)
    func faults(_ name: String, _ rows: [OrganisationRow], _ expected: [String]) async throws {
        let (world, store) = try await memoryWorld()
        let before = world.kept(in: store)
        let outcome = try await world.load(.organisation, RowFiles(organisation: rows))
        #expect(places(outcome) == expected)
        #expect(world.kept(in: store) == before)
    }

    @Test("a site, a service and a team may bear the same code")
    func sameCode() async throws {
        let (world, _) = try await memoryWorld()
        let rows = [
            OrganisationRow(.site, "A", line: 2, zone: .metropolitan), OrganisationRow(.service, "A", line: 3),
            OrganisationRow(.team, "A", line: 4, parent: "A"),
        ]
        #expect(try await world.load(.organisation, RowFiles(organisation: rows)).created.count == 3)
    }

    static let postFaults: [(String, [PostRow], [String])] = [
        ("99 %", [PostRow("P", "a", 50, line: 2), PostRow("P", "b", 49, line: 3)], ["2:20: shares-not-whole"]),
        ("100 %", [PostRow("P", "a", 50, line: 2), PostRow("P", "b", 50, line: 3)], []),
        ("101 %", [PostRow("P", "a", 50, line: 2), PostRow("P", "b", 51, line: 3)], ["2:20: shares-not-whole"]),
        (
            "an activity twice", [PostRow("P", "a", 50, line: 2), PostRow("P", "a", 50, line: 3)],
            ["3:10: repeated-activity"]
        ),
        (
            "lines of a post apart",
            [PostRow("P", "a", 40, line: 2), PostRow("Q", "a", 100, line: 3), PostRow("P", "b", 60, line: 4)], []
        ),
    ]

    @Test("the shares of a post make 100 %", arguments: postFaults)
    func posts(_ name: String, _ rows: [PostRow], _ expected: [String]) async throws {
        let (world, store) = try await memoryWorld()
        let before = world.kept(in: store)
        let outcome = try await world.load(.posts, RowFiles(posts: rows))
        #expect(places(outcome) == expected)
        #expect((world.kept(in: store) == before) == !expected.isEmpty)
    }

    @Test("a line that could not be read is not also a share that lacks")
    func unreadLine() async throws {
        let (world, _) = try await memoryWorld()
        let issue = FileIssue(
            line: 3, column: 9, code: "invalid-percent", .text(LocalizedText(french: "Non.", english: "No.")))
        let outcome = try await world.load(.posts, RowFiles(posts: [PostRow("P", "a", 50, line: 2)], issues: [issue]))
        #expect(places(outcome) == ["3:9: invalid-percent"])
    }
}
