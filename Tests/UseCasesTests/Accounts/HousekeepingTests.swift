import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Housekeeping")
struct HousekeepingTests {
    /// A row of each kind at noon, and its life in minutes.
    private func world() async throws -> TestWorld {
        let world = try await TestWorld()
        let now = world.clock.now.instant
        try await world.write { store in
            try store.recordFailedSignIn(of: "digest", at: now)
            try store.insert(
                Session(
                    digest: "session", account: Cast.camille.accountID, csrfToken: "c", createdAt: now,
                    expiresAt: now.adding(seconds: 12 * 3_600)))
            try store.remember(answer: "", toForm: "form", account: Cast.camille.accountID, at: now)
            try store.insert(
                StagedImport(
                    id: "import", kind: .people, fileName: "f", bytes: [1], by: Cast.solene.accountID, at: now))
        }
        return world
    }

    @Test(
        "removes each kind once it is over, not a minute before",
        arguments: [
            (14, [0, 0, 0, 0]), (15, [0, 0, 0, 0]), (16, [1, 0, 0, 0]), (60, [1, 0, 0, 0]), (61, [1, 0, 0, 1]),
            (720, [1, 0, 0, 1]), (721, [1, 1, 0, 1]), (1_440, [1, 1, 0, 1]), (1_441, [1, 1, 1, 1]),
        ])
    func lives(minutes: Int, removed: [Int]) async throws {
        let world = try await world()
        world.clock.advance(minutes: minutes)
        let found = try await world.sweep()
        let kinds = ["failed-sign-ins", "sessions", "form-answers", "staged-imports"]
        #expect(kinds.map { found[$0] ?? 0 } == removed)
        #expect(Set(found.keys).isSubset(of: kinds))
        let left = world.memory.inspect(world.organisation) { state in
            [state.failedSignIns.count, state.sessions.count, state.formAnswers.count, state.stagedImports.count]
        }
        #expect(left == removed.map { 1 - $0 })
        #expect(try await world.sweep().isEmpty)
    }

    @Test("goes on batch after batch until nothing is left", arguments: [499, 500, 501, 1_203])
    func batches(count: Int) async throws {
        let world = try await TestWorld()
        let now = world.clock.now.instant
        try await world.write { store in
            for number in 0..<count { try store.recordFailedSignIn(of: "digest-\(number)", at: now) }
        }
        world.clock.advance(days: 1)
        #expect(try await world.sweep() == ["failed-sign-ins": count])
    }

    @Test("what people type as a login is not readable in the base, and differs from a plain digest")
    func digests() async throws {
        let world = try await TestWorld()
        for login in ["M001", "mon mot de passe", "M001"] {
            await #expect(throws: UseCaseError.signIn(.wrong)) {
                _ = try await SignIn(world.environment)(
                    organisation: TestOrganisation.code, login: login, password: "x")
            }
        }
        let digests = world.memory.inspect(world.organisation) { $0.failedSignIns.map(\.digest) }
        #expect(digests.count == 3 && Set(digests).count == 2)
        #expect(digests.allSatisfy { $0.utf8.count == 64 && !$0.contains("M001") })
        let plain = ByteText.hex(world.cryptography.digest(Array("M001".utf8)))
        #expect(!digests.contains(plain))
    }
}

extension TestWorld {
    /// Sweeps as the job does, whatever the hour: what was removed, by code.
    fileprivate func sweep() async throws -> [String: Int] {
        let worker = JobWorker(environment, handlers: [Housekeeping()], owner: "test", code: { "\($0)" })
        let reports = try await worker.turn(in: organisation, ahead: 3_600)
        #expect(reports.map(\.outcome) == [.finished])
        return reports.first?.counts ?? [:]
    }
}
