import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Contract of the store: jobs")
struct JobContract {
    private func job(_ id: String, due seconds: Int = 0, kind: String = "k", state: JobState? = nil) -> Job {
        Job(id: id, kind: kind, key: "key-\(id)", payload: "p=\(id)", state: state ?? .waiting(due: .after(seconds)))
    }

    private func loaded(_ kind: StoreKind, _ jobs: Job...) async throws -> OpenedStore {
        let opened = try await kind.loaded()
        let inserted: [Bool] = try await opened.write { store in try jobs.map { try store.insert($0) } }
        #expect(!inserted.contains(false))
        return opened
    }

    private func claim(
        _ opened: OpenedStore, at seconds: Int, kind: String = "k", by owner: String = "o", horizon: Int? = nil
    ) async throws -> Job? {
        try await opened.write {
            try $0.claimJob(
                of: kind, by: owner, at: .after(seconds), until: .after(seconds + 60),
                horizon: horizon.map { .after($0) })
        }
    }

    @Test("what is kept comes back, in every state", arguments: StoreKind.allCases)
    func states(kind: StoreKind) async throws {
        let lease = JobLease(job: "b", owner: "o", token: 7, until: .after(2))
        let jobs = [
            job("a", due: 1), job("b", state: .leased(lease, failure: nil)),
            job("c", state: .failed("code", next: .after(3))), job("d", state: .buried("code", at: .after(4))),
            job("e", state: .done(at: .after(5), outcome: "created=1")), job("z", kind: "a"),
        ]
        let opened = try await kind.loaded()
        try await opened.write { store in
            for job in jobs.reversed() where job.state.kind != .leased { try store.insert(job) }
        }
        let expected = ([jobs[5]] + jobs[0...4]).filter { $0.state.kind != .leased }
        #expect(try await opened.read { try $0.jobs() } == expected)
        #expect(try await opened.read { try $0.unfinishedJobs() } == expected.filter { $0.state.kind != .done })
        #expect(try await opened.read { try $0.jobs(of: "k") } == expected.filter { $0.kind == "k" })
        #expect(try await opened.read { try $0.jobs(of: "none") }.isEmpty)
    }

    @Test("a kind has one job of a key, in whatever state", arguments: StoreKind.allCases)
    func unique(kind: StoreKind) async throws {
        let opened = try await loaded(kind, job("a", state: .done(at: noon)))
        let again = Job(id: "other", kind: "k", key: "key-a", state: .waiting(due: noon))
        #expect(try await opened.write { try $0.insert(again) } == false)
        let elsewhere = Job(id: "other", kind: "l", key: "key-a", state: .waiting(due: noon))
        #expect(try await opened.write { try $0.insert(elsewhere) })
        let sameID = Job(id: "a", kind: "l", key: "new", state: .waiting(due: noon))
        await #expect(throws: StoreError.conflict) { _ = try await opened.write { try $0.insert(sameID) } }
        #expect(try await opened.read { try $0.jobs() }.map(\.id) == ["a", "other"])
    }

    @Test(
        "the job that has waited longest is taken first, each once, and none before its time",
        arguments: StoreKind.allCases)
    func order(kind: StoreKind) async throws {
        let opened = try await loaded(
            kind, job("d", due: 5), job("c", due: 3), job("b", due: 3), job("a", state: .failed("f", next: .after(4))),
            job("x", state: .buried("f", at: noon)), job("y", state: .done(at: noon)), job("z", kind: "l"))
        #expect(try await claim(opened, at: 2) == nil)
        for (seconds, expected) in [(3, "b"), (3, "c"), (4, "a"), (4, nil), (5, "d"), (9, nil)] as [(Int, String?)] {
            #expect(try await claim(opened, at: seconds)?.id == expected)
        }
        let jobs = try await opened.read { try $0.jobs() }.filter { $0.state.kind == .leased }
        #expect(jobs.map(\.attempts) == [1, 1, 1, 1] && jobs.first?.failure == "f")
        #expect(jobs.first?.state == .leased(JobLease(job: "a", owner: "o", token: 1, until: .after(64)), failure: "f"))
    }

