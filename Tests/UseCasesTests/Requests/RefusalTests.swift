import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Refusing a request")
struct RefusalTests {
    let asked = Proposal(from: day("2026-11-16"))

    struct Words: Sendable, CustomTestStringConvertible {
        let motive: String
        let text: String
        let problems: [FieldProblem]
        var testDescription: String { "motive « \(motive) », \(text.count) characters" }
    }

    static let table = [
        Words(motive: "coverage", text: "Accueil à deux", problems: []),
        Words(motive: "coverage", text: String(repeating: "a", count: 2_000), problems: []),
        Words(
            motive: "coverage", text: String(repeating: "a", count: 2_001), problems: [FieldProblem("text", .tooLong)]),
        Words(motive: "coverage", text: " \n ", problems: [FieldProblem("text", .required)]),
        Words(motive: "", text: "Non", problems: [FieldProblem("motive", .required)]),
        Words(motive: "because", text: "Non", problems: [FieldProblem("motive", .unknown)]),
        Words(
            motive: "because", text: "",
            problems: [FieldProblem("text", .required), FieldProblem("motive", .unknown)]),
    ]

    @Test("A manager's refusal has a motive of the texts and a sentence", arguments: table)
    func byTheManager(words: Words) async throws {
        let world = try await TestWorld()
        let id = try await world.submit(asked, by: .camille)
        try await expect(words, in: world, on: id, by: .marc) {
            try await world.answer(.refuse(motive: words.motive, text: words.text), to: id)
        }
    }

    @Test("HR's refusal at the visa has a motive of the texts and a sentence", arguments: table)
    func atTheVisa(words: Words) async throws {
        let world = try await TestWorld()
        let id = try await world.submit(asked, by: .camille)
        try await world.answer(.accept, to: id)
        try await expect(words, in: world, on: id, by: .solene) {
            try await world.refuseVisa(id, motive: words.motive, text: words.text)
        }
    }

    private func expect(
        _ words: Words, in world: TestWorld, on id: RequestID, by character: Cast, _ refuse: () async throws -> Void
    ) async throws {
        let before = world.picture
        guard words.problems.isEmpty else {
            await #expect(throws: UseCaseError.invalid(words.problems)) { try await refuse() }
            #expect(world.picture == before)
            return
        }
        try await refuse()
        let refusal = Refusal(
            motive: words.motive, text: words.text, by: character.id, at: world.clock.now.instant)
        #expect(try await world.stored(id).state == .refused(refusal))
    }

    @Test("The sentence is kept without the blanks around it")
    func trimming() async throws {
        let world = try await TestWorld()
        let id = try await world.submit(asked, by: .camille)
        try await world.answer(.refuse(motive: "activity", text: "\n  Trop peu d’activités \n"), to: id)
        guard case .refused(let refusal) = try await world.stored(id).state else {
            Issue.record("the request is not refused")
            return
        }
        #expect(refusal.text == "Trop peu d’activités")
    }

    @Test("The motives are those of the texts in force on the day of the answer")
    func motivesOfTheDay() async throws {
        let other = Motive(code: "other", label: LocalizedText(french: "Autre", english: "Other"))
        let world = try await TestWorld.with(
            { $0.with(.refusalMotives, nil) }, national: { $0.with(.refusalMotives, .motives([other])) })
        let id = try await world.submit(Proposal(from: day("2026-12-14")), by: .camille)
        await #expect(throws: UseCaseError.invalid([FieldProblem("motive", .unknown)])) {
            try await world.answer(.refuse(motive: "coverage", text: "Non"), to: id)
        }
        // After the last day of the national text no text lists motives: any code will do, but one is still owed.
        world.clock.set(day("2026-12-02"))
        await #expect(throws: UseCaseError.invalid([FieldProblem("motive", .required)])) {
            try await world.answer(.refuse(motive: "", text: "Non"), to: id)
        }
        try await world.answer(.refuse(motive: "coverage", text: "Non"), to: id)
        #expect(try await world.stored(id).state.kind == .refused)
    }

    @Test("HR cannot refuse the visa of a request that its manager has not answered")
    func visaTooEarly() async throws {
        let world = try await TestWorld()
        let id = try await world.submit(asked, by: .camille)
        await #expect(throws: UseCaseError.impossible(TransitionError(state: .submitted, act: .refuse))) {
            try await world.refuseVisa(id, version: 1)
        }
    }

    @Test("A refused person may ask again")
    func askAgain() async throws {
        let world = try await TestWorld()
        let id = try await world.submit(asked, by: .camille)
        try await world.answer(.refuse(motive: "activity", text: "Non"), to: id)
        #expect(try await world.submit(asked, by: .camille) != id)
    }
}
