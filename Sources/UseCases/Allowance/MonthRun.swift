import CivilTime
import Telework

/// The computation of a month for the whole organisme: read once, in order of person.
struct MonthRun {
    let month: YearMonth
    let frame: Frame
    let limit: ExemptionLimit?
    private(set) var lines: [AllowanceLine] = []
    /// Those who have a line, in order of employee number.
    private(set) var payees: [Payee] = []
    /// Weeks that followed the template of a fixed formula: written at the close, so that they never change, even when
    /// nothing was earned (a holiday that is worked later on must not come back as an adjustment).
    private(set) var unwritten: [WeekPlan] = []
    /// What the close keeps: each teleworked day, and where no such day tells it, the first day of each service that the
    /// person had in the month, so that it is known when a day is added later. Empty when the run only computes.
    private(set) var paidDays: [PaidDay] = []
    private let keepsDays: Bool
    /// The first day teleworked while the texts pay an allowance but give no amount.
    private(set) var missingAmount: LocalDate?

    /// Reads and computes the days of the month that are past.
    ///
    /// - Parameter keepsDays: Whether the days are wanted too, as for a close.
    init(
        _ month: YearMonth, keepsDays: Bool = false, store: any StoreReading, frame: Frame, environment: Environment
    ) throws {
        self.month = month
        self.keepsDays = keepsDays
        self.frame = frame
        limit = environment.limit(of: month.year, basis: frame.organisation.agreementBasis)
        let weeks = month.weeks
        guard let first = weeks.first, let last = weeks.last else { return }
        // Whole weeks: the month's last week may hold the first days of another agreement.
        let agreements = try store.agreements(during: DateSpan(from: first.monday, through: last.sunday))
        let written = try store.writtenWeeks(from: first, count: weeks.count, ofThoseWith: agreements)
        let past = try store.pastServices(after: month.first)
        var tariffs = Tariffs(month, frame: frame)
        func mayBePaid(_ person: PersonID) -> Bool { written[person] != nil || agreements[person] != nil }
        try store.eachPerson(mayBePaid) { person in
            add(
                person, written: written[person.id] ?? [], agreements: agreements[person.id] ?? [],
                past: past[person.id] ?? [], weeks: weeks, &tariffs)
        }
    }

    private mutating func add(
        _ person: Person, written: [WeekCells?], agreements: [Agreement], past: [PastService], weeks: [ISOWeek],
        _ tariffs: inout Tariffs
    ) {
        let services = ServiceHistory(past: past, current: frame.service(of: person))
        let tariff = tariffs.tariff(services)
        var days: [AllowanceDay] = []
        let kept = paidDays.count
        var computed: [ISOWeek: WeekCells] = [:]
        for (index, week) in weeks.enumerated() {
            let cells: WeekCells
            if !written.isEmpty, let row = written[index] {
                cells = row
            } else if agreements.isEmpty {
                continue
            } else {
                cells = frame.template(of: week, for: person, agreements: agreements)
                if fills(week, agreements) {
                    unwritten.append(WeekPlan(person: person.id, week: week, cells: cells, version: 1))
                }
            }
            if keepsDays { computed[week] = cells }
            guard cells.teleworkHalves > 0 else { continue }
            let earned = tariff.days(of: cells, week: week)
            if keepsDays { keep(cells, week, of: person, earned, services) }
            days += earned
            missingAmount = missingAmount ?? tariff.missingAmount(in: cells, week: week)
        }
        if keepsDays {
            keepServices(services, of: person, agreements: agreements, computed, kept: paidDays[kept...].map(\.date))
        }
        guard !days.isEmpty else { return }
        payees.append(Payee(person))
        lines += MonthlyAllowance.lines(of: days, person: person.id, month: month, limit: limit)
    }

    private mutating func keep(
        _ cells: WeekCells, _ week: ISOWeek, of person: Person, _ earned: [AllowanceDay], _ services: ServiceHistory
    ) {
        let (first, last) = (month.first, min(month.last, frame.today))
        for date in week.days where first <= date && date <= last {
            let (morning, afternoon) = (cells[date.weekday, .morning], cells[date.weekday, .afternoon])
            guard morning.isTelework || afternoon.isTelework else { continue }
            paidDays.append(
                PaidDay(
                    person: person.id, paidIn: month, date: date, morning: morning, afternoon: afternoon,
                    earned: earned.first { $0.date == date }, service: services.service(on: date)))
        }
    }

    /// Keeps the first day of each service, when the days kept do not tell which one the others had.
    ///
    /// - Parameter kept: The teleworked days that were kept.
    private mutating func keepServices(
        _ services: ServiceHistory, of person: Person, agreements: [Agreement], _ computed: [ISOWeek: WeekCells],
        kept: [LocalDate]
    ) {
        let periods = services.periods(in: month)
        guard periods.count > 1 || kept.isEmpty, !agreements.isEmpty || !kept.isEmpty else { return }
        for (date, service) in periods where !kept.contains(date) {
            let week = ISOWeek(containing: date)
            let cells = computed[week] ?? frame.template(of: week, for: person, agreements: agreements)
            paidDays.append(
                PaidDay(
                    person: person.id, paidIn: month, date: date, morning: cells[date.weekday, .morning],
                    afternoon: cells[date.weekday, .afternoon], earned: nil, service: service))
        }
    }

    /// Whether a fixed formula fills days of the week that are in the month.
    private func fills(_ week: ISOWeek, _ agreements: [Agreement]) -> Bool {
        week.days.contains { month.days.contains($0) && agreements.inForce(on: $0)?.formula.kind == .fixed }
    }
}

/// What each service's texts pay in a month, looked up once for all its people.
private struct Tariffs {
    private let month: YearMonth
    private let frame: Frame
    private var known: [String?: MonthTariff] = [:]

    init(_ month: YearMonth, frame: Frame) {
        self.month = month
        self.frame = frame
    }

    mutating func tariff(_ services: ServiceHistory) -> MonthTariff {
        guard let service = services.only else {
            return MonthTariff(month, through: frame.today, rules: frame.timeline(services, in: month))
        }
        if let tariff = known[service] { return tariff }
        let tariff = MonthTariff(month, through: frame.today, rules: frame.timeline(service: service))
        known[service] = tariff
        return tariff
    }
}

extension StoreReading {
    /// The weeks of a month that are written, by place in it so that one is found without being looked for: those of the
    /// people who have an agreement, and of others the teleworked ones.
    fileprivate func writtenWeeks(
        from first: ISOWeek, count: Int, ofThoseWith agreements: [PersonID: [Agreement]]
    ) throws -> [PersonID: [WeekCells?]] {
        var written: [PersonID: [WeekCells?]] = [:]
        let blank = [WeekCells?](repeating: nil, count: count)
        // Someone's weeks come one after the other: each person is looked up once.
        var (person, row, isBlank, hasAgreement) = (PersonID?.none, blank, true, false)
        func keep() {
            if let person, !isBlank { written[person] = row }
        }
        try eachWeek(from: first, through: first.adding(weeks: count - 1)) { plan in
            if plan.person != person {
                keep()
                (person, row, isBlank, hasAgreement) = (plan.person, blank, true, agreements[plan.person] != nil)
            }
            guard hasAgreement || plan.cells.teleworkHalves > 0 else { return }
            row[(plan.week.monday - first.monday) / 7] = plan.cells
            isBlank = false
        }
        keep()
        return written
    }
}

extension Environment {
    func limit(of year: Int, basis: AgreementBasis) -> ExemptionLimit? {
        exemptions.first { $0.year == year && $0.basis == basis }
    }
}
