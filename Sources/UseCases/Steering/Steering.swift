import CivilTime
import Telework

/// What a page of indicators shows of an organisme, or of all of them: nil where a group is too small to be shown.
public struct Steering: Hashable, Sendable {
    /// Months back to which the figures go, that of the page included.
    public static let trendMonths = 24
    /// Months over which requests are looked at, that of the page included.
    public static let requestMonths = 12

    /// The state at the end of a month, with what its close paid.
    public struct Month: Hashable, Sendable {
        public let month: YearMonth
        /// Whether an agreement was in force, or a month closed, by its end: nothing is known of telework before, and
        /// nobody is not the same as no figure.
        public let isBegun: Bool
        public let people: Int?
        public let teleworkers: Int?
        /// How many organismes closed the month.
        public let closes: Int
        public let paidPeople: Int?
        public let paidHalves: Int?
        public let paid: Cents?
        public let adjustments: Int?
    }

    /// People of a kind at the end of the month.
    public struct Group: Hashable, Sendable {
        public let slice: Slice
        public let people: Int?
        public let teleworkers: Int?
    }

    /// A kind among others: agreements of a formula, refusals for a motive.
    public struct Part: Hashable, Sendable {
        public let slice: Slice
        public let count: Int?
    }

    /// The requests of some months.
    public struct Requests: Hashable, Sendable {
        public let filed: Int?
        public let granted: Int?
        public let refused: Int?
        public let withdrawn: Int?
        /// Granted or refused.
        public let decided: Int?
        /// From the filing to the visa or the refusal, on average.
        public let minutes: Int?
    }

    /// The month of the page.
    public let month: YearMonth
    /// Oldest first, the month of the page last.
    public let trend: [Month]
    public let requests: Requests
    /// Most frequent first.
    public let refusals: [Part]
    public let formulas: [Part]
    public let sexes: [Group]
    public let contracts: [Group]
    public let workingTimes: [Group]

    /// The month of the page, as the trend has it.
    public var current: Month? { trend.last }

    /// The first of the months over which requests are looked at.
    public var firstRequestMonth: YearMonth { Steering.firstOfRequests(for: month) }

    /// The first month that figures are needed of, for a page about `month`.
    static func first(for month: YearMonth) -> YearMonth {
        max(month.adding(months: 1 - trendMonths), Counting.firstMonth)
    }

    /// The first month whose requests a page about `month` looks at.
    static func firstOfRequests(for month: YearMonth) -> YearMonth {
        max(month.adding(months: 1 - requestMonths), Counting.firstMonth)
    }

    init(_ tally: FigureTally, month: YearMonth) {
        self.month = month
        trend = Steering.months(tally, through: month)
        let period = Steering.firstOfRequests(for: month)...month
        let refused = tally.flow(.refused, in: period)
        requests = Requests(tally, period)
        let motives = Set(tally.amounts.keys.filter { $0.measure == .refused && $0.slice != .all }.map(\.slice))
        refusals = Steering.parts(motives, isWholeShown: refused >= Suppression.threshold) {
            tally.flow(.refused, $0, in: period)
        }
        let isShown = tally.stock(.teleworkers, at: month) >= Suppression.threshold
        formulas = Steering.parts(Set(FormulaKind.allCases.map(Slice.formula)), isWholeShown: isShown) {
            tally.stock(.teleworkers, $0, at: month)
        }
        sexes = Steering.groups([.sex(.woman), .sex(.man), .sex(.other), .sex(nil)], tally, month)
        contracts = Steering.groups(Contract.allCases.map { .contract($0) }, tally, month)
        workingTimes = Steering.groups(WorkingTime.allCases.map { .workingTime($0) }, tally, month)
    }