    @Test(
        "a lease that is over is taken over, and the one who held it can do nothing more", arguments: StoreKind.allCases
    )
    func takeover(kind: StoreKind) async throws {
        let opened = try await loaded(kind, job("a"))
        let first = try #require(try await claim(opened, at: 0, by: "first")?.state.lease)
        #expect(try await claim(opened, at: 59, by: "second") == nil)
        let job = try #require(try await claim(opened, at: 60, by: "second"))
        let second = try #require(job.state.lease)
        #expect(job.attempts == 2 && job.failure == JobRetry.workerLost)
        #expect(second.token == first.token + 1 && second.owner == "second" && second.until == .after(120))
        let refused = try await opened.write { store in
            [
                try store.renew(first, until: .after(999)), try store.end(first, as: .done(at: noon), attempts: 0),
            ]
        }
        #expect(refused == [false, false])
        #expect(try await opened.read { try $0.jobs() }.map(\.state) == [job.state])
        #expect(try await opened.write { try $0.keep("700", under: first) } == false)
        #expect(try await opened.read { try $0.jobs() }.map(\.payload) == [job.payload])
        #expect(try await opened.write { try $0.keep("500", under: second) })
        #expect(try await opened.read { try $0.jobs() }.map(\.payload) == ["500"])
        #expect(try await opened.write { try $0.renew(second, until: .after(200)) })
        #expect(try await opened.read { try $0.jobs() }.first?.state.instant == .after(200))
        let ended = try await opened.write { store in
            [
                try store.end(second, as: .waiting(due: .after(300)), attempts: 0),
                try store.end(second, as: .done(at: noon), attempts: 0), try store.renew(second, until: noon),
            ]
        }
        #expect(ended == [true, false, false], "a lease ends once")
        #expect(try await opened.read { try $0.jobs() }.map(\.state) == [.waiting(due: .after(300))])
        #expect(try await claim(opened, at: 300)?.state.lease?.token == 3)
    }

    @Test(
        "a job is not taken while its worker says that it is at it, up to the horizon", arguments: StoreKind.allCases)
    func prolonged(kind: StoreKind) async throws {
        let opened = try await loaded(kind, job("a"))
        let lease = try #require(try await claim(opened, at: 0)?.state.lease)
        for until in [100, 140] {
            try await opened.write { try $0.prolong(lease, until: .after(until)) }
            for jobs in try await opened.read({ try [$0.jobs(), $0.unfinishedJobs(), $0.jobs(of: "k")] }) {
                #expect(jobs.map(\.state.instant) == [.after(until)])
            }
            #expect(try await claim(opened, at: until - 1, by: "other") == nil)
        }
        #expect(try await opened.read { try $0.holds(lease) })
        // A clock that was wrong said it.
        let job = try #require(try await claim(opened, at: 130, by: "other", horizon: 139))
        let other = try #require(job.state.lease)
        #expect(other.until == .after(190) && job.failure == JobRetry.workerLost)
        #expect(try await opened.read { try [$0.holds(lease), $0.holds(other)] } == [false, true])
        // A lease taken by a clock that was wrong, and prolonged by one that is right.
        try await opened.write { try $0.prolong(other, until: .after(150)) }
        #expect(try await claim(opened, at: 131, by: "third", horizon: 160) == nil)
        #expect(try await claim(opened, at: 151, by: "third", horizon: 160)?.attempts == 3)
    }

    @Test(
        "whoever lost a lease prolongs nothing, and a lease that is over keeps nobody out",
        arguments: StoreKind.allCases)
    func prolongedTooLate(kind: StoreKind) async throws {
        let opened = try await loaded(kind, job("a"))
        let lost = try #require(try await claim(opened, at: 0)?.state.lease)
        let lease = try #require(try await claim(opened, at: 60)?.state.lease)
        try await opened.write { try $0.prolong(lost, until: .after(900)) }
        #expect(try await opened.read { try $0.jobs() }.map(\.state.instant) == [.after(120)])
        try await opened.write { store in
            try store.prolong(lease, until: .after(300))
            try store.prolong(lost, until: .after(900))
        }
        #expect(try await opened.read { try $0.jobs() }.map(\.state.instant) == [.after(300)])
        try await opened.write { _ = try $0.end(lease, as: .failed("f", next: .after(125)), attempts: 2) }
        #expect(try await opened.read { try $0.jobs() }.map(\.state.instant) == [.after(125)])
        #expect(try await opened.read { try $0.holds(lease) } == false)
        #expect(try await claim(opened, at: 125)?.state.lease?.until == .after(185))
    }

