import CivilTime
import Telework
import UseCases

/// A week on its way to its row.
struct BulkWeek {
    let week: ISOWeek
    let template: WeekCells
    var cells: WeekCells
    /// 0 while nothing touched it.
    var version = 0
}

extension BulkLife {
    /// Every week of history and those already placed, then what they were paid.
    mutating func liveWeeks() throws {
        let leaves = plannedLeaves()
        // How long before its Monday this person places a week: on the Wednesday, one to three weeks ahead.
        let lead = 5 + 7 * dice.number(0...2)
        var envelope: [Int: Int] = [:]
        var lived: [BulkWeek] = []
        lived.reserveCapacity(scene.weeks.count)
        for week in scene.weeks {
            let template = scene.frame.template(of: week, for: person, agreements: agreements)
            var current = BulkWeek(week: week, template: template, cells: template)
            for leave in leaves where leave.first <= week.sunday && leave.last >= week.monday {
                beAway(leave.first...leave.last, notedOn: leave.known, &current, envelope)
            }
            place(on: week.monday.adding(days: -lead), &current, envelope)
            if dice.happens(3) { fallIll(&current, envelope) }
            if dice.happens(6) { giveUpOrMove(&current, envelope) }
            if current.version == 0, isWrittenByAClose(week) { current.version = 1 }
            for (year, halves) in EnvelopeBalance.halves(in: current.cells, week: week, agreements: agreements) {
                envelope[year, default: 0] += halves
            }
            lived.append(current)
        }
        bePaid(for: &lived)
        weeks = lived.compactMap { week in
            week.version == 0
                ? nil : WeekPlan(person: person.id, week: week.week, cells: week.cells, version: week.version)
        }
    }

    /// Whether a close wrote the week, because fixed days fill it in that month.
    private func isWrittenByAClose(_ week: ISOWeek) -> Bool {
        let last =
            scene.plan.fillsOpenWeeks ? today.adding(days: 28) : scene.closes.last?.month.last
        guard let last else { return false }
        return week.days.contains {
            $0 <= last && $0 >= scene.plan.start && agreements.inForce(on: $0)?.formula.kind == .fixed
        }
    }

    /// Puts changes to the rules, as of a day, and keeps them when they allow them.
    mutating func change(
        _ changes: [CellChange], as kind: Event.Kind, on day: LocalDate, _ current: inout BulkWeek,
        _ envelope: [Int: Int]
    ) -> Bool {
        guard day <= today, !changes.isEmpty else { return false }
        let facts = WeekFacts(
            week: current.week, current: current.cells, today: day, pattern: person.pattern,
            employment: person.employment, agreements: agreements, rules: timeline, calendar: calendar,
            teleworkOutsideWeek: envelope)
        let (decision, cells) = WeekRules.decide(changes, facts: facts)
        guard decision.isAllowed, cells != current.cells else { return false }
        keep(cells, as: kind, by: index, on: day, &current)
        return true
    }

    mutating func keep(
        _ cells: WeekCells, as kind: Event.Kind, by actor: Int?, on day: LocalDate, _ current: inout BulkWeek
    ) {
        acts.append(
            BulkAct(
                .week(
                    kind, person: Int32(index), current.week, before: current.cells.text, after: cells.text),
                by: actor, at: dice.instant(on: day)))
        current.cells = cells
        current.version += 1
    }

    /// Places flexible days, as many as the formula and the rules let be.
    private mutating func place(on day: LocalDate, _ current: inout BulkWeek, _ envelope: [Int: Int]) {
        guard day <= today, var left = wanted(in: current.week) else { return }
        var chosen: [[CellChange]] = []
        for date in current.week.days.shuffled(using: &dice) where left > 0 {
            guard let agreement = agreements.inForce(on: date), agreement.formula.kind != .fixed else { continue }
            let place = agreement.places.count > 1 && dice.happens(20) ? agreement.places[1] : agreement.place
            let free = HalfDay.allCases.filter { current.cells[date.weekday, $0] == .ownSite }
            guard !free.isEmpty else { continue }
            let halves = free.prefix(left)
            chosen.append(halves.map { CellChange(date: date, half: $0, cell: Cell(place: place)) })
            left -= halves.count
        }
        while !chosen.isEmpty {
            if change(chosen.flatMap(\.self), as: .weekChanged, on: day, &current, envelope) { return }
            chosen.removeLast()
        }
    }

    /// The half-days that the person would telework this week; nil when there is none to place.
    private mutating func wanted(in week: ISOWeek) -> Int? {
        for date in week.days {
            switch agreements.inForce(on: date)?.formula {
            case .flexible(let halves): return dice.happens(90) ? halves : max(1, halves - 2)
            case .envelope(let halves):
                let most = max(2, (halves + 22) / 23)
                let wanted = dice.number(0...most)
                return wanted == 0 ? nil : wanted
            case .fixed, nil: continue
            }
        }
        return nil
    }

    /// A day given up when the week begins, or moved to a later one.
    private mutating func giveUpOrMove(_ current: inout BulkWeek, _ envelope: [Int: Int]) {
        let monday = current.week.monday
        let teleworked = current.week.days.filter { date in
            HalfDay.allCases.contains { current.cells[date.weekday, $0].isTelework }
        }
        guard let date = teleworked.first else { return }
        var changes = HalfDay.allCases.filter { current.cells[date.weekday, $0].isTelework }.map {
            CellChange(date: date, half: $0, cell: .ownSite)
        }
        let place = agreements.inForce(on: date)?.place ?? .home
        let later = current.week.days.filter { other in
            other > date && HalfDay.allCases.allSatisfy { current.cells[other.weekday, $0] == .ownSite }
        }
        if changes.count == 2, let other = later.last, dice.happens(50) {
            let moved = changes + CellChange.day(other, Cell(place: place))
            if change(moved, as: .weekChanged, on: monday, &current, envelope) { return }
        }
        if date == monday { changes.removeAll() }
        _ = change(changes, as: .weekChanged, on: monday, &current, envelope)
    }
}
