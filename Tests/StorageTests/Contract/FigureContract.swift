import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// Figures kept as things change are those that all things come to, at every step.
@Suite("Contract of the store: figures")
struct FigureContract {
    @Test("after any act, what is kept is what is counted from all rows", arguments: StoreKind.allCases)
    func keptIsCounted(kind: StoreKind) async throws {
        let opened = try await kind.open()
        let world = try await TestWorld(on: opened.store)
        var random = SeededRandom(seed: 2_026)
        var kinds: Set<Int> = []
        let steps = kind == .inMemory ? 300 : 120
        for step in 0..<steps {
            let (act, seed) = (Int.random(in: 0..<FigureActs.count, using: &random), random.next())
            try await world.write { store in
                var acts = FigureActs(seed: seed, step: step)
                try acts.run(act, on: store)
            }
            kinds.insert(act)
            let report = try await CheckFigures(world.environment)(in: world.organisation)
            #expect(report.isCounted && report.differences == [], "step \(step), act \(act)")
        }
        #expect(kinds.count == FigureActs.count)
        let kept = try await world.read { try $0.figures() }
        for measure in Measure.allCases {
            #expect(kept.amounts.contains { $0.key.measure == measure }, "\(measure) was never counted")
        }
        // Counted again, and all changes taken up, the figures are the same.
        try await RecountFigures(world.environment)(in: world.organisation)
        #expect(try await world.read { try $0.figures() } == kept)
        #expect(try await world.read { try !$0.hasFigureChanges() })
    }

    @Test(
        "changes are taken up in totals without a figure changing, some transactions at a time",
        arguments: StoreKind.allCases)
    func folding(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        for index in 0..<5 {
            try await opened.write {
                try $0.insert(
                    Request(
                        of: Cast.allCases[index], Proposal(from: day("2027-01-04")), on: day("2026-11-02"),
                        id: "r\(index)"))
            }
        }
        let before = try await opened.read { try $0.figures() }
        #expect(before[Figure(.filed, yearMonth("2026-11"))] == 5)
        var folded: [Int] = []
        repeat {
            folded.append(try await opened.write { try $0.foldFigures(limit: 4) })
            #expect(try await opened.read { try $0.figures() } == before)
        } while folded.last != 0
        // The organisme of the tests was loaded in one more.
        #expect(folded.reduce(0, +) == 6 && folded.first == 4)
        #expect(try await opened.read { try !$0.hasFigureChanges() })
    }

