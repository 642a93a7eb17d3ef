import CivilTime

/// A day that earns the allowance, with the amount in force that day.
public struct AllowanceDay: Hashable, Sendable {
    public let date: LocalDate
    /// 1 or 2 half-days, after what the text says a single half earns.
    public let halves: Int
    /// The amount of a whole day.
    public let unit: Cents
    public let certainty: Certainty
    public let source: RuleSource

    public init(date: LocalDate, halves: Int, unit: Cents, certainty: Certainty, source: RuleSource) {
        self.date = date
        self.halves = halves
        self.unit = unit
        self.certainty = certainty
        self.source = source
    }
}

/// What each teleworked day earns (IND-1).
public enum AllowanceRules {
    /// The days of one week that earn something: planned, not withdrawn, and past.
    ///
    /// - Parameters:
    ///   - month: Only days of this month.
    ///   - through: The last day that counts as past.
    public static func days(
        of cells: WeekCells, week: ISOWeek, month: YearMonth, through: LocalDate, rules: RuleTimeline
    ) -> [AllowanceDay] {
        guard cells.teleworkHalves > 0 else { return [] }
        var days: [AllowanceDay] = []
        for date in week.days where date <= through && YearMonth(containing: date) == month {
            let morning = cells[date.weekday, .morning]
            let afternoon = cells[date.weekday, .afternoon]
            guard morning.isTelework || afternoon.isTelework else { continue }
            let effective = rules.rules(on: date)
            guard let amount = effective.allowance(on: date) else { continue }
            let paid = effective.codes(.allowancePlaces)?.value
            let halves = [morning, afternoon].count { cell in
                cell.place.map { paid?.contains($0.rawValue) ?? true } ?? false
            }
            let counted = counted(halves, effective)
            guard counted > 0 else { continue }
            days.append(
                AllowanceDay(
                    date: date, halves: counted, unit: amount.value.amount, certainty: amount.value.certainty,
                    source: amount.source))
        }
        return days
    }

    private static func counted(_ halves: Int, _ rules: EffectiveRules) -> Int {
        guard halves == 1 else { return halves }
        switch rules.choice(.allowanceHalfDay, as: HalfDayAllowance.self)?.value ?? .half {
        case .full: return 2
        case .none: return 0
        case .half: return 1
        }
    }
}
