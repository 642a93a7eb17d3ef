import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// What the tests of use cases lean on: the store in memory answers as its ports promise.
@Suite("Store in memory")
struct MemoryStoreTests {
    private struct Failure: Error {}

    @Test("a transaction that fails leaves nothing behind")
    func rollback() async throws {
        let world = try await TestWorld()
        await #expect(throws: Failure.self) {
            try await world.write { store in
                try store.save([Cast.camille.person { $0.familyName = "Autre" }])
                throw Failure()
            }
        }
        let name = try await world.read { try $0.person(Cast.camille.id)?.familyName }
        #expect(name == "Fournier")
    }

    @Test("another organisme sees nothing, and has no organisme at all until it is created")
    func isolation() async throws {
        let world = try await TestWorld()
        let other = OrganisationID("organisation-other")
        let count = try await world.store.read(other) { try $0.everyone().count }
        #expect(count == 0)
        await #expect(throws: StoreError.self) { try await world.store.read(other) { try $0.organisation() } }
        await #expect(throws: StoreError.conflict) {
            try await world.store.create(
                Organisation(id: other, code: TestOrganisation.code, name: "Même code"))
        }
    }

    @Test("one open request for each person, and each version once")
    func requests() async throws {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, Proposal(from: day("2026-11-16")))
        await #expect(throws: StoreError.conflict) {
            try await world.request(of: .camille, Proposal(from: day("2026-12-07")))
        }
        let (withdrawn, _) = try request.withdrawn(at: world.clock.now.instant)
        try await world.write { try $0.update(withdrawn) }
        await #expect(throws: StoreError.conflict) { try await world.write { try $0.update(withdrawn) } }
        try await world.request(of: .camille, Proposal(from: day("2026-12-07")))
        let open = try await world.read { try $0.hasOpenRequest(Cast.camille.id) }
        #expect(open)
    }

    @Test("requests to answer come to their manager, those owed soonest first, page by page")
    func order() async throws {
        let world = try await TestWorld()
        for (character, due) in [
            (Cast.camille, "2026-12-09"), (.nadia, "2026-12-01"), (.paul, nil), (.lucie, "2026-11-30"),
        ]
            as [(Cast, String?)]
        {
            let request = Request(
                of: character, Proposal(from: day("2026-12-14")), on: day("2026-11-02"), due: due.map(day))
            try await world.write { try $0.insert(request) }
        }
        func people(_ filter: RequestFilter) async throws -> [PersonID] {
            try await world.read { try $0.requests(matching: filter).map(\.person.id) }
        }
        let mine = RequestFilter(states: [.submitted], answersTo: Cast.marc.id)
        #expect(try await people(mine) == [Cast.nadia.id, Cast.camille.id, Cast.paul.id])
        #expect(
            try await people(RequestFilter(states: [.submitted], answersTo: Cast.marc.id, offset: 1, limit: 1))
                == [Cast.camille.id])
        #expect(
            try await people(RequestFilter(states: [.submitted], dueBefore: day("2026-12-01"))) == [Cast.lucie.id])
        #expect(try await people(RequestFilter(states: [.submitted], withoutManager: true)).isEmpty)
        #expect(try await world.read { try $0.countRequests(matching: mine) } == 3)
    }

    @Test("a week is written in order of its versions")
    func weeks() async throws {
        let world = try await TestWorld()
        let plan = try await world.week("2026-W47", of: .camille, "SSHHSSSSSS....")
        for version in [0, 1, 3] {
            let wrong = WeekPlan(person: plan.person, week: plan.week, cells: plan.cells, version: version)
            await #expect(throws: StoreError.conflict) { try await world.write { try $0.save(wrong) } }
        }
        let next = WeekPlan(person: plan.person, week: plan.week, cells: plan.cells, version: 2)
        try await world.write { try $0.save(next) }
        let stored = try await world.read { try $0.week(of: Cast.camille.id, isoWeek("2026-W47"))?.version }
        #expect(stored == 2)
    }

    @Test(
        "people are found by the beginning of a name, of a word of it, or by number",
        arguments: [
            ("four", ["Fournier"]), ("GOFF", ["Le Goff"]), ("le g", ["Le Goff"]), ("ines d", ["Da Silva"]),
            ("etienne", ["Étienne"]), ("ndiaye", []), ("diaye", ["N’Diaye"]), ("m010", ["Kervella"]), ("ournier", []),
        ])
    func search(text: String, names: [String]) async throws {
        let world = try await TestWorld()
        let found = try await world.read { try $0.people(matching: PeopleFilter(search: text)).map(\.familyName) }
        #expect(found == names)
    }

    @Test("people sort by name without accents, and the departed are filtered by day")
    func names() async throws {
        let world = try await TestWorld()
        let filter = PeopleFilter(team: TestOrganisation.benefitsTeam, employedOn: day("2026-06-30"))
        let before = try await world.read { try $0.people(matching: filter).map(\.familyName) }
        #expect(before == ["Belkacem", "Delaunay", "Étienne", "Fournier"])
        let later = PeopleFilter(team: TestOrganisation.benefitsTeam, employedOn: day("2026-10-05"))
        let after = try await world.read { try $0.people(matching: later).map(\.familyName) }
        #expect(after == ["Belkacem", "Delaunay", "Fournier", "Le Goff"])
    }

    @Test("a month is closed once")
    func close() async throws {
        let world = try await TestWorld()
        let close = MonthClose(
            month: yearMonth("2026-10"), closedAt: world.clock.now.instant, closedBy: nil, lineCount: 0, total: .zero)
        try await world.write { try $0.insert(close, lines: []) }
        await #expect(throws: StoreError.conflict) { try await world.write { try $0.insert(close, lines: []) } }
    }

    @Test("the clock of the tests passes midnight, and instants follow")
    func clock() {
        let clock = TestClock(day("2026-12-31"))
        let noon = clock.now.instant
        clock.advance(minutes: 12 * 60)
        #expect(clock.today == day("2027-01-01") && clock.now.time.minutes == 0)
        #expect(clock.now.instant == noon.adding(seconds: 12 * 3_600))
    }
}
