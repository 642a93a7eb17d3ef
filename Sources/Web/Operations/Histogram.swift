/// Durations by class, as Prometheus adds them up over servers.
public struct Histogram: Hashable, Sendable {
    /// The upper bounds in seconds; whatever is longer is in the last class, which has none.
    public static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private static let boundsInNanoseconds = bounds.map { Int64($0 * 1e9) }

    /// How many durations are in each class, one more than there are bounds.
    public private(set) var counts = [UInt64](repeating: 0, count: bounds.count + 1)
    public private(set) var totalNanoseconds: Int64 = 0

    public init() {}

    public var count: UInt64 { counts.reduce(0, +) }
    public var totalSeconds: Double { Double(totalNanoseconds) / 1e9 }

    public mutating func add(nanoseconds: Int64) {
        let place = Self.boundsInNanoseconds.firstIndex { nanoseconds <= $0 } ?? Self.bounds.count
        counts[place] += 1
        totalNanoseconds += nanoseconds
    }
}

extension Duration {
    /// Whole nanoseconds; those beyond 292 years are not counted.
    public var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds &* 1_000_000_000 &+ attoseconds / 1_000_000_000
    }
}
