import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("What changes after the close")
struct CorrectionTests {
    /// October closed on 2 November with three half-days of Camille: 3 × 3.25 / 2 = 4.875, 4.88 € paid.
    private func closed() async throws -> TestWorld {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        try await world.week("2026-W41", of: .camille, "SSHHSSHSSS....")
        try await world.confirm()
        try await world.close("2026-10")
        #expect(try await world.paid("2026-10") == ["2026-10 3×3.25=4.88 (4.88)"])
        return world
    }

    @Test("A day added is paid with the next month, once")
    func added() async throws {
        let world = try await closed()
        try await world.change(
            [CellChange(date: day("2026-10-08"), half: .afternoon, cell: .home)], of: .camille, by: .solene,
            correction: true)
        world.clock.set(day("2026-12-01"))
        try await world.close("2026-11")
        // Now 4 × 3.25 / 2 = 6.50 is due, 4.88 was paid: 1.62, although a half-day alone would be 1.63.
        #expect(try await world.paid("2026-11") == ["adjustment 2026-10 1×3.25=1.62 (1.62)"])
        world.clock.set(day("2027-01-04"))
        try await world.close("2026-12")
        #expect(try await world.paid("2026-12").isEmpty)
        #expect(try await world.paid("2026-10") == ["2026-10 3×3.25=4.88 (4.88)"])
    }

    @Test("A day taken away is taken back with the next month, once")
    func takenAway() async throws {
        let world = try await closed()
        try await world.absence("2026-10-06", "2026-10-06", by: .solene)
        world.clock.set(day("2026-12-01"))
        try await world.close("2026-11")
        // 1 × 3.25 / 2 = 1.63 is due, 4.88 was paid: −3.25.
        #expect(try await world.paid("2026-11") == ["adjustment 2026-10 -2×3.25=-3.25 (-3.25)"])
        world.clock.set(day("2027-01-04"))
        try await world.close("2026-12")
        #expect(try await world.paid("2026-12").isEmpty)
    }

    @Test("A correction of what was corrected starts from all that was paid")
    func twice() async throws {
        let world = try await closed()
        try await world.absence("2026-10-06", "2026-10-06", by: .solene)
        world.clock.set(day("2026-12-01"))
        try await world.close("2026-11")
        try await world.place(["2026-10-06"], by: .solene, correction: true)
        world.clock.set(day("2027-01-04"))
        try await world.close("2026-12")
        #expect(try await world.paid("2026-12") == ["adjustment 2026-10 2×3.25=3.25 (3.25)"])
        let all = try await world.read { try $0.lines(of: Cast.camille.id, origin: yearMonth("2026-10")) }
        #expect(all.reduce(Cents.zero) { $0 + $1.amount } == Cents(488))
        #expect(all.reduce(0) { $0 + $1.halves } == 3)
    }

    @Test("A change undone before the next close leaves no line")
    func undone() async throws {
        let world = try await closed()
        try await world.absence("2026-10-06", "2026-10-06", by: .solene)
        try await world.place(["2026-10-06"], by: .solene, correction: true)
        world.clock.set(day("2026-12-01"))
        try await world.close("2026-11")
        #expect(try await world.paid("2026-11").isEmpty)
        #expect(world.memory.inspect(world.organisation) { $0.pendingCorrections.isEmpty })
    }

