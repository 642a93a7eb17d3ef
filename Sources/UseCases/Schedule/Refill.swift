import CivilTime
import Telework

/// What someone's weeks follow until they are touched: their pattern and days of employment, what was agreed, the
/// holidays of their site, the texts of their service.
struct WeekBasis {
    let person: Person
    let agreements: [Agreement]
    let frame: Frame

    func template(of week: ISOWeek) -> WeekCells { frame.template(of: week, for: person, agreements: agreements) }

    /// Whether a week has the same ground under it: then nothing in it has to be filled or judged again.
    func isSame(as other: WeekBasis, in week: ISOWeek) -> Bool {
        person.pattern == other.person.pattern && texts(of: week) == other.texts(of: week)
            && hasSameAgreements(as: other, in: week) && template(of: week) == other.template(of: week)
    }

    /// What makes a week another one than on this basis.
    func causes(changingFrom old: WeekBasis, in week: ISOWeek) -> [RefillCause] {
        RefillCause.allCases.filter { cause in
            switch cause {
            case .pattern: person.pattern != old.person.pattern
            case .employment:
                week.days.contains { person.employment.contains($0) != old.person.employment.contains($0) }
            case .calendar:
                week.days.contains {
                    frame.calendar(for: person).isHoliday($0) != old.frame.calendar(for: old.person).isHoliday($0)
                }
            case .service: texts(of: week) != old.texts(of: week)
            case .agreement: !hasSameAgreements(as: old, in: week)
            }
        }
    }

    /// The texts in force in a week: while the program runs, the same texts are the same rules.
    private func texts(of week: ISOWeek) -> [[String]] {
        frame.timeline(for: person).rules(during: week).map(\.texts)
    }

    private func hasSameAgreements(as other: WeekBasis, in week: ISOWeek) -> Bool {
        week.days.allSatisfy { agreements.inForce(on: $0)?.id == other.agreements.inForce(on: $0)?.id }
    }
}

extension StoreWriting {
    /// Brings the written weeks of someone, from a day on, in line with another basis (ADR 14).
    ///
    /// What followed the old template follows the new one. What the person decided stays as long as it can be: absences,
    /// days on another site, fixed days given up, and telework days placed, each judged anew without notice. Earlier days
    /// come first when not all of them fit. A half-day that is worked again, as after a day off that was given and taken
    /// back, is what the person had decided before; telework that they were told is lost comes back after a wrong date of departure
    /// only.
    ///
    /// - Returns: In order, an event for each week that changed, and one more where a placed day could not stay.
    func refill(from old: WeekBasis, to new: WeekBasis, on start: LocalDate) throws -> [Event] {
        let person = new.person.id
        let first = max(start, new.frame.today)
        let from = ISOWeek(containing: first)
        // An agreement may begin late, and absences may be known beyond what is open to placing.
        let last = max(from, new.frame.lastOpenWeek).adding(weeks: 105)
        var events: [Event] = []
        var history: RefillHistory?
        let written = try weeks(of: [person], from: from, through: last)[person] ?? [:]
        // Last weeks first, so that an envelope that has become too small loses its last days.
        for plan in written.values.sorted(by: { $0.week > $1.week }) where !new.isSame(as: old, in: plan.week) {
            if history == nil, WeekRefill.reopens(plan, on: new) { history = try refills(of: person) }
            var refill = WeekRefill(plan, from: old, to: new, on: first, history: history)
            if refill.hasPlacedDays {
                let desk = try desk(for: new.person, plan.week, frame: new.frame, authority: .correction)
                refill.place(judgedBy: desk.facts)
            }
            guard refill.cells != plan.cells else { continue }
            try save(WeekPlan(person: person, week: plan.week, cells: refill.cells, version: plan.version + 1))
            // The whole is turned round below.
            events += refill.events(causes: new.causes(changingFrom: old, in: plan.week)).reversed()
        }
        return events.reversed()
    }

    /// Writes the weeks up to this one that another basis would fill otherwise, as they were until now: what comes next
    /// (another pattern, site, service or holiday) must not change the past.
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

    /// Other holidays, or other texts, for some people: their past is written down, their days to come refilled from today on.
    func reframe(_ people: [Person], from old: Frame, to new: Frame) throws -> [Event] {
        let agreements = try agreements(during: .always)
        // Most of an organisme may never have teleworked: without an agreement or a written week nothing can differ.
        var written: Set<PersonID> = []
        let week = ISOWeek(containing: new.today)
        try eachWeek(from: week, through: new.lastOpenWeek.adding(weeks: 105)) { written.insert($0.person) }
        return try people.flatMap { person -> [Event] in
            let agreements = agreements[person.id] ?? []
            guard !agreements.isEmpty || written.contains(person.id) else { return [] }
            let before = WeekBasis(person: person, agreements: agreements, frame: old)
            let after = WeekBasis(person: person, agreements: agreements, frame: new)
            try freeze(before, before: after)
            return try refill(from: before, to: after, on: new.today)
        }
    }
}

extension DateSpan {
    fileprivate static var always: DateSpan {
        DateSpan(from: LocalDate(year: 1, month: 1, day: 1) ?? LocalDate(dayNumber: 0))
    }
}
