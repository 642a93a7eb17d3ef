import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// Camille works in PREST; the reception team is of ACC. On Wednesday 28 October 2026 she comes under ACC.
@Suite("Another service never rewrites the past, and binds the days to come")
struct ServiceChangeTests {
    enum Door: CaseIterable {
        /// The people's file gives the person another team.
        case person
        /// The organisation's file gives the whole team another service.
        case team
    }

    struct Move: Sendable, CustomTestStringConvertible {
        let name: String
        /// The service in which one day a week is teleworked at most.
        let strict: String
        let past: String
        let thisWeek: String
        let next: String
        let paid: String
        var testDescription: String { name }
    }

    static let moves = [
        // The Tuesdays 6, 13, 20 and 27, the Thursdays 1, 8, 15 and 22; Thursday 29 is to come, and gives way.
        Move(
            name: "to a stricter service", strict: "ACC", past: "SSHHSSHHSS....", thisWeek: "SSHHSSSSSS....",
            next: "SSHHSSSSSS....", paid: "2026-10 16×3.25=26.00 (26.00)"),
        // Thursday 1 in a week of its own, the four Tuesdays, and Thursday 29, which is to come.
        Move(
            name: "to a wider service", strict: "PREST", past: "SSHHSSSSSS....", thisWeek: "SSHHSSHHSS....",
            next: "SSHHSSHHSS....", paid: "2026-10 12×3.25=19.50 (19.50)"),
    ]

    private static func oneDay(in service: String) -> RuleText {
        Texts.text(
            "one-day", .service, scope: .service(organisme: TestOrganisation.code, service: service),
            [rule(.weeklyMaximum, .days(halves: 2))])
    }

    private func world(strict: String?) async throws -> TestWorld {
        let texts = [Texts.national, Texts.local] + (strict.map { [Self.oneDay(in: $0)] } ?? [])
        return try await TestWorld(today: day("2026-10-28"), book: Rulebook(texts: texts))
    }

    private func move(_ world: TestWorld, by door: Door) async throws {
        switch door {
        case .person:
            let row = PersonRow(Cast.camille.person { $0.team = TestOrganisation.receptionTeam }, line: 2)
            _ = try await world.load(.people, RowFiles(people: [row]))
        case .team:
            let row = OrganisationRow(
                .team, TestOrganisation.benefitsTeam, line: 2, name: "Prestations 1", parent: "ACC",
                head: Cast.marc.employeeNumber)
            _ = try await world.load(.organisation, RowFiles(organisation: [row]))
        }
    }

    @Test("fixed days: the open month is paid as it was lived", arguments: moves, Door.allCases)
    func fixed(move: Move, door: Door) async throws {
        let world = try await world(strict: move.strict)
        try await world.agreement(for: .camille, formula: .fixed(.tuesday, .thursday), from: day("2026-10-01"))
        #expect(try await world.letters("2026-W41") == move.past)
        try await self.move(world, by: door)
        for week in ["2026-W41", "2026-W42", "2026-W43"] { #expect(try await world.letters(week) == move.past) }
        #expect(try await world.letters("2026-W44") == move.thisWeek)
        #expect(try await world.letters("2026-W45") == move.next)
        world.clock.set(day("2026-11-02"))
        try await world.confirm()
        try await world.close("2026-10")
        #expect(try await world.paid("2026-10") == [move.paid])
    }

    @Test(
        "days placed ahead are judged again by the texts of the new service, and the loss is told",
        arguments: Door.allCases)
    func placed(door: Door) async throws {
        let world = try await world(strict: "ACC")
        try await world.agreement(for: .camille)
        try await world.week("2026-W43", of: .camille, "HHSSHHSSSS....")
        try await world.week("2026-W47", of: .camille, "HHSSHHSSSS....")
        try await move(world, by: door)
        #expect(try await world.row("2026-W43") == "HHSSHHSSSS....")
        #expect(try await world.row("2026-W47") == "HHSSSSSSSS....")
        let page = try await ViewMyWeek(world.environment)(
            nil, of: Cast.camille.id, by: Cast.camille.actor, in: world.organisation)
        #expect(page.lost.map(\.date) == [day("2026-11-18")])
        #expect(page.lost.map(\.causes) == [[.service]])
    }

    @Test("a service under the same texts touches no week", arguments: Door.allCases)
    func sameTexts(door: Door) async throws {
        let world = try await world(strict: nil)
        try await world.agreement(for: .camille)
        try await world.week("2026-W47", of: .camille, "HHHHHHSSSS....")
        try await move(world, by: door)
        #expect(try await world.row("2026-W47") == "HHHHHHSSSS....")
        #expect(!world.journalKinds.contains("week-refilled"))
    }
}
