import CivilTime
import Synchronization

/// A clock that shows what it is told. Zones are ignored: every place has the time that is set.
public final class TestClock: Clock {
    private let moment: Mutex<Moment>

    public init(_ date: LocalDate, _ time: LocalTime = .noon) { moment = Mutex(Moment(date, time)) }

    public func now(in zone: String) -> Moment { now }

    public var now: Moment { moment.withLock { $0 } }

    public var today: LocalDate { now.date }

    public func set(_ date: LocalDate, _ time: LocalTime = .noon) { moment.withLock { $0 = Moment(date, time) } }

    public func advance(days: Int) { moment.withLock { $0 = Moment($0.date.adding(days: days), $0.time) } }

    /// Moves on by whole minutes, past midnight when needed.
    public func advance(minutes: Int) {
        moment.withLock { moment in
            let total = moment.date.dayNumber * 1_440 + moment.time.minutes + minutes
            let date = LocalDate(dayNumber: total / 1_440)
            moment = Moment(date, LocalTime(hour: total % 1_440 / 60, minute: total % 60) ?? .noon)
        }
    }
}

extension LocalTime {
    public static var noon: LocalTime {
        guard let noon = LocalTime(hour: 12, minute: 0) else { preconditionFailure("noon is a time of day") }
        return noon
    }
}

extension Moment {
    /// A moment at an offset of zero.
    public init(_ date: LocalDate, _ time: LocalTime = .noon) {
        let minutes = Int64(date.dayNumber) * 1_440 + Int64(time.minutes)
        self.init(instant: Instant(milliseconds: minutes * 60_000), date: date, time: time)
    }
}
