import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Template of a week")
struct WeekTemplateTests {
    private func template(
        _ week: String, pattern: WorkingPattern = .fullTime, employment: DateSpan = DateSpan(from: day("2015-09-01")),
        _ agreements: Agreement...
    ) -> String {
        WeekTemplate.cells(
            of: isoWeek(week), pattern: pattern, employment: employment,
            isHoliday: TestOrganisation.calendar().isHoliday, agreements: agreements
        ).text
    }

    @Test("without an agreement people are on site when they work")
    func plain() {
        #expect(template("2026-W47") == "SSSSSSSSSS....")
        #expect(template("2026-W47", pattern: Cast.withoutWednesday) == "SSSS..SSSS....")
        #expect(template("2026-W46") == "SSSSFFSSSS....")
    }

    @Test("a holiday that falls on a day off stays a day off")
    func holidayOff() {
        #expect(template("2026-W46", pattern: Cast.withoutWednesday) == "SSSS..SSSS....")
    }

    @Test("fixed days fill themselves at the usual place, holidays excepted")
    func fixed() {
        let agreement = Agreement(
            of: .camille, .fixed(halfDays("1000110000")), from: day("2026-01-05"), places: [.residence, .home])
        #expect(template("2026-W47", agreement) == "RSSSRRSSSS....")
        #expect(template("2026-W46", agreement) == "RSSSFFSSSS....")
        #expect(template("2026-W47", pattern: Cast.withoutWednesday, agreement) == "RSSS..SSSS....")
    }

    @Test(
        "flexible days and envelopes fill nothing",
        arguments: [Formula.flexible(halvesPerWeek: 4), .envelope(halvesPerYear: 200)])
    func placedByThePerson(formula: Formula) {
        #expect(template("2026-W47", Agreement(of: .camille, formula, from: day("2026-01-05"))) == "SSSSSSSSSS....")
    }

    @Test("an agreement fills the days of its span, both ends included")
    func span() {
        let days = Formula.fixed(.monday, .tuesday, .wednesday, .thursday, .friday)
        let agreement = Agreement(of: .camille, days, from: day("2026-11-17"), through: day("2026-11-19"))
        #expect(template("2026-W47", agreement) == "SSHHHHHHSS....")
    }

    @Test("nothing is worked outside employment, both ends included")
    func employment() {
        let span = DateSpan(from: day("2026-11-17"), through: day("2026-11-19"))
        #expect(template("2026-W47", employment: span) == "..SSSSSS......")
    }
}
