import CivilTime
import Telework

/// Where in the file each reason of a refusal is told.
struct ReasonPlaces {
    struct Place: Hashable {
        let line: Int
        let column: Int
    }

    private let rows: [DayRow]
    private let fallback: Place

    init<Value>(_ place: Located<Value>) {
        rows = []
        fallback = Place(line: place.line, column: place.column)
    }

    /// What a week as a whole breaks is told at its last line, which is one too many.
    init?(_ rows: [DayRow]) {
        guard let last = rows.last else { return nil }
        self.rows = rows
        fallback = ReasonPlaces.place(last)
    }

    /// The line that asks for the day of a cause; the last of them for a half-day asked twice.
    func place(of cause: Cause?) -> Place {
        guard let cause else { return fallback }
        let row = rows.last { row in
            if case .weekdayForbidden(let weekday) = cause { return row.date.value.weekday == weekday }
            return row.date.value == cause.date && (cause.half == nil || row.half == nil || row.half == cause.half)
        }
        return row.map(ReasonPlaces.place) ?? fallback
    }

    private static func place(_ row: DayRow) -> Place {
        Place(line: row.date.line, column: row.date.column)
    }
}

extension Decision {
    /// One issue for each line and code, in order: a reason is told where what causes it was asked.
    func issues(at places: ReasonPlaces) -> [FileIssue] {
        guard !reasons.isEmpty else {
            return [
                ImportProblem.refused(self).issue(
                    line: places.place(of: nil).line, column: places.place(of: nil).column)
            ]
        }
        var order: [ReasonKey] = []
        var grouped: [ReasonKey: [Reason]] = [:]
        for reason in reasons {
            let key = ReasonKey(place: places.place(of: reason.cause), code: reason.code)
            if grouped[key] == nil { order.append(key) }
            grouped[key, default: []].append(reason)
        }
        return order.map { key in
            let decision = Decision(verdict: .refused(grouped[key] ?? []), trace: trace)
            return ImportProblem.refused(decision).issue(line: key.place.line, column: key.place.column)
        }
    }

    private struct ReasonKey: Hashable {
        let place: ReasonPlaces.Place
        let code: String
    }
}

extension Cause {
    /// The day that the cause is about; nil when it is a week, a year, or another matter.
    fileprivate var date: LocalDate? {
        switch self {
        case .halfDayNotAllowed(let date), .publicHoliday(let date), .notWorked(let date), .absent(let date),
            .noticeTooShort(let date, _, _), .inPast(let date), .noAgreement(let date),
            .outsideEmployment(let date), .notAFixedDay(let date), .placeNotInAgreement(_, let date),
            .alreadyTeleworked(let date, _), .repeatedHalfDay(let date, _), .outsideWeek(let date):
            date
        default: nil
        }
    }

    fileprivate var half: HalfDay? {
        switch self {
        case .alreadyTeleworked(_, let half), .repeatedHalfDay(_, let half): half
        default: nil
        }
    }
}
