import CivilTime
import Telework
import UseCases

extension BulkLife {
    /// Each closed month is paid, some of them are corrected afterwards, and a later close pays the difference.
    mutating func bePaid(for lived: inout [BulkWeek]) {
        for (place, close) in scene.closes.enumerated() {
            let due = lines(of: close, lived)
            for line in due { lines.append((place, line)) }
            for date in close.month.days { keep(date, of: lived, paidBy: place) }
            guard !due.isEmpty, dice.happens(2), let (date, paidBy) = correct(close, &lived) else { continue }
            let owed = MonthlyAllowance.adjustments(
                due: lines(of: close, lived), paid: due, person: person.id, origin: close.month)
            if scene.closes.indices.contains(paidBy) {
                for line in owed { lines.append((paidBy, line)) }
                keep(date, of: lived, paidBy: paidBy, isChange: true)
            } else {
                pending.append(PendingCorrection(person: person.id, month: close.month))
            }
        }
    }

    /// Notes a day as a close finds it: those that are teleworked, and those that changed since.
    private mutating func keep(_ date: LocalDate, of lived: [BulkWeek], paidBy close: Int, isChange: Bool = false) {
        guard let place = place(of: ISOWeek(containing: date), in: lived) else { return }
        let cells = lived[place].cells
        let (morning, afternoon) = (cells[date.weekday, .morning], cells[date.weekday, .afternoon])
        guard isChange || morning.isTelework || afternoon.isTelework else { return }
        days.append(
            (close, BulkPaidDay(person: Int32(index), date: date, morning: morning, afternoon: afternoon)))
    }

    private func lines(of close: BulkScene.Close, _ lived: [BulkWeek]) -> [AllowanceLine] {
        var days: [AllowanceDay] = []
        for week in close.month.weeks {
            guard let place = place(of: week, in: lived) else { continue }
            days += AllowanceRules.days(
                of: lived[place].cells, week: week, month: close.month, through: close.month.last, rules: timeline)
        }
        return MonthlyAllowance.lines(of: days, person: person.id, month: close.month, limit: close.limit)
    }

    private func place(of week: ISOWeek, in lived: [BulkWeek]) -> Int? {
        guard let first = lived.first?.week.monday else { return nil }
        let place = (week.monday - first) / 7
        return lived.indices.contains(place) ? place : nil
    }

    /// HR puts a teleworked day of the month back on site.
    ///
    /// - Returns: The day, and the place of the close that pays the difference, which may be yet to come; nil when nothing
    ///   changed.
    private mutating func correct(
        _ close: BulkScene.Close, _ lived: inout [BulkWeek]
    ) -> (date: LocalDate, paidBy: Int)? {
        let day = close.date.adding(days: dice.number(1...25)).workday
        let actor = scene.organisme.humanResources
        let teleworked = close.month.days.filter { date in
            guard let place = place(of: ISOWeek(containing: date), in: lived) else { return false }
            return HalfDay.allCases.contains { lived[place].cells[date.weekday, $0].isTelework }
        }
        guard day <= today, !teleworked.isEmpty, actor != index else { return nil }
        let date = dice.pick(teleworked)
        guard let place = place(of: ISOWeek(containing: date), in: lived) else { return nil }
        let changes = HalfDay.allCases.filter { lived[place].cells[date.weekday, $0].isTelework }.map {
            CellChange(date: date, half: $0, cell: .ownSite)
        }
        let facts = WeekFacts(
            week: lived[place].week, current: lived[place].cells, today: day, pattern: person.pattern,
            employment: person.employment, agreements: agreements, rules: timeline, calendar: calendar,
            closedMonths: [close.month], authority: .correction)
        let (decision, cells) = WeekRules.decide(changes, facts: facts)
        guard decision.isAllowed else { return nil }
        keep(cells, as: .weekCorrected, by: actor, on: day, &lived[place])
        return (date, scene.closes.firstIndex { $0.date > day } ?? scene.closes.count)
    }
}
