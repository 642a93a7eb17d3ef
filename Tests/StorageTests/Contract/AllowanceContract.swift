import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Contract of the store: months closed and amounts")
struct AllowanceContract {
    private static let october = yearMonth("2026-10")
    private static let november = yearMonth("2026-11")

    private static func line(
        _ character: Cast, _ unit: Int64, halves: Int = 4, code: PayCode = .allowance, origin: YearMonth = october
    ) -> AllowanceLine {
        AllowanceLine(
            person: character.id, payCode: code, unit: Cents(unit), halves: halves,
            amount: Cents(unit).timesHalves(halves), exempt: Cents(270), origin: origin)
    }

    /// In order of employee number, month of origin, unit amount.
    private static let octoberLines = [
        line(.camille, 295), line(.camille, 325), line(.nadia, 325), line(.lucie, 3_000_000_000),
    ]
    private static let novemberLines = [
        line(.camille, 325, halves: -2, code: .adjustment), line(.camille, 325, origin: november),
        line(.nadia, 325, origin: november),
    ]

    private static func close(_ month: YearMonth, _ lines: [AllowanceLine], by account: AccountID?) -> MonthClose {
        MonthClose(
            month: month, closedAt: .after(5), closedBy: account, lineCount: lines.count,
            total: lines.map(\.amount).reduce(.zero, +))
    }

    private static let closes = [
        close(october, octoberLines, by: Cast.solene.accountID), close(november, novemberLines, by: nil),
    ]

    private func closed(_ kind: StoreKind) async throws -> OpenedStore {
        let opened = try await kind.loaded()
        try await opened.write { try $0.insert(Self.closes[0], lines: Self.octoberLines.shuffled()) }
        try await opened.write { try $0.insert(Self.closes[1], lines: Self.novemberLines.shuffled()) }
        return opened
    }

    @Test("a closed month comes back to the cent, its lines in order", arguments: StoreKind.allCases)
    func months(kind: StoreKind) async throws {
        let opened = try await closed(kind)
        #expect(try await opened.read { try $0.closedMonths() } == [Self.october, Self.november])
        #expect(try await opened.read { try $0.close(of: Self.october) } == Self.closes[0])
        #expect(try await opened.read { try $0.close(of: Self.november) } == Self.closes[1])
        #expect(try await opened.read { try $0.close(of: yearMonth("2026-12")) } == nil)
        #expect(try await opened.read { try $0.lines(paidIn: Self.october) } == Self.octoberLines)
        #expect(try await opened.read { try $0.lines(paidIn: Self.november) } == Self.novemberLines)
        #expect(try await opened.read { try $0.lines(paidIn: yearMonth("2026-12")) }.isEmpty)
    }

