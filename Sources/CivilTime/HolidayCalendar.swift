/// The holidays of an organisme at one of its sites: the statutory days of a zone, the organisme's own days off, less
/// the holidays it works (Whit Monday as *journée de solidarité*: code du travail, L. 3133-7 and L. 3133-11).
///
/// A value without a cache: a date is compared with the dozen rules of its zone by integers alone, which costs less
/// than looking it up in a table and needs no lock.
public struct HolidayCalendar: Hashable, Sendable {
    public let zone: HolidayZone
    /// The organisme's own days off, with their name as the organisme writes it.
    public let extra: [LocalDate: String]
    /// Holidays on which the organisme works. A date that is also in ``extra`` is worked.
    public let worked: Set<LocalDate>

    private let rules: [HolidayRule]

    public init(zone: HolidayZone, extra: [LocalDate: String] = [:], worked: Set<LocalDate> = []) {
        self.zone = zone
        self.extra = extra
        self.worked = worked
        rules = zone.rules
    }

    /// Whether the day is off for everybody because of a holiday; weekends do not count as such.
    public func isHoliday(_ date: LocalDate) -> Bool {
        let dated = DatedForHolidays(date)
        guard rules.contains(where: { dated.isDay(of: $0) }) || extra[date] != nil else { return false }
        return !worked.contains(date)
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

/// What a holiday is called.
public enum HolidayLabel: Hashable, Sendable {
    /// Named in each language by the program.
    case statutory(HolidayName)
    /// Named by the organisme, in its own words.
    case organisme(String)
}
