import CivilTime
import Synchronization

/// A clock that history sets: the demonstration's past is judged by the rules as of each of its days.
public final class ReplayClock: Clock {
    private let moment: Mutex<Moment>

    public init(_ date: LocalDate) { moment = Mutex(ReplayClock.moment(date, minutes: 9 * 60)) }

    public func now(in zone: String) -> Moment { moment.withLock { $0 } }

    /// Goes to a day, some minutes after nine; never back within the same day.
    public func go(to date: LocalDate, minutes: Int = 0) {
        moment.withLock { current in
            let next = ReplayClock.moment(date, minutes: 9 * 60 + min(minutes, 8 * 60))
            if next.instant > current.instant { current = next }
        }
    }

    /// History's hours are those of Paris in winter: an hour off in summer hurts nobody.
    private static func moment(_ date: LocalDate, minutes: Int) -> Moment {
        let time = LocalTime(minutesSinceMidnight: minutes)
        let milliseconds = (Int64(date.dayNumber) * 1_440 + Int64(minutes) - 60) * 60_000
        return Moment(
            instant: Instant(milliseconds: milliseconds), date: date,
            time: time)
    }
}
