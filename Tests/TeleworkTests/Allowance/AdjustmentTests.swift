import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Adjustments of a closed month")
struct AdjustmentTests {
    private static let origin = yearMonth("2026-10")

    private static func line(_ unit: Int64, _ halves: Int, exempt: Int64? = nil) -> AllowanceLine {
        let amount = Cents(unit).timesHalves(halves)
        return AllowanceLine(
            person: Cast.camille.id, unit: Cents(unit), halves: halves, amount: amount,
            exempt: exempt.map { Cents($0) } ?? amount, origin: origin)
    }

    private static func adjust(_ due: [AllowanceLine], _ paid: [AllowanceLine]) -> [AllowanceLine] {
        MonthlyAllowance.adjustments(due: due, paid: paid, person: Cast.camille.id, origin: origin)
    }

    @Test(
        "a correction pays or takes back the difference, so that both sum to what is due",
        arguments: [
            // paid, due, halves, cents
            (6, 4, -2, -295), (4, 6, 2, 295), (3, 4, 1, 147), (4, 3, -1, -147), (0, 3, 3, 443), (3, 0, -3, -443),
        ])
    func difference(paid: Int, due: Int, halves: Int, cents: Int64) {
        let adjustments = Self.adjust(
            due == 0 ? [] : [Self.line(295, due)], paid == 0 ? [] : [Self.line(295, paid)])
        #expect(adjustments.map(\.halves) == [halves])
        #expect(adjustments.map(\.amount) == [Cents(cents)])
        #expect(adjustments.map(\.subject) == [.zero])
        #expect(adjustments.allSatisfy { $0.payCode == .adjustment && $0.origin == Self.origin })
    }

    @Test("nothing is written when nothing changed")
    func same() {
        #expect(Self.adjust([Self.line(295, 3)], [Self.line(295, 3)]).isEmpty)
        #expect(Self.adjust([], []).isEmpty)
    }

    @Test("a day that changes amount leaves one line and enters another")
    func units() {
        let adjustments = Self.adjust([Self.line(295, 2), Self.line(325, 4)], [Self.line(295, 4), Self.line(325, 2)])
        #expect(adjustments.map(\.unit) == [Cents(295), Cents(325)])
        #expect(adjustments.map(\.halves) == [-2, 2])
    }

    @Test("a share of the exemption that moves makes a line of no amount")
    func exemption() {
        let adjustments = Self.adjust([Self.line(295, 2, exempt: 200)], [Self.line(295, 2, exempt: 295)])
        #expect(adjustments.map(\.amount) == [.zero])
        #expect(adjustments.map(\.exempt) == [Cents(-95)])
        #expect(adjustments.map(\.subject) == [Cents(95)])
    }

    @Test("whatever the corrections, what was paid sums to what is due, and asking again owes nothing")
    func property() {
        var random = SeededRandom(seed: 2026)
        for round in 0..<200 {
            var paid: [AllowanceLine] = []
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                let due = Self.randomMonth(&random)
                paid += Self.adjust(due, paid)
                #expect(Self.totals(paid) == Self.totals(due), "round \(round)")
                #expect(Self.adjust(due, paid).isEmpty, "round \(round)")
            }
        }
    }

    private static func randomMonth(_ random: inout SeededRandom) -> [AllowanceLine] {
        let days = (0..<Int.random(in: 0...22, using: &random)).map { offset in
            AllowanceDay(
                date: origin.first.adding(days: offset), halves: Int.random(in: 1...2, using: &random),
                unit: Cents([271, 295, 325].randomElement(using: &random) ?? 295), certainty: .fictional,
                source: RuleSource(text: "local", article: "art. 9-1", layer: .organisme))
        }
        let limit = ExemptionLimit(
            year: 2026, basis: .collective, day: Cents(Int64.random(in: 250...330, using: &random)),
            month: Bool.random(using: &random) ? Cents(Int64.random(in: 0...7_000, using: &random)) : nil,
            certainty: .fictional)
        let lines = MonthlyAllowance.lines(of: days, person: Cast.camille.id, month: origin, limit: limit)
        for line in lines {
            #expect(line.exempt >= .zero && line.exempt <= line.amount)
        }
        if let cap = limit.month { #expect(lines.reduce(.zero) { $0 + $1.exempt } <= cap) }
        return lines
    }

    /// Half-days, amount and exempt part for each unit amount; amounts that sum to nothing left out.
    private static func totals(_ lines: [AllowanceLine]) -> [Cents: [Int64]] {
        var totals: [Cents: [Int64]] = [:]
        for line in lines {
            let old = totals[line.unit] ?? [0, 0, 0]
            totals[line.unit] = [old[0] + Int64(line.halves), old[1] + line.amount.value, old[2] + line.exempt.value]
        }
        return totals.filter { $0.value != [0, 0, 0] }
    }
}
