/// An amount of money in integer euro cents; negative for what is taken back.
public struct Cents: Hashable, Comparable, Sendable, Codable {
    public let value: Int64

    public init(_ value: Int64) { self.value = value }

    public static let zero = Cents(0)

    public static func + (left: Cents, right: Cents) -> Cents { Cents(left.value + right.value) }
    public static func - (left: Cents, right: Cents) -> Cents { Cents(left.value - right.value) }
    public static func += (left: inout Cents, right: Cents) { left = left + right }
    public static func < (left: Cents, right: Cents) -> Bool { left.value < right.value }

    /// Half of `self` × `halves`, half a cent rounded away from zero: the one rounding of the allowance.
    ///
    /// A day's amount applied to a count of half-days: 2,95 € × 3 halves = 4,425 € → 4,43 €.
    public func timesHalves(_ halves: Int) -> Cents {
        let twice = value * Int64(halves)
        return Cents(twice >= 0 ? (twice + 1) / 2 : (twice - 1) / 2)
    }
}

extension Cents: CustomStringConvertible {
    /// `12.30`, with a point: for logs and machines. People read the form that Messages gives.
    public var description: String {
        let digits = String(value.magnitude % 100)
        return "\(value < 0 ? "-" : "")\(value.magnitude / 100).\(digits.count == 1 ? "0" : "")\(digits)"
    }
}
