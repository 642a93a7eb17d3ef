import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Withdrawing a request")
struct WithdrawalTests {
    @Test("A request is taken back at any moment before the visa", arguments: RequestState.Kind.allCases)
    func everyState(state: RequestState.Kind) async throws {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, in: state)
        if request.isOpen {
            try await world.withdraw(request.id)
            #expect(try await world.stored(request.id).state == .withdrawn(at: world.clock.now.instant))
            // The person may ask again at once.
            _ = try await world.submit(Proposal(from: day("2026-11-16")), by: .camille)
        } else {
            await #expect(throws: UseCaseError.impossible(TransitionError(state: state, act: .withdraw))) {
                try await world.withdraw(request.id)
            }
        }
    }

    @Test("A withdrawal needs no version of the page: it wins over an answer given meanwhile")
    func meanwhile() async throws {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, in: .submitted)
        try await world.answer(.accept, to: request.id)
        try await world.withdraw(request.id)
        await #expect(throws: UseCaseError.self) { _ = try await world.grant(request.id, version: 3) }
        #expect(try await world.stored(request.id).state.kind == .withdrawn)
        #expect(world.memory.inspect(world.organisation) { $0.agreements.isEmpty })
    }

    @Test("A withdrawal and a visa at the same time: exactly one of them stands")
    func race() async throws {
        for _ in 0..<20 {
            let world = try await TestWorld()
            let request = try await world.request(of: .camille, in: .accepted)
            let outcomes = await UseCasesTests.race(2) { index in
                do {
                    if index == 0 {
                        try await world.withdraw(request.id)
                    } else {
                        _ = try await world.grant(request.id)
                    }
                    return true
                } catch {
                    return false
                }
            }
            #expect(outcomes == [true: 1, false: 1])
            let state = try await world.stored(request.id).state.kind
            let agreements = world.memory.inspect(world.organisation) { $0.agreements.count }
            #expect(agreements == (state == .granted ? 1 : 0))
        }
    }

    @Test("A withdrawn request is no longer anybody's to answer")
    func desks() async throws {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, in: .submitted)
        try await world.withdraw(request.id)
        let page = try await ListRequestsToAnswer(world.environment)(
            desk: .manager, by: Cast.marc.actor, in: world.organisation)
        #expect(page.total == 0)
        let mine = try await ViewMyRequests(world.environment)(
            Cast.camille.id, by: Cast.camille.actor, in: world.organisation)
        #expect(mine.requests.map(\.id) == [request.id])
    }
}
