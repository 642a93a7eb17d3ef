import CivilTime
import Telework

extension StoreReading {
    /// A written week, judged as one change to the bare week of its person.
    func objections(toWeekOf id: PersonID, _ week: ISOWeek, frame: Frame) throws -> [Objection] {
        guard let person = try person(id), let plan = try self.week(of: id, week) else {
            return [.missing("\(id) \(week.iso)")]
        }
        let bare = frame.template(of: week, for: person, agreements: [])
        guard plan.cells.hasTheShape(of: bare) else {
            return [.weekMisshapen(id, week, kept: plan.cells.text, expected: bare.text)]
        }
        // HR's authority: what is judged is the week, not the day on which it was placed.
        var facts = try desk(for: person, week, frame: frame, authority: .correction).facts
        facts.pattern = person.pattern
        facts.current = bare
        let (strict, cells) = WeekRules.decide(bare.changes(to: plan.cells, of: week), facts: facts)
        if strict.isAllowed, cells == plan.cells { return [] }
        // An absence noted once the days were placed takes nothing back: they were judged as if nobody were away.
        let present = plan.cells.withoutAbsences
        let (before, filled) = WeekRules.decide(bare.changes(to: present, of: week), facts: facts)
        if before.isAllowed, filled == present { return [] }
        return [.weekRefused(id, week, strict.reasons)]
    }
}

extension WeekCells {
    /// Whether the days not worked and the holidays are the same.
    fileprivate func hasTheShape(of other: WeekCells) -> Bool {
        zip(all, other.all).allSatisfy { mine, theirs in
            mine.cell == theirs.cell || (theirs.cell.isWorked && (mine.cell.isWorked || mine.cell == .absent))
        }
    }

    fileprivate func changes(to cells: WeekCells, of week: ISOWeek) -> [CellChange] {
        cells.all.filter { self[$0.weekday, $0.half] != $0.cell }.map {
            CellChange(date: week.day($0.weekday), half: $0.half, cell: $0.cell)
        }
    }

    fileprivate var withoutAbsences: WeekCells {
        var cells = self
        for (weekday, half, cell) in all where cell == .absent { cells[weekday, half] = .ownSite }
        return cells
    }
}
