import CivilTime
import Telework

/// What someone's weeks follow until they are touched: their pattern and days of employment, what was agreed, the
/// holidays of their site.
struct WeekBasis {
    let person: Person
    let agreements: [Agreement]
    let frame: Frame

    func template(of week: ISOWeek) -> WeekCells { frame.template(of: week, for: person, agreements: agreements) }

    /// Whether a week has the same ground under it: then nothing in it has to be filled or judged again.
    func isSame(as other: WeekBasis, in week: ISOWeek) -> Bool {
        person.pattern == other.person.pattern
            && week.days.allSatisfy { agreements.inForce(on: $0)?.id == other.agreements.inForce(on: $0)?.id }
            && template(of: week) == other.template(of: week)
    }
}

extension StoreWriting {
    /// Brings the written weeks of someone, from a day on, in line with another basis (ADR 14).
    ///
    /// What followed the old template follows the new one. What the person decided stays as long as it can be: absences,
    /// days on another site, fixed days given up, and telework days placed, each judged anew without notice. Earlier days
    /// come first when not all of them fit.
    ///
    /// - Returns: An event for each week in which a placed day could not stay, in order.
    func refill(from old: WeekBasis, to new: WeekBasis, on start: LocalDate) throws -> [Event] {
        let person = new.person.id
        let first = max(start, new.frame.today)
        let from = ISOWeek(containing: first)
        // An agreement may begin late, and absences may be known beyond what is open to placing.
        let last = max(from, new.frame.lastOpenWeek).adding(weeks: 105)
        var events: [Event] = []
        let written = try weeks(of: [person], from: from, through: last)[person] ?? [:]
        // Last weeks first, so that an envelope that has become too small loses its last days.
        for plan in written.values.sorted(by: { $0.week > $1.week }) where !new.isSame(as: old, in: plan.week) {
            var refill = WeekRefill(plan, from: old, to: new, on: first)
            if refill.hasPlacedDays {
                let desk = try desk(for: new.person, plan.week, frame: new.frame, authority: .correction)
                refill.place(judgedBy: desk.facts)
            }
            guard refill.cells != plan.cells else { continue }
            try save(WeekPlan(person: person, week: plan.week, cells: refill.cells, version: plan.version + 1))
            if let event = refill.event { events.append(event) }
        }
        return events.reversed()
    }

    /// Writes the weeks up to this one that another basis would fill otherwise, as they were until now: what comes next
    /// (another pattern, another site, another holiday) must not change the past.
    func freeze(_ old: WeekBasis, before new: WeekBasis) throws {
        let person = old.person
        guard let first = old.agreements.map(\.span.first).min(), first <= old.frame.today else { return }
        var week = ISOWeek(containing: max(first, person.employment.first))
        let last = ISOWeek(containing: old.frame.today)
        let written = try weeks(of: [person.id], from: week, through: last)[person.id] ?? [:]
        while week <= last {
            let cells = old.template(of: week)
            if written[week] == nil, cells != new.template(of: week) {
                try save(WeekPlan(person: person.id, week: week, cells: cells, version: 1))
            }
            week = week.adding(weeks: 1)
        }
    }

    /// Other holidays for some people: their past is written down, their days to come refilled from today on.
    func reframe(_ people: [Person], from old: Frame, to new: Frame) throws -> [Event] {
        try people.flatMap { person -> [Event] in
            let agreements = try agreements(of: person.id)
            let before = WeekBasis(person: person, agreements: agreements, frame: old)
            let after = WeekBasis(person: person, agreements: agreements, frame: new)
            try freeze(before, before: after)
            return try refill(from: before, to: after, on: new.today)
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
}

/// One written week on its way to another template.
private struct WeekRefill {
    private let plan: WeekPlan
    /// The telework that the person placed, in order.
    private let placed: [CellChange]
    private(set) var cells: WeekCells

    init(_ plan: WeekPlan, from old: WeekBasis, to new: WeekBasis, on first: LocalDate) {
        self.plan = plan
        let before = old.template(of: plan.week)
        var cells = plan.cells
        var placed: [CellChange] = []
        for (weekday, half, cell) in new.template(of: plan.week).all where plan.week.day(weekday) >= first {
            let mine = plan.cells[weekday, half]
            let was = before[weekday, half]
            if mine.isTelework, mine != was {
                placed.append(CellChange(date: plan.week.day(weekday), half: half, cell: mine))
            }
            let isGivenUp = mine == .ownSite && was.isTelework
            let stays = cell.isWorked && (mine == .absent || mine == .otherSite || isGivenUp)
            cells[weekday, half] = stays ? mine : cell
        }
        // Days before the first one, and absences, may leave less room than the template knew.
        self.cells = new.frame.trimmed(cells, of: plan.week, from: first, for: new.person)
        self.placed = placed
    }

    var hasPlacedDays: Bool { !placed.isEmpty }

    /// Puts the placed days back, whole or by one of their halves, where the rules let them be.
    mutating func place(judgedBy facts: WeekFacts) {
        var facts = facts
        for date in plan.week.days {
            let day = placed.filter { $0.date == date && cells[date.weekday, $0.half] != $0.cell }
            guard !day.isEmpty else { continue }
            let halves = day.count > 1 ? day.map { [$0] } : []
            for changes in [day] + halves {
                facts.current = cells
                let (decision, after) = WeekRules.decide(changes, facts: facts)
                guard decision.isAllowed else { continue }
                cells = after
                break
            }
        }
    }

    /// What the person has to know: which of their days are no longer teleworked.
    var event: Event? {
        let lost = placed.filter { !cells[$0.date.weekday, $0.half].isTelework }
        guard !lost.isEmpty else { return nil }
        return Event(
            .placedDaysLost, person: plan.person, entity: plan.week.iso,
            details: [
                "before": plan.cells.text, "after": cells.text,
                "days": Set(lost.map(\.date)).sorted().map(\.iso).joined(separator: ","),
            ])
    }
}
