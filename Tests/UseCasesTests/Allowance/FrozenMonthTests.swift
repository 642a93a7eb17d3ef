import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("A closed month never changes")
struct FrozenMonthTests {
    @Test("Weeks that followed the template of fixed days are written at the close")
    func frozen() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .fixed(.tuesday), from: day("2026-10-05"))
        try await world.confirm()
        #expect(try await world.row("2026-W41") == nil)
        try await world.close("2026-10")
        // Tuesdays 6, 13, 20 and 27: 4 × 3.25.
        #expect(try await world.paid("2026-10") == ["2026-10 8×3.25=13.00 (13.00)"])
        for week in ["2026-W41", "2026-W42", "2026-W43", "2026-W44"] {
            #expect(try await world.row(week) == "SSHHSSSSSS....")
        }
        #expect(try await world.row("2026-W40") == nil)
    }

    @Test("Whatever happens to patterns, agreements, texts and holidays, the lines and the file stay")
    func linesStay() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .fixed(.tuesday), from: day("2026-10-01"))
        try await world.agreement(for: .nadia, formula: .flexible(halvesPerWeek: 3))
        try await world.week("2026-W41", of: .nadia, "HHSS..HSSS....")
        try await world.confirm()
        try await world.close("2026-10")
        let lines = try await world.read { try $0.lines(paidIn: yearMonth("2026-10")) }
        let file = try await world.payroll("2026-10")
        #expect(lines.count == 2)

        try await world.write { store in
            try store.save([
                Cast.camille.person { $0.pattern = WorkingPattern(days: [.monday, .wednesday]) },
                Cast.nadia.person { $0.employment = DateSpan(from: day("2015-09-01"), through: day("2026-09-30")) },
            ])
            var organisation = try store.organisation()
            organisation.extraHolidays = [day("2026-10-06"): "Fermeture"]
            organisation.agreementBasis = .none
            try store.save(organisation)
            for agreement in try store.agreements(of: Cast.camille.id) {
                try store.update(try #require(agreement.superseded(from: day("2026-10-02"))))
            }
        }
        try await world.absence("2026-10-13", "2026-10-13", by: .solene)
        let later = world.restarted(
            on: Rulebook(texts: [Texts.local.with(.allowanceDay, .amounts([Texts.amount(500, from: "2023-01-01")]))]),
            exemptions: [])
        #expect(try await later.read { try $0.lines(paidIn: yearMonth("2026-10")) } == lines)
        #expect(try await later.payroll("2026-10") == file)
        #expect(try await later.month("2026-10").lines == lines)
        later.clock.set(day("2026-12-01"))
        try await later.confirm([Cents(500)])
        try await later.close("2026-11")
        #expect(try await later.read { try $0.lines(paidIn: yearMonth("2026-10")) } == lines)
        #expect(try await later.payroll("2026-10") == file)
    }

    @Test("A pattern that changes after the close does not come back as an adjustment of fixed days")
    func patternLater() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .fixed(.tuesday), from: day("2026-10-01"))
        try await world.confirm()
        try await world.close("2026-10")
        try await world.write {
            try $0.save([Cast.camille.person { $0.pattern = WorkingPattern(days: [.monday, .thursday]) }])
        }
        // A correction of another day of the month has the whole of it computed again.
        try await world.absence("2026-10-29", "2026-10-29", by: .solene)
        world.clock.set(day("2026-12-01"))
        try await world.close("2026-11")
        #expect(try await world.paid("2026-11").isEmpty)
    }

    @Test("A holiday that is said to be worked after the close does not come back as an adjustment")
    func holidayLater() async throws {
        let world = try await TestWorld(today: day("2026-12-01"))
        try await world.agreement(for: .camille, formula: .fixed(.wednesday), from: day("2026-11-01"))
        try await world.confirm()
        try await world.close("2026-11")
        #expect(try await world.row("2026-W46") == "SSSSFFSSSS....")
        // The Wednesdays 4, 18 and 25.
        #expect(try await world.paid("2026-11") == ["2026-11 6×3.25=9.75 (9.75)"])
        try await world.write { store in
            var organisation = try store.organisation()
            organisation.workedHolidays = [day("2026-11-11")]
            try store.save(organisation)
        }
        try await world.absence("2026-11-04", "2026-11-04", by: .solene)
        world.clock.set(day("2027-01-04"))
        try await world.close("2026-12")
        // The 4th is taken back; of December are due the Wednesdays 2, 9, 16, 23 and 30.
        #expect(
            try await world.paid("2026-12") == [
                "adjustment 2026-11 -2×3.25=-3.25 (-3.25)", "2026-12 10×3.25=16.25 (16.25)",
            ])
    }

    /// Week 49 of 2026 holds Monday 30 November and the first days of December.
    @Test("Closing a month keeps the fixed days that another agreement gives to the end of its last week")
    func agreementOfTheNextMonth() async throws {
        let world = try await TestWorld(today: day("2026-12-07"))
        try await world.agreement(
            for: .camille, formula: .fixed(.monday), from: day("2026-11-01"), through: day("2026-11-30"))
        try await world.agreement(for: .camille, formula: .fixed(.thursday, .friday), from: day("2026-12-01"))
        #expect(try await world.letters("2026-W49") == "HHSSSSHHSS....")
        try await world.confirm()
        try await world.close("2026-11")
        #expect(try await world.letters("2026-W49") == "HHSSSSHHSS....")
        // Mondays 2, 9, 16, 23 and 30 November.
        #expect(try await world.paid("2026-11") == ["2026-11 10×3.25=16.25 (16.25)"])
    }

    @Test("A week of two months is paid in each for its own days, whichever is closed first")
    func sharedWeek() async throws {
        let world = try await TestWorld(today: day("2026-12-07"))
        try await world.agreement(for: .camille, formula: .fixed(.monday, .tuesday), from: day("2026-11-30"))
        try await world.confirm()
        try await world.close("2026-11")
        #expect(try await world.paid("2026-11") == ["2026-11 2×3.25=3.25 (3.25)"])
        world.clock.set(day("2027-01-04"))
        try await world.close("2026-12")
        // Mondays 7, 14, 21 and 28, Tuesdays 1, 8, 15, 22 and 29 December: nine days.
        #expect(try await world.paid("2026-12") == ["2026-12 18×3.25=29.25 (29.25)"])
    }

    @Test("A new agreement fills the days to come and leaves the closed month alone")
    func newAgreement() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .fixed(.tuesday), from: day("2026-10-01"))
        try await world.confirm()
        try await world.close("2026-10")
        try await world.agree(Proposal(.fixed(.thursday), from: day("2026-11-05")), for: .camille)
        #expect(try await world.letters("2026-W44") == "SSHHSSSSSS....")
        #expect(try await world.letters("2026-W45") == "SSHHSSHHSS....")
        #expect(try await world.letters("2026-W46") == "SSSSFFHHSS....")
        #expect(world.memory.inspect(world.organisation) { $0.pendingCorrections.isEmpty })
    }
}
