import CivilTime
import Telework

/// A line of `paie.csv` (`docs/data-dictionary.md`).
public struct PayrollRow: Hashable, Sendable {
    /// The organisme's code.
    public let organisation: String
    public let employeeNumber: String
    public let month: YearMonth
    public let payCode: PayCode
    /// Half-days; the file writes days.
    public let halves: Int
    public let unit: Cents
    public let amount: Cents
    public let exempt: Cents
    public let subject: Cents
    public let origin: YearMonth
}

/// The closed month as payroll takes it: the same file each time it is asked for.
public struct ExportPayroll: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``UseCaseError/notFound`` for a month that is not closed.
    public func callAsFunction(
        _ month: YearMonth, by actor: Actor, in organisation: OrganisationID
    ) async throws -> [PayrollRow] {
        try actor.require(.exportPayroll)
        return try await environment.store.write(organisation) { store in
            guard try store.close(of: month) != nil else { throw UseCaseError.notFound }
            let organisme = try store.organisation()
            let lines = try store.lines(paidIn: month)
            let people = try store.people(Array(Set(lines.map(\.person))))
            let numbers = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.employeeNumber) })
            let moment = environment.clock.now(in: organisme.timeZone)
            try environment.record(
                [Event(.payrollExported, entity: month.iso)], by: actor, at: moment, in: store)
            return lines.map { line in
                PayrollRow(
                    organisation: organisme.code, employeeNumber: numbers[line.person] ?? line.person.rawValue,
                    month: month, payCode: line.payCode, halves: line.halves, unit: line.unit, amount: line.amount,
                    exempt: line.exempt, subject: line.subject, origin: line.origin)
            }
        }
    }
}
