import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Over months lived at random")
struct AllowancePropertyTests {
    @Test(
        "After each close, what was paid for every closed month is what is due for it, to the cent", arguments: 1...12)
    func paidIsDue(seed: UInt64) async throws {
        let lines = try await live(seed: seed)
        #expect(!lines.isEmpty)
    }

    @Test("The months lived hold what the test is about: adjustments both ways, and amounts above the limit")
    func notVacuous() async throws {
        var lines: [AllowanceLine] = []
        for seed: UInt64 in 1...3 { lines += try await live(seed: seed) }
        let adjustments = lines.filter { $0.payCode == .adjustment }
        #expect(adjustments.count { $0.amount > .zero } >= 3)
        #expect(adjustments.count { $0.amount < .zero } >= 3)
        #expect(lines.contains { $0.subject > .zero })
        #expect(lines.contains { $0.halves % 2 != 0 })
    }

    /// Lives six months of a seed, each judged after its close, and returns all that was paid.
    private func live(seed: UInt64) async throws -> [AllowanceLine] {
        var history = try await AllowanceHistory(seed: seed)
        var closed: [YearMonth: [AllowanceLine]] = [:]
        var month = AllowanceHistory.first
        for _ in 0..<6 {
            try await history.live(month)
            closed[month] = try await history.lines(paidIn: month)
            for origin in closed.keys.sorted() {
                for person in AllowanceHistory.people {
                    let due = try await history.due(to: person, for: origin)
                    #expect(
                        try await history.paid(to: person, for: origin) == due,
                        "\(origin) of \(person) after the close of \(month), seed \(seed)")
                }
                #expect(try await history.lines(paidIn: origin) == closed[origin], "\(origin) changed, seed \(seed)")
            }
            month = month.adding(months: 1)
        }
        #expect(history.acts > 60)
        #expect(history.refused < history.acts)
        return closed.values.flatMap(\.self)
    }
}

extension AllowanceHistory {
    fileprivate func lines(paidIn month: YearMonth) async throws -> [AllowanceLine] {
        try await world.read { try $0.lines(paidIn: month) }
    }
}
