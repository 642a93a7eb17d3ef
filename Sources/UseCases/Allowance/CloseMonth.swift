import CivilTime
import Telework

/// HR closes a month: its lines are written for ever, and payroll can have them (IND-2).
public struct CloseMonth: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``UseCaseError/month(_:)`` before the month's last day is over, when it is closed already or comes
    ///   before the first that was, when an earlier one is open, or while HR has not confirmed the amounts of the year.
    public func callAsFunction(
        _ month: YearMonth, by actor: Actor, in organisation: OrganisationID, token: String? = nil
    ) async throws {
        try actor.require(.closeMonth)
        try await environment.change(organisation, by: actor, token: token) { store, scene in
            try close(month, by: actor, in: store, frame: scene.frame())
        }
    }

    func close(_ month: YearMonth, by actor: Actor, in store: any StoreWriting, frame: Frame) throws {
        if try store.close(of: month) != nil { throw UseCaseError.month(.alreadyClosed(month)) }
        let run = try MonthRun(month, keepsDays: true, store: store, frame: frame, environment: environment)
        let corrections = try store.pendingCorrections()
        let adjusted = try store.adjustments(paidIn: month, frame: frame, environment: environment)
        let problems = try environment.problems(closing: run, adjusted, store: store, frame: frame)
        if let problem = problems.first { throw UseCaseError.month(problem) }
        let lines = run.lines + adjusted.lines
        try store.insert(run.unwritten)
        let total = lines.reduce(Cents.zero) { $0 + $1.amount }
        try store.insert(
            MonthClose(
                month: month, closedAt: frame.moment.instant, closedBy: actor.account, lineCount: lines.count,
                total: total, limit: run.limit), lines: lines, days: run.paidDays + adjusted.days)
        try store.removePendingCorrections(corrections)
        let details = ["lines": String(lines.count), "total_cents": String(total.value)]
        try environment.record(
            [Event(.monthClosed, entity: month.iso, details: details)], by: actor, at: frame.moment, in: store)
    }
}

extension Environment {
    /// Everything that keeps a month from being closed.
    func problems(
        closing run: MonthRun, _ adjusted: Adjustments, store: any StoreReading, frame: Frame
    ) throws -> [MonthProblem] {
        let closed = try store.closedMonths()
        // Nothing that HR could do would change it.
        if let first = closed.min(), run.month < first { return [.beforeFirst(first)] }
        var problems: [MonthProblem] = []
        if frame.today <= run.month.last { problems.append(.notOver(run.month)) }
        if let latest = closed.max() {
            if latest.adding(months: 1) < run.month {
                problems.append(.earlierMonthOpen(latest.adding(months: 1)))
            } else if latest > run.month {
                problems.append(.alreadyClosed(latest))
            }
        } else if let earlier = try earliestMonthToPay(before: run.month, store: store, frame: frame) {
            problems.append(.earlierMonthOpen(earlier))
        }
        let confirmed = try store.confirmation(of: run.month.year)?.amounts
        if confirmed != (try amounts(of: run.month.year, store: store, frame: frame)).map(\.amount) {
            problems.append(.amountsNotConfirmed(year: run.month.year))
        }
        if let date = [run.missingAmount, adjusted.missingAmount].compactMap(\.self).min() {
            problems.append(.amountMissing(date))
        }
        if run.limit == nil, !run.lines.isEmpty { problems.append(.limitMissing(year: run.month.year)) }
        return problems
    }

    /// Before the first close: the earliest month that has days to pay, among the two years before. Once a later month
    /// is closed it could never be paid.
    private func earliestMonthToPay(
        before month: YearMonth, store: any StoreReading, frame: Frame
    ) throws -> YearMonth? {
        let (start, end) = (month.adding(months: -24).first, month.adding(months: -1).last)
        let agreements = try store.agreements(during: DateSpan(from: start, through: end)).values.joined()
        // Telework is in a written week, or fills itself from fixed days: before both there is nothing to compute.
        let fixed = agreements.filter { $0.formula.kind == .fixed }.map(\.span.first)
        let written = try store.firstTeleworkedWeek(from: ISOWeek(containing: start), through: ISOWeek(containing: end))
        guard let agreed = agreements.map(\.span.first).min(),
            let first = (fixed + [written?.monday].compactMap(\.self)).min()
        else { return nil }
        let timelines = try store.timelines(since: start, frame: frame)
        var earlier = YearMonth(containing: max(first, agreed, start))
        while earlier < month {
            guard timelines.payAllowance(in: earlier) else {
                earlier = earlier.adding(months: 1)
                continue
            }
            let run = try MonthRun(earlier, store: store, frame: frame, environment: self)
            if !run.lines.isEmpty { return earlier }
            earlier = earlier.adding(months: 1)
        }
        return nil
    }

    /// The amounts that the texts pay on a day of the year, the organisme's own and those of its services, of the year's
    /// past ones too, in order of date then amount.
    func amounts(of year: Int, store: any StoreReading, frame: Frame) throws -> [DatedAmount] {
        let span = DateSpan(year: year)
        var amounts: [DatedAmount] = []
        for timeline in try store.timelines(since: span.first, frame: frame) {
            var latest: DatedAmount?
            for date in timeline.datesOfAmounts(in: span.first...(span.last ?? span.first)) {
                // A text that says the same amount again, with its own source, changes nothing of what HR confirmed.
                guard let amount = timeline.rules(on: date).allowance(on: date)?.value,
                    amount.amount != latest?.amount
                else { continue }
                latest = amount
                if !amounts.contains(where: { $0.from == amount.from && $0.amount == amount.amount }) {
                    amounts.append(amount)
                }
            }
        }
        return amounts.sorted { ($0.from, $0.amount) < ($1.from, $1.amount) }
    }
}

extension [RuleTimeline] {
    /// Whether the texts give an amount on a day of the month, to anyone.
    fileprivate func payAllowance(in month: YearMonth) -> Bool {
        contains { rules in month.days.contains { rules.rules(on: $0).allowance(on: $0) != nil } }
    }
}

/// HR confirms the amounts of a year; a text that changes them asks for it again.
public struct ConfirmAmounts: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter amounts: The amounts that HR saw: others in force now are ``UseCaseError/outdated``.
    public func callAsFunction(
        _ year: Int, amounts seen: [Cents], by actor: Actor, in organisation: OrganisationID, token: String? = nil
    ) async throws {
        try actor.require(.confirmAmounts)
        try await environment.change(organisation, by: actor, token: token) { store, scene in
            let moment = scene.moment
            let amounts = try environment.amounts(of: year, store: store, frame: scene.frame()).map(\.amount)
            guard amounts == seen else { throw UseCaseError.outdated }
            try store.save(
                AmountConfirmation(
                    year: year, amounts: amounts, confirmedBy: actor.account, confirmedAt: moment.instant))
            let details = ["cents": amounts.map { String($0.value) }.joined(separator: ",")]
            try environment.record(
                [Event(.amountsConfirmed, entity: String(year), details: details)], by: actor, at: moment, in: store)
        }
    }
}