    @Test("the lines of a person, by month paid and by month of origin", arguments: StoreKind.allCases)
    func person(kind: StoreKind) async throws {
        let opened = try await closed(kind)
        let camille = Cast.camille.id
        #expect(
            try await opened.read { try $0.lines(paidIn: Self.october, to: camille) } == Array(Self.octoberLines[0..<2])
        )
        #expect(
            try await opened.read { try $0.lines(paidIn: Self.november, to: camille) }
                == Array(Self.novemberLines[0..<2]))
        #expect(
            try await opened.read { try $0.lines(of: camille, origin: Self.october) }
                == Array(Self.octoberLines[0..<2]) + [Self.novemberLines[0]])
        #expect(try await opened.read { try $0.lines(of: camille, origin: Self.november) } == [Self.novemberLines[1]])
        #expect(try await opened.read { try $0.lines(of: Cast.marc.id, origin: Self.october) }.isEmpty)
        #expect(try await opened.read { try $0.lines(paidIn: Self.october, to: Cast.marc.id) }.isEmpty)
    }

    @Test("a month closes once, with or without lines", arguments: StoreKind.allCases)
    func once(kind: StoreKind) async throws {
        let opened = try await closed(kind)
        let again = Self.close(Self.october, [], by: nil)
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.insert(again, lines: []) } }
        #expect(try await opened.read { try $0.close(of: Self.october) } == Self.closes[0])
        #expect(try await opened.read { try $0.lines(paidIn: Self.october) } == Self.octoberLines)
        let empty = Self.close(yearMonth("2026-12"), [], by: nil)
        try await opened.write { try $0.insert(empty, lines: []) }
        #expect(try await opened.read { try $0.close(of: empty.month) } == empty)
    }

    /// In order of date then close.
    private static let days = [
        paidDay(
            "2026-10-06", .home, .home,
            AllowanceDay(
                date: day("2026-10-06"), halves: 2, unit: Cents(3_000_000_000), certainty: .fictional,
                source: RuleSource(text: "local", article: "art. 9-1", layer: .organisme)), service: "PREST"),
        paidDay("2026-10-06", .absent, .otherSite, nil, in: november, service: "PREST"),
        paidDay("2026-10-07", .thirdPlace, .ownSite, nil, service: nil),
    ]

    private static func paidDay(
        _ date: String, _ morning: Cell, _ afternoon: Cell, _ earned: AllowanceDay?, in month: YearMonth = october,
        service: String?
    ) -> PaidDay {
        PaidDay(
            person: Cast.camille.id, paidIn: month, date: day(date), morning: morning, afternoon: afternoon,
            earned: earned, service: service)
    }

    @Test("the days of a close come back as they were, with the limit of its month", arguments: StoreKind.allCases)
    func paidDays(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let limits = [
            ExemptionLimit(year: 2026, basis: .collective, day: Cents(330), month: nil, certainty: .unverified),
            ExemptionLimit(year: 2026, basis: .none, day: Cents(270), month: Cents(5_940), certainty: .verified),
        ]
        for (month, limit) in zip([Self.october, Self.november], limits) {
            let close = MonthClose(
                month: month, closedAt: noon, closedBy: nil, lineCount: 0, total: .zero, limit: limit)
            try await opened.write { store in
                try store.insert(close, lines: [], days: Self.days.filter { $0.paidIn == month })
            }
            #expect(try await opened.read { try $0.close(of: month) } == close)
        }
        #expect(try await opened.read { try $0.paidDays(of: Cast.camille.id, origin: Self.october) } == Self.days)
        #expect(try await opened.read { try $0.paidDays(of: Cast.camille.id, origin: Self.november) }.isEmpty)
        #expect(try await opened.read { try $0.paidDays(of: Cast.nadia.id, origin: Self.october) }.isEmpty)
    }

    @Test("corrections to make are kept once each, until they are made", arguments: StoreKind.allCases)
    func corrections(kind: StoreKind) async throws {
        let opened = try await closed(kind)
        let marks = [
            PendingCorrection(person: Cast.camille.id, month: Self.october),
            PendingCorrection(person: Cast.nadia.id, month: Self.october),
            PendingCorrection(person: Cast.camille.id, month: Self.november),
        ]
        try await opened.write { store in for mark in marks + marks { try store.markForCorrection(mark) } }
        #expect(try await opened.read { try $0.pendingCorrections() } == marks)
        #expect(try await opened.read { try $0.pendingCorrections(of: Cast.camille.id) } == [marks[0], marks[2]])
        #expect(try await opened.read { try $0.pendingCorrections(of: Cast.marc.id) }.isEmpty)
        try await opened.write { try $0.removePendingCorrections([marks[0], marks[2]]) }
        #expect(try await opened.read { try $0.pendingCorrections() } == [marks[1]])
        try await opened.write { try $0.removePendingCorrections(marks) }
        #expect(try await opened.read { try $0.pendingCorrections() }.isEmpty)
    }

    @Test("the amounts of a year are confirmed, and confirmed again when they change", arguments: StoreKind.allCases)
    func confirmation(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        #expect(try await opened.read { try $0.confirmation(of: 2026) } == nil)
        for amounts in [[Cents(295), Cents(325)], [], [Cents(3_000_000_000)]] {
            let confirmation = AmountConfirmation(
                year: 2026, amounts: amounts, confirmedBy: amounts.isEmpty ? nil : Cast.solene.accountID,
                confirmedAt: .after(amounts.count))
            try await opened.write { try $0.save(confirmation) }
            #expect(try await opened.read { try $0.confirmation(of: 2026) } == confirmation)
        }
        #expect(try await opened.read { try $0.confirmation(of: 2025) } == nil)
    }
}
