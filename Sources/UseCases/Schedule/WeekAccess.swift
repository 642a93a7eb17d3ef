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

    /// Brings the written weeks of someone, from a day on, in line with their pattern and agreements of today.
    ///
    /// Absences and days on another site are kept; everything else becomes what the template says.
    func refill(_ person: Person, from start: LocalDate, frame: Frame) throws {
        let agreements = try agreements(of: person.id)
        let first = max(start, frame.today)
        let from = ISOWeek(containing: first)
        // An agreement may begin late, and absences may be known beyond what is open to placing.
        let last = max(from, frame.lastOpenWeek).adding(weeks: 105)
        for plan in (try weeks(of: [person.id], from: from, through: last)[person.id] ?? [:]).values {
            let template = frame.template(of: plan.week, for: person, agreements: agreements)
            var cells = plan.cells
            for (weekday, half, cell) in template.all where plan.week.day(weekday) >= first {
                let kept = plan.cells[weekday, half] == .absent || plan.cells[weekday, half] == .otherSite
                if !kept || cell == .notWorked || cell == .holiday { cells[weekday, half] = cell }
            }
            // Days placed before `first`, and absences, may leave less room than the template knew.
            cells = frame.trimmed(cells, of: plan.week, from: first, for: person)
            guard cells != plan.cells else { continue }
            try save(WeekPlan(person: person.id, week: plan.week, cells: cells, version: plan.version + 1))
        }
    }

    /// Takes back the days of someone after their last one, closed months by an adjustment: HR often learns late.
    func clearAfterDeparture(_ person: Person, frame: Frame) throws {
        guard let last = person.employment.last, last < frame.today else { return }
        let weeks = try weeks(
            of: [person.id], from: ISOWeek(containing: last), through: ISOWeek(containing: frame.today))
        for plan in (weeks[person.id] ?? [:]).values.sorted(by: { $0.week < $1.week }) {
            var cells = plan.cells
            for (weekday, half, _) in plan.cells.all where plan.week.day(weekday) > last {
                cells[weekday, half] = .notWorked
            }
            guard cells != plan.cells else { continue }
            try save(cells, at: try desk(for: person, plan.week, frame: frame, authority: .correction))
        }
    }

    /// Writes the weeks that so far followed their template, up to this one, as they were: what comes next (another
    /// pattern, another site) must not change the past.
    func freeze(_ person: Person, frame: Frame) throws {
        let agreements = try agreements(of: person.id)
        guard let first = agreements.map(\.span.first).min(), first <= frame.today else { return }
        var week = ISOWeek(containing: max(first, person.employment.first))
        let last = ISOWeek(containing: frame.today)
        let written = try weeks(of: [person.id], from: week, through: last)[person.id] ?? [:]
        while week <= last {
            if written[week] == nil {
                let cells = frame.template(of: week, for: person, agreements: agreements)
                try save(WeekPlan(person: person.id, week: week, cells: cells, version: 1))
            }
            week = week.adding(weeks: 1)
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
