import CivilTime
import Telework

extension StoreWriting {
    /// Takes back the days past of someone after their last one, closed months by an adjustment: HR often learns late.
    ///
    /// - Returns: An event for each week that changed, so that a date put right later finds what it held.
    func clearAfterDeparture(_ person: Person, frame: Frame) throws -> [Event] {
        guard let last = person.employment.last, last < frame.yesterday else { return [] }
        return try rewrite(
            person, from: last.adding(days: 1), through: frame.yesterday, frame: frame
        ) { _, _, _ in .notWorked }
    }

    /// Gives back the days between a last day that was wrong and today, closed months by an adjustment: what was written
    /// before it was believed, or else what the template says.
    func restoreAfterDeparture(from old: WeekBasis, to new: WeekBasis) throws -> [Event] {
        let (frame, employment) = (new.frame, new.person.employment)
        guard let left = old.person.employment.last, employment.last.map({ $0 > left }) ?? true else { return [] }
        let last = min(employment.last ?? frame.yesterday, frame.yesterday)
        guard left < last else { return [] }
        let history = try refills(of: new.person.id)
        var templates: [ISOWeek: WeekCells] = [:]
        return try rewrite(new.person, from: left.adding(days: 1), through: last, frame: frame) { date, half, cell in
            guard cell == .notWorked, employment.contains(date) else { return cell }
            let week = ISOWeek(containing: date)
            if let known = history.cell(week, date.weekday, half) { return known }
            let template = templates[week] ?? new.template(of: week)
            templates[week] = template
            return template[date.weekday, half]
        }
    }

    /// Changes written days past, and marks the closed months that they reach.
    private func rewrite(
        _ person: Person, from first: LocalDate, through last: LocalDate, frame: Frame,
        _ cell: (LocalDate, HalfDay, Cell) -> Cell
    ) throws -> [Event] {
        let weeks = try weeks(of: [person.id], from: ISOWeek(containing: first), through: ISOWeek(containing: last))
        var events: [Event] = []
        for plan in (weeks[person.id] ?? [:]).values.sorted(by: { $0.week < $1.week }) {
            var cells = plan.cells
            for (weekday, half, mine) in plan.cells.all {
                let date = plan.week.day(weekday)
                if date >= first, date <= last { cells[weekday, half] = cell(date, half, mine) }
            }
            guard cells != plan.cells else { continue }
            try save(cells, at: try desk(for: person, plan.week, frame: frame, authority: .correction))
            events.append(.refilled(plan, into: cells, decided: plan.cells.differences(from: cells)))
        }
        return events
    }
}

extension Frame {
    fileprivate var yesterday: LocalDate { today.adding(days: -1) }
}
