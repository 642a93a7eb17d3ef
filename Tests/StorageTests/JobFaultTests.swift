import CivilTime
import Foundation
import SQLDriver
import SQLiteDriver
import Storage
import Telework
import TestSupport
import Testing
import UseCases

/// Workers that die, err, race and have clocks of their own, on one base: each job's effect is there once.
@Suite("Jobs whose workers die")
struct JobFaultTests {
    /// Three parts, each an entry of the journal that would be there twice if it were done twice.
    private struct ThreeParts: JobHandler {
        let kind = "three"
        let interval: Int? = nil
        let retry = JobRetry(attempts: nil)

        func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep {
            let part = try store.countJournal(matching: JournalFilter(kind: job.key)) + 1
            try store.append(
                JournalEntry(
                    id: UUID().uuidString, at: moment.instant, actor: nil, kind: job.key, person: nil,
                    entity: "part-\(part)", rules: "", commitment: "", authenticator: "", payload: nil))
            return JobStep(part < 3 ? .more : .done)
        }
    }

    /// One part: nothing but the end of the job itself tells that it was done.
    private struct Blind: JobHandler {
        let kind = "blind"
        let interval: Int? = nil
        let retry = JobRetry(attempts: nil)

        func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep {
            try store.append(
                JournalEntry(
                    id: UUID().uuidString, at: moment.instant, actor: nil, kind: job.key, person: nil, entity: nil,
                    rules: "", commitment: "", authenticator: "", payload: nil))
            return JobStep(.done)
        }
    }

    private static let organisation = TestOrganisation.id

    private func worker(
        on database: any SQLDatabase, _ world: TestWorld, at clock: TestClock, name: String = "worker"
    ) -> JobWorker {
        let from = world.environment
        let environment = Environment(
            store: SQLStore(database: database), clock: clock, identifiers: from.identifiers,
            cryptography: from.cryptography, rules: from.rules, exemptions: from.exemptions,
            journalKey: from.journalKey)
        return JobWorker(environment, handlers: [ThreeParts(), Blind()], owner: name, code: { _ in "broken" })
    }

    private func base(_ engine: EmptyBase) async throws -> any SQLDatabase {
        engine == .sqlite ? try await engine.open() : try await PostgresBase.open()
    }

    private func world(on database: any SQLDatabase, jobs: Int = 1) async throws -> TestWorld {
        let world = try await TestWorld(on: SQLStore.migrated(database))
        try await world.write { store in
            for number in 0..<jobs {
                for kind in ["three", "blind"] {
                    try store.insert(
                        Job(
                            id: "\(kind)-\(number)", kind: kind, key: "\(kind)-\(number)",
                            state: .waiting(due: world.clock.now.instant)))
                }
            }
        }
        return world
    }

    /// Checks that every job is done, and what it wrote is there once.
    private func expectOnce(_ world: TestWorld, jobs: Int = 1, _ comment: Comment) async throws {
        try await world.read { store in
            let all = try store.jobs()
            #expect(all.count == 2 * jobs && all.allSatisfy { $0.state.kind == .done }, comment)
            for job in all {
                let entries = try store.journal(matching: JournalFilter(kind: job.key))
                #expect(entries.count == (job.kind == "three" ? 3 : 1), comment)
                #expect(Set(entries.map(\.entity)).count == entries.count, comment)
            }
        }
    }

    @Test(
        "at any statement, any commit or any answer to one: another ends what they began, once",
        .timeLimit(.minutes(10)), arguments: EmptyBase.allCases
    )
    func deathAtEveryStep(engine: EmptyBase) async throws {
        var (breaths, deaths) = (1, 0)
        while true {
            let real = try await base(engine)
            let world = try await world(on: real)
            let mortal = MortalDatabase(real, breaths: breaths)
            _ = try? await worker(on: mortal, world, at: world.clock, name: "mortal").turn(in: Self.organisation)
            let survivor = worker(on: real, world, at: world.clock, name: "survivor")
            _ = try await survivor.turn(in: Self.organisation)
            world.clock.advance(minutes: 3)
            _ = try await survivor.turn(in: Self.organisation)
            try await expectOnce(world, "dead after \(breaths)")
            guard mortal.isDead else { break }
            deaths += 1
            // Each on SQLite, some on PostgreSQL, where each takes a database of its own.
            breaths += engine == .sqlite ? 1 : 7
            try #require(breaths < 500)
        }
        print("Jobs: workers died at \(deaths) points (\(engine.rawValue))")
        #expect(breaths > 30)
    }

