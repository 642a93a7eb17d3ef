import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("The life of a request")
struct RequestLifeTests {
    let asked = Proposal(.flexible(halvesPerWeek: 4), from: day("2026-11-16"))
    let countered = Proposal(.fixed(.tuesday), from: day("2026-11-23"))

    @Test("From the asking through a declined counter-proposal to the agreement, every step is kept")
    func wholeLife() async throws {
        let world = try await TestWorld()
        let id = try await world.submit(asked, by: .camille, message: "Bonjour")
        var request = try await world.stored(id)
        #expect(request.state == .submitted)
        #expect(request.proposal == asked)
        #expect(request.message == "Bonjour")
        #expect(request.submittedOn == day("2026-11-02"))
        // Thirty civil days by art. 6-2 of the local text, which narrows the forty-five of the national one.
        #expect(request.answerDue == day("2026-12-02"))

        try await world.answer(.counter(countered, message: "Plutôt le mardi"), to: id)
        request = try await world.stored(id)
        #expect(request.state.kind == .countered)
        #expect(request.proposal == asked)

        try await world.answerCounter(accepts: false, to: id)
        request = try await world.stored(id)
        #expect(request.state == .submitted)
        #expect(request.proposal == asked)

        try await world.answer(.accept, to: id, version: 3)
        #expect(try await world.stored(id).state == .accepted(by: Cast.marc.id, at: world.clock.now.instant))

        let agreement = try await world.grant(id, version: 4)
        request = try await world.stored(id)
        #expect(request.state == .granted(agreement, at: world.clock.now.instant))
        #expect(request.version == 5)
        #expect(!request.isOpen)
        let made = try await world.stored(agreement)
        #expect(made.person == Cast.camille.id)
        #expect(made.request == id)
        #expect(made.formula == asked.formula)
        // Asked for without an end: the text's thirty-six months.
        #expect(made.span == DateSpan(from: asked.start, through: day("2029-11-15")))
        #expect(made.texts == ["national", "local"])
        #expect(made.grantedOn == day("2026-11-02"))
    }

    @Test("A counter-proposal that the person takes becomes the terms of the agreement")
    func counterAccepted() async throws {
        let world = try await TestWorld()
        let id = try await world.submit(asked, by: .camille)
        try await world.answer(.counter(countered, message: ""), to: id)
        try await world.answerCounter(accepts: true, to: id)
        #expect(try await world.stored(id).proposal == countered)
        let agreement = try await world.stored(try await world.grant(id, version: 3))
        #expect(agreement.formula == countered.formula)
        #expect(agreement.span.first == countered.start)
    }

