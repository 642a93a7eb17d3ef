/// How the date of a holiday is found in a year, and the years for which it holds.
struct HolidayRule: Hashable, Sendable {
    enum Day: Hashable, Sendable {
        case fixed(month: Int, day: Int)
        /// Days after Easter Sunday; negative before.
        case easter(Int)
    }

    let name: HolidayName
    let day: Day
    /// First and last year of application, both included.
    var years: ClosedRange<Int> = 1...9999

    /// The date in a year; nil when the rule does not hold that year.
    func date(in year: Int) -> LocalDate? {
        guard years.contains(year) else { return nil }
        switch day {
        case .fixed(let month, let day): return LocalDate(year: year, month: month, day: day)
        case .easter(let offset): return LocalDate.easter(in: year)?.adding(days: offset)
        }
    }
}

/// A date taken apart once, to be compared with many rules without making a list.
struct DatedForHolidays {
    let year: Int
    let month: Int
    let day: Int
    let daysAfterEaster: Int

    init(_ date: LocalDate) {
        (year, month, day) = date.components
        // Beyond the years of the calendar there is no Easter, and no rule holds.
        daysAfterEaster = LocalDate.easter(in: year).map { date - $0 } ?? Int.max
    }

    func isDay(of rule: HolidayRule) -> Bool {
        guard rule.years.contains(year) else { return false }
        switch rule.day {
        case .fixed(let month, let day): return self.month == month && self.day == day
        case .easter(let offset): return daysAfterEaster == offset
        }
    }
}

extension LocalDate {
    /// Easter Sunday of a year of the Gregorian calendar (method of Meeus, Jones and Butcher); nil outside 1…9999.
    public static func easter(in year: Int) -> LocalDate? {
        let golden = year % 19
        let (century, rest) = (year / 100, year % 100)
        let moonShift = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - moonShift + 15) % 30
        let toSunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let correction = (golden + 11 * epact + 22 * toSunday) / 451
        let number = epact + toSunday - 7 * correction + 114
        return LocalDate(year: year, month: number / 31, day: number % 31 + 1)
    }
}
