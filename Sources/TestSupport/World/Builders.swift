import CivilTime
import Telework

extension Agreement {
    /// An agreement of someone of the cast, at home unless told otherwise.
    public init(
        of character: Cast, _ formula: Formula, from first: LocalDate, through last: LocalDate? = nil,
        places: [Place] = [.home], id: String? = nil, texts: [String] = [Texts.national.id, Texts.local.id]
    ) {
        self.init(
            id: AgreementID(id ?? "agreement-\(character.rawValue)-\(first)"), person: character.id,
            request: RequestID("request-\(character.rawValue)-\(first)"), formula: formula, places: places,
            span: DateSpan(from: first, through: last), texts: texts, grantedOn: first)
    }
}

extension Request {
    /// A request of someone of the cast, submitted at noon.
    public init(
        of character: Cast, _ proposal: Proposal, on date: LocalDate, due: LocalDate? = nil, id: String? = nil,
        state: RequestState = .submitted, message: String = ""
    ) {
        self.init(
            id: RequestID(id ?? "request-\(character.rawValue)-\(date)"), person: character.id, proposal: proposal,
            submittedAt: Moment(date).instant, submittedOn: date, answerDue: due, message: message, state: state)
    }
}

extension Proposal {
    /// Two flexible days a week at home, unless told otherwise.
    public init(
        _ formula: Formula = .flexible(halvesPerWeek: 4), at places: [Place] = [.home], from start: LocalDate,
        through end: LocalDate? = nil
    ) {
        self.init(formula: formula, places: places, start: start, end: end)
    }
}

extension Formula {
    /// Whole fixed days.
    public static func fixed(_ days: Weekday...) -> Formula { .fixed(HalfDaySet(days: days)) }
}
