/// A time of day to the minute, without zone.
public struct LocalTime: Hashable, Comparable, Sendable {
    /// Minutes since midnight, 0 to 1439.
    public let minutes: Int

    public init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        minutes = hour * 60 + minute
    }

    /// The time so many minutes after midnight, brought into the day.
    public init(minutesSinceMidnight minutes: Int) { self.minutes = min(max(minutes, 0), 1_439) }

    /// `HH:MM`; nil for any other form.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            let hour = parsedNumber(bytes[0..<2]), let minute = parsedNumber(bytes[3..<5])
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    public var hour: Int { minutes / 60 }
    public var minute: Int { minutes % 60 }
    public var iso: String { "\(padded(hour, to: 2)):\(padded(minute, to: 2))" }

    public static func < (left: LocalTime, right: LocalTime) -> Bool { left.minutes < right.minutes }
}

extension LocalTime: CustomStringConvertible {
    public var description: String { iso }
}
