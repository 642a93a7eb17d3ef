/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    public func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1000) }

    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}

/// What time it is: the instant, and what calendars and clocks show there.
///
/// Use cases receive one and hand its parts to the rules, which never read a clock themselves.
public struct Moment: Hashable, Sendable {
    public let instant: Instant
    public let date: LocalDate
    public let time: LocalTime

    public init(instant: Instant, date: LocalDate, time: LocalTime) {
        self.instant = instant
        self.date = date
        self.time = time
    }
}

/// Where « now » comes from. The program has one, injected once; tests and the demonstration set theirs.
public protocol Clock: Sendable {
    /// What time it is in a zone named as the tz database does (`Europe/Paris`, `Indian/Reunion`).
    func now(in zone: String) -> Moment
}
