import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("What a new agreement or a late departure does to the weeks")
struct GivingWayTests {
    @Test("a visa in the middle of a week never leaves more telework than the week allows")
    func visaInMidWeek() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .flexible(halvesPerWeek: 4))
        let placed = [day("2026-11-16"), day("2026-11-17")].flatMap { CellChange.day($0, .home) }
        try await ChangeDays(world.environment)(
            placed, of: Cast.camille.id, by: world.actor(.camille), in: world.organisation)
        _ = try await world.agree(Proposal(.fixed(.thursday, .friday), from: day("2026-11-18")), for: .camille)
        // Monday and Tuesday were placed: of the new fixed days none fits in that week, both do in the next.
        #expect(try await world.letters("2026-W47") == "HHHHSSSSSS....")
        #expect(try await world.letters("2026-W48") == "SSSSSSHHHH....")
    }

    @Test("days after a departure learnt late are taken back, closed months by an adjustment")
    func departure() async throws {
        let world = try await TestWorld(today: day("2026-11-20"))
        try await world.agreement(for: .camille, formula: .fixed(.tuesday), from: day("2026-10-01"))
        try await world.confirm()
        try await world.close("2026-10")
        var rows = [PersonRow(Cast.camille.person { _ in }, line: 2)]
        rows[0] = PersonRow(
            Cast.camille.person { $0.employment = DateSpan(from: $0.employment.first, through: day("2026-10-16")) },
            line: 2)
        _ = try await world.load(.people, RowFiles(people: rows))
        #expect(try await world.month("2026-11").lines.map(\.origin) == [yearMonth("2026-10")])
        world.clock.set(day("2026-12-01"))
        try await world.close("2026-11")
        // The Tuesdays 20 and 27 October are taken back.
        let back = try await world.read { try $0.lines(paidIn: yearMonth("2026-11")) }
        #expect(back.map(\.halves) == [-4])
    }

    @Test("the first close cannot leave an earlier month behind")
    func firstClose() async throws {
        let world = try await TestWorld(today: day("2026-12-01"))
        try await world.agreement(for: .camille, formula: .fixed(.tuesday), from: day("2026-10-01"))
        try await world.confirm()
        await #expect(throws: UseCaseError.month(.earlierMonthOpen(yearMonth("2026-10")))) {
            try await world.close("2026-11")
        }
        try await world.close("2026-10")
        try await world.close("2026-11")
    }
}
