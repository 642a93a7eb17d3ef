import CivilTime
import Telework

/// A day as a close found it: what a later correction is compared with, whatever became of the person's
/// service, of the texts and of the organisme since.
public struct PaidDay: Hashable, Sendable {
    public let person: PersonID
    /// The month whose close wrote it: that of the day, or a later one that adjusted it.
    public let paidIn: YearMonth
    public let date: LocalDate
    public let morning: Cell
    public let afternoon: Cell
    /// What it was paid, at the amount of that time; nil when it earned nothing, or is not teleworked any more.
    public let earned: AllowanceDay?
    /// The service whose texts said so; nil when the person's team had none.
    public let service: String?

    public init(
        person: PersonID, paidIn: YearMonth, date: LocalDate, morning: Cell, afternoon: Cell, earned: AllowanceDay?,
        service: String?
    ) {
        self.person = person
        self.paidIn = paidIn
        self.date = date
        self.morning = morning
        self.afternoon = afternoon
        self.earned = earned
        self.service = service
    }
}

/// The days of a month that are due to someone as their weeks stand now, compared with what closes paid.
///
/// A day that has not changed is due as it was paid. A day that has keeps the amount it was paid at; one that was not paid
/// takes the amount that the texts give for its date, in the service that the close knew for it. A close keeps those of
/// everyone who had an agreement or teleworked in the month; for anybody else, and for months closed by programs that kept
/// no days, they are those that the files of HR gave.
struct DueDays {
    private(set) var days: [AllowanceDay] = []
    /// What the next close has to write: days that no longer are as a close found them.
    private(set) var changes: [PaidDay] = []
    /// The first day that changed, is teleworked, and for which the texts pay an allowance but give no amount.
    private(set) var missingAmount: LocalDate?

    /// - Parameter paidIn: The month whose close would write the changes.
    init(
        of person: Person, in month: YearMonth, cells: [ISOWeek: WeekCells], records: [PaidDay],
        services: ServiceHistory, paidIn: YearMonth, frame: Frame
    ) {
        let through = min(month.last, frame.today)
        let timeline = frame.timeline(services, in: month)
        let standing = Dictionary(records.map { ($0.date, $0) }, uniquingKeysWith: { $1 })
        let paid = Dictionary(
            records.compactMap(\.earned).map { ($0.date, $0) }, uniquingKeysWith: { $1 })
        for week in month.weeks {
            let cells = cells[week] ?? WeekCells(repeating: .notWorked)
            let computed = Dictionary(
                uniqueKeysWithValues: AllowanceRules.days(
                    of: cells, week: week, month: month, through: through, rules: timeline
                ).map { ($0.date, $0) })
            for date in week.days where date <= through && YearMonth(containing: date) == month {
                let (morning, afternoon) = (cells[date.weekday, .morning], cells[date.weekday, .afternoon])
                let record = standing[date]
                var earned = record?.earned
                if record?.morning != morning || record?.afternoon != afternoon {
                    earned = computed[date].map { paid[date]?.lasting($0.halves) ?? $0 }
                    if missingAmount == nil, morning.isTelework || afternoon.isTelework,
                        timeline.rules(on: date).lacksAmount(on: date)
                    {
                        missingAmount = date
                    }
                    if record != nil || morning.isTelework || afternoon.isTelework {
                        changes.append(
                            PaidDay(
                                person: person.id, paidIn: paidIn, date: date, morning: morning, afternoon: afternoon,
                                earned: earned, service: services.service(on: date)))
                    }
                }
                if let earned { days.append(earned) }
            }
        }
    }
}

extension AllowanceDay {
    /// The same day and amount for another number of half-days.
    fileprivate func lasting(_ halves: Int) -> AllowanceDay {
        AllowanceDay(date: date, halves: halves, unit: unit, certainty: certainty, source: source)
    }
}

/// What corrections of closed months come to.
struct Adjustments {
    var lines: [AllowanceLine] = []
    /// The days as they are now.
    var days: [PaidDay] = []
    /// The first corrected day without an amount: it must not be settled as worth nothing.
    var missingAmount: LocalDate?
}

extension StoreReading {
    /// The days of a month that are due to one person, with those that changed since closes paid them.
    ///
    /// - Parameter paidIn: The month whose close would write what has changed.
    func dueDays(of person: Person, in month: YearMonth, paidIn: YearMonth, frame: Frame) throws -> DueDays {
        var cells: [ISOWeek: WeekCells] = [:]
        if let first = month.weeks.first, let last = month.weeks.last {
            cells = try self.cells(of: [person], from: first, through: last, frame: frame)[person.id] ?? [:]
        }
        let records = try paidDays(of: person.id, origin: month)
        return DueDays(
            of: person, in: month, cells: cells, records: records,
            services: try services(of: person, in: month, records: records, frame: frame), paidIn: paidIn,
            frame: frame)
    }

    /// The adjustments that an open month shows: corrections are paid with the first month still open, and shown there
    /// only.
    ///
    /// - Parameter person: Only theirs; nil for everyone's.
    func adjustments(
        shownIn month: YearMonth, of person: PersonID? = nil, frame: Frame, environment: Environment
    ) throws -> Adjustments {
        guard try closedMonths().max()?.adding(months: 1) == month else { return Adjustments() }
        return try adjustments(paidIn: month, to: person, frame: frame, environment: environment)
    }

    /// What corrections of closed months still owe, or take back, in a month to be closed, with the days as they are now.
    ///
    /// - Parameter payee: Only theirs; nil for everyone's.
    func adjustments(
        paidIn month: YearMonth, to payee: PersonID? = nil, frame: Frame, environment: Environment
    ) throws -> Adjustments {
        var adjustments = Adjustments()
        for correction in try payee.map({ try pendingCorrections(of: $0) }) ?? pendingCorrections() {
            guard let person = try person(correction.person) else { continue }
            let origin = correction.month
            let due = try dueDays(of: person, in: origin, paidIn: month, frame: frame)
            let limit =
                try close(of: origin)?.limit
                ?? environment.limit(of: origin.year, basis: frame.organisation.agreementBasis)
            adjustments.lines += MonthlyAllowance.adjustments(
                due: MonthlyAllowance.lines(of: due.days, person: person.id, month: origin, limit: limit),
                paid: try self.lines(of: person.id, origin: origin), person: person.id, origin: origin)
            adjustments.days += due.changes
            if let date = due.missingAmount {
                adjustments.missingAmount = min(date, adjustments.missingAmount ?? date)
            }
        }
        return adjustments
    }
}
