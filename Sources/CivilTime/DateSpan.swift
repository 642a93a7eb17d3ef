/// Days from a first to a last one, both included; without a last one it goes on.
public struct DateSpan: Hashable, Sendable {
    public let first: LocalDate
    /// The last day, included; nil while no end is known.
    public let last: LocalDate?

    /// A span that goes on without a known end.
    public init(from first: LocalDate) {
        self.first = first
        last = nil
    }

    /// A span of at least one day; an earlier `last` is brought to `first`. Use ``init(checking:through:)`` on input.
    public init(from first: LocalDate, through last: LocalDate?) {
        self.first = first
        self.last = last.map { max($0, first) }
    }

    /// Nil when the last day is before the first.
    public init?(checking first: LocalDate, through last: LocalDate?) {
        if let last, last < first { return nil }
        self.init(from: first, through: last)
    }

    public func contains(_ date: LocalDate) -> Bool { date >= first && (last.map { date <= $0 } ?? true) }

    public func overlaps(_ other: DateSpan) -> Bool {
        (other.last.map { first <= $0 } ?? true) && (last.map { other.first <= $0 } ?? true)
    }

    /// The days common to both, or nil.
    public func intersection(_ other: DateSpan) -> DateSpan? {
        guard overlaps(other) else { return nil }
        let ends = [last, other.last].compactMap(\.self)
        return DateSpan(from: max(first, other.first), through: ends.min())
    }

    /// Whether every day of `other` is in this span.
    public func covers(_ other: DateSpan) -> Bool {
        guard first <= other.first else { return false }
        guard let last else { return true }
        return other.last.map { $0 <= last } ?? false
    }
}

extension DateSpan: Codable {
    private enum CodingKeys: String, CodingKey {
        case first, last
    }

    /// Throws `DecodingError.dataCorrupted` when the last day is before the first.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let first = try container.decode(LocalDate.self, forKey: .first)
        let last = try container.decodeIfPresent(LocalDate.self, forKey: .last)
        guard let span = DateSpan(checking: first, through: last) else {
            throw DecodingError.dataCorruptedError(
                forKey: .last, in: container, debugDescription: "the last day is before the first")
        }
        self = span
    }
}

extension DateSpan: CustomStringConvertible {
    public var description: String { "\(first)/\(last?.iso ?? "..")" }
}
