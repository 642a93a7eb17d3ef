import CivilTime
import Foundation
import Testing

/// Foundation's calendar, an independent implementation, asked about every day of two centuries.
@Suite("LocalDate and ISOWeek beside Foundation's calendar, 1900 to 2100")
struct LocalDateFoundationTests {
    private static let utc = TimeZone(secondsFromGMT: 0)!
    private static let days = (LocalDate(year: 1900, month: 1, day: 1)!)...(LocalDate(year: 2100, month: 12, day: 31)!)

    private static func calendar(_ identifier: Calendar.Identifier) -> Calendar {
        var calendar = Calendar(identifier: identifier)
        calendar.timeZone = utc
        return calendar
    }

    private static func foundationDate(_ date: LocalDate) -> Date {
        Date(timeIntervalSince1970: Double(date.dayNumber) * 86_400)
    }

    @Test("year, month, day, weekday, ISO week and ISO text agree on each of the 73,414 days")
    func everyDay() throws {
        let iso = Self.calendar(.iso8601)
        var compared = 0
        var wrong: [LocalDate] = []
        for date in Self.days {
            let theirs = iso.dateComponents(
                [.year, .month, .day, .weekday, .weekOfYear, .yearForWeekOfYear], from: Self.foundationDate(date))
            let ours = date.components
            let week = ISOWeek(containing: date)
            // Foundation numbers Sunday 1.
            let weekday = (date.weekday.rawValue % 7) + 1
            let same =
                theirs.year == ours.year && theirs.month == ours.month && theirs.day == ours.day
                && theirs.weekday == weekday && theirs.weekOfYear == week.number
                && theirs.yearForWeekOfYear == week.year
                && LocalDate(year: ours.year, month: ours.month, day: ours.day) == date
                && LocalDate(iso: date.iso) == date
                && ISOWeek(iso: week.iso) == week
                && ISOWeek(year: week.year, week: week.number)?.day(date.weekday) == date
            if !same { wrong.append(date) }
            compared += 1
        }
        #expect(compared == 73_414)
        #expect(wrong.isEmpty, "first differences: \(wrong.prefix(5))")
    }

    @Test("the ISO text is the one Foundation formats", arguments: [-25_567, -1, 0, 1, 11_016, 20_789, 47_846])
    func isoText(dayNumber: Int) {
        let date = LocalDate(dayNumber: dayNumber)
        #expect(date.iso == Self.foundationDate(date).formatted(.iso8601.year().month().day()))
    }

    /// Foundation's own addition of months is wrong across leap years (29 March 2000 less 25 months gives it
    /// 1 March 1998, with Swift 6.3), so that it is asked for the first of the month and the month's length instead.
    @Test(
        "adding months stays in the month that Foundation finds",
        arguments: [-25, -13, -12, -11, -1, 0, 1, 2, 11, 12, 48])
    func months(count: Int) throws {
        let gregorian = Self.calendar(.gregorian)
        let start = try #require(LocalDate(year: 1999, month: 11, day: 1))
        for offset in 0..<900 {
            let date = start.adding(days: offset)
            let first = DateComponents(year: date.year, month: date.month + count, day: 1)
            let theirs = try #require(gregorian.date(from: first))
            let length = try #require(gregorian.range(of: .day, in: .month, for: theirs)).count
            let expected = theirs.addingTimeInterval(Double(min(date.day, length) - 1) * 86_400)
            #expect(Self.foundationDate(date.adding(months: count)) == expected, "\(date) + \(count) months")
        }
    }
}
