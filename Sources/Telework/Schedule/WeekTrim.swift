import CivilTime

/// What a fixed formula gives way to: a week that holidays or absences shorten, or that a new agreement begins in.
public enum WeekTrim {
    /// The week with as many of its teleworked days back on site, last days first, as the limits of the week ask for.
    ///
    /// Fixed days fill themselves without anybody's act, so nobody could be refused: they give way to the presence on site
    /// and to the weekly limit, which hold whatever the door (CAD-4). Only days from `first` on are touched.
    ///
    /// - Parameter rules: Those of the days of the week; a rule that changes within the week binds the whole of it.
    public static func cells(
        _ cells: WeekCells, of week: ISOWeek, from first: LocalDate, pattern: WorkingPattern, rules: RuleTimeline
    ) -> WeekCells {
        guard cells.teleworkHalves > 0 else { return cells }
        var seen: Set<Int?> = []
        let stacks = week.days.filter { seen.insert(rules.index(on: $0)).inserted }.map(rules.rules)
        var cells = cells
        for date in week.days.reversed() where date >= first {
            guard stacks.contains(where: { !holds(cells, pattern, $0) }) else { break }
            for half in HalfDay.allCases where cells[date.weekday, half].isTelework {
                cells[date.weekday, half] = .ownSite
            }
        }
        return cells
    }

    private static func holds(_ cells: WeekCells, _ pattern: WorkingPattern, _ rules: EffectiveRules) -> Bool {
        let away = cells.count { $0 == .absent || $0 == .holiday }
        let limit = WeeklyLimit.halves(rules: rules, pattern: pattern, available: max(0, pattern.halves - away))
        if let limit, cells.teleworkHalves > limit { return false }
        guard let minimum = rules.halves(.onSiteMinimum)?.value else { return true }
        return cells.onSiteHalves >= min(minimum, WeekRules.counted(cells, rules))
    }
}
