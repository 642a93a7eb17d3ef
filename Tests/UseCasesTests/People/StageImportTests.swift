import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("A file that waits to be confirmed")
struct StageImportTests {
    let files = RowFiles(people: PersonRow.everyone() + [.newcomer("M100", line: 14)])

    func staged() async throws -> (world: TestWorld, store: MemoryStore, stage: StageImport, id: String) {
        let (world, store) = try await memoryWorld()
        let stage = StageImport(world.environment, files: files)
        let id = try await stage(
            .people, fileName: "personnes.csv", [1, 2, 3], by: world.actor(.solene), in: world.organisation)
        return (world, store, stage, id)
    }

    @Test("it is previewed, confirmed, and loaded once, however often it was confirmed")
    func confirmed() async throws {
        let (world, store, stage, id) = try await staged()
        let (file, preview) = try await stage.preview(id, by: world.actor(.solene), in: world.organisation)
        #expect(file.fileName == "personnes.csv" && file.bytes == [1, 2, 3])
        #expect(preview.created.map(\.key) == ["M100"])
        for _ in 1...2 { try await stage.confirm(id, by: world.actor(.solene), in: world.organisation) }
        #expect(world.kept(in: store).people.count == 12)
        guard case .underWay(.people) = try await stage.stage(id, by: world.actor(.solene), in: world.organisation)
        else { return #expect(Bool(false), "it is not under way") }
        #expect(try await load(in: world) == [.finished])
        #expect(world.kept(in: store).people.count == 13)
        guard case .loaded(let outcome) = try await stage.stage(id, by: world.actor(.solene), in: world.organisation)
        else { return #expect(Bool(false), "it is not loaded") }
        #expect(outcome == ImportOutcome(preview) && outcome.createdCount == 1 && outcome.unchangedCount == 12)
        try await stage.confirm(id, by: world.actor(.solene), in: world.organisation)
        #expect(try await load(in: world).isEmpty)
        #expect(world.kept(in: store).people.count == 13)
    }

    /// One turn of a server's errands.
    func load(in world: TestWorld) async throws -> [JobReport.Outcome] {
        try await world.worker(LoadingErrand(world.environment, files: files)).turn(in: world.organisation).map(
            \.outcome)
    }

    @Test("it is loaded with the rights that whoever confirmed it still has", arguments: [true, false])
    func rights(_ isDisabled: Bool) async throws {
        let (world, store, stage, id) = try await staged()
        try await stage.confirm(id, by: world.actor(.solene), in: world.organisation)
        store.alter(world.organisation) { state in
            guard var account = state.accounts[Cast.solene.accountID] else { return }
            if isDisabled { account.isEnabled = false } else { account.roles = [] }
            state.accounts[account.id] = account
        }
        #expect(try await load(in: world) == [.finished])
        #expect(world.kept(in: store).people.count == 12)
        #expect(try await world.jobs.map(\.state.outcome) == ["not-allowed"])
    }

    @Test("a file that was given up is loaded when an operator brings it back")
    func broughtBack() async throws {
        let (world, store, stage, id) = try await staged()
        try await stage.confirm(id, by: world.actor(.solene), in: world.organisation)
        let now = world.clock.now.instant
        try await world.write { store in
            let job = try store.claimJob(of: LoadingErrand.kind, by: "w", at: now, until: now, horizon: nil)
            let lease = try #require(job?.state.lease)
            #expect(try store.end(lease, as: .buried("database-busy", at: now), attempts: 10))
        }
        world.clock.advance(minutes: 120)
        _ = try await world.worker(Housekeeping()).turn(in: world.organisation)
        guard
            case .givenUp(.people, "database-busy") = try await stage.stage(
                id, by: world.actor(.solene), in: world.organisation)
        else { return #expect(Bool(false), "it is not given up") }
        let later = world.clock.now.instant
        #expect(try await world.write { try $0.retryJobs(of: LoadingErrand.kind, at: later) } == 1)
        #expect(try await load(in: world) == [.finished])
        #expect(world.kept(in: store).people.count == 13)
    }

    @Test("a file to be loaded is not swept with the old ones")
    func kept() async throws {
        let (world, store, stage, id) = try await staged()
        try await stage.confirm(id, by: world.actor(.solene), in: world.organisation)
        world.clock.advance(minutes: 120)
        _ = try await world.worker(Housekeeping()).turn(in: world.organisation)
        #expect(store.inspect(world.organisation) { Set($0.stagedImports.keys) } == [id])
        #expect(try await load(in: world) == [.finished])
        #expect(world.kept(in: store).people.count == 13)
    }

    @Test("someone else's file is not found, even by who may load files", arguments: [Cast.karim, .camille, .marc])
    func others(_ character: Cast) async throws {
        let (world, store, stage, id) = try await staged()
        await #expect(throws: UseCaseError.notFound) {
            try await stage.preview(id, by: world.actor(character), in: world.organisation)
        }
        await #expect(throws: UseCaseError.notFound) {
            try await stage.confirm(id, by: world.actor(character), in: world.organisation)
        }
        try await stage.confirm(id, by: world.actor(.solene), in: world.organisation)
        await #expect(throws: UseCaseError.notFound) {
            _ = try await stage.stage(id, by: world.actor(character), in: world.organisation)
        }
        #expect(world.kept(in: store).people.count == 12)
    }

    @Test("it waits an hour and no more", arguments: [(59, true), (60, true), (61, false)])
    func expiry(_ minutes: Int, _ isFound: Bool) async throws {
        let (world, _, stage, id) = try await staged()
        world.clock.advance(minutes: minutes)
        if isFound {
            try await stage.confirm(id, by: world.actor(.solene), in: world.organisation)
            #expect(try await load(in: world) == [.finished])
        } else {
            await #expect(throws: UseCaseError.notFound) {
                try await stage.confirm(id, by: world.actor(.solene), in: world.organisation)
            }
        }
    }

    @Test("old files are cleared when another comes")
    func cleared() async throws {
        let (world, store, stage, id) = try await staged()
        world.clock.advance(minutes: 61)
        let next = try await stage(.people, fileName: "b.csv", [], by: world.actor(.karim), in: world.organisation)
        #expect(store.inspect(world.organisation) { Set($0.stagedImports.keys) } == [next])
        #expect(next != id)
    }

    @Test("a file is judged again when it is loaded: what is missing meanwhile stops it, and is told")
    func judgedAgain() async throws {
        let (world, store, stage, id) = try await staged()
        store.alter(world.organisation) { $0.posts[TestOrganisation.officer] = nil }
        try await stage.confirm(id, by: world.actor(.solene), in: world.organisation)
        #expect(try await load(in: world) == [.finished])
        guard
            case .refused(_, let preview) = try await stage.stage(id, by: world.actor(.solene), in: world.organisation)
        else { return #expect(Bool(false), "it is not refused") }
        #expect(preview.issues.first?.code == "unknown-post")
        #expect(world.kept(in: store).people.count == 12)
        #expect(store.inspect(world.organisation) { $0.stagedImports.count } == 1)
    }

    @Test("the program itself stages nothing: it has no account to confirm with")
    func system() async throws {
        let (world, _) = try await memoryWorld()
        await #expect(throws: UseCaseError.notFound) {
            try await StageImport(world.environment, files: files)(
                .people, fileName: "a.csv", [], by: .system, in: world.organisation)
        }
    }
}
