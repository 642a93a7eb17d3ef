import CivilTime
import Telework

/// How many people of a whole team are on site each half-day, whichever of them a page shows.
public struct TeamPresence: Hashable, Sendable {
    /// People counted.
    public private(set) var people = 0
    /// Days of the week on which at least one of them works, is away, or has a holiday.
    public private(set) var weekdays: Set<Weekday> = []
    /// By week, morning then afternoon from Monday on.
    private var counts: [ISOWeek: [Int]] = [:]

    public init() {}

    public mutating func add(_ weeks: [ISOWeek: WeekCells]) {
        people += 1
        for (week, cells) in weeks {
            var row = counts[week] ?? Array(repeating: 0, count: Weekday.allCases.count * 2)
            for (index, weekday) in Weekday.allCases.enumerated() {
                let (morning, afternoon) = (cells[weekday, .morning], cells[weekday, .afternoon])
                if morning.isOnSite { row[index * 2] += 1 }
                if afternoon.isOnSite { row[index * 2 + 1] += 1 }
                if morning != .notWorked || afternoon != .notWorked { weekdays.insert(weekday) }
            }
            counts[week] = row
        }
    }

    /// People on site that half-day; 0 outside the weeks that were counted.
    public func onSite(_ date: LocalDate, _ half: HalfDay) -> Int {
        counts[ISOWeek(containing: date)]?[(date.weekday.rawValue - 1) * 2 + half.rawValue] ?? 0
    }
}
