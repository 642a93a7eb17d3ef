/// The horizontal lines of a chart: round values from nothing to the largest and a little above.
struct ChartScale: Hashable, Sendable {
    /// What lies between two lines, in the unit that is shown.
    let step: Int
    /// How many lines there are above that of nothing, four at most.
    let count: Int

    /// Percentages: the whole is a hundred, whatever the largest.
    static let percent = ChartScale(step: 25, count: 4)

    var top: Int { step * count }
    /// From nothing up.
    var lines: [Int] { (0...count).map { $0 * step } }

    /// - Parameter most: The largest value, in the unit that is shown, rounded up; what is not positive counts as one.
    init(upTo most: Int) {
        let most = max(1, most)
        var (digit, power) = (1, 1)
        while digit * power * 4 < most {
            (digit, power) = digit == 5 ? (1, power * 10) : (digit == 1 ? 2 : 5, power)
        }
        step = digit * power
        count = (most + step - 1) / step
    }

    private init(step: Int, count: Int) {
        self.step = step
        self.count = count
    }
}
