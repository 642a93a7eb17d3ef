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
    /// Teleworked half-days, paid or not.
    private(set) var halves = 0
    private(set) var peopleCount = 0
    /// The first day teleworked while the texts pay an allowance but give no amount.
    private(set) var missingAmount: LocalDate?

    /// Reads and computes the days of the month that are past.
    init(_ month: YearMonth, store: any StoreReading, frame: Frame, environment: Environment) throws {
        self.month = month
        self.frame = frame
        limit = environment.limit(of: month.year, basis: frame.organisation.agreementBasis)
        let weeks = month.weeks
        guard let first = weeks.first, let last = weeks.last else { return }
        // Whole weeks: the month's last week may hold the first days of another agreement.
        let agreements = try store.agreements(during: DateSpan(from: first.monday, through: last.sunday))
        var written: [PersonID: [WeekPlan]] = [:]
        try store.eachWeek(from: first, through: last) { plan in
            if plan.cells.teleworkHalves > 0 || agreements[plan.person] != nil {
                written[plan.person, default: []].append(plan)
            }
        }
        for person in try store.everyone() where written[person.id] != nil || agreements[person.id] != nil {
            add(person, written: written[person.id] ?? [], agreements: agreements[person.id] ?? [], weeks: weeks)
        }
    }

    private mutating func add(_ person: Person, written: [WeekPlan], agreements: [Agreement], weeks: [ISOWeek]) {
        let timeline = frame.timeline(for: person)
        let through = min(month.last, frame.today)
        var days: [AllowanceDay] = []
        for week in weeks {
            let cells: WeekCells
            if let plan = written.first(where: { $0.week == week }) {
                cells = plan.cells
            } else if agreements.isEmpty {
                continue
            } else {
                cells = frame.template(of: week, for: person, agreements: agreements)
                if fills(week, agreements) {
                    unwritten.append(WeekPlan(person: person.id, week: week, cells: cells, version: 1))
                }
            }
            days += AllowanceRules.days(of: cells, week: week, month: month, through: through, rules: timeline)
            note(cells, week, through: through, timeline)
        }
        guard !days.isEmpty else { return }
        peopleCount += 1
        halves += days.reduce(0) { $0 + $1.halves }
        lines += MonthlyAllowance.lines(of: days, person: person.id, month: month, limit: limit)
    }

    /// Whether a fixed formula fills days of the week that are in the month.
    private func fills(_ week: ISOWeek, _ agreements: [Agreement]) -> Bool {
        week.days.contains { month.days.contains($0) && agreements.inForce(on: $0)?.formula.kind == .fixed }
    }

    private mutating func note(_ cells: WeekCells, _ week: ISOWeek, through: LocalDate, _ timeline: RuleTimeline) {
        guard missingAmount == nil, cells.teleworkHalves > 0 else { return }
        missingAmount = week.days.first { date in
            guard date <= through, month.days.contains(date) else { return false }
            let rules = timeline.rules(on: date)
            return rules.values[.allowanceDay] != nil && rules.allowance(on: date) == nil
                && HalfDay.allCases.contains { cells[date.weekday, $0].isTelework }
        }
    }
}

extension Environment {
    func limit(of year: Int, basis: AgreementBasis) -> ExemptionLimit? {
        exemptions.first { $0.year == year && $0.basis == basis }
    }
}

extension StoreReading {
    /// The days that earn the allowance of one person in a month, as their weeks stand now.
    func allowanceDays(of person: Person, in month: YearMonth, frame: Frame) throws -> [AllowanceDay] {
        guard let first = month.weeks.first, let last = month.weeks.last else { return [] }
        let cells = try cells(of: [person], from: first, through: last, frame: frame)[person.id] ?? [:]
        let timeline = frame.timeline(for: person)
        return month.weeks.flatMap { week in
            AllowanceRules.days(
                of: cells[week] ?? WeekCells(repeating: .notWorked), week: week, month: month,
                through: min(month.last, frame.today), rules: timeline)
        }
    }

    /// What corrections of closed months still owe, or take back.
    func adjustments(frame: Frame, environment: Environment) throws -> [AllowanceLine] {
        try pendingCorrections().flatMap { correction -> [AllowanceLine] in
            guard let person = try person(correction.person) else { return [] }
            let due = MonthlyAllowance.lines(
                of: try allowanceDays(of: person, in: correction.month, frame: frame), person: person.id,
                month: correction.month,
                limit: environment.limit(of: correction.month.year, basis: frame.organisation.agreementBasis))
            return MonthlyAllowance.adjustments(
                due: due, paid: try lines(of: person.id, origin: correction.month), person: person.id,
                origin: correction.month)
        }
    }
}
