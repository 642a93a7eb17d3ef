/// A day of the proleptic Gregorian calendar, without time nor zone.
///
/// Stored as the number of days since 1970-01-01, so that comparing, subtracting and hashing are integer operations.
/// Every year from 1 to 9999 is valid.
public struct LocalDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    public let dayNumber: Int

    public init(dayNumber: Int) { self.dayNumber = dayNumber }

    /// The date of these numbers, or nil when there is none (30 February, month 13, year 0).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= LocalDate.length(ofMonth: month, year: year)
        else { return nil }
        self.init(dayNumber: LocalDate.dayNumber(year: year, month: month, day: day))
    }

    public static func < (left: LocalDate, right: LocalDate) -> Bool { left.dayNumber < right.dayNumber }

    /// The number of days from `start` to `end`; negative when `end` is earlier.
    public static func - (end: LocalDate, start: LocalDate) -> Int { end.dayNumber - start.dayNumber }

    public func adding(days: Int) -> LocalDate { LocalDate(dayNumber: dayNumber + days) }

    /// The same day `months` later, brought back to the last day of a shorter month (31 January + 1 = 28 February).
    public func adding(months: Int) -> LocalDate {
        let (year, month, day) = components
        let count = year * 12 + (month - 1) + months
        let newYear = LocalDate.floorDivide(count, 12)
        let newMonth = count - newYear * 12 + 1
        let newDay = min(day, LocalDate.length(ofMonth: newMonth, year: newYear))
        return LocalDate(dayNumber: LocalDate.dayNumber(year: newYear, month: newMonth, day: newDay))
    }

    public var year: Int { components.year }
    public var month: Int { components.month }
    public var day: Int { components.day }

    public var weekday: Weekday {
        // 1970-01-01 was a Thursday, three days after a Monday.
        Weekday(rawValue: LocalDate.floorModulo(dayNumber + 3, 7) + 1) ?? .monday
    }

    /// The Monday of the week this day belongs to.
    public var monday: LocalDate { adding(days: 1 - weekday.rawValue) }

    public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// The number of days of a month, 28 to 31.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Year, month and day, worked out from the day number by eras of 400 years (146,097 days) that begin on 1 March,
    /// which puts the leap day at the end of its year.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = LocalDate.floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = floorDivide(shiftedYear, 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    static func floorDivide(_ number: Int, _ divisor: Int) -> Int {
        number >= 0 ? number / divisor : (number - divisor + 1) / divisor
    }

    static func floorModulo(_ number: Int, _ divisor: Int) -> Int {
        number - floorDivide(number, divisor) * divisor
    }
}

extension LocalDate: Strideable {
    public func distance(to other: LocalDate) -> Int { other.dayNumber - dayNumber }
    public func advanced(by days: Int) -> LocalDate { adding(days: days) }
}
