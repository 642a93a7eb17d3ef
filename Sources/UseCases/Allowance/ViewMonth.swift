import CivilTime
import Telework

/// A month of allowances, as computed now or as closed (IND-2).
public struct MonthView: Sendable {
    public let month: YearMonth
    /// Nil while the month is open: the lines are then a computation, which changes with the weeks.
    public let close: MonthClose?
    /// The latest time that its close was asked for, while the month is open.
    public let closing: Errand?
    public let lines: [AllowanceLine]
    public let people: [PersonID: Payee]
    public let total: Cents
    public let exempt: Cents
    /// What keeps the month from being closed, all at once; empty when it can be, or is.
    public let problems: [MonthProblem]
    public let confirmation: AmountConfirmation?
    public let amounts: [DatedAmount]
    /// The one that a closed month was computed with; today's for an open one, or when the close kept none.
    public let limit: ExemptionLimit?
    public let today: LocalDate
}

/// Who a line pays: fifty people may look at the month of ten thousand at once, so no more than is shown or looked for.
public struct Payee: Hashable, Sendable, Identifiable {
    public let id: PersonID
    public let employeeNumber: String
    public let familyName: String
    public let givenName: String

    public var fullName: String { "\(givenName) \(familyName)" }

    public init(_ person: Person) {
        id = person.id
        employeeNumber = person.employeeNumber
        familyName = person.familyName
        givenName = person.givenName
    }
}

public struct ViewMonth: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(
        _ month: YearMonth, by actor: Actor, in organisation: OrganisationID
    ) async throws -> MonthView {
        try actor.require(.viewAllowance)
        return try await environment.store.read(organisation) { store in
            let frame = try store.frame(in: environment)
            let close = try store.close(of: month)
            var lines: [AllowanceLine]
            var problems: [MonthProblem] = []
            var known: [Payee] = []
            if close != nil {
                lines = try store.lines(paidIn: month)
            } else {
                let run = try MonthRun(month, store: store, frame: frame, environment: environment)
                lines = run.lines
                known = run.payees
                let adjusted = try store.adjustments(shownIn: month, frame: frame, environment: environment)
                lines += adjusted.lines
                problems = try environment.problems(closing: run, adjusted, store: store, frame: frame)
            }
            var byID = Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0) })
            let others = Set(lines.lazy.map(\.person).filter { byID[$0] == nil })
            for person in try store.people(Array(others)) { byID[person.id] = Payee(person) }
            lines = lines.inOrder(of: byID)
            return MonthView(
                month: month, close: close, closing: close == nil ? try store.errand(closing: month) : nil,
                lines: lines, people: byID,
                total: lines.reduce(.zero) { $0 + $1.amount }, exempt: lines.reduce(.zero) { $0 + $1.exempt },
                problems: problems, confirmation: try store.confirmation(of: month.year),
                amounts: try environment.amounts(of: month.year, store: store, frame: frame),
                limit: close?.limit ?? environment.limit(of: month.year, basis: frame.organisation.agreementBasis),
                today: frame.today)
        }
    }
}

extension [AllowanceLine] {
    /// By employee number, then month of origin, then amount.
    fileprivate func inOrder(of people: [PersonID: Payee]) -> [AllowanceLine] {
        map { (number: people[$0.person]?.employeeNumber ?? "", line: $0) }.sorted { left, right in
            (left.number, left.line.origin, left.line.unit) < (right.number, right.line.origin, right.line.unit)
        }.map(\.line)
    }
}

/// The months that can be looked at, latest first: those closed, and the open ones up to this month.
public struct ListMonths: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public struct Row: Sendable {
        public let month: YearMonth
        public let close: MonthClose?
    }

    public func callAsFunction(by actor: Actor, in organisation: OrganisationID) async throws -> [Row] {
        try actor.require(.viewAllowance)
        return try await environment.store.read(organisation) { store in
            let current = YearMonth(containing: environment.clock.now(in: try store.organisation().timeZone).date)
            let closed = try store.closedMonths()
            let first = min(closed.min() ?? current.adding(months: -1), current.adding(months: -1))
            var rows: [Row] = []
            var month = current
            while month >= first {
                rows.append(Row(month: month, close: try store.close(of: month)))
                month = month.adding(months: -1)
            }
            return rows
        }
    }
}
