import CivilTime
import Telework

/// The computation of a month for the whole organisme: read once, in order of person.
struct MonthRun {
    let month: YearMonth
    let frame: Frame
    let limit: ExemptionLimit?
    private(set) var lines: [AllowanceLine] = []
    /// Weeks that followed the template of a fixed formula: written at the close, so that they never change, even when
    /// nothing was earned (a holiday that is worked later on must not come back as an adjustment).
    private(set) var unwritten: [WeekPlan] = []
    /// What the close keeps: each teleworked day, and where no such day tells it, the first day of each service that the
    /// person had in the month, so that it is known when a day is added later. Empty when the run only computes.
    private(set) var paidDays: [PaidDay] = []
    private let keepsDays: Bool
    /// Teleworked half-days, paid or not.
    private(set) var halves = 0
    private(set) var peopleCount = 0
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
        // By place in the month: a week is found without being looked for.
        var written: [PersonID: [WeekCells?]] = [:]
        try store.eachWeek(from: first, through: last) { plan in
            if plan.cells.teleworkHalves > 0 || agreements[plan.person] != nil {
                written[plan.person, default: Array(repeating: nil, count: weeks.count)][
                    (plan.week.monday - first.monday) / 7] = plan.cells
            }
        }
        let past = try store.pastServices(after: month.first)
        for person in try store.everyone() where written[person.id] != nil || agreements[person.id] != nil {
            add(
                person, written: written[person.id] ?? [], agreements: agreements[person.id] ?? [],
                past: past[person.id] ?? [], weeks: weeks)
        }
    }

    private mutating func add(
        _ person: Person, written: [WeekCells?], agreements: [Agreement], past: [PastService], weeks: [ISOWeek]
    ) {
        let services = ServiceHistory(past: past, current: frame.service(of: person))
        let timeline = past.isEmpty ? frame.timeline(for: person) : frame.timeline(services, in: month)
        let through = min(month.last, frame.today)
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
            let earned = AllowanceRules.days(of: cells, week: week, month: month, through: through, rules: timeline)
            if keepsDays {
                computed[week] = cells
                keep(cells, week, of: person, earned, through: through, services)
            }
            days += earned
            note(cells, week, through: through, timeline)
        }
        if keepsDays {
            keepServices(services, of: person, agreements: agreements, computed, kept: paidDays[kept...].map(\.date))
        }
        guard !days.isEmpty else { return }
        peopleCount += 1
        halves += days.reduce(0) { $0 + $1.halves }
        lines += MonthlyAllowance.lines(of: days, person: person.id, month: month, limit: limit)
    }

    private mutating func keep(
        _ cells: WeekCells, _ week: ISOWeek, of person: Person, _ earned: [AllowanceDay], through: LocalDate,
        _ services: ServiceHistory
    ) {
        guard cells.teleworkHalves > 0 else { return }
        for date in week.days where date <= through && month.days.contains(date) {
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

    private mutating func note(_ cells: WeekCells, _ week: ISOWeek, through: LocalDate, _ timeline: RuleTimeline) {
        guard missingAmount == nil, cells.teleworkHalves > 0 else { return }
        missingAmount = week.days.first { date in
            guard date <= through, month.days.contains(date) else { return false }
            return timeline.rules(on: date).lacksAmount(on: date)
                && HalfDay.allCases.contains { cells[date.weekday, $0].isTelework }
        }
    }
}

extension EffectiveRules {
    /// Whether the texts pay an allowance on a day without saying how much.
    func lacksAmount(on date: LocalDate) -> Bool { values[.allowanceDay] != nil && allowance(on: date) == nil }
}

extension Environment {
    func limit(of year: Int, basis: AgreementBasis) -> ExemptionLimit? {
        exemptions.first { $0.year == year && $0.basis == basis }
    }
}