    @Test("a lease holds beyond its end while nobody took it", arguments: StoreKind.allCases)
    func overdue(kind: StoreKind) async throws {
        let opened = try await loaded(kind, job("a"))
        let lease = try #require(try await claim(opened, at: 0)?.state.lease)
        #expect(try await opened.write { try $0.end(lease, as: .done(at: .after(9_999)), attempts: 0) })
    }

    @Test(
        "a job put off beyond the horizon is taken", arguments: StoreKind.allCases, [(100, nil), (99, "a"), (nil, nil)])
    func horizon(kind: StoreKind, expected: (horizon: Int?, id: String?)) async throws {
        let opened = try await loaded(kind, job("a", due: 100))
        #expect(try await claim(opened, at: 0, horizon: expected.horizon)?.id == expected.id)
    }

    @Test("failed and buried jobs of a kind are brought back, others left", arguments: StoreKind.allCases)
    func retry(kind: StoreKind) async throws {
        let opened = try await loaded(
            kind, job("a", state: .failed("f", next: .after(9))), job("b", state: .buried("f", at: noon)),
            job("c", state: .done(at: noon)), job("d", due: 9), job("e", kind: "l", state: .buried("f", at: noon)))
        #expect(try await opened.write { try $0.retryJobs(of: "k", at: .after(5)) } == 2)
        let states = try await opened.read { try $0.jobs() }.map(\.state)
        #expect(
            states == [
                .waiting(due: .after(5)), .waiting(due: .after(5)), .done(at: noon), .waiting(due: .after(9)),
                .buried("f", at: noon),
            ])
    }

    @Test("jobs done long ago are removed, the oldest first", arguments: StoreKind.allCases)
    func sweep(kind: StoreKind) async throws {
        let opened = try await loaded(
            kind, job("a", state: .done(at: .after(2))), job("b", state: .done(at: .after(1))),
            job("c", state: .done(at: .after(3))), job("d", state: .buried("f", at: noon)), job("e"))
        let gone = JobLease(job: "b", owner: "o", token: 9, until: noon)
        try await opened.write { try $0.prolong(gone, until: .after(900)) }
        #expect(try await opened.write { try $0.deleteJobs(doneBefore: .after(3), limit: 1) } == 1)
        #expect(try await opened.read { try $0.jobs() }.map(\.id) == ["a", "c", "d", "e"])
        #expect(try await opened.write { try $0.deleteJobs(doneBefore: .after(3), limit: 9) } == 1)
        #expect(try await opened.read { try $0.jobs() }.map(\.id) == ["c", "d", "e"])
        // What was said of a job goes with it: another of that name is not held by it.
        _ = try await opened.write { try $0.insert(self.job("b", kind: "l")) }
        let again = try #require(try await claim(opened, at: 5, kind: "l")?.state.lease)
        try await opened.write { try $0.prolong(again, until: .after(99)) }
        #expect(try await opened.read { try $0.jobs(of: "l") }.map(\.state.instant) == [.after(99)])
    }

    @Test("messages are removed by age, the oldest first", arguments: StoreKind.allCases)
    func messages(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        try await opened.write { store in
            for (id, seconds) in [("a", 2), ("b", 1), ("c", 3)] {
                try store.enqueue(
                    OutboxMessage(id: id, kind: "k", person: nil, entity: nil, createdAt: .after(seconds)))
            }
        }
        for (limit, removed) in [(1, 1), (9, 1), (9, 0)] {
            #expect(try await opened.write { try $0.deleteMessages(before: .after(3), limit: limit) } == removed)
        }
    }

    @Test("twenty workers that race take each of ten jobs once", arguments: StoreKind.allCases)
    func race(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        try await opened.write { store in for number in 0..<10 { try store.insert(job("j\(number)")) } }
        let taken = try await withThrowingTaskGroup(of: String?.self) { group in
            for number in 0..<20 {
                group.addTask { try await claim(opened, at: 0, by: "worker-\(number)")?.id }
            }
            return try await group.reduce(into: [String?]()) { $0.append($1) }
        }
        #expect(taken.count { $0 == nil } == 10)
        #expect(Set(taken.compactMap(\.self)).count == 10)
    }
}
