import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Balances")
struct BalanceTests {
    @Test(
        "what is left of a week is the least of the text's and the agreement's days",
        arguments: [
            (Formula.flexible(halvesPerWeek: 10), 4, 4), (.flexible(halvesPerWeek: 5), 4, 4),
            (.flexible(halvesPerWeek: 4), 4, 4), (.flexible(halvesPerWeek: 3), 3, 3), (.fixed(.monday), 2, 2),
            (.envelope(halvesPerYear: 10), 4, 4),
        ])
    func week(formula: Formula, limit: Int, left: Int) {
        let facts = weekFacts { $0.agreements = [Agreement(of: .camille, formula, from: day("2026-01-05"))] }
        let balance = WeekBalance(cells: facts.current, facts: facts)
        #expect(balance.limit == limit && balance.left == left && balance.placed == 0)
        #expect(balance.onSite == 10 && balance.onSiteMinimum == 4)
    }

    @Test(
        "what is left comes down as days are placed, never below nothing",
        arguments: [("HSSSSSSSSS....", 3), ("HHHHSSSSSS....", 0), ("HHHHHSSSSS....", 0)])
    func placed(cells: String, left: Int) {
        let facts = weekFacts("2026-W47", cells)
        #expect(WeekBalance(cells: facts.current, facts: facts).left == left)
    }

    @Test("without texts and agreement nothing limits the week, and nothing is asked on site")
    func unlimited() {
        let facts = weekFacts(texts: []) { $0.agreements = [] }
        let balance = WeekBalance(cells: facts.current, facts: facts)
        #expect(balance.limit == nil && balance.left == nil && balance.onSiteMinimum == 0)
    }

    @Test(
        "the presence asked for comes down with the days away",
        arguments: [("AAAASSSSSS....", 4), ("AAAAAAAASS....", 2)])
    func presence(cells: String, minimum: Int) {
        let facts = weekFacts("2026-W47", cells)
        #expect(WeekBalance(cells: facts.current, facts: facts).onSiteMinimum == minimum)
    }

    private static func total(
        _ halves: Int, _ first: String, _ last: String?, year: Int, _ text: RuleText = Texts.local
    ) -> Int? {
        EnvelopeBalance(
            year: year,
            agreements: [
                Agreement(of: .camille, .envelope(halvesPerYear: halves), from: day(first), through: last.map(day))
            ], rules: EffectiveRules(stack: [text]), used: 0)?.total
    }

    @Test(
        "an envelope follows the days of the year that the agreement covers, to the nearest half-day",
        arguments: [
            (200, "2025-01-01", nil, 2026, 200), (200, "2026-01-01", "2026-12-31", 2026, 200),
            // 183 days of 365: 100.27; 182: 99.73.
            (200, "2026-07-02", nil, 2026, 100), (200, "2026-07-03", nil, 2026, 100),
            // One day: 0.55.
            (200, "2026-12-31", nil, 2026, 1), (200, "2020-01-01", "2026-01-01", 2026, 1),
            // Exactly a half of 366 days rounds up, one day less rounds down.
            (1, "2028-07-02", nil, 2028, 1), (1, "2028-07-03", nil, 2028, 0),
            (200, "2027-01-01", nil, 2026, nil), (200, "2020-01-01", "2025-12-31", 2026, nil),
        ] as [(Int, String, String?, Int, Int?)])
    func proration(halves: Int, first: String, last: String?, year: Int, total: Int?) {
        #expect(Self.total(halves, first, last, year: year) == total)
    }

    @Test("without proration the whole envelope is there from the first day")
    func whole() {
        let text = Texts.local.with(.envelopeProration, .choice("none"))
        #expect(Self.total(200, "2026-12-31", nil, year: 2026, text) == 200)
    }

    @Test("where half-days are not allowed an odd half is rounded to a whole day", arguments: [(2, 2), (3, 4), (4, 4)])
    func wholeDays(halves: Int, total: Int) {
        let text = Texts.local.with(.halfDays, .flag(false))
        #expect(Self.total(halves, "2026-01-01", nil, year: 2026, text) == total)
    }

    @Test("two envelopes one after the other add their shares, or give the larger one without proration")
    func succession() {
        let agreements = [
            Agreement(of: .camille, .envelope(halvesPerYear: 200), from: day("2026-01-01"), through: day("2026-06-30")),
            Agreement(of: .camille, .envelope(halvesPerYear: 160), from: day("2026-07-01")),
            Agreement(of: .camille, .flexible(halvesPerWeek: 4), from: day("2027-01-01")),
        ]
        func balance(_ text: RuleText) -> EnvelopeBalance? {
            EnvelopeBalance(year: 2026, agreements: agreements, rules: EffectiveRules(stack: [text]), used: 185)
        }
        // 200 × 181 / 365 = 99.18 and 160 × 184 / 365 = 80.66.
        #expect(balance(Texts.local)?.total == 99 + 81)
        #expect(balance(Texts.local)?.left == 0, "never below nothing")
        #expect(balance(Texts.local.with(.envelopeProration, nil))?.total == 200)
        #expect(balance(Texts.local.with(.envelopeProration, nil))?.left == 15)
    }

    @Test("only the days of an envelope agreement are taken from it, each in its year")
    func halvesPaid() {
        let agreements = [
            Agreement(of: .camille, .envelope(halvesPerYear: 200), from: day("2026-12-29"), through: day("2027-01-02")),
            Agreement(of: .camille, .flexible(halvesPerWeek: 4), from: day("2027-01-03")),
        ]
        // Monday 28 December 2026 has no agreement, Friday is 1 January 2027, Sunday the flexible one.
        let halves = EnvelopeBalance.halves(
            in: weekCells("HHHSHHRRHA..HH"), week: isoWeek("2026-W53"), agreements: agreements)
        #expect(halves == [2026: 5, 2027: 1])
    }
}
