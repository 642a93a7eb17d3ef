import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

extension TestWorld {
    /// Closes a month, by HR unless told otherwise.
    func close(_ month: String, by character: Cast = .solene, token: String? = nil) async throws {
        try await CloseMonth(environment)(yearMonth(month), by: character.actor, in: organisation, token: token)
    }

    /// HR's word on the amounts of a year: 3.25 € from 1 January 2026 in the texts of the tests.
    func confirm(_ amounts: [Cents] = [Cents(325)], of year: Int = 2026, by character: Cast = .solene) async throws {
        try await ConfirmAmounts(environment)(year, amounts: amounts, by: character.actor, in: organisation)
    }

    func payroll(_ month: String, by character: Cast = .solene) async throws -> [PayrollRow] {
        try await ExportPayroll(environment)(yearMonth(month), by: character.actor, in: organisation)
    }

    func month(_ month: String, by character: Cast = .solene) async throws -> MonthView {
        try await ViewMonth(environment)(yearMonth(month), by: character.actor, in: organisation)
    }

    /// The lines paid in a month, short to compare: `origin halves×unit=amount (exempt)`.
    func paid(_ month: String, to character: Cast = .camille) async throws -> [String] {
        try await read { try $0.lines(paidIn: yearMonth(month), to: character.id) }.map(\.summary)
    }

    /// Writes a row over what is stored, as a replay of history does.
    func overwrite(_ week: String, of character: Cast = .camille, _ cells: String) async throws {
        try await write { store in
            let version = try store.week(of: character.id, isoWeek(week))?.version ?? 0
            try store.save(
                WeekPlan(
                    person: character.id, week: isoWeek(week), cells: weekCells(cells), version: version + 1))
        }
    }
}

extension AllowanceLine {
    var summary: String {
        "\(payCode == .adjustment ? "adjustment " : "")\(origin) \(halves)×\(unit)=\(amount) (\(exempt))"
    }
}
