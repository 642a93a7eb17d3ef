import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// October 2026 was closed with Camille's Tuesday 6 and Thursday 8, in the service PREST.
@Suite("What a closed month was paid stays its measure")
struct PaidDayTests {
    /// 4.00 € a day in the service PREST, 3.25 € elsewhere.
    private static let service = Texts.text(
        "service", .service,
        [rule(.allowanceDay, .amounts([Texts.amount(400, from: "2023-01-01")]), derogation: "art. 1")]
    )

    private func closed(_ texts: [RuleText] = [Texts.national, Texts.local]) async throws -> TestWorld {
        let world = try await TestWorld(book: Rulebook(texts: texts))
        try await world.agreement(for: .camille, places: [.home, .thirdPlace])
        try await world.week("2026-W41", of: .camille, "SSHHSSHHSS....")
        try await world.confirm(try await world.month("2026-10").amounts.map(\.amount))
        try await world.close("2026-10")
        return world
    }

    private func closeNovember(_ world: TestWorld) async throws -> [String] {
        world.clock.set(day("2026-12-01"))
        try await world.confirm(try await world.month("2026-11").amounts.map(\.amount))
        let expected = try await world.month("2026-11").lines.filter { $0.person == Cast.camille.id }.map(\.summary)
        try await world.close("2026-11")
        let paid = try await world.paid("2026-11")
        #expect(paid == expected, "the page showed what was then paid")
        return paid
    }

    private func move(_ world: TestWorld) async throws {
        try await world.write { try $0.save([Cast.camille.person { $0.team = TestOrganisation.receptionTeam }]) }
    }

    @Test("a close keeps of each day its halves, amount, article and service")
    func kept() async throws {
        let world = try await closed([Texts.national, Texts.local, Self.service])
        #expect(try await world.paid("2026-10") == ["2026-10 4×4.00=8.00 (6.60)"])
        let days = try await world.read { try $0.paidDays(of: Cast.camille.id, origin: yearMonth("2026-10")) }
        #expect(days.map(\.date) == [day("2026-10-06"), day("2026-10-08")])
        #expect(days.allSatisfy { $0.morning == .home && $0.afternoon == .home && $0.service == "PREST" })
        #expect(days.map(\.earned?.unit) == [Cents(400), Cents(400)])
        #expect(days.map(\.earned?.halves) == [2, 2])
        #expect(days.first?.earned?.source.text == "service")
        let limit = try await world.read { try $0.close(of: yearMonth("2026-10"))?.limit }
        #expect(limit?.basis == .collective && limit?.day == Cents(330))
    }

    @Test("another service since makes no adjustment of the days that did not change")
    func serviceChange() async throws {
        let world = try await closed([Texts.national, Texts.local, Self.service])
        try await move(world)
        try await world.absence("2026-10-06", "2026-10-06", by: .solene)
        // The 6th is taken back at the amount it was paid; the 8th stays paid at 4.00, although it would now be 3.25.
        // 4.00 is due and 8.00 was paid, 3.30 of it exempt and 6.60 before.
        #expect(try await closeNovember(world) == ["adjustment 2026-10 -2×4.00=-4.00 (-3.30)"])
    }

    @Test("a day added later is paid in the service that the month was closed with")
    func serviceOfTheMonth() async throws {
        let world = try await closed([Texts.national, Texts.local, Self.service])
        try await move(world)
        try await world.place(["2026-10-13"], by: .solene, correction: true)
        #expect(try await closeNovember(world) == ["adjustment 2026-10 2×4.00=4.00 (3.30)"])
    }

