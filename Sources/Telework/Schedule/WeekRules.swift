import CivilTime

/// The rules on a week (PLA-1, CAD-4): whoever changes it, they answer for the whole week, all reasons at once.
public enum WeekRules {
    /// Judges changes and returns the week as it would be.
    ///
    /// - Returns: The decision, and the cells after the changes (the current ones when it is refused).
    public static func decide(_ changes: [CellChange], facts: WeekFacts) -> (decision: Decision, cells: WeekCells) {
        var judge = Judge()
        var cells = facts.current
        judgeRepetitions(changes, facts, &judge)
        for change in changes where change.date >= facts.week.monday && change.date <= facts.week.sunday {
            cells[change.date.weekday, change.half] = change.cell
        }
        let changed = facts.week.days.filter { day in
            HalfDay.allCases.contains { cells[day.weekday, $0] != facts.current[day.weekday, $0] }
        }
        // Whoever gives up a day to come to place another one moves it.
        let isMove = facts.current.all.contains {
            $0.cell.isTelework && !cells[$0.weekday, $0.half].isTelework && facts.week.day($0.weekday) >= facts.today
        }
        for date in changed { judgeDay(date, after: cells, isMove: isMove, facts, &judge) }
        // A week that only loses telework cannot break a limit it did not break before: people can always come back.
        let placed = cells.all.contains { $0.cell.isTelework && !facts.current[$0.weekday, $0.half].isTelework }
        if placed {
            judgeWeek(cells, facts, &judge)
            judgeEnvelope(cells, facts, &judge)
        }
        let decision = judge.decision
        return (decision, decision.isAllowed ? cells : facts.current)
    }

    private static func judgeRepetitions(_ changes: [CellChange], _ facts: WeekFacts, _ judge: inout Judge) {
        var seen: Set<Int> = []
        for change in changes {
            // A half-day is teleworked once: the text that counts them says so, else the definition of telework.
            var unit: Article { facts.rules.rules(on: change.date).article(.halfDays, or: .telework) }
            if change.date < facts.week.monday || change.date > facts.week.sunday {
                judge.refuse(.outsideWeek(date: change.date), .law(.civilWeek))
            } else if !seen.insert(change.date.dayNumber * 2 + change.half.rawValue).inserted {
                judge.refuse(.repeatedHalfDay(date: change.date, half: change.half), unit)
            } else if change.cell.isTelework, facts.current[change.date.weekday, change.half].isTelework,
                change.cell == facts.current[change.date.weekday, change.half]
            {
                judge.refuse(.alreadyTeleworked(date: change.date, half: change.half), unit)
            }
        }
    }

    /// What holds for each changed day on its own.
    private static func judgeDay(
        _ date: LocalDate, after cells: WeekCells, isMove: Bool, _ facts: WeekFacts, _ judge: inout Judge
    ) {
        let weekday = date.weekday
        let before = HalfDay.allCases.map { facts.current[weekday, $0] }
        let after = HalfDay.allCases.map { cells[weekday, $0] }
        let added = zip(before, after).contains { !$0.isTelework && $1.isTelework }
        // Another place is told beforehand too: it may decide whether the day earns the allowance.
        let placed = zip(before, after).contains { $1.isTelework && $0 != $1 }
        if facts.authority == .person {
            judgeTime(date, before: before, after: after, isPlaced: placed, facts, &judge)
        }
        guard facts.employment.contains(date) else {
            if after.contains(where: \.isWorked) {
                judge.refuse(.outsideEmployment(date: date), .law(.telework), through: .employmentContract)
            }
            return
        }
        if facts.calendar.isHoliday(date), after.contains(where: { $0.isWorked || $0 == .absent }) {
            judge.refuse(.publicHoliday(date: date), facts.calendar.source(of: date))
        }
        for half in HalfDay.allCases {
            let cell = cells[weekday, half]
            if cell != .notWorked, cell != .holiday, cell != facts.current[weekday, half],
                !facts.pattern.contains(weekday, half)
            {
                judge.refuse(.notWorked(date: date), .law(.telework), through: .workingPattern)
            }
        }
        guard placed else { return }
        judgePlacedDay(date, after: after, facts, &judge)
        if added { judgeNotice(date, isMove: isMove, facts, &judge) }
    }

    /// What the calendar forbids to the person, and not to HR who repairs: a closed month, the past, an absence.
    private static func judgeTime(
        _ date: LocalDate, before: [Cell], after: [Cell], isPlaced: Bool, _ facts: WeekFacts, _ judge: inout Judge
    ) {
        let rules = facts.rules.rules(on: date)
        let month = YearMonth(containing: date)
        if facts.closedMonths.contains(month) {
            judge.refuse(.monthClosed(month: month), rules.article(.allowanceDay, or: .monthlyPay))
        }
        if date < facts.today, isPlaced {
            judge.refuse(.inPast(date: date), rules.article(.placeNotice, .allowanceDay, or: .telework))
        }
        // The absence is taken back first, so that nobody teleworks a day off by a slip.
        if zip(before, after).contains(where: { $0 == .absent && $1.isTelework }) {
            judge.refuse(.absent(date: date), rules.article(.absenceDeduction, or: .telework))
        }
    }

