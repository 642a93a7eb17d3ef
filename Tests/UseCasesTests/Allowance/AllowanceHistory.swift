import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// Months of telework lived at random: people place, move and give up days, HR corrects what is past, agreements and
/// patterns change, and each month is closed after it.
struct AllowanceHistory {
    let world: TestWorld
    private var random: SeededRandom
    private(set) var acts = 0
    private(set) var refused = 0

    static let people: [Cast] = [.camille, .nadia, .marc, .karim, .lucie]
    static let first = yearMonth("2026-09")
    /// The amounts that the texts pay, latest first; the last one is above the limit of 3.30 € a day.
    static let amounts: [(from: LocalDate, cents: Int64)] = [
        (day("2026-12-10"), 333), (day("2026-10-15"), 325), (day("2023-01-01"), 295),
    ]

    init(seed: UInt64) async throws {
        random = SeededRandom(seed: seed)
        let amounts = AllowanceHistory.amounts.reversed().map { Texts.amount($0.cents, from: $0.from.iso) }
        world = try await TestWorld.with(today: "2026-09-01") { $0.with(.allowanceDay, .amounts(amounts)) }
        let start = day("2026-09-01")
        let places: [Place] = [.home, .residence, .thirdPlace]
        try await world.agreement(for: .camille, from: start, places: places)
        try await world.agreement(for: .nadia, formula: .fixed(.friday), from: start)
        try await world.agreement(for: .marc, formula: .envelope(halvesPerYear: 60), from: start, places: places)
        try await world.agreement(for: .karim, formula: .fixed(.tuesday, .thursday), from: start)
        try await world.agreement(for: .lucie, formula: .flexible(halvesPerWeek: 2), from: start)
    }

    /// Lives a month, then closes it early in the next one.
    mutating func live(_ month: YearMonth) async throws {
        for date in month.days where Int.random(in: 0..<4, using: &random) == 0 {
            world.clock.set(date)
            for _ in 0..<3 { try await act(on: date) }
        }
        world.clock.set(month.last.adding(days: Int.random(in: 1...6, using: &random)))
        try await world.confirm(try await world.month(month.iso).amounts.map(\.amount), of: month.year)
        try await world.close(month.iso)
    }

    /// One act of somebody; what the rules refuse is part of life.
    private mutating func act(on date: LocalDate) async throws {
        let person = AllowanceHistory.people.randomElement(using: &random) ?? .camille
        let past = AllowanceHistory.first.first.adding(
            days: Int.random(in: 0...max(0, date - AllowanceHistory.first.first), using: &random))
        let soon = date.adding(days: Int.random(in: 0...20, using: &random))
        acts += 1
        do {
            switch Int.random(in: 0..<12, using: &random) {
            case 0...4: try await world.change(changes(around: soon), of: person)
            case 5...7: try await world.change(changes(around: past), of: person, by: .solene, correction: true)
            case 8: try await world.absence(soon.iso, soon.adding(days: 3).iso, half: half(), of: person)
            case 9:
                try await world.absence(
                    past.iso, past.adding(days: 2).iso, half: half(), cancels: Bool.random(using: &random), of: person,
                    by: .solene)
            case 10:
                let weekdays = [Weekday.monday, .tuesday, .thursday, .friday].shuffled(using: &random).prefix(1)
                let proposal = Proposal(
                    .fixed(HalfDaySet(days: weekdays)), from: date.adding(days: Int.random(in: 0...9, using: &random)))
                try await world.agree(proposal, for: person)
            default:
                let patterns = [
                    WorkingPattern.fullTime, Cast.withoutWednesday, WorkingPattern(days: [.monday, .tuesday]),
                ]
                let pattern = patterns.randomElement(using: &random) ?? .fullTime
                try await world.write { store in
                    guard var changed = try store.person(person.id) else { return }
                    changed.pattern = pattern
                    try store.save([changed])
                }
            }
        } catch UseCaseError.refused {
            refused += 1
        } catch UseCaseError.nothingWorked {
            refused += 1
        } catch UseCaseError.invalid(let problems) where problems.map(\.kind) == [.noAbsence] {
            refused += 1
        }
    }

    private mutating func half() -> HalfDay? {
        [HalfDay.morning, .afternoon, nil].randomElement(using: &random) ?? nil
    }

    private mutating func changes(around date: LocalDate) -> [CellChange] {
        let cells: [Cell] = [.home, .home, .home, .residence, .thirdPlace, .ownSite]
        return (0..<Int.random(in: 1...2, using: &random)).flatMap { offset -> [CellChange] in
            let cell = cells.randomElement(using: &random) ?? .home
            let date = date.adding(days: offset)
            guard Int.random(in: 0..<3, using: &random) == 0 else { return CellChange.day(date, cell) }
            return [CellChange(date: date, half: .morning, cell: cell)]
        }
    }
}

/// What is due or paid at one unit amount.
struct UnitTotal: Hashable {
    var halves = 0
    var amount: Int64 = 0
    var exempt: Int64 = 0
}

extension AllowanceHistory {
    /// What a month is worth by its rows, worked out apart from the program: half of the amount for each half-day at
    /// home or another residence, rounded up once for each amount; at most 3.30 € a day and 72 € a month exempt.
    func due(to person: Cast, for month: YearMonth) async throws -> [Int64: UnitTotal] {
        let rows = try await world.read { store in
            try store.weeks(of: [person.id], from: month.weeks[0], through: month.weeks[month.weeks.count - 1])
        }
        var halves: [Int64: Int] = [:]
        for date in month.days {
            guard let row = rows[person.id]?[ISOWeek(containing: date)] else { continue }
            let unit = AllowanceHistory.amounts.first { $0.from <= date }?.cents ?? 0
            for half in HalfDay.allCases where [.home, .residence].contains(row.cell(date, half)) {
                halves[unit, default: 0] += 1
            }
        }
        var room: Int64 = 7_200
        var totals: [Int64: UnitTotal] = [:]
        for (unit, count) in halves.sorted(by: { $0.key < $1.key }) {
            let exempt = min((min(unit, 330) * Int64(count) + 1) / 2, room)
            room -= exempt
            totals[unit] = UnitTotal(halves: count, amount: (unit * Int64(count) + 1) / 2, exempt: exempt)
        }
        return totals
    }

    /// What all closes together paid for a month.
    func paid(to person: Cast, for month: YearMonth) async throws -> [Int64: UnitTotal] {
        var totals: [Int64: UnitTotal] = [:]
        for line in try await world.read({ try $0.lines(of: person.id, origin: month) }) {
            totals[line.unit.value, default: UnitTotal()].halves += line.halves
            totals[line.unit.value, default: UnitTotal()].amount += line.amount.value
            totals[line.unit.value, default: UnitTotal()].exempt += line.exempt.value
        }
        return totals.filter { $0.value != UnitTotal() }
    }
}