    @Test("a write that fails changes no figure", arguments: StoreKind.allCases)
    func failure(kind: StoreKind) async throws {
        struct Undone: Error {}
        let opened = try await kind.loaded()
        let before = try await opened.read { try $0.figures() }
        await #expect(throws: Undone.self) {
            try await opened.write { store in
                try store.insert(Agreement(of: .camille, .fixed(.monday), from: day("2026-01-05")))
                throw Undone()
            }
        }
        #expect(try await opened.read { try $0.figures() } == before)
    }

    @Test("a difference is told figure by figure, and a new count puts it right", arguments: StoreKind.allCases)
    func difference(kind: StoreKind) async throws {
        let opened = try await kind.open()
        let world = try await TestWorld(on: opened.store)
        let counted = try await world.read { try $0.figures() }
        let figure = Figure(.people, yearMonth("2026-10"))
        try await world.write { store in
            var wrong = try store.figures()
            wrong.add(2, to: figure)
            try store.replaceFigures(with: wrong, definition: Counting.definition)
        }
        let report = try await CheckFigures(world.environment)(in: world.organisation)
        #expect(report.differences.map(\.figure) == [figure])
        #expect(report.differences.first.map { $0.kept - $0.counted } == 2)
        try await RecountFigures(world.environment)(in: world.organisation)
        #expect(try await world.read { try $0.figures() } == counted)
    }

    @Test(
        "the network's sums are those of its organismes, but those still to be counted", arguments: StoreKind.allCases)
    func network(kind: StoreKind) async throws {
        let opened = try await kind.open()
        let ids = ["a", "b", "c"].map { OrganisationID($0) }
        for id in ids { try await fill(opened.store, id, mark: id.rawValue) }
        try await opened.store.write(ids[2]) {
            try $0.replaceFigures(with: FigureTally(), definition: Counting.definition + 1)
        }
        let (first, month) = (yearMonth("2026-09"), yearMonth("2026-11"))
        let expected = try await opened.store.read(ids[0]) { try $0.figures() }
        #expect(!expected.isEmpty)
        let (members, tally, sums) = try await opened.store.network { network in
            (
                try network.members(), try network.figures(from: first, through: month),
                try network.sums(of: month, requestsFrom: first)
            )
        }
        #expect(members.map(\.id) == ids && members.map(\.isCounted) == [true, true, false])
        var twice = expected
        twice += expected
        #expect(tally == twice.collapsed(from: first, through: month))
        #expect(Set(sums.keys) == Set(ids.prefix(2)))
        #expect(sums[ids[1]] == OrganismeSums(of: expected, month: month, requestsFrom: first))
        #expect(sums[ids[1]]?.people == 11)
    }

    @Test(
        "telework is known of an organisme from its first agreement or close on, not from an agreement that was moved",
        arguments: StoreKind.allCases)
    func begun(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        // Its total has the agreement from February, a change that no total has taken up moves it to May.
        let moved = TestOrganisation.id
        let agreements = ["2026-02-02", "2026-05-04"].map {
            Agreement(of: .camille, .fixed(.monday), from: day($0), id: "moved")
        }
        try await opened.write { try $0.insert(agreements[0]) }
        try await opened.write { _ = try $0.foldFigures(limit: 100) }
        try await opened.write { try $0.update(agreements[1]) }
        #expect(try await opened.read { try $0.hasFigureChanges() })
        let (people, first) = (Figure(.people, yearMonth("2026-01")), yearMonth("2026-03"))
        let others: [(OrganisationID, [Figure: Int])] = [
            (OrganisationID("agreed"), [people: 30, Figure(.teleworkers, first): 12]),
            (OrganisationID("closed"), [people: 30, Figure(.closes, first): 1]),
            (
                OrganisationID("over"),
                [people: 30, Figure(.teleworkers, first): 12, Figure(.teleworkers, yearMonth("2026-04")): -12]
            ),
            (OrganisationID("none"), [people: 200]),
        ]
        for (id, figures) in others {
            try await opened.store.create(Organisation(id: id, code: "code-\(id)", name: "Other"))
            var tally = FigureTally()
            for (figure, amount) in figures { tally.add(amount, to: figure) }
            let kept = tally
            try await opened.store.write(id) { try $0.replaceFigures(with: kept, definition: Counting.definition) }
        }
        let known = Set(others.prefix(3).map { $0.0 })
        let cases: [(String, Set<OrganisationID>)] = [
            ("2026-02", []), ("2026-03", known), ("2026-10", known.union([moved])),
        ]
        for (text, expected) in cases {
            let month = yearMonth(text)
            let sums = try await opened.store.network { try $0.sums(of: month, requestsFrom: month) }
            #expect(sums.count == others.count + 1)
            #expect(Set(sums.filter { $0.value.isBegun }.keys) == expected, "\(text)")
            for id in sums.keys {
                let tally = try await opened.store.read(id) { try $0.figures() }
                #expect(sums[id] == OrganismeSums(of: tally, month: month, requestsFrom: month), "\(id) \(text)")
            }
        }
    }

    @Test(
        "an organisme that is to be counted is, by the job, which then takes up what comes",
        arguments: StoreKind.allCases)
    func job(kind: StoreKind) async throws {
        let opened = try await kind.open()
        let world = try await TestWorld(on: opened.store)
        let counted = try await world.read { try $0.figures() }
        try await world.write { try $0.replaceFigures(with: FigureTally(), definition: Counting.definition + 1) }
        #expect(try await !CheckFigures(world.environment)(in: world.organisation).isCounted)
        let worker = JobWorker(world.environment, handlers: [FigureKeeping()], owner: "test") { "\($0)" }
        for _ in 0..<2 { _ = try await worker.turn(in: world.organisation) }
        #expect(try await world.read { try $0.figures() } == counted)
        try await world.request(of: .camille, Proposal(from: day("2027-01-04")))
        #expect(try await world.read { try $0.hasFigureChanges() })
        world.clock.advance(days: 1)
        _ = try await worker.turn(in: world.organisation)
        #expect(try await world.read { try !$0.hasFigureChanges() })
        #expect(try await CheckFigures(world.environment)(in: world.organisation).differences == [])
    }
}
