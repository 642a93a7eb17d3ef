import CivilTime
import Telework

/// One person's month, day by day: for HR, and for the person themself.
public struct ViewPersonMonth: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public struct Page: Sendable {
        public let person: Person
        public let month: YearMonth
        /// As the close paid them when the month is closed, as computed now otherwise, or when the close kept no days.
        public let days: [AllowanceDay]
        /// As paid when the month is closed, as computed now otherwise, with the corrections that the month is to pay.
        public let lines: [AllowanceLine]
        public let isClosed: Bool
        /// The days that are not due any more as the close paid them, in order; empty when it kept no days.
        public let corrected: [LocalDate]
        /// Whether anything was corrected since the close.
        public let isCorrected: Bool
    }

    public func callAsFunction(
        _ month: YearMonth, of person: PersonID, by actor: Actor, in organisation: OrganisationID
    ) async throws -> Page {
        try await environment.store.read(organisation) { store in
            let subject = try store.subject(person, of: .viewAllowance, for: actor)
            let frame = try store.frame(in: environment)
            let due = try store.dueDays(of: subject, in: month, paidIn: month, frame: frame).days
            guard try store.close(of: month) != nil else {
                let limit = environment.limit(of: month.year, basis: frame.organisation.agreementBasis)
                let adjusted = try store.adjustments(
                    shownIn: month, of: person, frame: frame, environment: environment)
                let lines =
                    MonthlyAllowance.lines(of: due, person: person, month: month, limit: limit) + adjusted.lines
                return Page(
                    person: subject, month: month, days: due,
                    lines: lines.sorted { ($0.origin, $0.unit) < ($1.origin, $1.unit) }, isClosed: false, corrected: [],
                    isCorrected: false)
            }
            let lines = try store.lines(paidIn: month, to: person)
            let ordinary = lines.filter { $0.payCode == .allowance && $0.origin == month }
            let records = try store.paidDays(of: person, origin: month).filter { $0.paidIn == month }
            guard !records.isEmpty || ordinary.isEmpty else {
                let isCorrected = ordinary.reduce(0) { $0 + $1.halves } != due.reduce(0) { $0 + $1.halves }
                return Page(
                    person: subject, month: month, days: due, lines: lines, isClosed: true, corrected: [],
                    isCorrected: isCorrected)
            }
            let paid = records.compactMap(\.earned)
            let corrected = Set(paid).symmetricDifference(due).map(\.date)
            return Page(
                person: subject, month: month, days: paid, lines: lines, isClosed: true,
                corrected: Set(corrected).sorted(), isCorrected: !corrected.isEmpty)
        }
    }
}
