import CivilTime
import Telework

/// The day of an ISO text, `day("2026-12-01")`: a wrong one is a fault of the test and stops it.
public func day(_ iso: String) -> LocalDate {
    guard let date = LocalDate(iso: iso) else { preconditionFailure("no such day: \(iso)") }
    return date
}

/// The week of an ISO text, `isoWeek("2026-W49")`.
public func isoWeek(_ iso: String) -> ISOWeek {
    guard let week = ISOWeek(iso: iso) else { preconditionFailure("no such week: \(iso)") }
    return week
}

/// The month of an ISO text, `yearMonth("2026-12")`.
public func yearMonth(_ iso: String) -> YearMonth {
    guard let month = YearMonth(iso: iso) else { preconditionFailure("no such month: \(iso)") }
    return month
}

/// The half-days of ten or fourteen characters, `halfDays("1100000011")`.
public func halfDays(_ text: String) -> HalfDaySet {
    guard let set = HalfDaySet(text: text) else { preconditionFailure("no such half-days: \(text)") }
    return set
}

/// The week of fourteen letters, `weekCells("SSHHSSSSSS....")`.
public func weekCells(_ text: String) -> WeekCells {
    guard let cells = WeekCells(text: text) else { preconditionFailure("no such week: \(text)") }
    return cells
}
