import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("A month whose close is asked for")
struct AskToCloseMonthTests {
    let october = yearMonth("2026-10")

    /// Camille teleworked Tuesday 6 October 2026.
    private func world(confirmed: Bool = true) async throws -> TestWorld {
        let world = try await TestWorld(today: day("2026-11-02"))
        try await world.agreement(for: .camille)
        try await world.week("2026-W41", of: .camille, "SSHHSSSSSS....")
        if confirmed { try await world.confirm() }
        return world
    }

    private func ask(_ world: TestWorld, by character: Cast = .solene, token: String? = nil) async throws {
        try await AskToCloseMonth(world.environment)(
            october, by: character.actor, in: world.organisation, token: token)
    }

    private func turn(_ world: TestWorld) async throws -> [JobReport.Outcome] {
        try await world.worker(ClosingErrand(world.environment)).turn(in: world.organisation).map(\.outcome)
    }

    @Test("it is closed by an errand, once, in the name of who asked, however often it was asked for")
    func closed() async throws {
        let world = try await world()
        for token in ["a", "a", "b", nil] { try await ask(world, token: token) }
        #expect(try await world.jobs.count == 1)
        let waiting = try await world.month("2026-10")
        #expect(waiting.close == nil && waiting.closing?.state == .underWay)
        #expect(try await turn(world) == [.finished])
        let closed = try await world.month("2026-10")
        #expect(closed.close?.closedBy == Cast.solene.accountID && closed.closing == nil)
        #expect(closed.total == waiting.total && closed.total > .zero)
        #expect(try await turn(world).isEmpty)
        try await ask(world, token: "a")
        await #expect(throws: UseCaseError.month(.alreadyClosed(october))) { try await ask(world, token: "c") }
        #expect(try await world.jobs.count == 1)
    }

    @Test("what keeps it from being closed is told at once, and nothing is asked for")
    func refusedAtOnce() async throws {
        let world = try await world(confirmed: false)
        await #expect(throws: UseCaseError.month(.amountsNotConfirmed(year: 2026))) { try await ask(world) }
        #expect(try await world.jobs.isEmpty)
    }

    @Test("what changed until the errand is done stops it, nothing is half closed, and it can be asked for again")
    func refusedLater() async throws {
        let world = try await world()
        try await ask(world)
        let confirmation = try #require(try await world.read { try $0.confirmation(of: 2026) })
        try await world.write { store in
            try store.save(
                AmountConfirmation(
                    year: 2026, amounts: [Cents(1)], confirmedBy: confirmation.confirmedBy,
                    confirmedAt: confirmation.confirmedAt))
        }
        #expect(try await turn(world) == [.finished])
        let open = try await world.month("2026-10")
        #expect(open.close == nil && open.closing?.state == .over(outcome: "refused"))
        try await world.confirm()
        try await ask(world)
        #expect(try await world.month("2026-10").closing?.state == .underWay)
        #expect(try await turn(world) == [.finished])
        #expect(try await world.month("2026-10").close != nil)
    }

    @Test("an errand whose worker dies is done by another", arguments: [1, 2])
    func takenOver(_ minutes: Int) async throws {
        let world = try await world()
        try await ask(world)
        let now = world.clock.now.instant
        _ = try await world.write { store in
            try store.claimJob(
                of: "close-month", by: "dead", at: now, until: now.adding(seconds: JobLease.length), horizon: nil)
        }
        world.clock.advance(minutes: minutes)
        #expect(try await turn(world) == (60 * minutes < JobLease.length ? [] : [.finished]))
        #expect((try await world.month("2026-10").close != nil) == (60 * minutes >= JobLease.length))
    }

    @Test("only who may close months may ask for it", arguments: [Cast.camille, .marc, .yanis])
    func others(_ character: Cast) async throws {
        let world = try await world()
        await #expect(throws: UseCaseError.notFound) { try await ask(world, by: character) }
        await #expect(throws: UseCaseError.notFound) {
            try await AskToCloseMonth(world.environment)(october, by: .system, in: world.organisation)
        }
        #expect(try await world.jobs.isEmpty)
    }
}
