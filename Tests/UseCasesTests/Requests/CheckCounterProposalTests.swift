import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("The rules asked about a counter-proposal")
struct CheckCounterProposalTests {
    private func answer(
        _ proposal: Proposal, by character: Cast, state: RequestState = .submitted
    ) async throws -> RequestAnswer {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, Proposal(from: day("2026-12-07")), state: state)
        let before = world.picture
        defer { #expect(world.picture == before, "asking changes nothing") }
        return try await CheckCounterProposal(world.environment)(
            proposal, to: request.id, by: character.actor, in: world.organisation)
    }

    @Test(
        "what sending it would answer, the request itself not standing in its way", arguments: [(4, true), (7, false)])
    func judged(halves: Int, isAllowed: Bool) async throws {
        let proposal = Proposal(.flexible(halvesPerWeek: halves), from: day("2026-12-14"))
        let answer = try await answer(proposal, by: .marc)
        #expect(answer.decision.isAllowed == isAllowed)
        #expect(!answer.decision.reasons.contains { $0.cause == .requestPending })
    }

    @Test("nobody but who may answer is told anything", arguments: [Cast.camille, .nadia, .ines, .yanis, .karim])
    func notTheirs(character: Cast) async throws {
        await #expect(throws: UseCaseError.notFound) {
            _ = try await answer(Proposal(from: day("2026-12-14")), by: character)
        }
    }

    @Test("nor about a request that is over")
    func over() async throws {
        let withdrawn = RequestState.withdrawn(at: Moment(day("2026-11-02")).instant)
        await #expect(throws: UseCaseError.notFound) {
            _ = try await answer(Proposal(from: day("2026-12-14")), by: .marc, state: withdrawn)
        }
    }
}
