import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// Figures worked out by hand. October 2026 has no holiday and 22 working days, from Thursday 1 to Friday 30:
/// weeks 40 (Thursday and Friday) to 44.
@Suite("Amounts to the cent")
struct AmountTests {
    struct Sum: Sendable, CustomTestStringConvertible {
        let name: String
        var text: RuleText = Texts.local
        var character = Cast.camille
        /// Rows of October, by the number of their week.
        let weeks: [Int: String]
        let lines: [String]
        var testDescription: String { name }
    }

    private static let risingInOctober = Texts.local.with(
        .allowanceDay, .amounts([Texts.amount(295, from: "2023-01-01"), Texts.amount(325, from: "2026-10-15")]))
    private static func paying(_ cents: Int64) -> RuleText {
        Texts.local.with(.allowanceDay, .amounts([Texts.amount(cents, from: "2023-01-01")]))
    }
    private static let everyDay = [
        40: "HHHHHHHHHH....", 41: "HHHHHHHHHH....", 42: "HHHHHHHHHH....", 43: "HHHHHHHHHH....",
        44: "HHHHHHHHHH....",
    ]

    static let table = [
        // 2 days × 3.25 = 6.50, under the limit of 3.30 a day.
        Sum(name: "two days", weeks: [41: "HHSSHHSSSS...."], lines: ["2026-10 4×3.25=6.50 (6.50)"]),
        // 1 half × 3.25 / 2 = 1.625, half a cent upwards.
        Sum(name: "one half-day", weeks: [41: "HSSSSSSSSS...."], lines: ["2026-10 1×3.25=1.63 (1.63)"]),
        // 3 halves × 3.25 / 2 = 4.875: halves are summed before the one rounding, not 3 × 1.63 = 4.89.
        Sum(
            name: "three half-days in three weeks",
            weeks: [41: "HSSSSSSSSS....", 42: "SSSHSSSSSS....", 43: "SSSSSSSSSH...."],
            lines: ["2026-10 3×3.25=4.88 (4.88)"]),
        // 11 halves × 3.25 / 2 = 17.875.
        Sum(
            name: "five days and a half",
            weeks: [41: "HHHHSSSSSS....", 42: "HHHHSSSSSS....", 43: "HHHSSSSSSS...."],
            lines: ["2026-10 11×3.25=17.88 (17.88)"]),
        // Until Wednesday 14: 1 day and a half × 2.95 = 4.425, upwards; from Thursday 15: 2 days × 3.25 = 6.50.
        Sum(
            name: "an amount that changes within the month, within a week", text: risingInOctober,
            weeks: [41: "HHSSSSSSSS....", 42: "SSSSHSHHSS....", 43: "HHSSSSSSSS...."],
            lines: ["2026-10 3×2.95=4.43 (4.43)", "2026-10 4×3.25=6.50 (6.50)"]),
        // Wednesday 14 whole at 2.95, Thursday 15 whole at 3.25.
        Sum(
            name: "the last day of an amount and the first of the next", text: risingInOctober,
            weeks: [42: "SSSSHHHHSS...."], lines: ["2026-10 2×2.95=2.95 (2.95)", "2026-10 2×3.25=3.25 (3.25)"]),
        // Week 40: only Thursday 1 and Friday 2 are in October; Monday to Wednesday belong to September.
        Sum(
            name: "a week of two months", weeks: [40: "HHHHHHHHHH...."], lines: ["2026-10 4×3.25=6.50 (6.50)"]),
        // 2 days × 4.00 = 8.00, of which 2 × 3.30 = 6.60 exempt.
        Sum(
            name: "above the daily limit", text: paying(400), weeks: [41: "HHHHSSSSSS...."],
            lines: ["2026-10 4×4.00=8.00 (6.60)"]),
        // 1 half × 3.31 / 2 = 1.655 → 1.66; 1 half × 3.30 / 2 = 1.65.
        Sum(
            name: "a cent above the daily limit, for half a day", text: paying(331), weeks: [41: "HSSSSSSSSS...."],
            lines: ["2026-10 1×3.31=1.66 (1.65)"]),
        // 22 days × 3.25 = 71.50, under the limit of 72.00 a month.
        Sum(name: "every day of the month", weeks: everyDay, lines: ["2026-10 44×3.25=71.50 (71.50)"]),
        // 22 days × 3.30 = 72.60 at the daily limit, but 72.00 at most in a month.
        Sum(
            name: "above the monthly limit", text: paying(330), weeks: everyDay,
            lines: ["2026-10 44×3.30=72.60 (72.00)"]),
        // Until Wednesday 14 are 10 days × 3.40 = 34.00, of which 10 × 3.30 = 33.00 exempt; from Thursday 15 are 12 days
        // × 3.50 = 42.00, of which 12 × 3.30 = 39.60 within the daily limit but 72.00 − 33.00 = 39.00 in the month.
        Sum(
            name: "the monthly limit is shared by the amounts of a month",
            text: Texts.local.with(
                .allowanceDay, .amounts([Texts.amount(340, from: "2023-01-01"), Texts.amount(350, from: "2026-10-15")])
            ), weeks: everyDay, lines: ["2026-10 20×3.40=34.00 (33.00)", "2026-10 24×3.50=42.00 (39.00)"]),
        // A part-timer is paid by the day, without prorating: 3 halves × 3.25 / 2 = 4.875.
        Sum(
            name: "a part-timer", character: .nadia, weeks: [41: "HHSS..HSSS...."],
            lines: ["2026-10 3×3.25=4.88 (4.88)"]),
        // Home and residence are paid by art. 9-3, a third place is not: 2 halves × 3.25 / 2.
        Sum(
            name: "a place that is not paid", weeks: [41: "HTRTTTSSSS...."], lines: ["2026-10 2×3.25=3.25 (3.25)"]),
        Sum(name: "nothing but a third place", weeks: [41: "TTTTSSSSSS...."], lines: []),
        Sum(name: "absences and other sites", weeks: [41: "AAAAssssSS...."], lines: []),
        // A half-day pays as a day: 1 whole and 1 half are 2 days.
        Sum(
            name: "half-days paid in full", text: Texts.local.with(.allowanceHalfDay, .choice("full")),
            weeks: [41: "HHHSSSSSSS...."], lines: ["2026-10 4×3.25=6.50 (6.50)"]),
        Sum(
            name: "half-days not paid", text: Texts.local.with(.allowanceHalfDay, .choice("none")),
            weeks: [41: "HHHSSSSSSS...."], lines: ["2026-10 2×3.25=3.25 (3.25)"]),
    ]

