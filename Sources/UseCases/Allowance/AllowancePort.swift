import CivilTime
import Telework

public protocol AllowanceReading {
    func closedMonths() throws -> Set<YearMonth>
    func close(of month: YearMonth) throws -> MonthClose?
    /// The lines paid in a month, in order of employee number, origin, unit.
    func lines(paidIn month: YearMonth) throws -> [AllowanceLine]
    func lines(paidIn month: YearMonth, to person: PersonID) throws -> [AllowanceLine]
    /// Every line paid to someone for days of a month, whenever it was paid.
    func lines(of person: PersonID, origin: YearMonth) throws -> [AllowanceLine]
    /// What each close wrote of someone's days of a month, in order of date then close.
    func paidDays(of person: PersonID, origin: YearMonth) throws -> [PaidDay]
    /// People and closed months whose weeks changed after the close, not yet adjusted.
    func pendingCorrections() throws -> [PendingCorrection]
    /// The same of one person, in order of month.
    func pendingCorrections(of person: PersonID) throws -> [PendingCorrection]
    /// Who confirmed the amounts of a year, and when; nil while nobody has.
    func confirmation(of year: Int) throws -> AmountConfirmation?
}

public protocol AllowanceWriting {
    /// Closes a month with its lines and the days that they pay, for ever; a month already closed is a
    /// ``StoreError/conflict``.
    func insert(_ close: MonthClose, lines: [AllowanceLine], days: [PaidDay]) throws
    func markForCorrection(_ correction: PendingCorrection) throws
    func removePendingCorrections(_ corrections: [PendingCorrection]) throws
    func save(_ confirmation: AmountConfirmation) throws
}

public struct MonthClose: Hashable, Sendable {
    public let month: YearMonth
    public let closedAt: Instant
    public let closedBy: AccountID?
    public let lineCount: Int
    public let total: Cents
    /// The Urssaf limit that it was computed with; nil when none was known.
    public let limit: ExemptionLimit?

    public init(
        month: YearMonth, closedAt: Instant, closedBy: AccountID?, lineCount: Int, total: Cents,
        limit: ExemptionLimit? = nil
    ) {
        self.month = month
        self.closedAt = closedAt
        self.closedBy = closedBy
        self.lineCount = lineCount
        self.total = total
        self.limit = limit
    }
}

public struct PendingCorrection: Hashable, Sendable {
    public let person: PersonID
    public let month: YearMonth

    public init(person: PersonID, month: YearMonth) {
        self.person = person
        self.month = month
    }
}

/// HR's word that the amounts of a year are those to be paid.
public struct AmountConfirmation: Hashable, Sendable {
    public let year: Int
    /// The amounts in force in the year that were confirmed, in cents, in order of date.
    public let amounts: [Cents]
    public let confirmedBy: AccountID?
    public let confirmedAt: Instant

    public init(year: Int, amounts: [Cents], confirmedBy: AccountID?, confirmedAt: Instant) {
        self.year = year
        self.amounts = amounts
        self.confirmedBy = confirmedBy
        self.confirmedAt = confirmedAt
    }
}
