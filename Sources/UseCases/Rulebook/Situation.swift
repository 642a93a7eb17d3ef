import CivilTime
import Telework

/// A case put to the rules with its facts, as a lawyer would put it: nobody of the base is concerned.
///
/// A fact left nil is unknown: the answer says so when a rule needs it.
public struct Situation: Sendable {
    public var today: LocalDate
    /// By which codes the texts name whoever is concerned.
    public var reader: RuleReader
    public var zone: HolidayZone?
    /// Days that the organisme adds to the statutory holidays, and those it works.
    public var extraHolidays: Set<LocalDate>
    public var workedHolidays: Set<LocalDate>
    public var person: PersonFacts
    /// Nil when it is not known whether there is one.
    public var agreements: [AgreementFacts]?
    public var question: Question

    public struct PersonFacts: Hashable, Sendable {
        /// First and last days of employment.
        public var employment: DateSpan?
        public var contract: Contract?
        public var pattern: WorkingPattern?
        public var post: Post?

        public init(
            employment: DateSpan? = nil, contract: Contract? = nil, pattern: WorkingPattern? = nil, post: Post? = nil
        ) {
            self.employment = employment
            self.contract = contract
            self.pattern = pattern
            self.post = post
        }
    }

    public struct AgreementFacts: Hashable, Sendable {
        public var formula: Formula
        public var places: [Place]
        public var span: DateSpan

        public init(formula: Formula, places: [Place], span: DateSpan) {
            self.formula = formula
            self.places = places
            self.span = span
        }
    }

    public enum Question: Sendable {
        /// May this be asked for?
        case request(Proposal, hasPendingRequest: Bool)
        /// May this week be changed so?
        case week(WeekQuestion)
    }

    public struct WeekQuestion: Hashable, Sendable {
        public var week: ISOWeek
        /// The week as it stands; nil for what follows from the pattern, the holidays and the agreement.
        public var cells: WeekCells?
        public var changes: [CellChange]
        public var closedMonths: Set<YearMonth>
        /// Half-days that an envelope already paid for in a civil year, outside this week.
        public var envelopeUsed: [Int: Int]
        public var authority: WeekAuthority

        public init(
            week: ISOWeek, cells: WeekCells? = nil, changes: [CellChange], closedMonths: Set<YearMonth> = [],
            envelopeUsed: [Int: Int] = [:], authority: WeekAuthority = .person
        ) {
            self.week = week
            self.cells = cells
            self.changes = changes
            self.closedMonths = closedMonths
            self.envelopeUsed = envelopeUsed
            self.authority = authority
        }
    }

    public init(
        today: LocalDate, reader: RuleReader, zone: HolidayZone? = nil, extraHolidays: Set<LocalDate> = [],
        workedHolidays: Set<LocalDate> = [], person: PersonFacts, agreements: [AgreementFacts]? = nil,
        question: Question
    ) {
        self.today = today
        self.reader = reader
        self.zone = zone
        self.extraHolidays = extraHolidays
        self.workedHolidays = workedHolidays
        self.person = person
        self.agreements = agreements
        self.question = question
    }
}
