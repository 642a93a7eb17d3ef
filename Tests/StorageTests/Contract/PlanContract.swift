import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Contract of the store: agreements and weeks")
struct PlanContract {
    private static let agreements = [
        Agreement(of: .camille, .fixed(.tuesday), from: day("2025-01-06"), through: day("2025-12-31"), id: "a1"),
        Agreement(
            of: .camille, .flexible(halvesPerWeek: 3), from: day("2026-01-01"), places: [.residence, .home], id: "a2",
            texts: ["national", "accord \\ local\n2", ""]),
        Agreement(
            of: .nadia, .envelope(halvesPerYear: 0), from: day("2026-11-02"), through: day("2026-11-02"), id: "a3",
            texts: []),
        Agreement(of: .marc, .fixed(halfDays("1000000001")), from: day("2027-01-01"), id: "a4"),
    ]

    private func withAgreements(_ kind: StoreKind) async throws -> OpenedStore {
        let opened = try await kind.loaded()
        try await opened.write { store in for agreement in Self.agreements.reversed() { try store.insert(agreement) } }
        return opened
    }

    @Test("an agreement comes back as it was signed", arguments: StoreKind.allCases)
    func roundTrip(kind: StoreKind) async throws {
        let opened = try await withAgreements(kind)
        for agreement in Self.agreements {
            #expect(try await opened.read { try $0.agreement(agreement.id) } == agreement)
        }
        #expect(try await opened.read { try $0.agreement(AgreementID("none")) } == nil)
        #expect(try await opened.read { try $0.agreements(of: Cast.camille.id) }.map(\.id.rawValue) == ["a1", "a2"])
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.insert(Self.agreements[0]) } }
    }

    @Test("an agreement ends when it is superseded; one that is not there is a conflict", arguments: StoreKind.allCases)
    func update(kind: StoreKind) async throws {
        let opened = try await withAgreements(kind)
        let ended = try #require(Self.agreements[1].superseded(from: day("2026-12-01")))
        try await opened.write { try $0.update(ended) }
        #expect(try await opened.read { try $0.agreement(ended.id) } == ended)
        let span = DateSpan(from: day("2026-12-01"), through: day("2026-12-31"))
        #expect(try await opened.read { try $0.agreements(during: span) }.isEmpty)
        let unknown = Agreement(of: .paul, .fixed(.monday), from: day("2026-12-01"))
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.update(unknown) } }
    }

    @Test(
        "agreements in force on a day of a span are those that touch it",
        arguments: [
            ("2024-01-01", "2025-01-05", []), ("2024-01-01", "2025-01-06", ["a1"]),
            ("2025-12-31", "2026-01-01", ["a1", "a2"]), ("2026-11-01", "2026-11-01", ["a2"]),
            ("2026-11-02", "2026-11-02", ["a2", "a3"]), ("2026-11-03", "2026-12-31", ["a2"]),
            ("2026-11-03", nil, ["a2", "a4"]), ("2099-01-01", nil, ["a2", "a4"]),
        ] as [(String, String?, [String])])
    func during(first: String, last: String?, ids: [String]) async throws {
        let span = DateSpan(from: day(first), through: last.map(day))
        for kind in StoreKind.allCases {
            let opened = try await withAgreements(kind)
            let expected = Dictionary(grouping: Self.agreements.filter { ids.contains($0.id.rawValue) }, by: \.person)
            #expect(try await opened.read { try $0.agreements(during: span) } == expected, "\(kind)")
            let everyone = Cast.allCases.map(\.id) + [Cast.camille.id, PersonID("nobody")]
            #expect(try await opened.read { try $0.agreements(of: everyone, during: span) } == expected, "\(kind)")
            let nobody = try await opened.read { try $0.agreements(of: [], during: span) }
            #expect(nobody.isEmpty)
            let one = try await opened.read { try $0.agreements(of: [Cast.nadia.id], during: span) }
            #expect(one == expected.filter { $0.key == Cast.nadia.id }, "\(kind)")
        }
    }

    private static let letters = Cell.allCases.map(\.letter).joined()
    private static let plans = [
        (Cast.camille, "2026-W45"), (.camille, "2026-W46"), (.camille, "2026-W53"), (.camille, "2027-W01"),
        (.nadia, "2026-W46"), (.marc, "2025-W46"),
    ].map { character, week in
        WeekPlan(person: character.id, week: isoWeek(week), cells: weekCells("SSHHRROOTTAA.F"), version: 1)
    }

    private func withWeeks(_ kind: StoreKind) async throws -> OpenedStore {
        let opened = try await kind.loaded()
        try await opened.write { store in for plan in Self.plans.reversed() { try store.save(plan) } }
        return opened
    }

    @Test("a week comes back letter by letter, and is nil while it follows its template", arguments: StoreKind.allCases)
    func week(kind: StoreKind) async throws {
        let opened = try await withWeeks(kind)
        let all = WeekPlan(
            person: Cast.hugo.id, week: isoWeek("2026-W50"), cells: weekCells(Self.letters + "....."), version: 1)
        try await opened.write { try $0.save(all) }
        #expect(try await opened.read { try $0.week(of: all.person, all.week) } == all)
        #expect(try await opened.read { try $0.week(of: Cast.camille.id, isoWeek("2026-W47")) } == nil)
        #expect(try await opened.read { try $0.week(of: Cast.ines.id, isoWeek("2026-W46")) } == nil)
    }

    @Test(
        "weeks of some people, and of all in order of person then week, both ends included",
        arguments: StoreKind.allCases)
    func ranges(kind: StoreKind) async throws {
        let opened = try await withWeeks(kind)
        for (first, last) in [
            ("2026-W46", "2026-W53"), ("2026-W47", "2026-W52"), ("2026-W45", "2027-W01"), ("2025-W46", "2025-W46"),
            ("2027-W01", "2026-W45"),
        ] {
            let (first, last) = (isoWeek(first), isoWeek(last))
            let expected = Self.plans.filter { first <= $0.week && $0.week <= last }
            let people = [Cast.camille, .nadia, .camille, .ines].map(\.id)
            let some = try await opened.read { try $0.weeks(of: people, from: first, through: last) }
            #expect(some.flatMap(\.value.values).count == expected.count { people.contains($0.person) })
            for plan in expected where people.contains(plan.person) { #expect(some[plan.person]?[plan.week] == plan) }
            let all = try await opened.read { store in
                var plans: [WeekPlan] = []
                try store.eachWeek(from: first, through: last) { plans.append($0) }
                return plans
            }
            #expect(all == expected.sorted { ($0.person, $0.week) < ($1.person, $1.week) })
        }
        #expect(
            try await opened.read { try $0.weeks(of: [], from: isoWeek("2026-W01"), through: isoWeek("2026-W53")) }
                .isEmpty)
    }

    @Test("an error of the reader stops the weeks and comes out", arguments: StoreKind.allCases)
    func stop(kind: StoreKind) async throws {
        struct Enough: Error {}
        let opened = try await withWeeks(kind)
        await #expect(throws: Enough.self) {
            try await opened.read {
                try $0.eachWeek(from: isoWeek("2026-W01"), through: isoWeek("2027-W01")) { _ in throw Enough() }
            }
        }
    }

    @Test("a week is replaced by its next version only", arguments: StoreKind.allCases, [-1, 0, 1, 2, 3, 4])
    func versions(kind: StoreKind, version: Int) async throws {
        let opened = try await withWeeks(kind)
        var plan = Self.plans[0]
        plan.version = 2
        plan.cells = weekCells("HHHHSSSSSS....")
        let second = plan
        try await opened.write { try $0.save(second) }
        plan.version = version
        plan.cells = weekCells("SSSSSSSSSS....")
        let next = plan
        if version == 3 {
            try await opened.write { try $0.save(next) }
        } else {
            await #expect(throws: StoreError.conflict) { try await opened.write { try $0.save(next) } }
        }
        #expect(try await opened.read { try $0.week(of: next.person, next.week) } == (version == 3 ? next : second))
    }
}
