import CivilTime

/// What a generated base is to hold. The same plan gives the same rows.
public struct BulkPlan: Sendable {
    public static let smallestOrganisme = 20
    public static let largestOrganisme = 10_000
    public static let longestHistory = 24

    public let seed: UInt64
    /// The day at which history stops.
    public let today: LocalDate
    /// Months of history before this one; all but the last are closed.
    public let months: Int
    /// How many people each organisme has, in order.
    public let sizes: [Int]
    /// How many people in a hundred ask for telework.
    public var adoption = 86
    /// How many times each of them asks; nil leaves it to their life.
    public var requestsPerPerson: Int?
    /// Also writes the weeks that follow their fixed days in months still open, as when a pattern has changed.
    public var fillsOpenWeeks = false

    public init(seed: UInt64 = 2026, today: LocalDate, months: Int, sizes: [Int]) {
        self.seed = seed
        self.today = today
        self.months = months
        self.sizes = sizes
    }

    public var people: Int { sizes.reduce(0, +) }

    var firstMonth: YearMonth { YearMonth(containing: today).adding(months: -months) }
    var start: LocalDate { firstMonth.first }

    /// From the week of the first day through five weeks ahead.
    var weeks: [ISOWeek] {
        let first = ISOWeek(containing: start)
        let last = ISOWeek(containing: today).adding(weeks: 5)
        return (0...((last.monday - first.monday) / 7)).map { first.adding(weeks: $0) }
    }

    /// The months to close, in order.
    var monthsOver: [YearMonth] { (0..<max(0, months - 1)).map { firstMonth.adding(months: $0) } }
}

extension BulkPlan {
    /// How a network's people are spread over its organismes: half of them under 200 people, the others from there to
    /// 10,000, a few large ones and a long tail, as facts.md has it.
    ///
    /// - Returns: Nil when there are fewer than 20 people for each, or more than 10,000.
    public static func sizes(organisations count: Int, people: Int, seed: UInt64) -> [Int]? {
        guard count > 0, people >= count * smallestOrganisme, people <= count * largestOrganisme else { return nil }
        guard count > 1 else { return [people] }
        var dice = Dice(seed: seed &+ 17)
        let large = (count + 1) / 2
        let brackets = [20...39, 40...79, 80...159, 160...199]
        var small = (large..<count).map { _ in dice.number(dice.pick(brackets)) }
        var floor = 200
        if small.reduce(0, +) + large * floor > people {
            small = small.map { _ in smallestOrganisme }
            floor = smallestOrganisme
        }
        let left = people - small.reduce(0, +)
        // The n-th largest has a share in 1/n above the floor; the widest shares that fit are found by halving.
        func spread(_ share: Int) -> [Int] { (1...large).map { min(largestOrganisme, floor + share / $0) } }
        var (low, high) = (0, large * largestOrganisme)
        while low < high {
            let middle = (low + high + 1) / 2
            if spread(middle).reduce(0, +) <= left { low = middle } else { high = middle - 1 }
        }
        var sizes = spread(low) + small
        // What the division left over goes to whoever has room, the smaller of the large ones first.
        var rest = people - sizes.reduce(0, +)
        for index in (0..<count).map({ $0 < large ? large - 1 - $0 : $0 }) where rest > 0 {
            let more = min(rest, index < large ? max(1, rest / (index + 1)) : largestOrganisme - sizes[index])
            sizes[index] = min(largestOrganisme, sizes[index] + more)
            rest = people - sizes.reduce(0, +)
        }
        return rest == 0 ? sizes : nil
    }
}
