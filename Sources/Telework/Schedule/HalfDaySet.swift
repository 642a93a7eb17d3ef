import CivilTime

/// A set of half-days of any week: a working pattern, or the fixed days of a formula.
public struct HalfDaySet: Hashable, Sendable {
    /// Bit 0 is Monday morning, bit 13 Sunday afternoon.
    public let bits: UInt16

    public init(bits: UInt16) { self.bits = bits & 0x3FFF }

    /// The whole days given.
    public init(days: some Sequence<Weekday>) {
        self.init(bits: days.reduce(0) { $0 | 0b11 << UInt16(($1.rawValue - 1) * 2) })
    }

    /// Ten characters `1`/`0` from Monday morning to Friday afternoon, or fourteen; nil for anything else.
    public init?(text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 || bytes.count == 14 else { return nil }
        var bits: UInt16 = 0
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "1"): bits |= 1 << UInt16(index)
            case UInt8(ascii: "0"): continue
            default: return nil
            }
        }
        self.init(bits: bits)
    }

    /// Monday to Friday, whole days.
    public static let fullTime = HalfDaySet(bits: 0b11_1111_1111)

    /// Fourteen characters, the form stored.
    public var text: String { String((0..<14).map { bits & (1 << $0) != 0 ? "1" : "0" }) }

    public func contains(_ weekday: Weekday, _ half: HalfDay) -> Bool {
        bits & (1 << UInt16((weekday.rawValue - 1) * 2 + half.rawValue)) != 0
    }

    /// How many half-days; ten is full time.
    public var halves: Int { bits.nonzeroBitCount }

    public var isEmpty: Bool { bits == 0 }

    /// The weekdays of which at least one half is in the set, in order.
    public var weekdays: [Weekday] {
        Weekday.allCases.filter { contains($0, .morning) || contains($0, .afternoon) }
    }

    /// Whether a day of the set is only half in it while `whole` has both halves.
    public func splitsDay(of whole: HalfDaySet) -> Bool {
        Weekday.allCases.contains { day in
            contains(day, .morning) != contains(day, .afternoon)
                && whole.contains(day, .morning) && whole.contains(day, .afternoon)
        }
    }

    public func subtracting(_ other: HalfDaySet) -> HalfDaySet { HalfDaySet(bits: bits & ~other.bits) }
}

/// Which half-days of a week someone works.
public typealias WorkingPattern = HalfDaySet

/// The codes of weekdays in files.
public enum WeekdayCode: String, CaseIterable, Hashable, Sendable, Codable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    public init(_ weekday: Weekday) { self = WeekdayCode.allCases[weekday.rawValue - 1] }

    public var weekday: Weekday { Weekday(rawValue: (WeekdayCode.allCases.firstIndex(of: self) ?? 0) + 1) ?? .monday }
}
