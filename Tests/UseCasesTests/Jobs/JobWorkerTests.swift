import CivilTime
import Synchronization
import TestSupport
import Testing
import UseCases

@Suite("Workers")
struct JobWorkerTests {
    private static func mark(_ text: String, in store: any StoreWriting, at moment: Moment) throws {
        try store.enqueue(
            OutboxMessage(id: text, kind: "mark", person: nil, entity: nil, createdAt: moment.instant))
    }

    private func marks(_ world: TestWorld) -> [String] {
        world.memory.inspect(world.organisation) { $0.outbox.map(\.id) }
    }

    @Test("make the job of a kind that recurs, do it at once, then each time its interval is over")
    func recurs() async throws {
        let world = try await TestWorld()
        let worker = world.worker(
            Note(kind: "tick", interval: 600) { _, store, moment in
                try Self.mark("\(moment.time.minutes)", in: store, at: moment)
                return JobStep(.again(in: 600), counts: ["marks": 1])
            })
        for (minutes, expected) in [(0, ["720"]), (9, ["720"]), (1, ["720", "730"]), (25, ["720", "730", "755"])] {
            world.clock.advance(minutes: minutes)
            let reports = try await worker.turn(in: world.organisation)
            #expect(reports.allSatisfy { $0.outcome == .finished && $0.counts == ["marks": 1] && $0.attempt == 1 })
            #expect(marks(world) == expected)
        }
        let job = try #require(try await world.jobs.first)
        #expect(try await world.jobs.count == 1 && job.key == "recurring" && job.attempts == 0)
        #expect(job.state == .waiting(due: world.clock.now.instant.adding(seconds: 600)))
    }

