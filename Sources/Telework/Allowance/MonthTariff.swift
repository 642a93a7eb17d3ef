import CivilTime

/// What the texts pay for each day of a month, looked up once for all those who read the same texts.
public struct MonthTariff: Sendable {
    private let first: LocalDate
    /// One for each day of the month that is past.
    private let days: [DayTariff]

    /// - Parameters:
    ///   - through: The last day that counts as past.
    ///   - rules: Those of the readers, over the month.
    public init(_ month: YearMonth, through: LocalDate, rules: RuleTimeline) {
        first = month.first
        let last = min(month.last, through)
        days = first <= last ? (first...last).map { DayTariff(rules.rules(on: $0), on: $0) } : []
    }

    /// The days of one week that earn something: planned, not withdrawn, in the month, and past.
    public func days(of cells: WeekCells, week: ISOWeek) -> [AllowanceDay] {
        dates(of: week).compactMap { date in
            days[date - first].day(date, cells[date.weekday, .morning], cells[date.weekday, .afternoon])
        }
    }

    /// The first day of a week that is teleworked while the texts pay an allowance but give no amount.
    public func missingAmount(in cells: WeekCells, week: ISOWeek) -> LocalDate? {
        dates(of: week).first { date in
            days[date - first].lacksAmount && HalfDay.allCases.contains { cells[date.weekday, $0].isTelework }
        }
    }

    private func dates(of week: ISOWeek) -> Range<LocalDate> {
        let start = max(week.monday, first)
        return start..<max(start, min(week.sunday.adding(days: 1), first.adding(days: days.count)))
    }
}

/// What the texts pay for the telework of one day.
struct DayTariff: Sendable {
    private let amount: Ruled<DatedAmount>?
    /// The places that earn it.
    private let places: [Place]
    private let halfDay: HalfDayAllowance
    /// Whether the texts pay an allowance without saying how much.
    let lacksAmount: Bool

    init(_ rules: EffectiveRules, on date: LocalDate) {
        amount = rules.allowance(on: date)
        lacksAmount = rules.lacksAmount(on: date)
        let codes = rules.codes(.allowancePlaces)?.value
        places = Place.allCases.filter { codes?.contains($0.rawValue) ?? true }
        halfDay = rules.choice(.allowanceHalfDay, as: HalfDayAllowance.self)?.value ?? .half
    }

    /// What the day earns; nil when that is nothing.
    func day(_ date: LocalDate, _ morning: Cell, _ afternoon: Cell) -> AllowanceDay? {
        guard let amount else { return nil }
        let halves = counted(earns(morning) + earns(afternoon))
        guard halves > 0 else { return nil }
        return AllowanceDay(
            date: date, halves: halves, unit: amount.value.amount, certainty: amount.value.certainty,
            source: amount.source)
    }

    private func earns(_ cell: Cell) -> Int { cell.place.map(places.contains) ?? false ? 1 : 0 }

    private func counted(_ halves: Int) -> Int {
        guard halves == 1 else { return halves }
        switch halfDay {
        case .full: return 2
        case .none: return 0
        case .half: return 1
        }
    }
}

extension EffectiveRules {
    /// Whether the texts pay an allowance on a day without saying how much.
    public func lacksAmount(on date: LocalDate) -> Bool { values[.allowanceDay] != nil && allowance(on: date) == nil }
}

extension RuleTimeline {
    /// The days of a span on which the amount of the allowance may not be that of the day before, the first included.
    public func datesOfAmounts(in span: ClosedRange<LocalDate>) -> [LocalDate] {
        let amounts = periods(in: span).flatMap { period -> [LocalDate] in
            guard case .amounts(let amounts) = period.rules.values[.allowanceDay]?.value else { return [] }
            return amounts.map(\.from)
        }
        return Set([span.lowerBound] + periods(in: span).map(\.from) + amounts).filter(span.contains).sorted()
    }
}
