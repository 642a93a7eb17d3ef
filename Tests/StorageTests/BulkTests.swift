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
        "2,000 people are saved, and saved again, many by each statement")
    func people() async throws {
        let database = RecordingDatabase(try SQLiteDatabase.inMemory())
        let store = try await SQLStore.migrated(database)
        try await store.create(TestOrganisation.organisation)
        let people = (0..<2_000).map { person($0, "Nom \($0 % 97)", "Prénom", answersTo: PersonID("person-00000")) }
        for _ in 1...2 {
            _ = database.take()
            try await store.write(TestOrganisation.id) { try $0.save(people) }
            let statements = database.take().count
            print("Storage: 2,000 people saved by \(statements) statements")
            #expect((1...100).contains(statements))
        }
        #expect(try await store.read(TestOrganisation.id) { try $0.everyone() } == people)
    }

    @Test(
        "rows of every kind are written in one transaction, whatever their number",
        arguments: [1, 7, 8, 9, 63, 64, 65, 137])
    func rows(count: Int) async throws {
        let store = try await SQLStore.migrated(SQLiteDatabase.inMemory())
        try await store.create(TestOrganisation.organisation)
        let rows = bulkRows(count)
        try await store.load(rows, into: TestOrganisation.id)
        let week = isoWeek("2026-W44")
        try await store.read(TestOrganisation.id) { store in
            #expect(try store.everyone() == rows.people)
            #expect(try store.accounts() == rows.accounts)
            #expect(try store.countRequests(matching: RequestFilter(states: [.submitted])) == count)
            #expect(try store.agreements(during: DateSpan(from: day("2027-01-04"))).count == count)
            let weeks = try store.weeks(of: rows.people.map(\.id), from: week, through: week)
            #expect(weeks.values.flatMap(\.values).sorted { $0.person < $1.person } == rows.weeks)
            #expect(try store.countUnsealed() == 0 && store.head() == rows.journal.last?.seal)
            var read: [SealedEntry] = []
            try store.eachSeal { seal, entry in
                if let entry { read.append(SealedEntry(entry: entry, seal: seal)) }
            }
            #expect(read == rows.journal)
        }
    }

    @Test("rows that exist are a conflict, and nothing of their batch stays")
    func conflict() async throws {
        let store = try await SQLStore.migrated(SQLiteDatabase.inMemory())
        try await store.create(TestOrganisation.organisation)
        var rows = bulkRows(30)
        rows.weeks.append(rows.weeks[0])
        await #expect(throws: StoreError.conflict) { try await store.load(rows, into: TestOrganisation.id) }
        #expect(try await store.read(TestOrganisation.id) { try $0.everyone() }.isEmpty)
    }

    private func bulkRows(_ count: Int) -> BulkRows {
        var rows = BulkRows()
        rows.people = (0..<count).map { person($0) }
        rows.accounts = rows.people.map {
            Account(id: AccountID("account-\($0.id)"), login: $0.employeeNumber, person: $0.id, passwordHash: "x")
        }
        rows.weeks = rows.people.map {
            WeekPlan(person: $0.id, week: isoWeek("2026-W44"), cells: weekCells("SSHHSSSSSS...."), version: 1)
        }
        rows.requests = rows.people.map {
            Request(
                id: RequestID("r-\($0.id)"), person: $0.id, proposal: Proposal(from: day("2027-01-04")),
                submittedAt: noon, submittedOn: day("2026-11-02"), answerDue: nil, message: "")
        }
        rows.agreements = rows.requests.map {
            Agreement(
                id: AgreementID("a-\($0.id)"), person: $0.person, request: $0.id, formula: $0.proposal.formula,
                places: [.home], span: DateSpan(from: day("2027-01-04")), texts: ["national"],
                grantedOn: day("2026-12-01"))
        }
        rows.journal = (0..<count).map {
            SealedEntry(
                entry: entry("e\($0)", at: $0), seal: JournalSeal(sequence: $0 + 1, entry: "e\($0)", hash: "h\($0)"))
        }
        return rows
    }
}