    @Test("What a month of days earns, computed and closed alike", arguments: table)
    func lines(sum: Sum) async throws {
        let world = try await TestWorld.with { _ in sum.text }
        try await world.agreement(for: sum.character, from: day("2026-10-01"))
        for (number, cells) in sum.weeks { try await world.week("2026-W\(number)", of: sum.character, cells) }
        let view = try await world.month("2026-10")
        #expect(view.lines.map(\.summary) == sum.lines)
        try await world.confirm(view.amounts.map(\.amount))
        try await world.close("2026-10")
        #expect(try await world.paid("2026-10", to: sum.character) == sum.lines)
        let closed = try await world.month("2026-10")
        #expect(closed.lines == view.lines)
        #expect(closed.total == view.total && closed.exempt == view.exempt)
        #expect(closed.close?.total == view.total)
        #expect(closed.close?.lineCount == sum.lines.count)
    }

    @Test("The limit follows the agreement that grounds the allowance; without one for the year nothing is exempt")
    func basis() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        try await world.week("2026-W41", of: .camille, "HHSSSSSSSS....")
        #expect(try await world.month("2026-10").lines.map(\.summary) == ["2026-10 2×3.25=3.25 (3.25)"])
        try await world.write { store in
            var organisation = try store.organisation()
            organisation.agreementBasis = .none
            try store.save(organisation)
        }
        #expect(try await world.month("2026-10").lines.map(\.summary) == ["2026-10 2×3.25=3.25 (2.70)"])
        let unlimited = world.restarted(exemptions: [])
        let view = try await unlimited.month("2026-10")
        #expect(view.lines.map(\.summary) == ["2026-10 2×3.25=3.25 (0.00)"])
        #expect(view.lines.first?.subject == Cents(325))
        #expect(view.limit == nil)
    }

    @Test("Fixed days without a row are paid from the template, holidays not")
    func template() async throws {
        let world = try await TestWorld(today: day("2026-12-01"))
        try await world.agreement(for: .camille, formula: .fixed(.wednesday))
        // November 2026 has four Wednesdays, the 11th of which is a holiday: 3 days × 3.25.
        #expect(try await world.month("2026-11").lines.map(\.summary) == ["2026-11 6×3.25=9.75 (9.75)"])
    }

    @Test("Days to come are not yet due", arguments: [("2026-10-13", 2), ("2026-10-14", 4), ("2026-10-15", 4)])
    func toCome(today: String, halves: Int) async throws {
        let world = try await TestWorld(today: day(today))
        try await world.agreement(for: .camille, formula: .fixed(.wednesday), from: day("2026-10-05"))
        let view = try await world.month("2026-10")
        #expect(view.lines.map(\.halves) == [halves])
    }

    @Test("The file of payroll has a row for each line, with numbers in place of names")
    func payroll() async throws {
        let world = try await TestWorld()
        for character in [Cast.camille, .nadia] { try await world.agreement(for: character) }
        try await world.week("2026-W41", of: .camille, "HHHSSSSSSS....")
        try await world.week("2026-W41", of: .nadia, "HHSS..SSSS....")
        try await world.confirm()
        try await world.close("2026-10")
        let rows = try await world.payroll("2026-10")
        #expect(rows.map(\.employeeNumber) == ["M001", "M002"])
        #expect(rows.map(\.halves) == [3, 2])
        #expect(rows.map(\.amount) == [Cents(488), Cents(325)])
        #expect(rows.map(\.subject) == [.zero, .zero])
        #expect(rows.allSatisfy { $0.organisation == "cpam-test" && $0.month == $0.origin && $0.payCode == .allowance })
        #expect(try await world.payroll("2026-10") == rows)
    }
}