    @Test("What is asked for is no counter-proposal, in whatever order its places come")
    func sameTerms() async throws {
        let world = try await TestWorld()
        let asked = Proposal(at: [.home, .residence, .thirdPlace], from: day("2026-11-16"))
        let id = try await world.submit(asked, by: .camille)
        let before = world.picture
        for same in [asked, Proposal(at: [.home, .thirdPlace, .residence], from: day("2026-11-16"))] {
            await #expect(throws: UseCaseError.invalid([FieldProblem("formula", .asRequested)])) {
                try await world.answer(.counter(same, message: "La même chose"), to: id)
            }
        }
        #expect(world.picture == before)
        // Once the first day is past, beginning today is what accepting leads to.
        world.clock.set(day("2026-11-20"))
        await #expect(throws: UseCaseError.invalid([FieldProblem("formula", .asRequested)])) {
            try await world.answer(
                .counter(Proposal(at: asked.places, from: day("2026-11-20")), message: ""), to: id)
        }
        // Another usual place is another proposal.
        let other = Proposal(at: [.residence, .home, .thirdPlace], from: day("2026-11-23"))
        try await world.answer(.counter(other, message: ""), to: id)
        #expect(try await world.stored(id).state.kind == .countered)
    }

    @Test("What a state forgets is read from the journal: the terms first asked for, and each answer")
    func history() async throws {
        let world = try await TestWorld()
        let id = try await world.submit(asked, by: .camille)
        func told() async throws -> [RequestView.Past] {
            try await ViewRequest(world.environment)(id, by: Cast.camille.actor, in: world.organisation).history
        }
        #expect(try await told().isEmpty)
        try await world.answer(.counter(countered, message: ""), to: id)
        try await world.answerCounter(accepts: false, to: id)
        #expect(try await told().map(\.kind) == [.requestSubmitted, .requestCountered, .counterDeclined])
        try await world.answer(.counter(countered, message: ""), to: id, version: 3)
        try await world.answerCounter(accepts: true, to: id, version: 4)
        _ = try await world.grant(id, version: 5)
        let all = try await told()
        #expect(
            all.map(\.kind) == [
                .requestSubmitted, .requestCountered, .counterDeclined, .requestCountered, .counterAccepted,
            ])
        #expect(all.map(\.formula) == [asked.formula, countered.formula, nil, countered.formula, nil])
    }

    @Test("An agreement that begins after the national text rests on the local one alone")
    func afterTheNationalText() async throws {
        let world = try await TestWorld()
        let agreement = try await world.agree(Proposal(from: day("2026-12-02")), for: .camille)
        #expect(try await world.stored(agreement).texts == ["local"])
    }

    @Test("A person whom nobody manages is answered by HR")
    func withoutManager() async throws {
        let world = try await TestWorld()
        let id = try await world.submit(asked, by: .aicha)
        for character in Cast.allCases where character != .solene {
            await #expect(throws: UseCaseError.notFound) { try await world.answer(.accept, to: id, by: character) }
        }
        try await world.answer(.accept, to: id, by: .solene)
        #expect(try await world.stored(id).state.kind == .accepted)
    }

    @Test("A manager cannot answer their own request, even named as their own manager")
    func ownRequest() async throws {
        let world = try await TestWorld()
        let id = try await world.submit(asked, by: .marc)
        await #expect(throws: UseCaseError.notFound) { try await world.answer(.accept, to: id, by: .marc) }
        try await world.write { try $0.save([Cast.marc.person { $0.answersTo = Cast.marc.id }]) }
        await #expect(throws: UseCaseError.notFound) { try await world.answer(.accept, to: id, by: .marc) }
        #expect(try await world.stored(id).state == .submitted)
    }

    @Test("A request that the rules forbid is not kept, and all the reasons come at once")
    func refusedByTheRules() async throws {
        let world = try await TestWorld()
        let before = world.picture
        // Paul arrived on 5 October 2026; three days are beyond the two of the local text; the network alone opens
        // other organismes.
        let found = await reasons {
            _ = try await world.submit(
                Proposal(.flexible(halvesPerWeek: 6), at: [.otherOrganisation], from: day("2026-11-16")), by: .paul)
        }
        #expect(
            found.summary == [
                "place-not-offered local art. 5", "seniority-too-short local art. 2-2",
                "weekly-quota-exceeded local art. 4-1",
            ])
        #expect(world.picture == before)
    }

    @Test("A second request waits until the first has its answer")
    func pending() async throws {
        let world = try await TestWorld()
        let first = try await world.submit(asked, by: .camille)
        let found = await reasons { _ = try await world.submit(countered, by: .camille) }
        #expect(found.summary == ["request-pending local art. 6-2"])
        try await world.withdraw(first)
        _ = try await world.submit(countered, by: .camille)
    }

    @Test(
        "A proposal that is none is refused field by field, when asked and when countered",
        arguments: [
            (Proposal(at: [], from: day("2026-11-16")), FieldProblem("places", .required)),
            (Proposal(at: [.home, .home], from: day("2026-11-16")), FieldProblem("places", .repeated)),
            (Proposal(from: day("2026-11-16"), through: day("2026-11-15")), FieldProblem("end", .endBeforeStart)),
        ])
    func incomplete(proposal: Proposal, problem: FieldProblem) async throws {
        let world = try await TestWorld()
        await #expect(throws: UseCaseError.invalid([problem])) { _ = try await world.submit(proposal, by: .camille) }
        let id = try await world.submit(asked, by: .camille)
        await #expect(throws: UseCaseError.invalid([problem])) {
            try await world.answer(.counter(proposal, message: ""), to: id)
        }
    }

    @Test("An agreement of one day is one: the last day may be the first")
    func oneDay() async throws {
        let world = try await TestWorld()
        let date = day("2026-11-16")
        let agreement = try await world.agree(Proposal(from: date, through: date), for: .camille)
        #expect(try await world.stored(agreement).span == DateSpan(from: date, through: date))
    }

    @Test("A message has at most 2,000 characters", arguments: [(1_999, true), (2_000, true), (2_001, false)])
    func messageLength(count: Int, isTaken: Bool) async throws {
        let world = try await TestWorld()
        let message = String(repeating: "é", count: count)
        if isTaken {
            let id = try await world.submit(asked, by: .camille, message: message)
            try await world.answer(.counter(countered, message: message), to: id)
        } else {
            let problem = UseCaseError.invalid([FieldProblem("message", .tooLong)])
            await #expect(throws: problem) { _ = try await world.submit(asked, by: .camille, message: message) }
            let id = try await world.submit(asked, by: .camille)
            await #expect(throws: problem) {
                try await world.answer(.counter(countered, message: message), to: id)
            }
        }
    }
}
