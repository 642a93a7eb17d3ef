import CivilTime
import Telework

/// A week ready to be shown or judged.
struct WeekDesk {
    let plan: WeekPlan
    let facts: WeekFacts
    let template: WeekCells
}

extension StoreReading {
    /// The week of someone with all that the rules need to judge a change to it.
    func desk(
        for person: Person, _ week: ISOWeek, frame: Frame, authority: WeekAuthority = .person
    ) throws -> WeekDesk {
        let agreements = try agreements(of: person.id)
        let template = frame.template(of: week, for: person, agreements: agreements)
        let plan =
            try self.week(of: person.id, week)
            ?? WeekPlan(person: person.id, week: week, cells: template, version: 0)
        let months = Set([week.monday, week.sunday].map(YearMonth.init(containing:)))
        let facts = WeekFacts(
            week: week, current: plan.cells, today: frame.today,
            // A past week keeps the half-days it was written with, whatever the person works today.
            pattern: week.sunday < frame.today ? person.pattern.union(plan.cells.worked) : person.pattern,
            employment: person.employment, agreements: agreements, rules: frame.timeline(for: person),
            calendar: frame.calendar(for: person),
            teleworkOutsideWeek: try envelopeHalves(of: person.id, outside: week, agreements: agreements),
            closedMonths: try closedMonths().intersection(months), authority: authority)
        return WeekDesk(plan: plan, facts: facts, template: template)
    }

    /// The half-days that an envelope paid for in the civil years of a week, the week itself left out.
    private func envelopeHalves(
        of person: PersonID, outside week: ISOWeek, agreements: [Agreement]
    ) throws -> [Int: Int] {
        let years = Set([week.monday.year, week.sunday.year])
        let concerned = agreements.contains { agreement in
            guard case .envelope = agreement.formula else { return false }
            return years.contains { agreement.span.overlaps(DateSpan(year: $0)) }
        }
        guard concerned, let first = years.min(), let last = years.max() else { return [:] }
        let weeks = try weeks(
            of: [person], from: ISOWeek(containing: DateSpan(year: first).first),
            through: ISOWeek(containing: DateSpan(year: last).last ?? week.monday))
        var halves: [Int: Int] = [:]
        for plan in (weeks[person] ?? [:]).values where plan.week != week {
            let used = EnvelopeBalance.halves(in: plan.cells, week: plan.week, agreements: agreements)
            halves.merge(used, uniquingKeysWith: +)
        }
        return halves.filter { years.contains($0.key) }
    }
}

extension StoreWriting {
    /// Writes a changed week, and marks the closed months it reaches for an adjustment.
    func save(_ cells: WeekCells, at desk: WeekDesk) throws {
        try save(
            WeekPlan(
                person: desk.plan.person, week: desk.plan.week, cells: cells, version: desk.plan.version + 1))
        for month in desk.facts.closedMonths where desk.changes(cells, in: month) {
            try markForCorrection(PendingCorrection(person: desk.plan.person, month: month))
        }
    }
}

extension WeekDesk {
    fileprivate func changes(_ cells: WeekCells, in month: YearMonth) -> Bool {
        cells.all.contains { weekday, half, cell in
            YearMonth(containing: plan.week.day(weekday)) == month && plan.cells[weekday, half] != cell
        }
    }
}

extension Frame {
    /// The last week in which a day may be placed: two years ahead.
    var lastOpenWeek: ISOWeek { ISOWeek(containing: today).adding(weeks: 104) }
}

extension WeekCells {
    /// The half-days that belonged to the person's pattern when the week was written.
    fileprivate var worked: HalfDaySet {
        HalfDaySet(
            bits: all.enumerated().reduce(0) { bits, entry in
                entry.element.cell == .notWorked ? bits : bits | 1 << UInt16(entry.offset)
            })
    }
}

extension HalfDaySet {
    fileprivate func union(_ other: HalfDaySet) -> HalfDaySet { HalfDaySet(bits: bits | other.bits) }
}

extension DateSpan {
    /// A civil year.
    init(year: Int) {
        let first = LocalDate(year: year, month: 1, day: 1) ?? LocalDate(dayNumber: 0)
        self.init(from: first, through: first.adding(months: 12).adding(days: -1))
    }
}
