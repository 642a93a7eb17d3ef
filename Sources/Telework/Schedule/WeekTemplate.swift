import CivilTime

/// What a week is before anyone touches it: holidays, days not worked, the fixed days of the agreement.
public enum WeekTemplate {
    /// The cells that follow from the pattern, the calendar and the agreements.
    ///
    /// - Parameters:
    ///   - isHoliday: Whether a date is a public holiday where the person works.
    ///   - agreements: The person's agreements; only fixed formulas fill cells.
    public static func cells(
        of week: ISOWeek, pattern: WorkingPattern, employment: DateSpan, isHoliday: (LocalDate) -> Bool,
        agreements: [Agreement]
    ) -> WeekCells {
        var cells = WeekCells(repeating: .notWorked)
        for date in week.days where employment.contains(date) {
            let weekday = date.weekday
            let holiday = isHoliday(date)
            let agreement = agreements.inForce(on: date)
            for half in HalfDay.allCases where pattern.contains(weekday, half) {
                if holiday {
                    cells[weekday, half] = .holiday
                } else if let agreement, case .fixed(let days) = agreement.formula, days.contains(weekday, half) {
                    cells[weekday, half] = Cell(place: agreement.place)
                } else {
                    cells[weekday, half] = .ownSite
                }
            }
        }
        return cells
    }
}

/// The most telework in a week, after what the texts deduct.
public enum WeeklyLimit {
    /// Half-days; nil when no text sets a limit.
    ///
    /// - Parameters:
    ///   - pattern: The person's ordinary week.
    ///   - available: The half-days of this week that are neither holidays nor absences.
    public static func halves(rules: EffectiveRules, pattern: WorkingPattern, available: Int) -> Int? {
        guard var limit = rules.halves(.weeklyMaximum)?.value else { return nil }
        if rules.choice(.partTimeProration, as: Proration.self)?.value == .prorata, pattern.halves < 10 {
            limit = rounded(limit * pattern.halves / 10, rules)
        }
        if rules.choice(.absenceDeduction, as: Proration.self)?.value == .prorata, pattern.halves > 0,
            available < pattern.halves
        {
            limit = rounded(limit * available / pattern.halves, rules)
        }
        return limit
    }

    /// Rounded down to a whole day where half-days cannot be teleworked.
    private static func rounded(_ halves: Int, _ rules: EffectiveRules) -> Int {
        rules.flag(.halfDays)?.value == false ? halves / 2 * 2 : halves
    }
}
