import CivilTime
import Telework

extension Cause {
    var english: Explanation {
        let (body, remedy) = englishSentences(Wording(.english))
        return Explanation(body, remedy, in: .english)
    }

    /// What is not possible, without its full stop, and what is, as whole sentences.
    private func englishSentences(_ w: Wording) -> (String, String) {
        switch self {
        case .formulaNotOffered(let asked, let offered):
            (
                "The formula “\(asked.noun.english)” is not open on the date asked for",
                offered.isEmpty
                    ? "None is: please ask human resources."
                    : "You can ask for: \(w.choice(offered.map(w.formula)))."
            )
        case .placeNotOffered(let asked, let offered):
            (
                "Telework \(asked.whereabouts.english) is not provided for",
                offered.isEmpty
                    ? "No place is: please ask human resources."
                    : "You can choose: \(w.choice(offered.map(w.place)))."
            )
        case .contractNotConcerned(let contract):
            (
                "This contract (\(contract.noun.english)) does not allow telework to be asked for",
                "If this is not the right contract, please tell human resources."
            )
        case .seniorityTooShort(let months, let date):
            (
                "The first day of telework takes \(w.months(months)) of service",
                "Telework can begin from \(w.longDate(date))."
            )
        case .activitiesNotTeleworkable(let share, let minimum):
            (
                "\(w.percent(share)) of the post can be teleworked; at least \(w.percent(minimum)) is needed",
                "If the description of the post is out of date, please have it corrected."
            )
        case .daysBeyondShare(let asked, let limit, let share):
            (
                "This asks for \(w.duration(halves: asked)) a week; the teleworkable share of the post "
                    + "(\(w.percent(share))) allows at most \(w.duration(halves: limit))",
                limit > 0
                    ? "Ask for \(w.duration(halves: limit)) or less."
                    : "If the description of the post is out of date, please have it corrected."
            )
        case .emptyFormula:
            ("No day of telework is asked for", "Give the days, or how many.")
        case .annualEnvelopeTooLarge(let asked, let limit):
            (
                "This asks for \(w.duration(halves: asked)) a year; the limit is \(w.duration(halves: limit))",
                "Ask for \(w.duration(halves: limit)) or less."
            )
        case .weeklyMinimumNotReached(let asked, let minimum):
            (
                "This asks for \(w.duration(halves: asked)) a week; the minimum is \(w.duration(halves: minimum))",
                "Ask for \(w.duration(halves: minimum)) or more."
            )
        case .startInPast(let start):
            (
                "The first day asked for, \(w.longDate(start)), is already past",
                "Choose today or a day to come."
            )
        case .startOutsideEmployment(let start):
            (
                "\(w.longDate(start)) is outside the period of employment",
                "Choose a date within the contract, or have it checked by human resources."
            )
        case .agreementTooLong(let months):
            (
                "The period asked for is longer than the maximum of \(w.months(months))",
                "Choose an earlier last day."
            )
        case .requestPending:
            (
                "A request is already waiting for an answer",
                "Wait for that answer, or withdraw the request before you send another one."
            )
        case .agreementBeginsLater(let start):
            (
                "An agreement already begins on \(w.longDate(start))",
                "Choose a first day after that date."
            )
        case .weeklyQuotaExceeded(let limit, let asked):
            (
                "The week would hold \(w.duration(halves: asked)) of telework; the limit is "
                    + w.duration(halves: limit),
                limit > 0
                    ? "Keep to \(w.duration(halves: limit)) of telework at most."
                    : "Plan these days on site."
            )
        case .onSiteMinimumNotReached(let minimum, let left):
            (
                "The week would leave \(w.duration(halves: left)) on site; the minimum is "
                    + w.duration(halves: minimum),
                "Keep at least \(w.duration(halves: minimum)) on site."
            )
        case .halfDayNotAllowed(let date):
            (
                "\(w.longDate(date)) cannot be teleworked by half: telework is taken by whole days",
                "Plan the whole day as telework, or on site."
            )
        case .halfDaysNotAllowed:
            ("Telework is taken by whole days, without single half-days", "Choose whole days.")
        case .weekdayForbidden(let weekday):
            ("\(w.weekday(weekday)) cannot be teleworked", "Choose another day of the week.")
        case .publicHoliday(let date):
            ("\(w.longDate(date)) is a public holiday", "Choose another day.")
        case .notWorked(let date):
            (
                "\(w.longDate(date)) is not worked, or not the whole day",
                "Choose a half-day that is worked."
            )
        case .weekdayNotWorked(let weekday):
            (
                "\(w.weekday(weekday)) is not worked, or not the whole day",
                "Choose a half-day that is worked."
            )
        case .absent(let date):
            (
                "An absence is already noted on \(w.longDate(date))",
                "Choose another day, or change the absence first."
            )
        case .noticeTooShort(let date, let delay, let earliest):
            (
                "\(w.longDate(date)) is too soon: the notice is \(w.delay(delay))",
                "The first possible date is \(w.longDate(earliest))."
            )
        case .inPast(let date):
            (
                "\(w.longDate(date)) is already past",
                "Choose a day to come. To correct the past, please see human resources."
            )
        case .noAgreement(let date):
            (
                "No telework agreement is in force on \(w.longDate(date))",
                "Choose a day that an agreement covers; without one, a request is to be sent."
            )
        case .outsideEmployment(let date):
            (
                "\(w.longDate(date)) is outside the period of employment",
                "Choose a day within the contract."
            )
        case .notAFixedDay(let date):
            (
                "\(w.longDate(date)) is not one of the fixed days of the agreement",
                "Choose one of the fixed days; others take a new agreement."
            )
        case .placeNotInAgreement(let place, let date):
            (
                "The agreement does not provide for telework \(place.whereabouts.english), chosen for "
                    + w.longDate(date),
                "Choose a place of the agreement; another takes a new one."
            )
        case .alreadyTeleworked(let date, let half):
            ("\(w.halfDay(half, of: date).capitalisedFirst) is already teleworked", "Choose another half-day.")
        case .repeatedHalfDay(let date, let half):
            (
                "\(w.halfDay(half, of: date).capitalisedFirst) appears twice in what you entered",
                "Give this half-day only once."
            )
        case .outsideWeek(let date):
            (
                "\(w.longDate(date)) is not in the week being changed",
                "Open the week of \(w.weekRange(ISOWeek(containing: date))) to change that day."
            )
        case .envelopeExceeded(let year, let limit, let asked):
            (
                "Telework in \(String(year)) would reach \(w.duration(halves: asked)); the envelope is "
                    + w.duration(halves: limit),
                "Plan that day on site, or free a day to come first."
            )
        case .monthClosed(let month):
            (
                "The \(w.monthOf(month)) is closed",
                "Tell human resources about the correction: it will be settled in a later month."
            )
        }
    }
}
