import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// What was allowed when asked may no longer be when answered.
@Suite("A request is judged again at every step")
struct RequestJudgedAgainTests {
    static let steps: [Attempt] = [.accept, .counter, .takeCounter, .grant]

    /// The state that a step starts from.
    private func state(_ step: Attempt) -> RequestState.Kind { RequestRolesTests.state(for: step) }

    @Test(
        "A step after the first day asked for counts from today: nobody has to begin again", arguments: steps,
        ["2026-11-15", "2026-11-16", "2026-11-23"])
    func startPassed(step: Attempt, today: String) async throws {
        let world = try await TestWorld()
        // Asked from 16 November, countered from 23 November.
        let request = try await world.request(of: .camille, in: state(step))
        world.clock.set(day(today))
        try await step.run(on: request.id, version: request.version, by: step.character, in: world)
        let made = try await world.read { try $0.agreements(of: Cast.camille.id) }
        #expect(made.allSatisfy { $0.span.first == max(request.proposal.start, day(today)) })
    }

    @Test("A text that came between the request and the answer binds the answer", arguments: steps)
    func otherTexts(step: Attempt) async throws {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, in: state(step))
        let before = world.picture
        let narrower = Texts.local.with(.formulas, .set(["envelope"]))
        let later = world.restarted(on: Rulebook(texts: [Texts.national, narrower]))
        let found = await reasons {
            try await step.run(on: request.id, version: request.version, by: step.character, in: later)
        }
        #expect(found.summary == ["formula-not-offered local art. 3"])
        #expect(world.picture == before)
    }

    @Test(
        "A counter-proposal is judged by the texts of its own first day: the last of the national text, and the next",
        arguments: [("2026-11-30", false), ("2026-12-01", false), ("2026-12-02", true)])
    func endOfTheNationalText(start: String, isAllowed: Bool) async throws {
        // The local text opens another organisme's premises, which the national one does not while it lasts.
        let world = try await TestWorld.with(
            { $0.with(.places, .set(["home", "other_organisation"])) },
            national: { $0.with(.places, .set(["home", "residence"])) })
        let id = try await world.submit(Proposal(from: day("2026-11-16")), by: .camille)
        let counter = Proposal(at: [.otherOrganisation], from: day(start))
        if !isAllowed {
            let found = await reasons { try await world.answer(.counter(counter, message: ""), to: id) }
            #expect(found.map(\.code) == ["place-not-offered"])
        } else {
            try await world.answer(.counter(counter, message: ""), to: id)
            try await world.answerCounter(accepts: true, to: id)
            #expect(try await world.stored(try await world.grant(id, version: 3)).texts == ["local"])
        }
    }

    @Test("A person who left, or changed posts, is not granted what they asked for before")
    func otherPerson() async throws {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, in: .accepted)
        try await world.write { store in
            try store.save([
                Cast.camille.person { person in
                    person.post = TestOrganisation.receptionist
                    person.employment = DateSpan(from: day("2015-09-01"), through: day("2026-11-10"))
                }
            ])
        }
        let found = await reasons { _ = try await world.grant(request.id) }
        #expect(
            found.summary == [
                "start-outside-employment code-du-travail L1222-9 employment_contract",
                "activities-not-teleworkable local art. 2-1",
            ])
    }

    @Test("The motive of a refusal is not judged by the rules on the proposal: a no is always possible")
    func refusalAfterTheStart() async throws {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, in: .submitted)
        world.clock.set(day("2026-12-15"))
        try await Attempt.refuse.run(on: request.id, version: 1, by: .marc, in: world)
        #expect(try await world.stored(request.id).state.kind == .refused)
    }

    @Test("The check before sending says what the sending will")
    func check() async throws {
        let world = try await TestWorld()
        let check = CheckRequest(world.environment)
        for formula in [Formula.flexible(halvesPerWeek: 4), .flexible(halvesPerWeek: 5), .fixed(.monday, .friday)] {
            let proposal = Proposal(formula, from: day("2026-11-16"))
            let before = world.picture
            let answer = try await check(proposal, for: Cast.camille.id, by: Cast.camille.actor, in: world.organisation)
            #expect(world.picture == before)
            if answer.decision.isAllowed {
                try await world.withdraw(try await world.submit(proposal, by: .camille))
            } else {
                let found = await reasons { _ = try await world.submit(proposal, by: .camille) }
                #expect(found == answer.decision.reasons)
            }
        }
    }
}
