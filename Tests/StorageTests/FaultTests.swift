import CivilTime
import SQLDriver
import SQLiteDriver
import Storage
import Telework
import TestSupport
import Testing
import UseCases

/// Acts as the use cases write them, each in one transaction, broken at every statement in turn.
@Suite("A failure at any statement leaves nothing moved")
struct FaultTests {
    struct Write: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let act: @Sendable (any StoreWriting) throws -> Void

        init(_ description: String, _ act: @escaping @Sendable (any StoreWriting) throws -> Void) {
            testDescription = description
            self.act = act
        }
    }

    static let writes: [Write] = [
        Write("a request is submitted") { store in
            let request = Request(of: .nadia, Proposal(from: day("2027-01-04")), on: day("2026-11-02"), id: "new")
            guard try !store.hasOpenRequest(request.person) else { throw StoreError.conflict }
            try store.insert(request)
            try store.append(entry("e9", at: 9))
            try store.enqueue(OutboxMessage(id: "m9", kind: "k", person: nil, entity: nil, createdAt: noon))
            try store.remember(answer: "new", toForm: "form-9", account: Cast.nadia.accountID, at: noon)
        },
        Write("a request is granted and the agreement before it ends") { store in
            guard let request = try store.request(RequestID("request-1")),
                let old = try store.agreement(AgreementID("agreement-1")),
                let ended = old.superseded(from: day("2026-12-01"))
            else { throw StoreError.conflict }
            try store.update(try request.accepted(by: Cast.marc.id, at: noon).0)
            try store.update(ended)
            try store.insert(Agreement(of: .camille, .fixed(.monday), from: day("2026-12-01"), id: "new"))
            try store.append(entry("e9", at: 9))
        },
        Write("a week changes") { store in
            guard var plan = try store.week(of: Cast.camille.id, isoWeek("2026-W46")) else { throw StoreError.conflict }
            plan.version += 1
            plan.cells = weekCells("AAAAAAAAAA....")
            try store.save(plan)
            try store.save(WeekPlan(person: Cast.nadia.id, week: plan.week, cells: plan.cells, version: 1))
            try store.markForCorrection(PendingCorrection(person: Cast.nadia.id, month: yearMonth("2026-10")))
            try store.append(entry("e9", at: 9))
        },
        Write("a month closes with its adjustments") { store in
            let month = yearMonth("2026-11")
            let lines = [Cast.camille, .nadia].map {
                AllowanceLine(
                    person: $0.id, unit: Cents(295), halves: 2, amount: Cents(295), exempt: .zero, origin: month)
            }
            try store.insert(
                MonthClose(month: month, closedAt: noon, closedBy: nil, lineCount: 2, total: Cents(590)), lines: lines)
            try store.removePendingCorrections(try store.pendingCorrections())
            try store.save(AmountConfirmation(year: 2026, amounts: [Cents(1)], confirmedBy: nil, confirmedAt: noon))
        },
        Write("entries are sealed") { store in
            try store.append(entry("e9", at: 9))
            try store.append(
                [JournalSeal(sequence: 2, entry: "e2", hash: "h"), JournalSeal(sequence: 3, entry: "e9", hash: "i")])
        },
        Write("the organisation, posts and people are imported") { store in
            var organisation = try store.organisation()
            organisation.extraHolidays = [day("2027-01-02"): "Lendemain"]
            try store.save(organisation)
            try store.save(
                TestOrganisation.sites, TestOrganisation.services, [Team(code: "NEW", name: "New", service: "ACC")])
            try store.save(TestOrganisation.posts)
            try store.save((0..<90).map { person($0, answersTo: Cast.marc.id) })
            try store.deleteStagedImport("import-1")
        },
        Write("an import records an event for each person") { store in
            try store.append((100..<182).map { entry("e\($0)", at: $0) })
            try store.enqueue(
                (0..<82).map { OutboxMessage(id: "m-\($0)", kind: "k", person: nil, entity: nil, createdAt: noon) })
        },
        Write("a job is taken, prolonged, ended and put back, and messages go") { store in
            let job = try store.claimJob(of: "k", by: "o", at: noon, until: .after(60), horizon: .after(600))
            guard let lease = job?.state.lease, try store.renew(lease, until: .after(120)),
                try store.holds(lease),
                try store.end(lease, as: .failed("f", next: noon), attempts: 1),
                try store.insert(Job(id: "new", kind: "k", key: "new", state: .done(at: noon)))
            else { throw StoreError.conflict }
            try store.prolong(lease, until: .after(240))
            _ = try store.retryJobs(of: "k", at: noon)
            _ = try store.deleteJobs(doneBefore: .after(1), limit: 9)
            _ = try store.deleteMessages(before: .after(1), limit: 9)
        },
        Write("a password changes") { store in
            guard var account = try store.account(Cast.camille.accountID) else { throw StoreError.conflict }
            account.passwordHash = "new"
            try store.update(account)
            try store.deleteSessions(of: account.id)
            try store.deleteFailedSignIns(of: account.login)
            try store.recordFailedSignIn(of: "M002", at: noon)
            try store.insert(
                Session(digest: "new", account: account.id, csrfToken: "t", createdAt: noon, expiresAt: .after(60)))
            try store.recordReading(viewer: Cast.marc.id, person: Cast.nadia.id, useCase: "u", day: day("2026-11-02"))
        },
    ]

    @Test("whatever statement fails, the base is as before, and the act succeeds afterwards", arguments: writes)
    func everyStatement(write: Write) async throws {
        let real = try SQLiteDatabase.inMemory()
        let faulty = FaultyDatabase(wrapping: real)
        let store = try await SQLStore.migrated(faulty)
        let organisation = OrganisationID("mine")
        try await fill(store, organisation, mark: "mine")
        let before = try await real.everything()
        #expect(Set(before.map { $0.prefix { $0 != ":" } }).count >= Tables.all.count - 1)

        var number = 1
        while true {
            await faulty.fail(at: number, with: SQLError(.diskFull, "The disk is full."))
            do {
                try await store.write(organisation, write.act)
                break
            } catch let error as SQLError {
                #expect(error.kind == .diskFull)
            }
            #expect(try await real.everything() == before, "statement \(number)")
            number += 1
            try #require(number < 1_000)
        }
        print("Storage: “\(write.testDescription)” broken at \(number - 1) statements")
        #expect(number > 4)
        #expect(try await real.everything() != before)
    }
}
