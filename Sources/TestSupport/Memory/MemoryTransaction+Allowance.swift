import CivilTime
import Telework
import UseCases

extension MemoryTransaction {
    func closedMonths() throws -> Set<YearMonth> { Set(state.closes.keys) }

    func close(of month: YearMonth) throws -> MonthClose? { state.closes[month] }

    func lines(paidIn month: YearMonth) throws -> [AllowanceLine] {
        sorted((state.lines[month] ?? []))
    }

    func lines(paidIn month: YearMonth, to person: PersonID) throws -> [AllowanceLine] {
        try lines(paidIn: month).filter { $0.person == person }
    }

    func lines(of person: PersonID, origin: YearMonth) throws -> [AllowanceLine] {
        state.lines.sorted { $0.key < $1.key }
            .flatMap { _, lines in sorted(lines.filter { $0.person == person && $0.origin == origin }) }
    }

    func pendingCorrections() throws -> [PendingCorrection] {
        state.pendingCorrections.sorted { ($0.month, $0.person) < ($1.month, $1.person) }
    }

    func pendingCorrections(of person: PersonID) throws -> [PendingCorrection] {
        try pendingCorrections().filter { $0.person == person }
    }

    func confirmation(of year: Int) throws -> AmountConfirmation? { state.confirmations[year] }

    func paidDays(of person: PersonID, origin: YearMonth) throws -> [PaidDay] {
        state.paidDays.filter { $0.person == person && YearMonth(containing: $0.date) == origin }
            .sorted { ($0.date, $0.paidIn) < ($1.date, $1.paidIn) }
    }

    func insert(_ close: MonthClose, lines: [AllowanceLine], days: [PaidDay]) throws {
        guard state.closes[close.month] == nil else { throw StoreError.conflict }
        keep(Counting.tally(ofClose: close.month, lines: lines))
        state.closes[close.month] = close
        state.lines[close.month] = lines
        state.paidDays += days
    }

    func markForCorrection(_ correction: PendingCorrection) throws { state.pendingCorrections.insert(correction) }

    func removePendingCorrections(_ corrections: [PendingCorrection]) throws {
        state.pendingCorrections.subtract(corrections)
    }

    func save(_ confirmation: AmountConfirmation) throws { state.confirmations[confirmation.year] = confirmation }

    private func sorted(_ lines: [AllowanceLine]) -> [AllowanceLine] {
        func key(_ line: AllowanceLine) -> (String, YearMonth, Cents, String) {
            let number = state.people[line.person]?.employeeNumber ?? line.person.rawValue
            return (number, line.origin, line.unit, line.payCode.rawValue)
        }
        return lines.sorted { key($0) < key($1) }
    }
}
