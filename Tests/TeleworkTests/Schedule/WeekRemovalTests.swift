import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Week: coming back, correcting")
struct WeekRemovalTests {
    /// Everything against the person: no agreement, no notice left, a week over every limit.
    private static func hardWeek(_ cells: String) -> WeekFacts {
        weekFacts("2026-W47", cells) {
            $0.agreements = []
            $0.today = day("2026-11-18")
        }
    }

    @Test(
        "telework can always be given up, to come on site or to be absent",
        arguments: ["HHHHHHHHHH....", "HHHHHHSSSS....", "RRTTOOHHAA...."], [Cell.ownSite, .otherSite, .absent])
    func removal(cells: String, cell: Cell) {
        for date in isoWeek("2026-W47").days.prefix(4) {
            let facts = Self.hardWeek(cells)
            let (decision, after) = WeekRules.decide(CellChange.day(date, cell), facts: facts)
            #expect(decision.isAllowed, "\(date) \(cells)")
            #expect(after[date.weekday, .morning] == cell && after[date.weekday, .afternoon] == cell)
        }
    }

    @Test("no random removal from a random week is ever refused")
    func randomRemovals() {
        var random = SeededRandom(seed: 47)
        for _ in 0..<500 {
            let letters = (0..<10).map { _ in "SsHROTA".randomElement(using: &random) ?? "S" }
            let facts = Self.hardWeek(String(letters) + "....")
            let given = facts.current.all.filter { $0.cell.isTelework && Bool.random(using: &random) }
            let changes = given.map { CellChange(date: facts.week.day($0.weekday), half: $0.half, cell: .ownSite) }
            let (decision, cells) = WeekRules.decide(changes, facts: facts)
            #expect(decision.isAllowed, "\(facts.current.text)")
            #expect(cells.teleworkHalves == facts.current.teleworkHalves - given.count)
        }
    }

    @Test("a correction may place a past day, without notice, over an absence and in a closed month")
    func correction() {
        let facts = weekFacts("2026-W47", "AASSSSSSSS....") {
            $0.today = day("2026-12-10")
            $0.closedMonths = [yearMonth("2026-11")]
            $0.authority = .correction
        }
        #expect(judged(days("2026-11-16"), facts).isAllowed)
        #expect(judged(days("2026-11-17"), facts).isAllowed)
        var person = facts
        person.authority = .person
        #expect(judged(days("2026-11-16"), person).codes == ["month-closed", "in-past", "absent"])
    }

    @Test("the limits, the agreement and the calendar bind a correction too")
    func correctionLimits() {
        let facts = weekFacts("2026-W46", "SSSSFFSSSS....") {
            $0.today = day("2026-12-10")
            $0.authority = .correction
        }
        #expect(judged(halves(5, of: "2026-W46"), facts).codes == ["public-holiday", "weekly-quota-exceeded"])
        #expect(
            judged(halves(4, of: "2026-W46"), facts).isAllowed)
        var without = facts
        without.agreements = []
        #expect(judged(days("2026-11-10"), without).codes == ["no-agreement"])
    }

    @Test("every reason comes out at once, those of each day and those of the week")
    func allReasons() {
        let facts = weekFacts("2026-W46", "SSSSFFSSSS....") {
            $0.today = day("2026-11-10")
            $0.agreements = [Agreement(of: .camille, .fixed(.tuesday), from: day("2026-01-05"))]
        }
        let decision = judged(halves(10, of: "2026-W46", are: .residence), facts)
        #expect(
            Set(decision.codes) == [
                "in-past", "not-a-fixed-day", "place-not-in-agreement", "notice-too-short", "public-holiday",
                "weekly-quota-exceeded", "on-site-minimum-not-reached",
            ])
        #expect(Set(decision.reasons).count == decision.reasons.count, "no reason is said twice")
    }

    @Test("no change at all is allowed and changes nothing")
    func nothing() {
        let facts = Self.hardWeek("HHHHHHHHHH....")
        let (decision, cells) = WeekRules.decide([], facts: facts)
        #expect(decision.isAllowed && cells == facts.current)
    }
}
