import CivilTime
import Telework
import TestSupport
import Testing

/// The national text of the tests ends on Tuesday 1 December 2026, in the middle of a week.
@Suite("Week: rules that change within it")
struct WeekSuccessionTests {
    private static let narrowFrame = [
        Texts.national.with(.weeklyMaximum, .days(halves: 2)).with(.forbiddenWeekdays, .set(["tuesday", "wednesday"])),
        Texts.local.with(.placeNotice, nil),
    ]

    @Test(
        "the national limit of one day binds the weeks before and the week of its end, not the week after",
        arguments: [("2026-W48", 2, "national"), ("2026-W49", 2, "national"), ("2026-W50", 4, "local")])
    func limit(week: String, limit: Int, text: String) {
        let thursday = isoWeek(week).day(.thursday).iso
        let friday = isoWeek(week).day(.friday).iso
        let monday = isoWeek(week).day(.monday).iso
        let facts = weekFacts(week, texts: Self.narrowFrame)
        #expect(judged(days(thursday), facts).isAllowed)
        #expect(judged(days(thursday, friday), facts).isAllowed == (limit == 4))
        let decision = judged(days(thursday, friday, monday), facts)
        #expect(decision.causes.contains(.weeklyQuotaExceeded(limit: limit, asked: 6)))
        #expect(decision.source(of: "weekly-quota-exceeded")?.text == text)
        #expect(WeekBalance(cells: facts.current, facts: facts).limit == limit)
    }

    @Test(
        "a rule on days holds on the days of its text: Tuesday the 1st is closed, Wednesday the 2nd is not",
        arguments: [("2026-11-30", true), ("2026-12-01", false), ("2026-12-02", true), ("2026-12-03", true)])
    func dayRules(date: String, allowed: Bool) {
        let facts = weekFacts("2026-W49", texts: Self.narrowFrame)
        #expect(judged(days(date), facts).codes == (allowed ? [] : ["weekday-forbidden"]))
    }

    @Test("where the national text lived alone, nothing limits the days after it but the agreement")
    func alone() {
        let facts = weekFacts("2026-W50", texts: [Texts.national])
        #expect(judged(halves(10, of: "2026-W50"), facts).isAllowed)
        #expect(judged(halves(10, of: "2026-W49"), weekFacts("2026-W49", texts: [Texts.national])).codes.count == 2)
    }
}
