import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// What someone tries on a request.
enum Attempt: String, CaseIterable, Sendable {
    case view, accept, refuse, counter, takeCounter, declineCounter, grant, refuseVisa, withdraw

    static let counterProposal = Proposal(.fixed(.tuesday), from: day("2026-11-23"))

    func run(on id: RequestID, version: Int, by character: Cast, in world: TestWorld) async throws {
        switch self {
        case .view:
            _ = try await ViewRequest(world.environment)(id, by: character.actor, in: world.organisation)
        case .accept: try await world.answer(.accept, to: id, version: version, by: character)
        case .refuse:
            try await world.answer(.refuse(motive: "coverage", text: "Non"), to: id, version: version, by: character)
        case .counter:
            try await world.answer(
                .counter(Attempt.counterProposal, message: ""), to: id, version: version, by: character)
        case .takeCounter: try await world.answerCounter(accepts: true, to: id, version: version, by: character)
        case .declineCounter: try await world.answerCounter(accepts: false, to: id, version: version, by: character)
        case .grant: _ = try await world.grant(id, version: version, by: character)
        case .refuseVisa: try await world.refuseVisa(id, version: version, by: character)
        case .withdraw: try await world.withdraw(id, by: character)
        }
    }

    /// Who does this to a request of Camille.
    var character: Cast {
        switch self {
        case .view, .takeCounter, .declineCounter, .withdraw: .camille
        case .accept, .refuse, .counter: .marc
        case .grant, .refuseVisa: .solene
        }
    }
}

extension TestWorld {
    /// A request that its people brought to a state.
    func request(of character: Cast, in state: RequestState.Kind, from start: String = "2026-11-16") async throws
        -> Request
    {
        let manager = character.manager ?? .solene
        let id = try await submit(Proposal(from: day(start)), by: character)
        switch state {
        case .submitted: break
        case .countered: try await answer(.counter(Attempt.counterProposal, message: ""), to: id, by: manager)
        case .accepted: try await answer(.accept, to: id, by: manager)
        case .refused: try await answer(.refuse(motive: "coverage", text: "Non"), to: id, by: manager)
        case .withdrawn: try await withdraw(id, by: character)
        case .granted:
            try await answer(.accept, to: id, by: manager)
            _ = try await grant(id)
        }
        return try await stored(id)
    }
}

@Suite("What each state of a request allows")
struct RequestStateTests {
    /// From each state, the acts that lead somewhere, and where.
    static let table: [RequestState.Kind: [Attempt: RequestState.Kind]] = [
        .submitted: [.accept: .accepted, .refuse: .refused, .counter: .countered, .withdraw: .withdrawn],
        .countered: [.takeCounter: .accepted, .declineCounter: .submitted, .withdraw: .withdrawn],
        // A manager who accepted may still say no, before HR does.
        .accepted: [.grant: .granted, .refuseVisa: .refused, .refuse: .refused, .withdraw: .withdrawn],
        .refused: [:], .withdrawn: [:], .granted: [:],
    ]

    @Test("Each act from each state", arguments: RequestState.Kind.allCases, Attempt.allCases)
    func transition(state: RequestState.Kind, attempt: Attempt) async throws {
        guard attempt != .view else { return }
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, in: state)
        let before = world.picture
        let run = { try await attempt.run(on: request.id, version: request.version, by: attempt.character, in: world) }
        if let next = RequestStateTests.table[state]?[attempt] {
            try await run()
            let after = try await world.stored(request.id)
            #expect(after.state.kind == next)
            #expect(after.version == request.version + 1)
        } else {
            do {
                try await run()
                Issue.record("\(attempt) went through from \(state)")
            } catch UseCaseError.impossible(let problem) {
                #expect(problem.state == state)
            } catch UseCaseError.refused(let decision) {
                // What is granted already is judged as a second agreement from the same day.
                #expect(state == .granted)
                #expect(decision.reasons.map(\.code) == ["agreement-begins-later"])
            }
            #expect(world.picture == before)
        }
    }

    @Test("The acts that a page offers are those that go through", arguments: RequestState.Kind.allCases)
    func offered(state: RequestState.Kind) async throws {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, in: state)
        func acts(_ character: Cast) async throws -> Set<RequestAct> {
            Set(
                try await ViewRequest(world.environment)(
                    request.id, by: character.actor, in: world.organisation
                ).acts)
        }
        let expected: [RequestState.Kind: [Cast: Set<RequestAct>]] = [
            .submitted: [.camille: [.withdraw], .marc: [.accept, .refuse, .counter]],
            .countered: [.camille: [.acceptCounter, .declineCounter, .withdraw]],
            .accepted: [.camille: [.withdraw], .solene: [.grant, .refuse]],
        ]
        for character in [Cast.camille, .marc, .solene] {
            #expect(try await acts(character) == expected[state]?[character] ?? [], "\(character)")
        }
    }

    @Test(
        "An answer to an outdated page changes nothing",
        arguments: [
            (RequestState.Kind.submitted, Attempt.accept), (.submitted, .refuse), (.submitted, .counter),
            (.countered, .takeCounter), (.countered, .declineCounter), (.accepted, .grant), (.accepted, .refuseVisa),
        ])
    func outdated(state: RequestState.Kind, attempt: Attempt) async throws {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, in: state)
        let before = world.picture
        for version in [request.version - 1, request.version + 1] {
            await #expect(throws: UseCaseError.outdated) {
                try await attempt.run(on: request.id, version: version, by: attempt.character, in: world)
            }
        }
        #expect(world.picture == before)
    }

    @Test("After a declined counter-proposal the page of before is outdated, although the state is the same")
    func sameStateOtherVersion() async throws {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, in: .countered)
        try await world.answerCounter(accepts: false, to: request.id)
        await #expect(throws: UseCaseError.outdated) { try await world.answer(.accept, to: request.id, version: 1) }
        try await world.answer(.accept, to: request.id, version: 3)
    }

    @Test("Twenty answers at the same time: one goes through")
    func race() async throws {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, in: .submitted)
        let outcomes = await UseCasesTests.race(20) { index in
            let attempt: Attempt = index.isMultiple(of: 2) ? .accept : .refuse
            do {
                try await attempt.run(on: request.id, version: 1, by: .marc, in: world)
                return "done"
            } catch UseCaseError.outdated {
                return "too late"
            } catch UseCaseError.impossible {
                return "too late"
            } catch {
                return "\(error)"
            }
        }
        #expect(outcomes == ["done": 1, "too late": 19])
        #expect(try await world.stored(request.id).version == 2)
    }
}
