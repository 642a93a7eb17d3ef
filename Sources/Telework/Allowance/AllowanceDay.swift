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
    /// The days of one week that earn something: planned, not withdrawn, and past. For everyone's month there is
    /// ``MonthTariff``.
    ///
    /// - Parameters:
    ///   - month: Only days of this month.
    ///   - through: The last day that counts as past.
    public static func days(
        of cells: WeekCells, week: ISOWeek, month: YearMonth, through: LocalDate, rules: RuleTimeline
    ) -> [AllowanceDay] {
        guard cells.teleworkHalves > 0 else { return [] }
        return week.days.compactMap { date in
            let (morning, afternoon) = (cells[date.weekday, .morning], cells[date.weekday, .afternoon])
            guard date <= through, YearMonth(containing: date) == month, morning.isTelework || afternoon.isTelework
            else { return nil }
            return DayTariff(rules.rules(on: date), on: date).day(date, morning, afternoon)
        }
    }
}
