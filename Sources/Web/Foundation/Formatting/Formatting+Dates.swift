import CivilTime

extension Formatting {
    /// lundi 7 décembre 2026 · Monday 7 December 2026
    public func longDate(_ date: LocalDate) -> String { "\(dayAndMonth(date)) \(date.year)" }

    /// lundi 7 décembre · Monday 7 December
    public func dayAndMonth(_ date: LocalDate) -> String {
        "\(weekday(date.weekday)) \(dayNumber(date)) \(month(date.month))"
    }

    /// 7 décembre 2026 · 7 December 2026
    public func date(_ date: LocalDate) -> String { "\(dayNumber(date)) \(month(date.month)) \(date.year)" }

    /// 07/12/2026 in both languages: tables.
    public func shortDate(_ date: LocalDate) -> String {
        let (year, month, day) = date.components
        return "\(twoDigits(day))/\(twoDigits(month))/\(year)"
    }

    /// lun. 7 · Mon 7: headings of columns.
    public func shortDay(_ date: LocalDate) -> String { "\(shortWeekday(date.weekday)) \(date.day)" }

    /// décembre 2026 · December 2026
    public func month(_ month: YearMonth) -> String { "\(self.month(month.month)) \(month.year)" }

    /// du 7 au 13 décembre 2026 · 7 to 13 December 2026; what the two ends share is said once.
    public func range(_ first: LocalDate, _ last: LocalDate) -> String {
        guard first != last else { return isFrench ? "le \(date(first))" : date(first) }
        let start: String
        if first.year != last.year {
            start = date(first)
        } else if first.month != last.month {
            start = "\(dayNumber(first)) \(month(first.month))"
        } else {
            start = dayNumber(first)
        }
        return isFrench ? "du \(start) au \(date(last))" : "\(start) to \(date(last))"
    }

    /// semaine 50, du 7 au 13 décembre 2026 · week 50, 7 to 13 December 2026
    public func week(_ week: ISOWeek) -> String {
        "\(isFrench ? "semaine" : "week") \(week.number), \(range(week.monday, week.sunday))"
    }

    /// 9 h 05 · 9:05
    public func time(_ time: LocalTime) -> String {
        guard isFrench else { return "\(time.hour):\(twoDigits(time.minute))" }
        let space = Formatting.noBreakSpace
        return time.minute == 0 ? "\(time.hour)\(space)h" : "\(time.hour)\(space)h\(space)\(twoDigits(time.minute))"
    }

    public func weekday(_ day: Weekday) -> String {
        switch day {
        case .monday: isFrench ? "lundi" : "Monday"
        case .tuesday: isFrench ? "mardi" : "Tuesday"
        case .wednesday: isFrench ? "mercredi" : "Wednesday"
        case .thursday: isFrench ? "jeudi" : "Thursday"
        case .friday: isFrench ? "vendredi" : "Friday"
        case .saturday: isFrench ? "samedi" : "Saturday"
        case .sunday: isFrench ? "dimanche" : "Sunday"
        }
    }

    public func shortWeekday(_ day: Weekday) -> String { "\(weekday(day).prefix(3))\(isFrench ? "." : "")" }

    public func month(_ number: Int) -> String {
        let names =
            isFrench
            ? [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre",
            ]
            : [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
        return names.indices.contains(number - 1) ? names[number - 1] : String(number)
    }

    /// In French the first day of a month is an ordinal: 1er.
    private func dayNumber(_ date: LocalDate) -> String { isFrench && date.day == 1 ? "1er" : String(date.day) }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