    @Test("an amount dated before the closed month counts for what is added, not for what was paid")
    func amountChange() async throws {
        let world = try await closed()
        let later = world.restarted(
            on: Rulebook(texts: [
                Texts.national, Texts.local.with(.allowanceDay, .amounts([Texts.amount(500, from: "2023-01-01")])),
            ]))
        try await later.absence("2026-10-06", "2026-10-06", half: .morning, by: .solene)
        try await later.place(["2026-10-13"], by: .solene, correction: true)
        #expect(
            try await closeNovember(later) == [
                "adjustment 2026-10 -1×3.25=-1.62 (-1.62)", "adjustment 2026-10 2×5.00=5.00 (3.30)",
            ])
        // Half of the 6th again: still at what it was paid.
        try await later.absence("2026-10-06", "2026-10-06", half: .morning, cancels: true, by: .solene)
        try await later.change(
            [CellChange(date: day("2026-10-06"), half: .morning, cell: .home)], of: .camille, by: .solene,
            correction: true)
        later.clock.set(day("2027-01-04"))
        try await later.close("2026-12")
        #expect(try await later.paid("2026-12") == ["adjustment 2026-10 1×3.25=1.62 (1.62)"])
    }

    @Test("rules that pay another place since pay nothing for the days that did not change")
    func placeLater() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, places: [.home, .thirdPlace])
        try await world.week("2026-W41", of: .camille, "SSHHSSTTSS....")
        try await world.confirm()
        try await world.close("2026-10")
        let later = world.restarted(
            on: Rulebook(texts: [Texts.national, Texts.local.with(.allowancePlaces, .set(["home", "third_place"]))]))
        try await later.absence("2026-10-06", "2026-10-06", by: .solene)
        #expect(try await closeNovember(later) == ["adjustment 2026-10 -2×3.25=-3.25 (-3.25)"])
    }

    @Test("another legal basis since leaves the exempt part of what was paid")
    func basisChange() async throws {
        let world = try await closed()
        try await world.write { store in
            var organisation = try store.organisation()
            organisation.agreementBasis = .none
            try store.save(organisation)
        }
        try await world.absence("2026-10-06", "2026-10-06", by: .solene)
        #expect(try await closeNovember(world) == ["adjustment 2026-10 -2×3.25=-3.25 (-3.25)"])
    }

    @Test("a late absence taken back before the next close leaves no line and no row")
    func undone() async throws {
        let world = try await closed()
        let before = try await world.read { try $0.paidDays(of: Cast.camille.id, origin: yearMonth("2026-10")) }
        try await world.absence("2026-10-06", "2026-10-06", by: .solene)
        try await world.absence("2026-10-06", "2026-10-06", cancels: true, by: .solene)
        try await world.place(["2026-10-06"], by: .solene, correction: true)
        #expect(try await closeNovember(world).isEmpty)
        let after = try await world.read { try $0.paidDays(of: Cast.camille.id, origin: yearMonth("2026-10")) }
        #expect(after == before)
    }

    @Test("the person sees the days of a closed month at what they were paid")
    func page() async throws {
        let world = try await closed([Texts.national, Texts.local, Self.service])
        try await move(world)
        let page = try await ViewPersonMonth(world.environment)(
            yearMonth("2026-10"), of: Cast.camille.id, by: Cast.camille.actor, in: world.organisation)
        #expect(page.isClosed)
        #expect(page.days.map(\.unit) == [Cents(400), Cents(400)])
    }

    @Test("a month of which no day was kept is adjusted by its lines, and its days are kept from then on")
    func withoutDays() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        try await world.week("2026-W41", of: .camille, "SSHHSSHHSS....")
        try await world.write { store in
            let line = AllowanceLine(
                person: Cast.camille.id, unit: Cents(325), halves: 4, amount: Cents(650), exempt: Cents(650),
                origin: yearMonth("2026-10"))
            let close = MonthClose(
                month: yearMonth("2026-10"), closedAt: world.clock.now.instant, closedBy: nil, lineCount: 1,
                total: Cents(650))
            try store.insert(close, lines: [line])
        }
        try await world.absence("2026-10-06", "2026-10-06", by: .solene)
        #expect(try await closeNovember(world) == ["adjustment 2026-10 -2×3.25=-3.25 (-3.25)"])
        let days = try await world.read { try $0.paidDays(of: Cast.camille.id, origin: yearMonth("2026-10")) }
        #expect(days.map(\.date) == [day("2026-10-08")])
        #expect(days.first?.paidIn == yearMonth("2026-11"))
    }

    @Test("the first close looks for the earlier months that owe something, and only for those")
    func earlierMonths() async throws {
        let paying = Texts.local.with(.allowanceDay, .amounts([Texts.amount(325, from: "2026-08-01")]))
        let world = try await TestWorld(book: Rulebook(texts: [paying]))
        try await world.agreement(for: .camille)
        // Nothing was paid in June; nothing was teleworked in July; August owes a day.
        try await world.week("2026-W24", of: .camille, "HHSSSSSSSS....")
        try await world.week("2026-W29", of: .camille, "AASSSSSSSS....")
        try await world.week("2026-W34", of: .camille, "HHSSSSSSSS....")
        try await world.confirm(try await world.month("2026-10").amounts.map(\.amount))
        await #expect(throws: UseCaseError.month(.earlierMonthOpen(yearMonth("2026-08")))) {
            try await world.close("2026-10")
        }
    }
}
