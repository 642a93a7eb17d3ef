/// A set of days of one century, a bit each: asking is an index and a shift.
struct DaySet: Sendable {
    /// 2000-01-01 to 2099-12-31, the days that are asked thousands of times to draw a calendar.
    static let window = 10_957...47_481

    private var words = [UInt64](repeating: 0, count: window.count / 64 + 1)

    /// The statutory holidays of some rules within the window.
    init(_ rules: [HolidayRule]) {
        for year in 2000...2099 {
            for rule in rules {
                if let date = rule.date(in: year) { self[date] = true }
            }
        }
    }

    static func covers(_ date: LocalDate) -> Bool { window.contains(date.dayNumber) }

    /// Whether a day is in the set; a day outside the window never is, and is not added.
    subscript(date: LocalDate) -> Bool {
        get {
            guard DaySet.covers(date) else { return false }
            let index = date.dayNumber - DaySet.window.lowerBound
            return words[index >> 6] & (1 << UInt64(index & 63)) != 0
        }
        set {
            guard DaySet.covers(date) else { return }
            let index = date.dayNumber - DaySet.window.lowerBound
            let bit: UInt64 = 1 << UInt64(index & 63)
            if newValue { words[index >> 6] |= bit } else { words[index >> 6] &= ~bit }
        }
    }
}
