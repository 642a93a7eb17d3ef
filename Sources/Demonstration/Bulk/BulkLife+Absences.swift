import CivilTime
import Telework
import UseCases

extension BulkLife {
    /// Days off that are known beforehand.
    struct Leave {
        let first: LocalDate
        let last: LocalDate
        /// Noted before the weeks are placed, whoever places them earliest.
        let known: LocalDate
    }

    /// Some leave every quarter.
    mutating func plannedLeaves() -> [Leave] {
        guard let start = scene.weeks.first?.monday, let end = scene.weeks.last?.sunday else { return [] }
        var leaves: [Leave] = []
        var quarter = start
        while quarter < end {
            let first = quarter.adding(days: dice.number(0...80))
            let length = dice.pick([0, 1, 4, 4, 8, 11])
            let known = first.adding(days: -dice.number(26...33))
            if dice.happens(85), known <= today {
                leaves.append(Leave(first: first, last: first.adding(days: length), known: known.workday))
            }
            quarter = quarter.adding(days: 91)
        }
        return leaves
    }

    /// Sets the worked half-days of a span absent.
    mutating func beAway(
        _ span: ClosedRange<LocalDate>, notedOn day: LocalDate, _ current: inout BulkWeek, _ envelope: [Int: Int]
    ) {
        let week = current.week
        let changes = current.cells.all.compactMap { weekday, half, cell -> CellChange? in
            let date = week.day(weekday)
            return span.contains(date) && cell.isWorked ? CellChange(date: date, half: half, cell: .absent) : nil
        }
        _ = change(changes, as: .absenceRecorded, on: day, &current, envelope)
    }

    /// Away from one day to the next, once the week is placed.
    mutating func fallIll(_ current: inout BulkWeek, _ envelope: [Int: Int]) {
        let first = current.week.monday.adding(days: dice.number(0...4))
        beAway(first...first.adding(days: dice.number(0...2)), notedOn: first, &current, envelope)
    }
}
