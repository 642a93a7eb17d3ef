import CivilTime

/// Everything that can make the rules say no, with the numbers that a person needs to understand it.
///
/// Durations are in half-days. The text for people is in Messages, whose `switch` covers every case in two languages.
public enum Cause: Sendable, Hashable {
    // What is asked for
    case formulaNotOffered(asked: FormulaKind, offered: [String])
    case placeNotOffered(asked: Place, offered: [String])
    case contractNotConcerned(contract: Contract)
    case seniorityTooShort(months: Int, eligibleFrom: LocalDate)
    case activitiesNotTeleworkable(share: Int, minimum: Int)
    case daysBeyondShare(asked: Int, limit: Int, share: Int)
    case emptyFormula
    case annualEnvelopeTooLarge(asked: Int, limit: Int)
    case weeklyMinimumNotReached(asked: Int, minimum: Int)
    case startInPast(start: LocalDate)
    case startOutsideEmployment(start: LocalDate)
    case agreementTooLong(months: Int)
    case requestPending
    case agreementBeginsLater(start: LocalDate)

    // Days
    case weeklyQuotaExceeded(limit: Int, asked: Int)
    case onSiteMinimumNotReached(minimum: Int, left: Int)
    case halfDayNotAllowed(date: LocalDate)
    case halfDaysNotAllowed
    case weekdayForbidden(weekday: Weekday)
    case publicHoliday(date: LocalDate)
    case notWorked(date: LocalDate)
    case weekdayNotWorked(weekday: Weekday)
    case absent(date: LocalDate)
    case noticeTooShort(date: LocalDate, delay: Delay, earliest: LocalDate)
    case inPast(date: LocalDate)
    case noAgreement(date: LocalDate)
    case outsideEmployment(date: LocalDate)
    case notAFixedDay(date: LocalDate)
    case placeNotInAgreement(place: Place, date: LocalDate)
    case alreadyTeleworked(date: LocalDate, half: HalfDay)
    case repeatedHalfDay(date: LocalDate, half: HalfDay)
    case outsideWeek(date: LocalDate)
    case envelopeExceeded(year: Int, limit: Int, asked: Int)
    case monthClosed(month: YearMonth)

    /// A stable code, for the API and for tests.
    public var code: String {
        switch self {
        case .formulaNotOffered: "formula-not-offered"
        case .placeNotOffered: "place-not-offered"
        case .contractNotConcerned: "contract-not-concerned"
        case .seniorityTooShort: "seniority-too-short"
        case .activitiesNotTeleworkable: "activities-not-teleworkable"
        case .daysBeyondShare: "days-beyond-share"
        case .emptyFormula: "empty-formula"
        case .annualEnvelopeTooLarge: "annual-envelope-too-large"
        case .weeklyMinimumNotReached: "weekly-minimum-not-reached"
        case .startInPast: "start-in-past"
        case .startOutsideEmployment: "start-outside-employment"
        case .agreementTooLong: "agreement-too-long"
        case .requestPending: "request-pending"
        case .agreementBeginsLater: "agreement-begins-later"
        case .weeklyQuotaExceeded: "weekly-quota-exceeded"
        case .onSiteMinimumNotReached: "on-site-minimum-not-reached"
        case .halfDayNotAllowed: "half-day-not-allowed"
        case .halfDaysNotAllowed: "half-days-not-allowed"
        case .weekdayForbidden: "weekday-forbidden"
        case .publicHoliday: "public-holiday"
        case .notWorked: "not-worked"
        case .weekdayNotWorked: "weekday-not-worked"
        case .absent: "absent"
        case .noticeTooShort: "notice-too-short"
        case .inPast: "in-past"
        case .noAgreement: "no-agreement"
        case .outsideEmployment: "outside-employment"
        case .notAFixedDay: "not-a-fixed-day"
        case .placeNotInAgreement: "place-not-in-agreement"
        case .alreadyTeleworked: "already-teleworked"
        case .repeatedHalfDay: "repeated-half-day"
        case .outsideWeek: "outside-week"
        case .envelopeExceeded: "envelope-exceeded"
        case .monthClosed: "month-closed"
        }
    }
}
