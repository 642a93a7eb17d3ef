import CivilTime
import Telework

/// HR closes a month: its lines are written for ever, and payroll can have them (IND-2).
public struct CloseMonth: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``UseCaseError/month(_:)`` before the month's last day is over, when it is closed already, when an
    ///   earlier one is open, or while HR has not confirmed the amounts of the year.
    public func callAsFunction(
        _ month: YearMonth, by actor: Actor, in organisation: OrganisationID, token: String? = nil
    ) async throws {
        try actor.require(.closeMonth)
        try await environment.change(organisation, by: actor, token: token) { store, moment in
            let frame = try store.frame(in: environment)
            if try store.close(of: month) != nil { throw UseCaseError.month(.alreadyClosed(month)) }
            let run = try MonthRun(month, store: store, frame: frame, environment: environment)
            if let problem = try environment.problems(closing: run, store: store, frame: frame).first {
                throw UseCaseError.month(problem)
            }
            let corrections = try store.pendingCorrections()
            let lines = run.lines + (try store.adjustments(frame: frame, environment: environment))
            for plan in run.unwritten { try store.save(plan) }
            let total = lines.reduce(Cents.zero) { $0 + $1.amount }
            try store.insert(
                MonthClose(
                    month: month, closedAt: moment.instant, closedBy: actor.account, lineCount: lines.count,
                    total: total), lines: lines)
            try store.removePendingCorrections(corrections)
            let details = ["lines": String(lines.count), "total_cents": String(total.value)]
            try environment.record(
                [Event(.monthClosed, entity: month.iso, details: details)], by: actor, at: moment, in: store)
        }
    }
}

extension Environment {
    /// Everything that keeps a month from being closed.
    func problems(closing run: MonthRun, store: any StoreReading, frame: Frame) throws -> [MonthProblem] {
        var problems: [MonthProblem] = []
        if frame.today <= run.month.last { problems.append(.notOver(run.month)) }
        if let latest = try store.closedMonths().max() {
            if latest.adding(months: 1) < run.month {
                problems.append(.earlierMonthOpen(latest.adding(months: 1)))
            } else if latest > run.month {
                // Months before the first close are not this program's: what is late is adjusted in the first open one.
                problems.append(.alreadyClosed(latest))
            }
        }
        let confirmed = try store.confirmation(of: run.month.year)?.amounts
        if confirmed != amounts(of: run.month.year, frame: frame).map(\.amount) {
            problems.append(.amountsNotConfirmed(year: run.month.year))
        }
        if let date = run.missingAmount { problems.append(.amountMissing(date)) }
        return problems
    }

    /// The amounts that the organisme's texts pay on a day of the year, in order of date.
    func amounts(of year: Int, frame: Frame) -> [DatedAmount] {
        let timeline = rules.timeline(
            for: RuleReader(organisme: frame.organisation.code, branch: frame.organisation.branch))
        let span = DateSpan(year: year)
        var amounts: [DatedAmount] = []
        for date in span.first...(span.last ?? span.first) {
            guard let amount = timeline.rules(on: date).allowance(on: date)?.value, amounts.last != amount
            else { continue }
            amounts.append(amount)
        }
        return amounts
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
        try await environment.change(organisation, by: actor, token: token) { store, moment in
            let amounts = environment.amounts(of: year, frame: try store.frame(in: environment)).map(\.amount)
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
