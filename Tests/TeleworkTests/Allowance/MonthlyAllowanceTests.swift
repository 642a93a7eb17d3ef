import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Lines of a month")
struct MonthlyAllowanceTests {
    @Test(
        "half-days of an amount are rounded once, half a cent away from zero",
        arguments: [
            (295, 0, 0), (295, 1, 148), (295, 2, 295), (295, 3, 443), (295, -1, -148), (295, -3, -443), (270, 3, 405),
            (1, 1, 1), (1, 2, 1), (1, 3, 2), (0, 5, 0), (325, 43, 6_988),
        ])
    func rounding(unit: Int64, halves: Int, amount: Int64) {
        #expect(Cents(unit).timesHalves(halves) == Cents(amount))
    }

    @Test(
        "an amount is written with two decimals",
        arguments: [(0, "0.00"), (5, "0.05"), (1_230, "12.30"), (-7, "-0.07")])
    func text(cents: Int64, text: String) {
        #expect(Cents(cents).description == text)
    }

    private static func day(_ halves: Int, _ unit: Int64, _ offset: Int = 0) -> AllowanceDay {
        AllowanceDay(
            date: TestSupport.day("2026-11-02").adding(days: offset), halves: halves, unit: Cents(unit),
            certainty: .fictional, source: RuleSource(text: "local", article: "art. 9-1", layer: .organisme))
    }

    private static func limit(day: Int64, month: Int64?) -> ExemptionLimit {
        ExemptionLimit(
            year: 2026, basis: .collective, day: Cents(day), month: month.map { Cents($0) }, certainty: .fictional)
    }

    private static func lines(_ days: [AllowanceDay], _ limit: ExemptionLimit?) -> [AllowanceLine] {
        MonthlyAllowance.lines(of: days, person: Cast.camille.id, month: yearMonth("2026-11"), limit: limit)
    }

    @Test("three half-days over two days are one line of 4.43 €, not twice 1.48 € and 2.95 €")
    func once() {
        let lines = Self.lines([Self.day(1, 295), Self.day(1, 295, 1), Self.day(1, 295, 2)], nil)
        #expect(
            lines == [
                AllowanceLine(
                    person: Cast.camille.id, unit: Cents(295), halves: 3, amount: Cents(443), exempt: .zero,
                    origin: yearMonth("2026-11"))
            ])
        #expect(lines.first?.payCode == .allowance)
    }

    @Test(
        "what is paid above the daily limit bears contributions",
        arguments: [(294, 441, 2), (295, 443, 0), (296, 443, 0), (270, 405, 38)])
    func dayLimit(day: Int64, exempt: Int64, subject: Int64) {
        let lines = Self.lines([Self.day(2, 295), Self.day(1, 295, 1)], Self.limit(day: day, month: nil))
        #expect(lines.map(\.exempt) == [Cents(exempt)])
        #expect(lines.map(\.subject) == [Cents(subject)])
    }

    @Test(
        "the cap of the month holds to the cent", arguments: [(442, 442, 1), (443, 443, 0), (444, 443, 0), (0, 0, 443)])
    func monthCap(cap: Int64, exempt: Int64, subject: Int64) {
        let lines = Self.lines([Self.day(2, 295), Self.day(1, 295, 1)], Self.limit(day: 330, month: cap))
        #expect(lines.map(\.exempt) == [Cents(exempt)])
        #expect(lines.map(\.subject) == [Cents(subject)])
    }

    @Test("two amounts in a month share one cap, the smaller amount first")
    func sharedCap() {
        let days = [Self.day(2, 325), Self.day(2, 325, 1), Self.day(2, 295, 2)]
        let lines = Self.lines(days, Self.limit(day: 330, month: 700))
        #expect(lines.map(\.amount) == [Cents(295), Cents(650)])
        #expect(lines.map(\.exempt) == [Cents(295), Cents(405)])
    }

    @Test("without a known limit nothing is exempt, and without days there is no line")
    func none() {
        #expect(Self.lines([Self.day(2, 325)], nil).map(\.exempt) == [.zero])
        #expect(Self.lines([], Self.limit(day: 330, month: 700)).isEmpty)
    }
}
