import CivilTime

/// One half-day to be changed.
public struct CellChange: Hashable, Sendable {
    public let date: LocalDate
    public let half: HalfDay
    public let cell: Cell

    public init(date: LocalDate, half: HalfDay, cell: Cell) {
        self.date = date
        self.half = half
        self.cell = cell
    }

    /// Both halves of a day.
    public static func day(_ date: LocalDate, _ cell: Cell) -> [CellChange] {
        HalfDay.allCases.map { CellChange(date: date, half: $0, cell: cell) }
    }
}

/// In what capacity a week is changed.
public enum WeekAuthority: Hashable, Sendable {
    /// The person themself: notices and the past bind them.
    case person
    /// HR repairs what happened: the notices do not apply, the limits do, and closed months may be reached.
    case correction
}

/// What the rules need to know to judge a change to a week.
public struct WeekFacts: Sendable {
    public var week: ISOWeek
    /// The week as it stands.
    public var current: WeekCells
    public var today: LocalDate
    public var pattern: WorkingPattern
    public var employment: DateSpan
    public var agreements: [Agreement]
    /// Rules for each day: they may change within a week, as when the text of 2022 ends on a Wednesday.
    public var rules: RuleTimeline
    public var calendar: HolidayCalendar
    /// Half-days that an envelope already paid for in a civil year, outside this week.
    public var teleworkOutsideWeek: [Int: Int]
    /// The months that the week touches and that are closed.
    public var closedMonths: Set<YearMonth>
    public var authority: WeekAuthority

    public init(
        week: ISOWeek, current: WeekCells, today: LocalDate, pattern: WorkingPattern, employment: DateSpan,
        agreements: [Agreement], rules: RuleTimeline, calendar: HolidayCalendar,
        teleworkOutsideWeek: [Int: Int] = [:], closedMonths: Set<YearMonth> = [], authority: WeekAuthority = .person
    ) {
        self.week = week
        self.current = current
        self.today = today
        self.pattern = pattern
        self.employment = employment
        self.agreements = agreements
        self.rules = rules
        self.calendar = calendar
        self.teleworkOutsideWeek = teleworkOutsideWeek
        self.closedMonths = closedMonths
        self.authority = authority
    }
}