    /// What holds for a day on which telework is added or changes place.
    private static func judgePlacedDay(
        _ date: LocalDate, after: [Cell], _ facts: WeekFacts, _ judge: inout Judge
    ) {
        let rules = facts.rules.rules(on: date)
        let weekday = date.weekday
        guard let agreement = facts.agreements.inForce(on: date) else {
            judge.refuse(
                .noAgreement(date: date), .law(.telework), through: facts.agreements.nearest(to: date)?.instrument)
            return
        }
        if case .fixed(let days) = agreement.formula {
            let isFixed = HalfDay.allCases.allSatisfy { !after[$0.rawValue].isTelework || days.contains(weekday, $0) }
            if !isFixed {
                judge.refuse(
                    .notAFixedDay(date: date), rules.article(.formulas, or: .telework), through: agreement.instrument)
            }
        }
        for place in Set(after.compactMap(\.place)).sorted(by: { $0.rawValue < $1.rawValue })
        where !agreement.places.contains(place) {
            judge.refuse(
                .placeNotInAgreement(place: place, date: date), rules.article(.places, or: .telework),
                through: agreement.instrument)
        }
        judge.look(at: .forbiddenWeekdays, in: rules, as: rules.codes(.forbiddenWeekdays)) { forbidden in
            forbidden.contains(WeekdayCode(weekday).rawValue) ? [.weekdayForbidden(weekday: weekday)] : []
        }
        judge.look(at: .halfDays, in: rules, as: rules.flag(.halfDays)) { allowed in
            allowed || !after.contains(where: \.isTelework) || !after.contains(where: \.isOnSite)
                ? [] : [.halfDayNotAllowed(date: date)]
        }
    }

    /// Time to reorganise: it binds the person, on days to come.
    private static func judgeNotice(_ date: LocalDate, isMove: Bool, _ facts: WeekFacts, _ judge: inout Judge) {
        guard facts.authority == .person, date >= facts.today, facts.agreements.inForce(on: date) != nil else { return }
        let rules = facts.rules.rules(on: date)
        let notice: RuleKey = isMove ? .moveNotice : .placeNotice
        judge.look(at: notice, in: rules, as: rules.delay(notice)) { delay in
            let earliest = delay.end(from: facts.today, calendar: facts.calendar)
            return date >= earliest ? [] : [.noticeTooShort(date: date, delay: delay, earliest: earliest)]
        }
    }

    /// What holds for the week: a rule that changes within it binds the whole of it.
    private static func judgeWeek(_ cells: WeekCells, _ facts: WeekFacts, _ judge: inout Judge) {
        let telework = cells.teleworkHalves
        for rules in facts.rules.rules(during: facts.week) where !rules.isEmpty {
            judge.look(at: .weeklyMaximum, in: rules, as: rules.halves(.weeklyMaximum)) { _ in
                let limit = WeekBalance.limit(cells: cells, facts: facts, rules: rules) ?? telework
                return telework <= limit ? [] : [.weeklyQuotaExceeded(limit: limit, asked: telework)]
            }
            judge.look(at: .onSiteMinimum, in: rules, as: rules.halves(.onSiteMinimum)) { minimum in
                let floor = min(minimum, counted(cells, rules))
                return cells.onSiteHalves >= floor
                    ? [] : [.onSiteMinimumNotReached(minimum: floor, left: cells.onSiteHalves)]
            }
        }
        judgeAgreedQuota(cells, facts, &judge)
    }

    /// The flexible formula's own number of days, said beside the texts' limit: whoever kept to one of the two alone would be
    /// refused again by the other. Only a smaller number says more than the texts' own.
    private static func judgeAgreedQuota(_ cells: WeekCells, _ facts: WeekFacts, _ judge: inout Judge) {
        let agreed = facts.week.days.compactMap { facts.agreements.inForce(on: $0) }
        guard agreed.allSatisfy({ $0.flexibleHalves != nil }),
            let widest = agreed.max(by: { ($0.flexibleHalves ?? 0) < ($1.flexibleHalves ?? 0) }),
            let halves = widest.flexibleHalves
        else { return }
        let telework = cells.teleworkHalves
        let isSaid = judge.reasons.contains {
            if case .weeklyQuotaExceeded(let limit, _) = $0.cause { limit <= halves } else { false }
        }
        guard telework > halves, !isSaid else { return }
        let cause = Cause.weeklyQuotaExceeded(limit: halves, asked: telework)
        let rules = facts.rules.rules(on: max(widest.span.first, facts.week.monday))
        judge.refuse(cause, rules.article(.formulas, or: .telework), through: widest.instrument)
    }

    /// The half-days that count as worked when the presence is measured: what else counts is the text's choice.
    static func counted(_ cells: WeekCells, _ rules: EffectiveRules) -> Int {
        let others = rules.codes(.onSiteCounts)?.value ?? []
        return cells.all.count { weekday, _, cell in
            switch cell {
            case .holiday: others.contains("holiday")
            case .absent: others.contains("absence")
            case .notWorked: others.contains("part_time") && !weekday.isWeekend
            default: cell.isWorked
            }
        }
    }

    private static func judgeEnvelope(_ cells: WeekCells, _ facts: WeekFacts, _ judge: inout Judge) {
        for year in Set(facts.week.days.map(\.year)).sorted() {
            guard let balance = EnvelopeBalance(year: year, cells: cells, facts: facts), balance.used > balance.total
            else { continue }
            let days = facts.week.days.filter { $0.year == year }
            let envelope =
                days.compactMap { facts.agreements.inForce(on: $0) }.first { $0.formula.kind == .envelope }
                ?? facts.agreements.first { $0.formula.kind == .envelope }
            let rules = facts.rules.rules(on: days.first ?? facts.week.monday)
            judge.refuse(
                .envelopeExceeded(year: year, limit: balance.total, asked: balance.used),
                rules.article(.annualMaximum, .formulas, or: .telework), through: envelope?.instrument)
        }
    }
}

extension Agreement {
    var flexibleHalves: Int? { if case .flexible(let halves) = formula { halves } else { nil } }
}
