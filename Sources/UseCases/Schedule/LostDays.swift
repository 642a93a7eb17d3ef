import CivilTime
import Telework

/// A day that someone had placed and that something around them no longer let be teleworked.
public struct LostDay: Hashable, Sendable {
    public let date: LocalDate
    /// What changed then.
    public let causes: [RefillCause]
}

extension StoreReading {
    /// The placed days that someone lost in the weeks from today's on, in order of date: those that are not teleworked again
    /// since.
    func lostDays(of person: PersonID, since today: LocalDate) throws -> [LostDay] {
        let current = ISOWeek(containing: today)
        var found: [LocalDate: LostDay] = [:]
        let filter = JournalFilter(person: person, kind: Event.Kind.placedDaysLost.rawValue, limit: 200)
        // Latest first: what last took a day away is why it is lost.
        for entry in try journal(matching: filter) {
            guard let week = entry.entity.flatMap({ ISOWeek(iso: $0) }), week >= current,
                let details = entry.payload?.details, let before = details["before"].flatMap({ WeekCells(text: $0) }),
                let after = details["after"].flatMap({ WeekCells(text: $0) }),
                let now = try self.week(of: person, week)?.cells
            else { continue }
            let told = Set((details["days"] ?? "").split(separator: ",").compactMap { LocalDate(iso: $0) })
            let causes = (details["causes"] ?? "").split(separator: ",").compactMap {
                RefillCause(rawValue: String($0))
            }
            for (weekday, half, cell) in before.all
            where cell.isTelework && !after[weekday, half].isTelework && !now[weekday, half].isTelework {
                let date = week.day(weekday)
                if told.contains(date), found[date] == nil { found[date] = LostDay(date: date, causes: causes) }
            }
        }
        return found.values.sorted { $0.date < $1.date }
    }
}
