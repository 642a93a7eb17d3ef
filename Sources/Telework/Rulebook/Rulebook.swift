import CivilTime

/// All the texts that the program knows, from every layer and every date.
public struct Rulebook: Sendable {
    /// Sorted by layer, then beginning, then identity.
    public let texts: [RuleText]

    public init(texts: [RuleText]) {
        self.texts = texts.sorted { ($0.layer, $0.span.first, $0.id) < ($1.layer, $1.span.first, $1.id) }
    }

    /// The texts in force for someone on a date, highest layer first.
    ///
    /// A date without a national text is normal: the local text then lives alone.
    public func stack(for reader: RuleReader, on date: LocalDate) -> [RuleText] {
        texts.filter { $0.span.contains(date) && reader.isAddressed(by: $0.scope) }
    }

    public func rules(for reader: RuleReader, on date: LocalDate) -> EffectiveRules {
        EffectiveRules(stack: stack(for: reader, on: date))
    }

    public func text(_ id: String) -> RuleText? { texts.first { $0.id == id } }

    /// The rules of a reader over time, composed once for every date on which the stack changes.
    public func timeline(for reader: RuleReader) -> RuleTimeline {
        let mine = texts.filter { reader.isAddressed(by: $0.scope) }
        let changes = mine.flatMap { [$0.span.first] + ($0.span.last.map { [$0.adding(days: 1)] } ?? []) }
        let dates = Set(changes).sorted()
        return RuleTimeline(
            periods: dates.map { date in
                (date, EffectiveRules(stack: mine.filter { $0.span.contains(date) }))
            })
    }
}

/// The rules of one reader, by the dates on which they change: looking one up costs a binary search.
public struct RuleTimeline: Sendable {
    private let starts: [LocalDate]
    private let rules: [EffectiveRules]
    private static let none = EffectiveRules(texts: [], values: [:])

    init(periods: [(from: LocalDate, rules: EffectiveRules)]) {
        starts = periods.map(\.from)
        rules = periods.map(\.rules)
    }

    /// One timeline after another: each holds from its day on, the first before its day too.
    public init(joining parts: [(from: LocalDate, timeline: RuleTimeline)]) {
        var periods: [(from: LocalDate, rules: EffectiveRules)] = []
        for (index, part) in parts.enumerated() {
            let next = index + 1 < parts.count ? parts[index + 1].from : nil
            if index > 0 { periods.append((part.from, part.timeline.rules(on: part.from))) }
            for (start, rules) in zip(part.timeline.starts, part.timeline.rules)
            where (index == 0 || start > part.from) && (next.map { start < $0 } ?? true) {
                periods.append((start, rules))
            }
        }
        self.init(periods: periods)
    }

    public func rules(on date: LocalDate) -> EffectiveRules {
        index(on: date).map { rules[$0] } ?? RuleTimeline.none
    }

    /// The rules that hold on some day of a week, in order: usually one set, two when a text begins or ends within it.
    public func rules(during week: ISOWeek) -> [EffectiveRules] {
        guard index(on: week.monday) != index(on: week.sunday) else { return [rules(on: week.monday)] }
        var seen: Set<Int?> = []
        return week.days.filter { seen.insert(index(on: $0)).inserted }.map(rules(on:))
    }

    /// The rules that hold on some day of a span, each with the day from which they do, which may be before it.
    func periods(in span: ClosedRange<LocalDate>) -> [(from: LocalDate, rules: EffectiveRules)] {
        guard let last = index(on: span.upperBound) else { return [] }
        return ((index(on: span.lowerBound) ?? 0)...last).map { (starts[$0], rules[$0]) }
    }

    /// Which period a date belongs to: two dates with the same answer have the same rules.
    public func index(on date: LocalDate) -> Int? {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= date { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }
}
