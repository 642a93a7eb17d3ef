import CivilTime
import Telework

extension StoreReading {
    /// What was paid for a closed month of someone, in whatever month, against what the rules say that its weeks earn.
    func objections(
        toMonthOf id: PersonID, _ month: YearMonth, frame: Frame, environment: Environment
    ) throws -> [Objection] {
        guard let person = try person(id) else { return [.missing(id.rawValue)] }
        // A correction that waits for the next close is owed, and says so.
        guard try !pendingCorrections().contains(PendingCorrection(person: id, month: month)),
            let first = month.weeks.first, let last = month.weeks.last
        else { return [] }
        let cells = try cells(of: [person], from: first, through: last, frame: frame)[id] ?? [:]
        let records = try paidDays(of: id, origin: month)
        let timeline = frame.timeline(
            try services(of: person, in: month, records: records, frame: frame), in: month)
        let earned = cells.sorted { $0.key < $1.key }.flatMap { week, cells in
            AllowanceRules.days(of: cells, week: week, month: month, through: month.last, rules: timeline)
        }
        let owed = MonthlyAllowance.adjustments(
            due: MonthlyAllowance.lines(
                of: earned, person: id, month: month,
                limit: environment.limit(of: month.year, basis: frame.organisation.agreementBasis)),
            paid: try lines(of: id, origin: month), person: id, origin: month)
        // The latest record of a day is the one that stands.
        let standing = Dictionary(
            records.map { ($0.date, $0.earned) }, uniquingKeysWith: { $1 })
        let kept = standing.values.compactMap(\.self).sorted { $0.date < $1.date }
        // The article is that of the day of the close: a text cited otherwise since pays no other amount.
        let days = Set(kept.map(Worth.init)).symmetricDifference(earned.map(Worth.init)).map(\.date)
        return (owed.isEmpty ? [] : [.paidDiffers(id, month, owed)])
            + Set(days).sorted().map { .paidDayDiffers(id, $0) }
    }

    /// The figures of a close, against its lines.
    func objections(toCloseOf month: YearMonth) throws -> [Objection] {
        guard let close = try close(of: month) else { return [.missing(month.iso)] }
        let lines = try lines(paidIn: month)
        let total = lines.reduce(Cents.zero) { $0 + $1.amount }
        guard total != close.total || lines.count != close.lineCount else { return [] }
        return [.closeDiffers(month, kept: close.total, lines: total)]
    }
}

/// What a day was worth.
private struct Worth: Hashable {
    let date: LocalDate
    let halves: Int
    let unit: Cents

    init(_ day: AllowanceDay) {
        date = day.date
        halves = day.halves
        unit = day.unit
    }
}
