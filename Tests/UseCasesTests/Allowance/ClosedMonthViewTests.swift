import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// October 2026 was closed with Camille's Tuesday 6 and Thursday 8, in the service PREST.
@Suite("What the pages show of a closed month, and what a correction needs")
struct ClosedMonthViewTests {
    private func closed(_ texts: [RuleText], _ row: String = "SSHHSSHHSS....") async throws -> TestWorld {
        let world = try await TestWorld(book: Rulebook(texts: texts))
        try await world.agreement(for: .camille)
        try await world.week("2026-W41", of: .camille, row)
        try await world.confirm(try await world.month("2026-10").amounts.map(\.amount))
        try await world.close("2026-10")
        return world
    }

    private func page(_ world: TestWorld) async throws -> ViewPersonMonth.Page {
        try await ViewPersonMonth(world.environment)(
            yearMonth("2026-10"), of: Cast.camille.id, by: Cast.camille.actor, in: world.organisation)
    }

    @Test("the limit is that of the close, whatever it is today")
    func limit() async throws {
        let world = try await closed([Texts.local])
        let other = ExemptionLimit(year: 2026, basis: .collective, day: Cents(100), month: nil, certainty: .fictional)
        let later = world.restarted(on: Rulebook(texts: [Texts.local]), exemptions: [other])
        #expect(try await later.month("2026-10").limit?.day == Cents(330))
        #expect(try await later.month("2026-11").limit?.day == Cents(100))
    }

    @Test("the days stay those that were paid; what was corrected since is named by its dates")
    func days() async throws {
        let world = try await closed([Texts.local])
        #expect(try await page(world).corrected.isEmpty)
        // As many half-days as before, on another day.
        try await world.absence("2026-10-06", "2026-10-06", by: .solene)
        try await world.place(["2026-10-13"], by: .solene, correction: true)
        let page = try await page(world)
        #expect(page.days.map(\.date) == [day("2026-10-06"), day("2026-10-08")])
        #expect(page.corrected == [day("2026-10-06"), day("2026-10-13")] && page.isCorrected)
        #expect(page.lines.map(\.summary) == ["2026-10 4×3.25=6.50 (6.50)"])
    }

    @Test("a day added without an amount keeps the next month open: it is not worth nothing for ever")
    func missingAmount() async throws {
        let world = try await closed([Texts.local])
        let without = Texts.local.with(.allowanceDay, .amounts([Texts.amount(325, from: "2026-11-01")]))
        let later = world.restarted(on: Rulebook(texts: [without]))
        try await later.place(["2026-10-13"], by: .solene, correction: true)
        later.clock.set(day("2026-12-01"))
        try await later.confirm()
        let problem = MonthProblem.amountMissing(day("2026-10-13"))
        #expect(try await later.month("2026-11").problems == [problem])
        await #expect(throws: UseCaseError.month(problem)) { try await later.close("2026-11") }
        // With the amount it is paid.
        let mended = later.restarted(on: Rulebook(texts: [Texts.local]))
        try await mended.confirm(try await mended.month("2026-11").amounts.map(\.amount))
        try await mended.close("2026-11")
        #expect(try await mended.paid("2026-11") == ["adjustment 2026-10 2×3.25=3.25 (3.25)"])
    }

    @Test("a day added to a month without any is paid in the service of then")
    func serviceWithoutDays() async throws {
        let service = Texts.text(
            "service", .service,
            [rule(.allowanceDay, .amounts([Texts.amount(400, from: "2023-01-01")]), derogation: "art. 1")])
        let world = try await closed([Texts.national, Texts.local, service], "SSSSSSSSSS....")
        #expect(try await world.paid("2026-10").isEmpty)
        #expect(try await page(world).days.isEmpty)
        try await world.write { try $0.save([Cast.camille.person { $0.team = TestOrganisation.receptionTeam }]) }
        try await world.place(["2026-10-13"], by: .solene, correction: true)
        world.clock.set(day("2026-12-01"))
        try await world.close("2026-11")
        #expect(try await world.paid("2026-11") == ["adjustment 2026-10 2×4.00=4.00 (3.30)"])
    }
}
