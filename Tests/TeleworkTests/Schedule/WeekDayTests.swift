import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Week: days")
struct WeekDayTests {
    @Test("the same half-day twice in one change is refused, also with two different contents")
    func twice() {
        let once = half("2026-11-17", .morning)
        #expect(
            judged([once, once], weekFacts()).causes == [.repeatedHalfDay(date: day("2026-11-17"), half: .morning)])
        #expect(
            judged([once, half("2026-11-17", .morning, is: .ownSite)], weekFacts()).causes
                == [.repeatedHalfDay(date: day("2026-11-17"), half: .morning)])
        #expect(judged([once, half("2026-11-17", .afternoon)], weekFacts()).isAllowed)
    }

    @Test("a half-day already teleworked cannot be placed again")
    func already() {
        let facts = weekFacts("2026-W47", "SSHSSSSSSS....")
        #expect(
            judged(days("2026-11-17"), facts).causes == [.alreadyTeleworked(date: day("2026-11-17"), half: .morning)])
        #expect(judged([half("2026-11-17", .afternoon)], facts).isAllowed)
    }

    @Test(
        "a day belongs to its week from Monday to Sunday",
        arguments: [
            ("2026-11-15", ["outside-week"]), ("2026-11-16", []), ("2026-11-20", []), ("2026-11-21", ["not-worked"]),
            ("2026-11-22", ["not-worked"]), ("2026-11-23", ["outside-week"]),
        ])
    func bounds(date: String, codes: [String]) {
        #expect(judged(days(date), weekFacts()).codes == codes)
    }

    @Test(
        "a public holiday cannot be teleworked, the days around it can",
        arguments: [("2026-11-10", []), ("2026-11-11", ["public-holiday"]), ("2026-11-12", [])])
    func holiday(date: String, codes: [String]) {
        let decision = judged(days(date), weekFacts("2026-W46", "SSSSFFSSSS...."))
        #expect(decision.codes == codes)
        #expect(decision.reasons.allSatisfy { $0.source == .law(.publicHolidays) }, "the law says so, not a text")
    }

    @Test("Good Friday is a holiday in Moselle only", arguments: [(TestOrganisation.moselle, false), ("SIEGE", true)])
    func zone(site: String, allowed: Bool) {
        let facts = weekFacts("2026-W14") {
            $0.today = day("2026-03-02")
            $0.calendar = TestOrganisation.calendar(at: site)
        }
        #expect(judged(days("2026-04-03"), facts).isAllowed == allowed)
    }

    @Test("nobody is absent on a public holiday")
    func absentOnHoliday() {
        let facts = weekFacts("2026-W46", "SSSSFFSSSS....")
        #expect(judged(days("2026-11-11", are: .absent), facts).codes == ["public-holiday"])
    }

    @Test("a day that the working pattern leaves out cannot be teleworked")
    func notWorked() {
        let facts = weekFacts("2026-W47", "SSSS..SSSS....") { $0.pattern = Cast.withoutWednesday }
        #expect(judged(days("2026-11-18"), facts).causes == [.notWorked(date: day("2026-11-18"))])
    }

    @Test("the absence of a half-day is taken back before telework is placed on it")
    func absentFirst() {
        let facts = weekFacts("2026-W47", "SSASSSSSSS....")
        #expect(judged([half("2026-11-17", .morning)], facts).causes == [.absent(date: day("2026-11-17"))])
        #expect(judged([half("2026-11-17", .afternoon)], facts).isAllowed)
        #expect(judged([half("2026-11-17", .morning, is: .ownSite)], facts).isAllowed)
    }

    @Test(
        "only days of employment are teleworked",
        arguments: [
            ("2026-11-16", ["outside-employment"]), ("2026-11-17", []), ("2026-11-19", []),
            ("2026-11-20", ["outside-employment"]),
        ])
    func employment(date: String, codes: [String]) {
        let facts = weekFacts { $0.employment = DateSpan(from: day("2026-11-17"), through: day("2026-11-19")) }
        #expect(judged(days(date), facts).codes == codes)
    }

    @Test(
        "a text may close weekdays to telework",
        arguments: [("2026-11-16", []), ("2026-11-17", [Weekday.tuesday]), ("2026-11-18", [])])
    func forbidden(date: String, weekdays: [Weekday]) {
        let texts = [Texts.national, Texts.local.with(.forbiddenWeekdays, .set(["tuesday"]))]
        let decision = judged(days(date), weekFacts(texts: texts))
        #expect(decision.causes == weekdays.map { .weekdayForbidden(weekday: $0) })
        #expect(decision.reasons.allSatisfy { $0.source.article.text == "local" })
    }

    @Test("where half-days are not allowed a day is teleworked whole, or for the only half that is worked")
    func splitDays() {
        let texts = [Texts.national, Texts.local.with(.halfDays, .flag(false))]
        let morning = [half("2026-11-17", .morning)]
        #expect(judged(morning, weekFacts(texts: texts)).causes == [.halfDayNotAllowed(date: day("2026-11-17"))])
        #expect(judged(days("2026-11-17"), weekFacts(texts: texts)).isAllowed)
        let partTime = weekFacts("2026-W47", "SSS.SSSSSS....", texts: texts) {
            $0.pattern = halfDays("1110111111")
        }
        #expect(judged(morning, partTime).isAllowed)
        #expect(judged(morning, weekFacts("2026-W47", "SSSASSSSSS....", texts: texts)).isAllowed)
        #expect(judged(morning, weekFacts()).isAllowed, "the local text of the tests allows half-days")
    }
}
