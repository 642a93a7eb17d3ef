import CivilTime
import TestSupport
import Testing

@testable import UseCases

@Suite("When a job that failed is tried again")
struct JobRetryTests {
    private static let now = Moment(day("2026-11-02")).instant

    @Test(
        "each wait is three times the one before, up to an hour, and the tenth failure is the last",
        arguments: [
            (1, 5), (2, 15), (3, 45), (4, 135), (5, 405), (6, 1_215), (7, 3_600), (8, 3_600), (9, 3_600), (10, nil),
            (11, nil),
        ] as [(Int, Int?)])
    func ordinary(attempts: Int, wait: Int?) {
        let state = JobRetry().state(after: attempts, failure: "code", at: Self.now)
        let expected = wait.map { JobState.failed("code", next: Self.now.adding(seconds: $0)) }
        #expect(state == expected ?? .buried("code", at: Self.now))
    }

    @Test(
        "a job that is never given up waits as long as its kind allows",
        arguments: [(1, 5), (3, 45), (4, 60), (99, 60)])
    func forever(attempts: Int, wait: Int) {
        let state = JobRetry(longest: 60, attempts: nil).state(after: attempts, failure: "code", at: Self.now)
        #expect(state == .failed("code", next: Self.now.adding(seconds: wait)))
    }

    @Test("a job is there to be taken from its instant on, or beyond the horizon of its kind")
    func claimable() {
        let lease = JobLease(job: "j", owner: "o", token: 1, until: Self.now)
        let states: [(JobState, Bool)] = [
            (.waiting(due: Self.now), true), (.waiting(due: Self.now.adding(seconds: 1)), false),
            (.failed("c", next: Self.now), true), (.leased(lease, failure: nil), true),
            (.buried("c", at: Self.now), false), (.done(at: Self.now), false),
            (.waiting(due: Self.now.adding(seconds: 100)), false), (.waiting(due: Self.now.adding(seconds: 101)), true),
        ]
        for (state, expected) in states {
            let job = Job(id: "j", kind: "k", key: "a", state: state)
            #expect(job.isClaimable(at: Self.now, horizon: Self.now.adding(seconds: 100)) == expected, "\(state)")
        }
        let planned = Job(id: "j", kind: "k", key: "a", state: .waiting(due: Self.now.adding(seconds: 999_999)))
        #expect(!planned.isClaimable(at: Self.now, horizon: nil))
    }

    @Test("no wait of a kind that recurs is beyond its horizon", arguments: [1, 60, 3_600, 86_400])
    func horizon(interval: Int) throws {
        let handler = Note(kind: "k", interval: interval) { _, _, _ in JobStep(.again(in: interval)) }
        let horizon = try #require(handler.horizon(at: Self.now))
        for wait in [interval, JobLease.length, handler.retry.longest] {
            #expect(Self.now.adding(seconds: wait) < horizon)
        }
    }
}