    @Test(
        "an error at any statement is kept as a failure, and the job is done later, once", .timeLimit(.minutes(10)),
        arguments: EmptyBase.allCases)
    func errorAtEveryStatement(engine: EmptyBase) async throws {
        var number = 1
        while true {
            let faulty = FaultyDatabase(wrapping: try await base(engine))
            let world = try await world(on: faulty)
            let worker = worker(on: faulty, world, at: world.clock)
            await faulty.fail(at: number, with: SQLError(.diskFull, "The disk is full."))
            _ = try? await worker.turn(in: Self.organisation)
            let isOver = await faulty.statementCount < number
            await faulty.recover()
            world.clock.advance(minutes: 3)
            _ = try await worker.turn(in: Self.organisation)
            try await expectOnce(world, "error at \(number)")
            if isOver { break }
            number += engine == .sqlite ? 1 : 5
            try #require(number < 500)
        }
        #expect(number > 20)
    }

    @Test(
        "on one base, at random moments, racing, with clocks a minute or a day apart", .timeLimit(.minutes(10)),
        arguments: [
            (.sqlite, 1), (.sqlite, 2), (.sqlite, 3), (.sqlite, 4), (.postgres, 5), (.postgres, 6),
        ] as [(EmptyBase, UInt64)])
    func races(engine: EmptyBase, seed: UInt64) async throws {
        let directory = try TemporaryDirectory()
        let real: any SQLDatabase =
            engine == .sqlite
            ? try SQLiteDatabase(path: directory.path + "/base.sqlite") : try await PostgresBase.open()
        let jobs = 8
        let world = try await world(on: real, jobs: jobs)
        var random = SeededRandom(seed: seed)
        let lives = (0..<12).map { _ in Int.random(in: 5...120, using: &random) }
        let skews = (0..<12).map { _ in [-1_440, -1, 0, 1, 1_440].randomElement(using: &random) ?? 0 }
        await withTaskGroup(of: Void.self) { group in
            for (index, life) in lives.enumerated() {
                let clock = TestClock(world.clock.today)
                clock.advance(minutes: skews[index])
                let mortal = MortalDatabase(real, breaths: life)
                let worker = worker(on: mortal, world, at: clock, name: "worker-\(index)")
                group.addTask {
                    for _ in 0..<40 where !mortal.isDead {
                        _ = try? await worker.turn(in: Self.organisation)
                        await Task.yield()
                    }
                }
            }
        }
        // Whoever is left, or comes back, ends what the dead held: later than any of their clocks.
        world.clock.advance(days: 2)
        let survivor = worker(on: real, world, at: world.clock, name: "survivor")
        for _ in 0..<(jobs + 1) { _ = try await survivor.turn(in: Self.organisation) }
        try await expectOnce(world, jobs: jobs, "seed \(seed)")
    }

    @Test(
        "a worker taken for dead that comes back in the middle of a job keeps nothing", arguments: EmptyBase.allCases)
    func fencing(engine: EmptyBase) async throws {
        let real = try await base(engine)
        let world = try await world(on: real)
        let now = world.clock.now.instant
        let slow = try await world.write {
            try $0.claimJob(of: "three", by: "slow", at: now, until: now.adding(seconds: 120), horizon: nil)
        }
        let lease = try #require(slow?.state.lease)
        world.clock.advance(minutes: 2)
        _ = try await worker(on: real, world, at: world.clock).turn(in: Self.organisation)
        try await expectOnce(world, "taken over")
        // What the slow one does next, as the worker does it: the check, then the effect.
        #expect(try await world.write { try $0.renew(lease, until: now.adding(seconds: 999)) } == false)
        #expect(try await world.write { try $0.end(lease, as: .waiting(due: now), attempts: 0) } == false)
        try await expectOnce(world, "came back")
    }
}
