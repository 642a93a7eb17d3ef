import Telework
import UseCases

extension AllowanceWriting {
    /// Closes a month of which the days are not kept, as programs before `paid_day` did.
    public func insert(_ close: MonthClose, lines: [AllowanceLine]) throws { try insert(close, lines: lines, days: []) }
}
