import CivilTime
import SQLiteDriver
import Storage
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Many rows at once")
struct BulkTests {
    @Test(
        "2,000 people are saved, and saved again, in a moment", arguments: [StoreKind.sqlite, .sqliteFile])
    func people(kind: StoreKind) async throws {
        let opened = try await kind.open()
        try await opened.store.create(TestOrganisation.organisation)
        let people = (0..<2_000).map { person($0, "Nom \($0 % 97)", "Prénom", answersTo: PersonID("person-00000")) }
        for _ in 1...2 {
            let elapsed = try await ContinuousClock().measure { try await opened.write { try $0.save(people) } }
            print("Storage: 2,000 people saved in \(elapsed) (\(kind.rawValue))")
            // The limit is for a build without optimisation, on a machine that runs the other tests meanwhile.
            #expect(elapsed < .seconds(10))
        }
        #expect(try await opened.read { try $0.everyone() } == people)
    }

    @Test("the loader writes every row, whatever the size of its transactions", arguments: [1, 39, 40, 41, 1_000])
    func loader(size: Int) async throws {
        let store = try await SQLStore.migrated(SQLiteDatabase.inMemory())
        try await store.create(TestOrganisation.organisation)
        let loader = BulkLoader(into: store, organisation: TestOrganisation.id, rowsPerTransaction: size)
        try await loader.load(
            TestOrganisation.sites, TestOrganisation.services, TestOrganisation.teams, TestOrganisation.posts)
        let people = (0..<120).map { person($0) }
        let weeks = people.lazy.flatMap { person in
            (0..<3).map {
                WeekPlan(
                    person: person.id, week: isoWeek("2026-W44").adding(weeks: $0), cells: weekCells("SSHHSSSSSS...."),
                    version: 1)
            }
        }
        let requests = people.map {
            Request(
                id: RequestID("r-\($0.id)"), person: $0.id, proposal: Proposal(from: day("2027-01-04")),
                submittedAt: noon, submittedOn: day("2026-11-02"), answerDue: nil, message: "")
        }
        let agreements = requests.map {
            Agreement(
                id: AgreementID("a-\($0.id)"), person: $0.person, request: $0.id, formula: $0.proposal.formula,
                places: [.home], span: DateSpan(from: day("2027-01-04")), texts: ["national"],
                grantedOn: day("2026-12-01"))
        }
        #expect(try await loader.load(people: people) == 120)
        #expect(try await loader.load(weeks: weeks) == 360)
        #expect(try await loader.load(requests: requests) == 120)
        #expect(try await loader.load(agreements: agreements) == 120)
        #expect(try await loader.load(journal: (0..<50).lazy.map { entry("e\($0)", at: $0) }) == 50)
        #expect(try await loader.load(people: []) == 0)
        let found = try await store.read(TestOrganisation.id) { store in
            var count = 0
            try store.eachWeek(from: isoWeek("2026-W44"), through: isoWeek("2026-W46")) { _ in count += 1 }
            return (
                try store.everyone(), count, try store.countRequests(matching: RequestFilter(states: [.submitted])),
                try store.agreements(during: DateSpan(from: day("2027-01-04"))).count, try store.countUnsealed(),
                try store.posts().count
            )
        }
        #expect(found == (people, 360, 120, 120, 50, TestOrganisation.posts.count))
    }

    @Test("rows that exist are a conflict; the transactions before it stay")
    func conflict() async throws {
        let store = try await SQLStore.migrated(SQLiteDatabase.inMemory())
        try await store.create(TestOrganisation.organisation)
        let loader = BulkLoader(into: store, organisation: TestOrganisation.id, rowsPerTransaction: 10)
        let week = isoWeek("2026-W44")
        let people = (0..<30).map { person($0) }
        try await loader.load(people: people)
        let weeks = (people + [people[0]]).map {
            WeekPlan(person: $0.id, week: week, cells: weekCells("SSHHSSSSSS...."), version: 1)
        }
        await #expect(throws: StoreError.conflict) { try await loader.load(weeks: weeks) }
        #expect(
            try await store.read(TestOrganisation.id) { try $0.weeks(of: people.map(\.id), from: week, through: week) }
                .count == 30)
    }
}
