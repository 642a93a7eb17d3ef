import CivilTime
import Testing

@Suite("ISOWeek")
struct ISOWeekTests {
    /// The years of 53 weeks of 2000 to 2100, from the published table of ISO 8601.
    private static let longYears: Set<Int> = [
        2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048, 2054, 2060, 2065, 2071, 2076, 2082, 2088, 2093, 2099,
    ]

    @Test(
        "week 53 exists in the long years and no other, week 52 in all, weeks 0 and 54 in none", arguments: 2000...2100)
    func lastWeek(year: Int) {
        #expect((ISOWeek(year: year, week: 53) != nil) == Self.longYears.contains(year))
        #expect(ISOWeek(year: year, week: 52)?.iso == "\(year)-W52")
        #expect(ISOWeek(year: year, week: 0) == nil)
        #expect(ISOWeek(year: year, week: 54) == nil)
    }

    @Test(
        "the days around New Year belong to the week of their Thursday",
        arguments: [
            ("2026-12-27", "2026-W52"), ("2026-12-28", "2026-W53"), ("2027-01-03", "2026-W53"),
            ("2027-01-04", "2027-W01"),
            ("2024-12-29", "2024-W52"), ("2024-12-30", "2025-W01"), ("2025-01-01", "2025-W01"),
            ("2023-01-01", "2022-W52"),
        ])
    func newYear(day: String, week: String) throws {
        #expect(try ISOWeek(containing: date(day)).iso == week)
        #expect(ISOWeek(iso: week) == (try ISOWeek(containing: date(day))))
    }

    @Test(
        "a text that names no week is refused",
        arguments: ["", "2025-W53", "2026-W00", "2026-W54", "2026-w01", "2026W01", "2026-W1", "2026-W001"])
    func refused(text: String) {
        #expect(ISOWeek(iso: text) == nil)
    }

    @Test("a week has seven days from Monday, and the next one begins the day after")
    func days() throws {
        let week = try #require(ISOWeek(iso: "2026-W53"))
        #expect(week.days.map(\.weekday) == Weekday.allCases)
        #expect(week.days.last == week.sunday)
        #expect(week.adding(weeks: 1).monday == week.sunday.adding(days: 1))
        #expect(week.adding(weeks: 1).iso == "2027-W01")
        #expect(week.adding(weeks: -53).iso == "2025-W52")
    }
}

@Suite("YearMonth")
struct YearMonthTests {
    @Test("the months of 1999 to 2101 follow each other without a gap and hold their days")
    func months() throws {
        var month = try #require(YearMonth(year: 1999, month: 1))
        while month.year <= 2101 {
            let next = month.adding(months: 1)
            #expect(month.last.adding(days: 1) == next.first)
            #expect(next.adding(months: -1) == month)
            #expect(YearMonth(iso: month.iso) == month)
            #expect(month.days.count == LocalDate.length(ofMonth: month.month, year: month.year))
            #expect(month.days.allSatisfy { YearMonth(containing: $0) == month })
            #expect(Set(month.weeks) == Set(month.days.map { ISOWeek(containing: $0) }))
            #expect(month.weeks == month.weeks.sorted())
            month = next
        }
    }

    @Test(
        "a text that names no month is refused",
        arguments: ["", "2026-00", "2026-13", "2026-1", "2026-001", "0000-01", "2026/01"])
    func refused(text: String) {
        #expect(YearMonth(iso: text) == nil)
    }
}
