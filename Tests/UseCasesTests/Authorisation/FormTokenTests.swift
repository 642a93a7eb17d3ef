import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("The same form sent twice")
struct FormTokenTests {
    let asked = Proposal(from: day("2026-11-16"))

    @Test("The same token gives the same request, without a second one; a new token is judged again")
    func submit() async throws {
        let world = try await TestWorld()
        let first = try await world.submit(asked, by: .camille, token: "t1")
        let after = world.picture
        #expect(try await world.submit(asked, by: .camille, token: "t1") == first)
        #expect(world.picture == after)
        let found = await reasons { _ = try await world.submit(asked, by: .camille, token: "t2") }
        #expect(found.summary == ["request-pending local art. 6-2"])
        #expect(world.picture == after)
    }

    @Test("The answer is the same whatever happened since")
    func later() async throws {
        let world = try await TestWorld()
        let first = try await world.submit(asked, by: .camille, token: "t1")
        try await world.withdraw(first)
        world.clock.set(day("2027-01-04"))
        #expect(try await world.submit(asked, by: .camille, token: "t1") == first)
    }

    @Test("The same token gives the same agreement")
    func grant() async throws {
        let world = try await TestWorld()
        let id = try await world.submit(asked, by: .camille)
        try await world.answer(.accept, to: id, token: "t1")
        try await world.answer(.accept, to: id, token: "t1")
        let agreement = try await world.grant(id, token: "t2")
        #expect(try await world.grant(id, token: "t2") == agreement)
        #expect(world.memory.inspect(world.organisation) { $0.agreements.count } == 1)
    }

    @Test("The same day sent twice with one token is placed once; with another it is refused")
    func days() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        try await world.place(["2026-11-17"], token: "t1")
        let after = world.picture
        try await world.place(["2026-11-17"], token: "t1")
        #expect(world.picture == after)
        let found = await reasons { try await world.place(["2026-11-17"], token: "t2") }
        #expect(found.summary == ["already-teleworked local art. 4-4", "already-teleworked local art. 4-4"])
    }

    @Test("Somebody else's token is not mine")
    func otherAccount() async throws {
        let world = try await TestWorld()
        let camille = try await world.submit(asked, by: .camille, token: "t1")
        let marc = try await world.submit(asked, by: .marc, token: "t1")
        #expect(camille != marc)
        #expect(try await world.stored(marc).person == Cast.marc.id)
    }

    @Test("A refused form may be corrected and sent again with its token")
    func correctedForm() async throws {
        let world = try await TestWorld()
        _ = await reasons {
            _ = try await world.submit(
                Proposal(.flexible(halvesPerWeek: 10), from: day("2026-11-16")), by: .camille, token: "t1")
        }
        let id = try await world.submit(asked, by: .camille, token: "t1")
        #expect(try await world.stored(id).proposal == asked)
    }

    @Test("Twenty sendings of one form at the same time make one request")
    func race() async throws {
        let world = try await TestWorld()
        let outcomes = await UseCasesTests.race(20) { _ in
            (try? await world.submit(asked, by: .camille, token: "t1"))?.rawValue
        }
        #expect(outcomes.count == 1)
        #expect(outcomes.keys.allSatisfy { $0 != nil })
        #expect(world.journalKinds == ["request-submitted"])
    }

    @Test("Twenty forms at the same time make one request")
    func raceOfForms() async throws {
        let world = try await TestWorld()
        let outcomes = await UseCasesTests.race(20) { index in
            do {
                _ = try await world.submit(asked, by: .camille, token: "t\(index)")
                return "done"
            } catch UseCaseError.refused(let decision) {
                return decision.reasons.map(\.code).joined()
            } catch {
                return "\(error)"
            }
        }
        #expect(outcomes == ["done": 1, "request-pending": 19])
    }
}
