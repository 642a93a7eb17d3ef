import CivilTime
import Telework

/// The days of an absence that falls on no half-day that the person works: why it would change nothing.
public struct RestDays: Hashable, Sendable {
    public struct Day: Hashable, Sendable {
        public let date: LocalDate
        /// Nil for the whole day.
        public internal(set) var half: HalfDay?
        /// A public holiday, or another day off of the site; otherwise a day that the person does not work.
        public internal(set) var isHoliday: Bool

        public init(_ date: LocalDate, half: HalfDay? = nil, isHoliday: Bool = false) {
            self.date = date
            self.half = half
            self.isHoliday = isHoliday
        }
    }

    /// In order of date; none as soon as one half-day is worked, or is an absence already.
    public private(set) var days: [Day]
    private var isWorked = false

    public init(_ days: [Day] = []) { self.days = days }

    var isEmpty: Bool { days.isEmpty }

    /// Takes in the next half-day of the absence, in order.
    mutating func add(_ cell: Cell, on date: LocalDate, _ half: HalfDay) {
        guard !isWorked else { return }
        guard cell == .notWorked || cell == .holiday else {
            days = []
            isWorked = true
            return
        }
        guard days.last?.date == date else {
            days.append(Day(date, half: half, isHoliday: cell == .holiday))
            return
        }
        days[days.count - 1].half = nil
        // A holiday on one half and a half not worked: the day is known by its name.
        if cell == .holiday { days[days.count - 1].isHoliday = true }
    }
}
