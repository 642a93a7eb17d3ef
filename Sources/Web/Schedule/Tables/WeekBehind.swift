import CivilTime
import Telework

extension ISOWeek {
    /// Whether it is the weekend and none of the people works in the rest of the week: a page that was not asked for a
    /// week then opens on the next one.
    func isBehind(on today: LocalDate, _ weeks: [WeekCells]) -> Bool {
        guard contains(today), today.weekday.isWeekend else { return false }
        let left = days.filter { $0 >= today }
        return weeks.allSatisfy { cells in
            left.allSatisfy { day in
                HalfDay.allCases.allSatisfy { half in
                    let cell = cells[day.weekday, half]
                    return !cell.isOnSite && !cell.isTelework
                }
            }
        }
    }

    private func contains(_ date: LocalDate) -> Bool { monday <= date && date <= sunday }
}
