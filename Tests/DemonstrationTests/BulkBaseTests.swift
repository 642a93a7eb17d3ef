import CivilTime
import Demonstration
import Telework
import TestSupport
import Testing
import UseCases

@Suite("A generated base")
struct BulkBaseTests {
    @Test("is the same row for row for the same seed, and another one for another seed")
    func deterministic() async throws {
        let first = try #require(try await BulkStage(sizes: [40], months: 4).states().first?.state)
        let again = try #require(try await BulkStage(sizes: [40], months: 4).states().first?.state)
        let other = try #require(try await BulkStage(sizes: [40], months: 4, seed: 5).states().first?.state)
        #expect(first.people == again.people && first.accounts == again.accounts)
        #expect(first.requests == again.requests && first.agreements == again.agreements)
        #expect(first.weeks == again.weeks && first.lines == again.lines && first.closes == again.closes)
        #expect(first.journal == again.journal && first.seals == again.seals)
        #expect(first.people != other.people && first.seals != other.seals && !first.seals.isEmpty)
    }

    @Test(
        "holds to the rules in every week, request and closed month",
        arguments: [([60], 6, 1), ([120], 14, 2), ([20, 20, 45], 24, 3)] as [([Int], Int, UInt64)])
    func everyRow(sizes: [Int], months: Int, seed: UInt64) async throws {
        let stage = try await BulkStage(sizes: sizes, months: months, seed: seed)
        var (weeks, requests, paid) = (0, 0, 0)
        for (id, state) in try await stage.states() {
            let sample = stage.everything(in: state)
            let objections = try await Rejudge(stage.environment)(sample, in: id)
            #expect(objections.isEmpty, "\(objections.count): \(objections.prefix(3))")
            weeks += sample.weeks.count
            requests += sample.requests.count
            paid += sample.months.count
            #expect(state.closes.count == months - 1)
        }
        print("Demonstration: judged \(weeks) weeks, \(requests) requests, \(paid) months of people, \(stage.tally)")
        #expect(weeks == stage.tally.weeks && weeks > 0)
        #expect(requests == stage.tally.requests && requests > 0 && paid > 0)
    }

    @Test("has a journal whose chain holds, with an entry for every act")
    func journal() async throws {
        let stage = try await BulkStage(sizes: [60, 25])
        for (id, state) in try await stage.states() {
            let report = try await VerifyJournal(stage.environment)(by: .system, in: id)
            #expect(report.problems.isEmpty && report.unsealedTail == 0, "\(report.problems.prefix(3))")
            #expect(report.sealed == state.journal.count)
            let counts = Dictionary(grouping: state.journal, by: \.kind).mapValues(\.count)
            #expect(counts["request-submitted"] == state.requests.count)
            #expect(counts["agreement-created"] == state.agreements.count)
            #expect(counts["month-closed"] == state.closes.count)
            #expect(counts["week-changed", default: 0] > 0 && counts["absence-recorded", default: 0] > 0)
        }
    }

    @Test("has requests in every state, part-timers, arrivals, three formulas, corrections and what they are paid")
    func variety() async throws {
        let stage = try await BulkStage(sizes: [300], months: 12)
        let state = try #require(try await stage.states().first?.state)
        #expect(Set(state.requests.values.map(\.state.kind)) == Set(RequestState.Kind.allCases))
        #expect(Set(state.agreements.values.map(\.formula.kind)) == Set(FormulaKind.allCases))
        #expect(state.people.values.contains { $0.pattern.halves == 8 })
        #expect(state.people.values.contains { $0.employment.first > stage.plan.today.adding(days: -330) })
        #expect(state.lines.values.joined().contains { $0.payCode == .adjustment && $0.amount < .zero })
        let letters = Set(state.weeks.values.flatMap(\.values).flatMap { $0.cells.all.map(\.cell) })
        #expect(
            letters.isSuperset(of: [.ownSite, .home, .residence, .otherOrganisation, .absent, .holiday, .notWorked]))
        #expect(state.accounts.count == 301 && state.accounts.values.contains { $0.roles == [.humanResources] })
    }

    @Test("keeps the figures that its rows come to, of every measure, and an account to see them")
    func figures() async throws {
        let stage = try await BulkStage(sizes: [120, 40], months: 6)
        for organisation in try await stage.store.organisations() {
            let report = try await CheckFigures(stage.environment)(in: organisation.id)
            #expect(report.isCounted && report.differences == [])
        }
        let first = try #require(try await stage.states().first?.state)
        for measure in Measure.allCases {
            #expect(first.figures.amounts.keys.contains { $0.measure == measure }, "\(measure)")
        }
        #expect(first.accounts.values.filter { $0.roles == [.network] }.map(\.login) == ["pilotage"])
        #expect(BulkBase.guests(of: stage.plan).last?.role == .network)
    }

    @Test("goes on where its history stops: HR closes the open month, with the corrections that wait")
    func nextClose() async throws {
        let stage = try await BulkStage(sizes: [400], months: 4)
        let (id, before) = try #require(try await stage.states().first)
        let month = try #require(before.closes.keys.max()).adding(months: 1)
        #expect(month == yearMonth("2026-10") && !before.pendingCorrections.isEmpty)
        try await CloseMonth(stage.environment)(month, by: .system, in: id)
        let after = stage.store.inspect(id) { $0 }
        #expect(after.pendingCorrections.isEmpty && after.closes.count == 4)
        #expect(after.lines[month]?.contains { $0.payCode == .adjustment } == true)
        let objections = try await Rejudge(stage.environment)(stage.everything(in: after), in: id)
        #expect(objections.isEmpty, "\(objections.prefix(3))")
    }

    @Test("refuses a base that holds an organisme")
    func notEmpty() async throws {
        let stage = try await BulkStage(sizes: [20], months: 1)
        await #expect(throws: BulkBase.LoadError.notEmpty) {
            try await BulkBase(stage.plan, store: stage.store, environment: stage.environment)()
        }
        #expect(try await stage.store.organisations().count == 1)
    }

    @Test(
        "spreads a network's people: half of the organismes under 200, none outside 20 to 10,000",
        arguments: [
            (300, 150_000), (300, 30_000), (2, 40), (2, 20_000), (7, 5_000), (1, 20), (1, 10_000), (40, 399_999),
        ])
    func sizes(count: Int, people: Int) throws {
        let sizes = try #require(BulkPlan.sizes(organisations: count, people: people, seed: 2026))
        #expect(sizes.count == count && sizes.reduce(0, +) == people)
        #expect(sizes.allSatisfy { (20...10_000).contains($0) })
        if count == 300, people == 150_000 {
            #expect(sizes.count { $0 < 200 } == 150 && sizes.max() == 10_000)
        }
    }

    @Test(
        "is refused with fewer than 20 people an organisme or more than 10,000",
        arguments: [(1, 19), (1, 10_001), (300, 5_999), (300, 3_000_001), (0, 100)])
    func badSizes(count: Int, people: Int) {
        #expect(BulkPlan.sizes(organisations: count, people: people, seed: 2026) == nil)
    }
}
