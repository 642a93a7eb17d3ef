import CivilTime
import Telework

/// One cause of each case. The `switch` names every case, so that a new one does not compile until it is said here.
public let everyCause: [Cause] = {
    var causes: [Cause] = []
    var next: Cause? = .formulaNotOffered(asked: .flexible, offered: ["envelope", "fixed"])
    while let cause = next {
        causes.append(cause)
        next = following(cause)
    }
    return causes
}()

private func december(_ number: Int) -> LocalDate { day("2026-12-01").adding(days: number - 1) }

private func following(_ cause: Cause) -> Cause? {
    switch cause {
    case .formulaNotOffered: .placeNotOffered(asked: .thirdPlace, offered: ["home", "residence"])
    case .placeNotOffered: .contractNotConcerned(contract: .internship)
    case .contractNotConcerned: .seniorityTooShort(months: 6, eligibleFrom: december(14))
    case .seniorityTooShort: .activitiesNotTeleworkable(share: 20, minimum: 40)
    case .activitiesNotTeleworkable: .daysBeyondShare(asked: 6, limit: 3, share: 35)
    case .daysBeyondShare: .emptyFormula
    case .emptyFormula: .annualEnvelopeTooLarge(asked: 240, limit: 200)
    case .annualEnvelopeTooLarge: .weeklyMinimumNotReached(asked: 1, minimum: 4)
    case .weeklyMinimumNotReached: .startInPast(start: december(1))
    case .startInPast: .startOutsideEmployment(start: december(7))
    case .startOutsideEmployment: .agreementTooLong(months: 12)
    case .agreementTooLong: .requestPending
    case .requestPending: .agreementBeginsLater(start: december(21))
    case .agreementBeginsLater: .weeklyQuotaExceeded(limit: 4, asked: 10)
    case .weeklyQuotaExceeded: .onSiteMinimumNotReached(minimum: 4, left: 2)
    case .onSiteMinimumNotReached: .halfDayNotAllowed(date: december(8))
    case .halfDayNotAllowed: .halfDaysNotAllowed
    case .halfDaysNotAllowed: .weekdayForbidden(weekday: .tuesday)
    case .weekdayForbidden: .publicHoliday(date: december(25))
    case .publicHoliday: .notWorked(date: december(9))
    case .notWorked: .weekdayNotWorked(weekday: .wednesday)
    case .weekdayNotWorked: .absent(date: december(10))
    case .absent: .noticeTooShort(date: december(8), delay: Delay(5, .workingDays), earliest: december(14))
    case .noticeTooShort: .inPast(date: december(2))
    case .inPast: .noAgreement(date: december(7))
    case .noAgreement: .outsideEmployment(date: december(31))
    case .outsideEmployment: .notAFixedDay(date: december(11))
    case .notAFixedDay: .placeNotInAgreement(place: .residence, date: december(7))
    case .placeNotInAgreement: .alreadyTeleworked(date: december(7), half: .afternoon)
    case .alreadyTeleworked: .repeatedHalfDay(date: december(7), half: .morning)
    case .repeatedHalfDay: .outsideWeek(date: december(17))
    case .outsideWeek: .envelopeExceeded(year: 2026, limit: 200, asked: 201)
    case .envelopeExceeded: .monthClosed(month: yearMonth("2026-12"))
    case .monthClosed: nil
    }
}

/// Causes whose sentence differs when a limit is nothing or a list is empty.
public let extremeCauses: [Cause] = [
    .formulaNotOffered(asked: .fixed, offered: []),
    .placeNotOffered(asked: .home, offered: []),
    .daysBeyondShare(asked: 2, limit: 0, share: 5),
    .weeklyQuotaExceeded(limit: 0, asked: 2),
    .onSiteMinimumNotReached(minimum: 1, left: 0),
    .monthClosed(month: yearMonth("2026-04")),
]
