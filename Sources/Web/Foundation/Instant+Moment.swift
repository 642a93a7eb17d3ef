import CivilTime
import Foundation

extension Instant {
    /// What calendars and clocks showed at this instant in a zone of the tz database; in UTC for a zone that the machine
    /// does not know.
    func moment(in zone: String) -> Moment {
        let seconds = Instant.floor(milliseconds, by: 1_000)
        let date = Date(timeIntervalSince1970: Double(seconds))
        let local = seconds + Int64(TimeZone(identifier: zone)?.secondsFromGMT(for: date) ?? 0)
        let day = Instant.floor(local, by: 86_400)
        let minutes = Int(local - day * 86_400) / 60
        return Moment(
            instant: self, date: LocalDate(dayNumber: Int(day)),
            time: LocalTime(minutesSinceMidnight: minutes))
    }

    /// The first instant of a day in a zone.
    init(startOf date: LocalDate, in zone: String) {
        let seconds = Int64(date.dayNumber) * 86_400
        guard let timeZone = TimeZone(identifier: zone) else {
            self.init(milliseconds: seconds * 1_000)
            return
        }
        // The offset of the day's own start: asked again there, since clocks may have changed in between.
        let guess = seconds - Int64(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
        let offset = Int64(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(guess))))
        self.init(milliseconds: (seconds - offset) * 1_000)
    }

    private static func floor(_ value: Int64, by divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
