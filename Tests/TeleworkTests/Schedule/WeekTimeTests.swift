import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Week: notices, the past, closed months")
struct WeekTimeTests {
    @Test(
        "two working days beforehand: not the next one, but the one after, weekends and holidays passed over",
        arguments: [
            // From Friday 13 to Tuesday 17.
            ("2026-11-13", "2026-W47", "2026-11-16", "2026-11-17"), ("2026-11-13", "2026-W47", "2026-11-17", nil),
            ("2026-11-13", "2026-W47", "2026-11-18", nil),
            // From Monday 9 over Wednesday 11, a holiday, to Thursday 12.
            ("2026-11-09", "2026-W46", "2026-11-10", "2026-11-12"), ("2026-11-09", "2026-W46", "2026-11-12", nil),
            ("2026-11-09", "2026-W46", "2026-11-13", nil),
        ] as [(String, String, String, String?)])
    func workingDays(today: String, week: String, date: String, earliest: String?) {
        let cells = week == "2026-W46" ? "SSSSFFSSSS...." : "SSSSSSSSSS...."
        let decision = judged(days(date), weekFacts(week, cells) { $0.today = day(today) })
        #expect(
            decision.causes
                == (earliest.map {
                    [.noticeTooShort(date: day(date), delay: Delay(2, .workingDays), earliest: day($0))]
                } ?? []))
        #expect(decision.reasons.allSatisfy { $0.source.article.number == "art. 7-1" })
    }

    @Test(
        "seven civil days and one month count every day",
        arguments: [Delay(7, .civilDays), Delay(1, .months)],
        [("2026-11-16", false), ("2026-11-17", true), ("2026-11-18", true)])
    func civilDays(delay: Delay, placed: (date: String, allowed: Bool)) {
        let texts = [Texts.national, Texts.local.with(.placeNotice, .delay(delay))]
        let facts = weekFacts(texts: texts) { $0.today = day(delay.unit == .months ? "2026-10-17" : "2026-11-10") }
        #expect(judged(days(placed.date), facts).codes == (placed.allowed ? [] : ["notice-too-short"]))
    }

    @Test("moving a day has its own notice: a day to come is given up for another")
    func move() {
        let facts = weekFacts("2026-W47", "SSSSSSHHSS....") { $0.today = day("2026-11-16") }
        let move = days("2026-11-19", are: .ownSite) + days("2026-11-17")
        #expect(judged(move, facts).isAllowed, "one working day is enough to move")
        #expect(judged(days("2026-11-17"), facts).codes == ["notice-too-short"], "not to place one more")
    }

    @Test("giving up a day already past moves nothing")
    func pastMove() {
        let facts = weekFacts("2026-W47", "HHSSSSSSSS....") { $0.today = day("2026-11-18") }
        let changes = days("2026-11-16", are: .ownSite) + days("2026-11-19")
        #expect(
            judged(changes, facts).causes == [
                .noticeTooShort(
                    date: day("2026-11-19"), delay: Delay(2, .workingDays), earliest: day("2026-11-20"))
            ])
    }

    @Test(
        "without a notice the day itself may be placed, the past never",
        arguments: [("2026-11-17", ["in-past"]), ("2026-11-18", []), ("2026-11-19", [])])
    func past(date: String, codes: [String]) {
        let texts = [Texts.local.with(.placeNotice, nil)]
        #expect(judged(days(date), weekFacts(texts: texts) { $0.today = day("2026-11-18") }).codes == codes)
    }

    @Test("another place for a past day would change what it earns: refused too")
    func relocatedPast() {
        let facts = weekFacts("2026-W47", "TTSSSSSSSS....") {
            $0.today = day("2026-11-18")
            $0.agreements = [
                Agreement(
                    of: .camille, .flexible(halvesPerWeek: 4), from: day("2026-01-05"), places: [.home, .thirdPlace])
            ]
        }
        #expect(judged(days("2026-11-16", are: .home), facts).causes == [.inPast(date: day("2026-11-16"))])
    }

    @Test("another place for a day to come needs no notice")
    func relocated() {
        let facts = weekFacts("2026-W47", "SSHHSSSSSS....") {
            $0.today = day("2026-11-17")
            $0.agreements = [
                Agreement(
                    of: .camille, .flexible(halvesPerWeek: 4), from: day("2026-01-05"), places: [.home, .residence])
            ]
        }
        #expect(judged(days("2026-11-17", are: .residence), facts).isAllowed)
    }

    @Test(
        "a closed month is changed by nobody but HR, who makes an adjustment",
        arguments: [
            ("2026-11-30", WeekAuthority.person, ["month-closed"]), ("2026-12-01", .person, []),
            ("2026-11-30", .correction, []),
        ])
    func closedMonth(date: String, authority: WeekAuthority, codes: [String]) {
        let facts = weekFacts("2026-W49", "HHHHSSSSSS....") {
            $0.today = day("2026-12-10")
            $0.closedMonths = [yearMonth("2026-11")]
            $0.authority = authority
        }
        #expect(judged(days(date, are: .ownSite), facts).codes == codes)
        #expect(judged(days(date, are: .absent), facts).codes == codes)
    }
}