    @Test("do a job in parts, each kept when the next one begins, and end it with the last")
    func parts() async throws {
        let world = try await TestWorld()
        try await world.add("a")
        let afterwards = Mutex(0)
        let worker = world.worker(
            Note(kind: "note") { job, store, moment in
                guard case .leased(let lease, nil) = job.state else { throw Broken() }
                #expect(lease.owner == "worker" && lease.token == 1)
                let part = try #require(
                    [1, 2, 3].first { try store.answer(toForm: "\($0)", account: Cast.camille.accountID) == nil })
                try store.remember(answer: "", toForm: "\(part)", account: Cast.camille.accountID, at: moment.instant)
                return JobStep(part == 3 ? .done : .more, counts: ["parts": 1]) { afterwards.withLock { $0 += 1 } }
            })
        let reports = try await worker.turn(in: world.organisation)
        #expect(reports.map(\.outcome) == [.finished] && reports.first?.counts == ["parts": 3])
        // A writing closure is rehearsed in these worlds: what follows the commit is not.
        #expect(afterwards.withLock { $0 } == 3)
        #expect(try await world.jobs.map(\.state) == [.done(at: world.clock.now.instant)])
        #expect(try await worker.turn(in: world.organisation).isEmpty)
        try await world.add("a")
        #expect(try await world.jobs.count == 1, "the same job again is the same job")
    }

    @Test("keep the failure, wait, and bury a job at its last attempt until somebody brings it back")
    func failures() async throws {
        let world = try await TestWorld()
        let works = Mutex(false)
        let worker = world.worker(
            Note(kind: "tick", interval: 60, retry: JobRetry(first: 60, longest: 120, attempts: 3)) {
                _, store, moment in
                try Self.mark("half", in: store, at: moment)
                guard works.withLock({ $0 }) else { throw Broken() }
                return JobStep(.again(in: 60))
            })
        for (minutes, outcome) in [
            (0, JobReport.Outcome.failed("broken")), (1, .failed("broken")), (2, .buried("broken")),
        ] {
            if minutes > 0 {
                world.clock.advance(minutes: minutes - 1)
                #expect(try await worker.turn(in: world.organisation).isEmpty)
                world.clock.advance(minutes: 1)
            }
            #expect(try await worker.turn(in: world.organisation).map(\.outcome) == [outcome])
            #expect(try await world.jobs.first?.failure == "broken")
            #expect(marks(world).isEmpty, "what a failed part did is undone")
        }
        world.clock.advance(days: 400)
        #expect(try await worker.turn(in: world.organisation).isEmpty)
        let now = world.clock.now.instant
        #expect(try await world.write { try $0.retryJobs(of: "tick", at: now) } == 1)
        works.withLock { $0 = true }
        #expect(try await worker.turn(in: world.organisation).map(\.outcome) == [.finished])
        #expect(try await world.jobs.first?.failure == nil && marks(world) == ["half"])
    }

    @Test("leave a job that has nothing to do, without writing")
    func nothing() async throws {
        struct Idle: JobHandler {
            let kind = "idle"
            let interval: Int? = 60
            let retry = JobRetry()
            func hasWork(in store: any StoreReading) throws -> Bool { try store.countUnsealed() > 0 }
            func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep {
                JobStep(.again(in: 60))
            }
        }
        let world = try await TestWorld()
        let worker = world.worker(Idle())
        _ = try await worker.turn(in: world.organisation)
        let before = try await world.jobs
        world.clock.advance(minutes: 30)
        #expect(try await worker.turn(in: world.organisation).isEmpty)
        #expect(try await world.jobs == before)
        try await world.write { try $0.append(Self.entry) }
        #expect(try await worker.turn(in: world.organisation).count == 1)
    }

    private static let entry = JournalEntry(
        id: "e", at: Instant(milliseconds: 0), actor: nil, kind: "k", person: nil, entity: nil, rules: "",
        commitment: "",
        authenticator: "", payload: nil)

    @Test("give a job back between two parts when the program stops, for another to go on with at once")
    func stopping() async throws {
        let world = try await TestWorld()
        try await world.add("a")
        let isStopping = Mutex(false)
        let note = Note(kind: "note") { _, store, moment in
            let isFirst = try store.answer(toForm: "part", account: Cast.camille.accountID) == nil
            if isFirst {
                try store.remember(answer: "", toForm: "part", account: Cast.camille.accountID, at: moment.instant)
            }
            return JobStep(isFirst ? .more : .done) { isStopping.withLock { $0 = true } }
        }
        let stopped = world.worker(note, isStopping: { isStopping.withLock { $0 } })
        #expect(try await stopped.turn(in: world.organisation).map(\.outcome) == [.released])
        #expect(try await stopped.turn(in: world.organisation).isEmpty)
        let job = try #require(try await world.jobs.first)
        #expect(job.attempts == 0 && job.state == .waiting(due: world.clock.now.instant))
        #expect(try await world.worker(note).turn(in: world.organisation).map(\.outcome) == [.finished])
    }

    @Test("say what went wrong outside the store once the effect was kept, and do not do it again")
    func afterwards() async throws {
        let world = try await TestWorld()
        try await world.add("a")
        let worker = world.worker(Note(kind: "note") { _, _, _ in JobStep(.done) { throw Broken() } })
        let reports = try await worker.turn(in: world.organisation)
        #expect(reports.map(\.outcome) == [.finished] && reports.first?.problem == "broken")
        #expect(try await worker.turn(in: world.organisation).isEmpty)
    }

    @Test("leave kinds they do not know, of a newer version, as they are")
    func unknown() async throws {
        let world = try await TestWorld()
        try await world.add("a", of: "to-come")
        let worker = world.worker(Note(kind: "note") { _, _, _ in JobStep(.done) })
        #expect(try await worker.turn(in: world.organisation).isEmpty)
        #expect(try await world.jobs.map(\.state) == [.waiting(due: world.clock.now.instant)])
    }

    @Test("bury a job that killed its worker at each of its attempts")
    func killer() async throws {
        let world = try await TestWorld()
        try await world.add("a")
        let handler = Note(kind: "note", retry: JobRetry(attempts: 2)) { _, _, _ in JobStep(.done) }
        for attempt in 1...2 {
            let now = world.clock.now.instant
            let job = try await world.write {
                try $0.claimJob(of: "note", by: "dead", at: now, until: now.adding(seconds: 60), horizon: nil)
            }
            #expect(job?.attempts == attempt)
            world.clock.advance(minutes: 1)
        }
        #expect(try await world.worker(handler).turn(in: world.organisation).map(\.outcome) == [.buried("worker-lost")])
        #expect(try await world.jobs.first?.state == .buried("worker-lost", at: world.clock.now.instant))
    }

    @Test("a server whose clock is a day ahead does not keep the others from a job that recurs")
    func clockAhead() async throws {
        let world = try await TestWorld()
        let tick = Note(kind: "tick", interval: 60) { _, _, _ in JobStep(.again(in: 60)) }
        world.clock.advance(days: 1)
        #expect(try await world.worker(tick).turn(in: world.organisation).count == 1)
        world.clock.advance(days: -1)
        #expect(try await world.worker(tick).turn(in: world.organisation).count == 1)
        #expect(try await world.jobs.first?.state == .waiting(due: world.clock.now.instant.adding(seconds: 60)))
    }
}
