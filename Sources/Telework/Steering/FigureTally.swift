import CivilTime

/// Amounts added up by figure; what comes to zero is not there.
public struct FigureTally: Hashable, Sendable {
    public private(set) var amounts: [Figure: Int] = [:]

    public init() {}

    public var isEmpty: Bool { amounts.isEmpty }

    /// In the order of the base.
    public var sorted: [(figure: Figure, amount: Int)] {
        amounts.map { (figure: $0.key, amount: $0.value) }.sorted { $0.figure < $1.figure }
    }

    public subscript(figure: Figure) -> Int { amounts[figure] ?? 0 }

    public mutating func add(_ amount: Int, to figure: Figure) {
        let sum = (amounts[figure] ?? 0) + amount
        amounts[figure] = sum == 0 ? nil : sum
    }

    public static func += (left: inout FigureTally, right: FigureTally) {
        for (figure, amount) in right.amounts { left.add(amount, to: figure) }
    }

    public static func -= (left: inout FigureTally, right: FigureTally) {
        for (figure, amount) in right.amounts { left.add(-amount, to: figure) }
    }

    /// The same with all that is before `first` put together in the month before it, and nothing after `last`.
    public func collapsed(from first: YearMonth, through last: YearMonth) -> FigureTally {
        var tally = FigureTally()
        for (figure, amount) in amounts where figure.month <= last {
            let month = max(figure.month, first.adding(months: -1))
            tally.add(amount, to: Figure(figure.measure, figure.slice, month))
        }
        return tally
    }
}
