/// The holidays of an organisme at one of its sites: the statutory days of a zone, the organisme's own days off, less
/// the holidays it works (Whit Monday as *journée de solidarité*: code du travail, L. 3133-7 and L. 3133-11).
///
/// Making one costs at most a copy of a few kilobytes, and asking it about a day of 2000 to 2099 a look at one bit; other
/// days are worked out from the rules of the zone.
public struct HolidayCalendar: Sendable {
    public let zone: HolidayZone
    /// The organisme's own days off, with their name as the organisme writes it.
    public let extra: [LocalDate: String]
    /// Holidays on which the organisme works. A date that is also in ``extra`` is worked.
    public let worked: Set<LocalDate>

    /// The answers within the window of ``DaySet``.
    private let days: DaySet

    public init(zone: HolidayZone, extra: [LocalDate: String] = [:], worked: Set<LocalDate> = []) {
        self.zone = zone
        self.extra = extra
        self.worked = worked
        var days = zone.days
        for date in extra.keys { days[date] = true }
        for date in worked { days[date] = false }
        self.days = days
    }

    /// Whether the day is off for everybody because of a holiday; weekends do not count as such.
    public func isHoliday(_ date: LocalDate) -> Bool {
        DaySet.covers(date) ? days[date] : !labels(on: date).isEmpty
    }

    /// Whether the day is a *jour ouvré*: Monday to Friday, and not a holiday. A weekend is never one.
    public func isWorkingDay(_ date: LocalDate) -> Bool { !date.weekday.isWeekend && !isHoliday(date) }

    /// Why the day is a holiday: the statutory days first, then the organisme's own; empty when it is not one.
    public func labels(on date: LocalDate) -> [HolidayLabel] {
        guard !worked.contains(date) else { return [] }
        let own = extra[date].map { [HolidayLabel.organisme($0)] } ?? []
        return zone.holidays(on: date).map(HolidayLabel.statutory) + own
    }
}

extension HolidayCalendar: Hashable {
    public static func == (left: HolidayCalendar, right: HolidayCalendar) -> Bool {
        left.zone == right.zone && left.extra == right.extra && left.worked == right.worked
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(zone)
        hasher.combine(extra)
        hasher.combine(worked)
    }
}

/// What a holiday is called.
public enum HolidayLabel: Hashable, Sendable {
    /// Named in each language by the program.
    case statutory(HolidayName)
    /// Named by the organisme, in its own words.
    case organisme(String)
}
