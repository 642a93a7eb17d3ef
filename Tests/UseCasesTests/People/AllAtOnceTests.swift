import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Every mistake of a file at once")
struct AllAtOnceTests {
    @Test("what a misread line names is compared with the base too, in the order of the file")
    func people() async throws {
        let (world, store) = try await memoryWorld()
        let before = world.kept(in: store)
        let files = RowFiles(
            people: [
                .newcomer("M100", line: 2, team: "X", manager: "M999"), .newcomer("M101", line: 5, manager: "M102"),
            ],
            issues: [mistake(line: 3), mistake(line: 4)],
            unread: [
                UnreadRow(line: 3, ["matricule": "M102", "equipe": "Y", "site": "Z", "matricule_manager": "M998"]),
                UnreadRow(line: 4, ["matricule": "M100", "poste": "W", "matricule_manager": "M100"]),
            ])
        let outcome = try await world.load(.people, files)
        #expect(
            places(outcome) == [
                "2:20: unknown-team", "2:50: unknown-person", "3:9: invalid-email", "3:12: unknown-team",
                "3:13: unknown-site", "3:14: unknown-person", "4:9: invalid-email", "4:11: repeated-employee-number",
                "4:12: unknown-post", "4:13: own-manager",
            ])
        #expect(world.kept(in: store) == before)
    }

    @Test("a manager may be on a line whose number cannot be read: nothing is said of them then")
    func unnamed() async throws {
        let (world, _) = try await memoryWorld()
        let files = RowFiles(
            people: [.newcomer("M100", line: 2, team: "X", manager: "M999")], issues: [mistake(line: 3)],
            unread: [UnreadRow(line: 3, ["equipe": "Y"])])
        #expect(
            places(try await world.load(.people, files)) == [
                "2:20: unknown-team", "3:9: invalid-email", "3:11: unknown-team",
            ])
    }

    static let parents: [(String, [UnreadRow], [String])] = [
        ("another code on the misread line", [UnreadRow(line: 3, ["code": "B"])], ["2:20: unknown-parent"]),
        ("the parent on the misread line", [UnreadRow(line: 3, ["code": "NON"])], []),
        ("no code to be read there", [UnreadRow(line: 3, [:])], []),
    ]

    @Test("an unknown parent is told beside a misread line, unless that line may be the parent", arguments: parents)
    func organisation(_ name: String, _ unread: [UnreadRow], _ expected: [String]) async throws {
        let (world, _) = try await memoryWorld()
        let files = RowFiles(
            organisation: [OrganisationRow(.team, "A", line: 2, parent: "NON")], issues: [mistake(line: 3)],
            unread: unread)
        #expect(places(try await world.load(.organisation, files)) == expected + ["3:9: invalid-email"])
    }

    static let shares: [(String, [UnreadRow], [String])] = [
        ("a line of another post", [UnreadRow(line: 3, ["code": "Q"])], ["2:20: shares-not-whole"]),
        ("a line of the post", [UnreadRow(line: 3, ["code": "P"])], []),
        ("a line of no known post", [UnreadRow(line: 3, [:])], []),
    ]

    @Test("shares that make no whole are told beside a misread line of another post", arguments: shares)
    func posts(_ name: String, _ unread: [UnreadRow], _ expected: [String]) async throws {
        let (world, _) = try await memoryWorld()
        let files = RowFiles(
            posts: [PostRow("P", "a", 99, line: 2)], issues: [mistake(line: 3)], unread: unread)
        #expect(places(try await world.load(.posts, files)) == expected + ["3:9: invalid-email"])
    }

    @Test(
        "an unknown number is told on a misread line of absences and of days", arguments: [ImportKind.absences, .days])
    func strangers(_ kind: ImportKind) async throws {
        let (world, _) = try await memoryWorld()
        let files = RowFiles(
            issues: [mistake(line: 2, column: 20), mistake(line: 3, column: 20)],
            unread: [UnreadRow(line: 2, ["matricule": "M099"]), UnreadRow(line: 3, ["matricule": "M001"])])
        #expect(
            places(try await world.load(kind, files)) == [
                "2:11: unknown-person", "2:20: invalid-email", "3:20: invalid-email",
            ])
    }

    @Test("the count of mistakes that are not listed comes last, a mistake of the whole file first")
    func order() async throws {
        let (world, _) = try await memoryWorld()
        let files = RowFiles(
            people: [.newcomer("M100", line: 2, team: "X")],
            issues: [
                mistake(line: 4), mistake(line: 0, column: 0, code: "more-errors"),
                mistake(line: 0, column: 0, code: "binary-content"),
            ])
        #expect(
            places(try await world.load(.people, files)).map { $0.split(separator: " ").last.map(String.init) } == [
                "binary-content", "unknown-team", "invalid-email", "more-errors",
            ])
    }
}