    private static func months(_ tally: FigureTally, through last: YearMonth) -> [Month] {
        var months: [Month] = []
        var month = first(for: last)
        var (people, teleworkers) = (0, 0)
        let before = tally.amounts.filter { $0.key.slice == .all && $0.key.measure.isStock && $0.key.month < month }
        for (figure, amount) in before {
            if figure.measure == .people { people += amount } else { teleworkers += amount }
        }
        var isBegun = tally.isBegun(by: month.adding(months: -1))
        while month <= last {
            people += tally[Figure(.people, .all, month)]
            teleworkers += tally[Figure(.teleworkers, .all, month)]
            let paidPeople = tally[Figure(.paidPeople, .all, month)]
            let adjustments = tally[Figure(.adjustments, .all, month)]
            let closes = tally[Figure(.closes, .all, month)]
            isBegun = isBegun || teleworkers > 0 || closes > 0
            let isShown = people.isLargeEnough
            let isPaidShown = paidPeople.isLargeEnough
            months.append(
                Month(
                    month: month, isBegun: isBegun, people: isShown ? people : nil,
                    teleworkers: isShown && teleworkers.isLargeEnough ? teleworkers : nil,
                    closes: closes, paidPeople: isPaidShown ? paidPeople : nil,
                    paidHalves: isPaidShown ? tally[Figure(.paidHalves, .all, month)] : nil,
                    paid: isPaidShown ? Cents(Int64(tally[Figure(.paidCents, .all, month)])) : nil,
                    adjustments: isPaidShown && adjustments.isLargeEnough ? adjustments : nil))
            month = month.adding(months: 1)
        }
        return months
    }

    /// The parts that there are, largest first, but those hidden after the others.
    private static func parts(
        _ slices: Set<Slice>, isWholeShown: Bool, _ count: (Slice) -> Int
    ) -> [Part] {
        let counted = slices.map { (slice: $0, count: count($0)) }.filter { $0.count > 0 }
            .sorted { ($1.count, $0.slice.code) < ($0.count, $1.slice.code) }
        let suppression = Suppression(of: counted.map(\.count))
        let parts = counted.indices.map {
            Part(
                slice: counted[$0].slice,
                count: suppression.isHidden($0) || !isWholeShown ? nil : counted[$0].count)
        }
        return parts.filter { $0.count != nil }
            + parts.filter { $0.count == nil }.sorted { $0.slice.code < $1.slice.code }
    }

    /// The groups that there are, in the order given.
    private static func groups(_ slices: [Slice], _ tally: FigureTally, _ month: YearMonth) -> [Group] {
        let sizes = slices.map { (slice: $0, people: tally.stock(.people, $0, at: month)) }.filter { $0.people > 0 }
        let teleworkers = sizes.map { tally.stock(.teleworkers, $0.slice, at: month) }
        let suppression = Suppression(of: sizes.map(\.people))
        let ofTeleworkers = Suppression(of: teleworkers)
        return sizes.enumerated().map { index, group in
            let isHidden = suppression.isHidden(index)
            return Group(
                slice: group.slice, people: isHidden ? nil : group.people,
                teleworkers: isHidden || ofTeleworkers.isHidden(index) ? nil : teleworkers[index])
        }
    }
}

extension Steering.Requests {
    fileprivate init(_ tally: FigureTally, _ period: ClosedRange<YearMonth>) {
        func shown(_ measure: Measure) -> Int? {
            let count = tally.flow(measure, in: period)
            return count.isLargeEnough ? count : nil
        }
        (filed, withdrawn) = (shown(.filed), shown(.withdrawn))
        (granted, refused) = (shown(.granted), shown(.refused))
        let decided = tally.flow(.granted, in: period) + tally.flow(.refused, in: period)
        self.decided = decided.isLargeEnough ? decided : nil
        minutes = decided >= Suppression.threshold ? tally.flow(.decisionMinutes, in: period) / decided : nil
    }
}

extension Int {
    /// Whether a group of this size may be shown; nobody at all tells nothing of anyone.
    var isLargeEnough: Bool { self == 0 || self >= Suppression.threshold }
}
