import CivilTime

/// A value of a reason, as machines read it.
public enum CauseValue: Sendable, Hashable {
    case number(Int)
    case text(String)
    case list([String])
    /// A duration in half-days, written in days: 3 is 1.5.
    case days(halves: Int)
}

extension Cause {
    /// The numbers of the cause by name, in a fixed order.
    public var values: [(name: String, value: CauseValue)] {
        switch self {
        case .formulaNotOffered(let asked, let offered):
            [("asked", .text(asked.rawValue)), ("offered", .list(offered))]
        case .placeNotOffered(let asked, let offered):
            [("asked", .text(asked.rawValue)), ("offered", .list(offered))]
        case .contractNotConcerned(let contract): [("contract", .text(contract.rawValue))]
        case .seniorityTooShort(let months, let date):
            [("months", .number(months)), ("eligible_from", .text(date.iso))]
        case .activitiesNotTeleworkable(let share, let minimum):
            [("share", .number(share)), ("minimum", .number(minimum))]
        case .daysBeyondShare(let asked, let limit, let share):
            [("asked", .days(halves: asked)), ("limit", .days(halves: limit)), ("share", .number(share))]
        case .emptyFormula, .requestPending, .halfDaysNotAllowed: []
        case .annualEnvelopeTooLarge(let asked, let limit), .weeklyQuotaExceeded(let limit, let asked):
            [("limit", .days(halves: limit)), ("asked", .days(halves: asked))]
        case .weeklyMinimumNotReached(let asked, let minimum):
            [("minimum", .days(halves: minimum)), ("asked", .days(halves: asked))]
        case .startInPast(let start), .startOutsideEmployment(let start), .agreementBeginsLater(let start):
            [("start", .text(start.iso))]
        case .agreementTooLong(let months): [("months", .number(months))]
        case .onSiteMinimumNotReached(let minimum, let left):
            [("minimum", .days(halves: minimum)), ("left", .days(halves: left))]
        case .halfDayNotAllowed(let date), .publicHoliday(let date), .notWorked(let date), .absent(let date),
            .inPast(let date), .noAgreement(let date), .outsideEmployment(let date), .notAFixedDay(let date),
            .outsideWeek(let date):
            [("date", .text(date.iso))]
        case .weekdayForbidden(let weekday), .weekdayNotWorked(let weekday):
            [("weekday", .text(WeekdayCode(weekday).rawValue))]
        case .noticeTooShort(let date, let delay, let earliest):
            [
                ("date", .text(date.iso)), ("delay", .number(delay.count)), ("unit", .text(delay.unit.rawValue)),
                ("earliest", .text(earliest.iso)),
            ]
        case .placeNotInAgreement(let place, let date):
            [("place", .text(place.rawValue)), ("date", .text(date.iso))]
        case .alreadyTeleworked(let date, let half), .repeatedHalfDay(let date, let half):
            [("date", .text(date.iso)), ("half", .text(half == .morning ? "morning" : "afternoon"))]
        case .envelopeExceeded(let year, let limit, let asked):
            [("year", .number(year)), ("limit", .days(halves: limit)), ("asked", .days(halves: asked))]
        case .monthClosed(let month): [("month", .text(month.iso))]
        }
    }
}
