import CivilTime

/// What keeps a month of allowances from being closed.
public enum MonthProblem: Hashable, Sendable {
    case notOver(YearMonth)
    case alreadyClosed(YearMonth)
    /// The month comes before the first that was closed, which is named: it was never to be paid here.
    case beforeFirst(YearMonth)
    /// An earlier month that has days to pay must be closed first.
    case earlierMonthOpen(YearMonth)
    case amountsNotConfirmed(year: Int)
    /// No amount is in force on days that were teleworked.
    case amountMissing(LocalDate)
    /// No exemption limit is known for the year: everything would bear contributions.
    case limitMissing(year: Int)
}
