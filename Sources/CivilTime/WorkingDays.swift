extension LocalDate {
    /// The date reached after so many *jours ouvrés* (Monday to Friday, no holiday), this one not counted: with 1,
    /// the next working day. A negative number goes back; 0 is the date itself, working or not.
    public func adding(workingDays: Int, calendar: HolidayCalendar) -> LocalDate {
        let step = workingDays < 0 ? -1 : 1
        var date = self
        var left = workingDays.magnitude
        while left > 0 {
            date = date.adding(days: step)
            if calendar.isWorkingDay(date) { left -= 1 }
        }
        return date
    }
}

extension HolidayCalendar {
    /// The number of working days after `start` up to `end` included; 0 when `end` is not later.
    ///
    /// `workingDays(after: d, through: d.adding(workingDays: n, calendar: self))` is `n` for any `n` of 0 or more.
    public func workingDays(after start: LocalDate, through end: LocalDate) -> Int {
        guard start < end else { return 0 }
        return (start.adding(days: 1)...end).count(where: isWorkingDay)
    }
}