    @Test("Moved days of two amounts are taken back at the one and paid at the other")
    func twoAmounts() async throws {
        let world = try await TestWorld.with {
            $0.with(
                .allowanceDay, .amounts([Texts.amount(295, from: "2023-01-01"), Texts.amount(325, from: "2026-10-15")])
            )
        }
        try await world.agreement(for: .camille)
        try await world.week("2026-W42", of: .camille, "SSSSHHSSSS....")
        try await world.confirm([Cents(295), Cents(325)])
        try await world.close("2026-10")
        let move = CellChange.day(day("2026-10-14"), .ownSite) + CellChange.day(day("2026-10-15"), .home)
        try await world.change(move, of: .camille, by: .solene, correction: true)
        world.clock.set(day("2026-12-01"))
        try await world.close("2026-11")
        #expect(
            try await world.paid("2026-11") == [
                "adjustment 2026-10 -2×2.95=-2.95 (-2.95)", "adjustment 2026-10 2×3.25=3.25 (3.25)",
            ])
    }

    @Test("Adjustments come beside the lines of the month, and in the file with their month of origin")
    func besideTheMonth() async throws {
        let world = try await closed()
        try await world.week("2026-W47", of: .camille, "HHSSSSSSSS....")
        try await world.absence("2026-10-06", "2026-10-06", by: .solene)
        world.clock.set(day("2026-12-01"))
        #expect(
            try await world.month("2026-11").lines.map(\.summary) == [
                "adjustment 2026-10 -2×3.25=-3.25 (-3.25)", "2026-11 2×3.25=3.25 (3.25)",
            ])
        try await world.close("2026-11")
        let rows = try await world.payroll("2026-11")
        #expect(rows.map(\.payCode) == [.adjustment, .allowance])
        #expect(rows.map(\.origin.iso) == ["2026-10", "2026-11"])
        #expect(rows.map(\.amount) == [Cents(-325), Cents(325)])
        #expect(rows.allSatisfy { $0.month == yearMonth("2026-11") })
        #expect(try await world.month("2026-11").close?.total == .zero)
    }

    @Test("The open month of one person has the lines that the list has for them", arguments: [-325, 162])
    func ownOpenMonth(cents: Int) async throws {
        let world = try await closed()
        try await world.week("2026-W47", of: .camille, "HHSSSSSSSS....")
        if cents < 0 {
            try await world.absence("2026-10-06", "2026-10-06", by: .solene)
        } else {
            try await world.change(
                [CellChange(date: day("2026-10-08"), half: .afternoon, cell: .home)], of: .camille, by: .solene,
                correction: true)
        }
        // What is owed to somebody else is not theirs.
        try await world.overwrite("2026-W41", of: .nadia, "HHSS..SSSS....")
        try await world.write {
            try $0.markForCorrection(PendingCorrection(person: Cast.nadia.id, month: yearMonth("2026-10")))
        }
        func own(_ month: String, by character: Cast) async throws -> [AllowanceLine] {
            try await ViewPersonMonth(world.environment)(
                yearMonth(month), of: Cast.camille.id, by: character.actor, in: world.organisation
            ).lines
        }
        world.clock.set(day("2026-12-01"))
        let all = try await world.month("2026-11").lines
        #expect(all.contains { $0.person == Cast.nadia.id })
        let lines = all.filter { $0.person == Cast.camille.id }
        #expect(lines.map(\.payCode) == [.adjustment, .allowance])
        #expect(lines.map(\.amount) == [Cents(Int64(cents)), Cents(325)])
        for character in [Cast.solene, .camille] {
            #expect(try await own("2026-11", by: character) == lines)
            // They are paid with the first open month, and shown there only.
            #expect(try await own("2026-12", by: character).isEmpty)
        }
        try await world.close("2026-11")
        #expect(try await own("2026-11", by: .camille) == lines)
    }

    @Test("A correction obeys the limits, and no notice")
    func limits() async throws {
        let world = try await closed()
        let before = world.picture
        let found = await reasons {
            try await world.place(["2026-10-07", "2026-10-09"], by: .solene, correction: true)
        }
        #expect(found.map(\.code) == ["weekly-quota-exceeded", "on-site-minimum-not-reached"])
        let unagreed = await reasons { try await world.place(["2025-12-16"], by: .solene, correction: true) }
        #expect(unagreed.map(\.code) == ["no-agreement"])
        #expect(world.picture == before)
    }

    @Test("The person cannot change a closed month, nor HR without saying that it is a correction")
    func closedForOthers() async throws {
        let world = try await closed()
        let found = await reasons { try await world.place(["2026-10-06"], .ownSite) }
        #expect(found.summary == ["month-closed local art. 9-1"])
        await #expect(throws: UseCaseError.notFound) {
            try await world.place(["2026-10-06"], .ownSite, by: .solene)
        }
    }
}
