import Telework
import TestSupport
import Testing
import UseCases

@Suite("Contract of the store: nothing crosses from one organisme to another")
struct TenantContract {
    private static let (mine, theirs, empty) = (
        OrganisationID("mine"), OrganisationID("theirs"), OrganisationID("empty")
    )

    private func filled(_ kind: StoreKind) async throws -> any Store {
        let opened = try await kind.open()
        try await fill(opened.store, Self.mine, mark: "mine")
        try await fill(opened.store, Self.theirs, mark: "theirs")
        try await opened.store.create(Organisation(id: Self.empty, code: "code-empty", name: "empty"))
        return opened.store
    }

    @Test("every method of the reading ports is tried")
    func coverage() throws {
        let declared = try Read.declared()
        print("Storage: \(declared.count) reading methods in the ports, \(Read.all.count) tried")
        #expect(declared.count >= 32)
        #expect(Set(Read.all.map(\.name)) == declared)
    }

    @Test("the same identifiers in two organismes are two things", arguments: StoreKind.allCases, Read.all.map(\.name))
    func reads(kind: StoreKind, name: String) async throws {
        let store = try await filled(kind)
        let read = try #require(Read.all.first { $0.name == name })
        let mine = try await store.read(Self.mine, read.call)
        let theirs = try await store.read(Self.theirs, read.call)
        #expect(!mine.contains("theirs"))
        #expect(theirs.replacing("theirs", with: "mine") == mine, "both see as much, each its own")
        let nothing = try await store.read(Self.empty, read.call)
        #expect(nothing != mine && !nothing.contains("mine") && !nothing.contains("theirs"))
    }

    @Test("writing in one leaves the other as it was", arguments: StoreKind.allCases)
    func writes(kind: StoreKind) async throws {
        let store = try await filled(kind)
        var before: [String] = []
        for read in Read.all { before.append(try await store.read(Self.theirs, read.call)) }
        try await store.write(Self.mine) { store in
            var organisation = try store.organisation()
            organisation.name = "changed"
            try store.save(organisation)
            try store.save([], [], [Team(code: TestOrganisation.benefitsTeam, name: "changed", service: "changed")])
            try store.save([Post(code: TestOrganisation.officer, title: "changed", activities: [])])
            try store.save(Cast.allCases.map { $0.person { $0.familyName = "Changed" } })
            try store.keep([PastService(person: Cast.camille.id, until: day("2026-10-15"), service: "changed")])
            let request = try #require(try store.request(RequestID("request-1")))
            try store.update(try request.withdrawn(at: noon).0)
            let agreement = try #require(try store.agreement(AgreementID("agreement-1")))
            try store.update(try #require(agreement.superseded(from: day("2026-06-01"))))
            var plan = try #require(try store.week(of: Cast.camille.id, isoWeek("2026-W46")))
            plan.version += 1
            plan.cells = weekCells("AAAAAAAAAA....")
            try store.save(plan)
            try store.removePendingCorrections(try store.pendingCorrections())
            try store.save(AmountConfirmation(year: 2026, amounts: [], confirmedBy: nil, confirmedAt: noon))
            try store.append([JournalSeal(sequence: 2, entry: "e2", hash: "changed")])
            var account = try #require(try store.account(Cast.camille.accountID))
            account.isEnabled = false
            try store.update(account)
            try store.deleteSessions(of: account.id)
            try store.deleteSessions(expiredBefore: .after(1_000), limit: 9)
            try store.deleteFailedSignIns(of: "digest-1")
            _ = try store.deleteFailedSignIns(before: .after(1_000), limit: 9)
            _ = try store.deleteFormAnswers(before: .after(1_000), limit: 9)
            try store.deleteStagedImport("import-1")
            try store.deleteStagedImports(before: .after(1_000), limit: 9)
            _ = try store.deleteMessages(before: .after(1_000), limit: 9)
            let job = try store.claimJob(of: "k", by: "o", at: noon, until: noon, horizon: nil)
            let lease = try #require(job?.state.lease)
            #expect(try store.end(lease, as: .failed("f", next: noon), attempts: 1))
            #expect(try store.retryJobs(of: "k", at: noon) == 1)
        }
        for (read, old) in zip(Read.all, before) {
            #expect(try await store.read(Self.theirs, read.call) == old, "\(read.name)")
        }
    }
}
