import CivilTime
import Foundation

/// The machine's clock, read in the zones of the tz database.
struct SystemClock: CivilTime.Clock {
    func now(in zone: String) -> Moment { Self.moment(at: Date(), in: zone) }

    /// A zone that the machine does not know shows UTC: organismes' zones are checked when they are set.
    static func moment(at date: Date, in zone: String) -> Moment {
        let seconds = date.timeIntervalSince1970
        let offset = TimeZone(identifier: zone)?.secondsFromGMT(for: date) ?? 0
        let local = Int(seconds.rounded(.down)) + offset
        let day = Int((Double(local) / 86_400).rounded(.down))
        let minutes = (local - day * 86_400) / 60
        guard let time = LocalTime(hour: minutes / 60, minute: minutes % 60) else {
            preconditionFailure("A day has 1,440 minutes.")
        }
        return Moment(
            instant: Instant(milliseconds: Int64((seconds * 1_000).rounded(.down))), date: LocalDate(dayNumber: day),
            time: time)
    }

    /// Whether the machine knows a zone by this name.
    static func knows(zone: String) -> Bool { zone.contains("/") && TimeZone(identifier: zone) != nil }
}
