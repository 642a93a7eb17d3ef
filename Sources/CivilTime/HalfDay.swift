/// The unit in which telework is planned: *matin* or *après-midi*.
public enum HalfDay: Int, CaseIterable, Comparable, Hashable, Sendable, Codable {
    case morning = 0
    case afternoon = 1

    public static func < (left: HalfDay, right: HalfDay) -> Bool { left.rawValue < right.rawValue }

    /// The other half of the same day.
    public var other: HalfDay { self == .morning ? .afternoon : .morning }
}
