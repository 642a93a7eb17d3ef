import CivilTime

extension Wording {
    /// lundi 7 décembre 2026 · Monday 7 December 2026
    public func longDate(_ date: LocalDate) -> String { "\(dayAndMonth(date)) \(date.year)" }

    /// lundi 7 décembre · Monday 7 December
    public func dayAndMonth(_ date: LocalDate) -> String { "\(day(date)) \(monthName(date.month))" }

    /// lundi 7 · Monday 7
    public func day(_ date: LocalDate) -> String { "\(weekday(date.weekday)) \(dayNumber(date))" }

    /// 7 décembre 2026 · 7 December 2026
    public func date(_ date: LocalDate) -> String { "\(dayNumber(date)) \(monthName(date.month)) \(date.year)" }

    /// 7 déc. · 7 Dec
    public func shortDayAndMonth(_ date: LocalDate) -> String { "\(dayNumber(date)) \(shortMonthName(date.month))" }

    /// 07/12/2026 in both languages: tables.
    public func shortDate(_ date: LocalDate) -> String { date.slashed }

    /// lun. 7 · Mon 7: headings of columns.
    public func shortDay(_ date: LocalDate) -> String { "\(shortWeekday(date.weekday)) \(dayNumber(date))" }

    /// du 7 au 13 décembre 2026 · 7 to 13 December 2026; what the two ends share is said once.
    public func range(_ first: LocalDate, _ last: LocalDate) -> String {
        guard first != last else { return isFrench ? "le \(date(first))" : date(first) }
        let start: String
        if first.year != last.year {
            start = date(first)
        } else if first.month != last.month {
            start = "\(dayNumber(first)) \(monthName(first.month))"
        } else {
            start = dayNumber(first)
        }
        return isFrench ? "du \(start) au \(date(last))" : "\(start) to \(date(last))"
    }

    /// du 7 au 13 décembre 2026, or à partir du 7 décembre 2026 · from 7 December 2026 while no end is known.
    public func span(_ span: DateSpan) -> String {
        span.last.map { range(span.first, $0) } ?? "\(pick("à partir du", "from")) \(date(span.first))"
    }

    /// du 30 novembre au 6 décembre 2026 · 30 November to 6 December 2026, Monday to Sunday.
    public func weekRange(_ week: ISOWeek) -> String { range(week.monday, week.sunday) }

    /// du 30 novembre au 4 décembre 2026 · 30 November to 4 December 2026, Monday to Friday.
    public func workingWeekRange(_ week: ISOWeek) -> String { range(week.monday, week.day(.friday)) }

    /// semaine 50, du 7 au 13 décembre 2026 · week 50, 7 to 13 December 2026
    public func week(_ week: ISOWeek) -> String { "\(pick("semaine", "week")) \(week.number), \(weekRange(week))" }

    /// 9 h 05 · 9:05
    public func time(_ time: LocalTime) -> String {
        guard isFrench else { return "\(time.hour):\(twoDigits(time.minute))" }
        let hours = "\(time.hour)\(Wording.noBreakSpace)h"
        return time.minute == 0 ? hours : "\(hours)\(Wording.noBreakSpace)\(twoDigits(time.minute))"
    }

    /// décembre 2026 · December 2026
    public func month(_ month: YearMonth) -> String { "\(monthName(month.month)) \(month.year)" }

    /// mois de décembre 2026, mois d’avril 2026 · month of April 2026
    public func monthOf(_ month: YearMonth) -> String {
        let name = self.month(month)
        return isFrench ? "mois \(french(elided: name))" : "month of \(name)"
    }

    /// janvier … décembre · January … December; the number itself outside 1…12.
    public func monthName(_ number: Int) -> String { name(number, in: isFrench ? frenchMonths : englishMonths) }

    /// janv. … déc. · Jan … Dec; months of four letters or fewer are not shortened.
    public func shortMonthName(_ number: Int) -> String {
        name(number, in: isFrench ? frenchShortMonths : englishMonths.map { String($0.prefix(3)) })
    }

    public func weekday(_ day: Weekday) -> String {
        switch day {
        case .monday: pick("lundi", "Monday")
        case .tuesday: pick("mardi", "Tuesday")
        case .wednesday: pick("mercredi", "Wednesday")
        case .thursday: pick("jeudi", "Thursday")
        case .friday: pick("vendredi", "Friday")
        case .saturday: pick("samedi", "Saturday")
        case .sunday: pick("dimanche", "Sunday")
        }
    }

    /// lun. · Mon
    public func shortWeekday(_ day: Weekday) -> String { "\(weekday(day).prefix(3))\(isFrench ? "." : "")" }

    /// matin · morning
    public func half(_ half: HalfDay) -> String {
        switch half {
        case .morning: pick("matin", "morning")
        case .afternoon: pick("après-midi", "afternoon")
        }
    }

    /// le matin du lundi 7 décembre 2026 · the morning of Monday 7 December 2026
    public func halfDay(_ half: HalfDay, of date: LocalDate) -> String {
        guard isFrench else { return "the \(self.half(half)) of \(longDate(date))" }
        return "\(half == .morning ? "le " : "l’")\(self.half(half)) du \(longDate(date))"
    }

    /// `de` before a word, elided before a vowel: de mars, d’avril.
    func french(elided word: String) -> String {
        guard let first = word.unicodeScalars.first else { return "de" }
        return "aeiouyéèêâîôAEIOUYÉÈÊÂÎÔ".unicodeScalars.contains(first) ? "d’\(word)" : "de \(word)"
    }

    /// In French the first day of a month is an ordinal: 1er.
    private func dayNumber(_ date: LocalDate) -> String { isFrench && date.day == 1 ? "1er" : String(date.day) }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private func name(_ number: Int, in names: [String]) -> String {
        names.indices.contains(number - 1) ? names[number - 1] : String(number)
    }
}

private let frenchMonths = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
]

private let frenchShortMonths = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
]

private let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]
