import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Who may do what to whose request")
struct RequestRolesTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let subject: Cast
        let readers: Set<Cast>
        /// Who says yes, no, or something else.
        let answerer: Cast
        var testDescription: String { "a request of \(subject)" }
    }

    static let table = [
        Row(subject: .camille, readers: [.camille, .marc, .solene], answerer: .marc),
        Row(subject: .lucie, readers: [.lucie, .hugo, .solene], answerer: .hugo),
        Row(subject: .marc, readers: [.marc, .aicha, .solene], answerer: .aicha),
        Row(subject: .karim, readers: [.karim, .aicha, .solene], answerer: .aicha),
        Row(subject: .aicha, readers: [.aicha, .solene], answerer: .solene),
    ]

    static func mayDo(_ attempt: Attempt, _ row: Row) -> Set<Cast> {
        switch attempt {
        case .view: row.readers
        case .accept, .refuse, .counter: [row.answerer]
        case .takeCounter, .declineCounter, .withdraw: [row.subject]
        case .grant, .refuseVisa: [.solene]
        }
    }

    static func state(for attempt: Attempt) -> RequestState.Kind {
        switch attempt {
        case .view, .accept, .refuse, .counter, .withdraw: .submitted
        case .takeCounter, .declineCounter: .countered
        case .grant, .refuseVisa: .accepted
        }
    }

    @Test(
        "Everyone tries every act; strangers are told that there is no such request", arguments: table, Attempt.allCases
    )
    func matrix(row: Row, attempt: Attempt) async throws {
        let may = RequestRolesTests.mayDo(attempt, row)
        for character in Cast.allCases {
            let world = try await TestWorld()
            let request = try await world.request(of: row.subject, in: RequestRolesTests.state(for: attempt))
            let before = world.picture
            let run = { try await attempt.run(on: request.id, version: request.version, by: character, in: world) }
            if may.contains(character) {
                await #expect(throws: Never.self, "\(character) may") { try await run() }
            } else {
                await #expect(throws: UseCaseError.notFound, "\(character) may not") { try await run() }
                #expect(world.picture == before)
            }
        }
    }

    @Test("Nobody asks in somebody else's name", arguments: Cast.allCases)
    func inTheNameOf(character: Cast) async throws {
        let world = try await TestWorld()
        for subject in Cast.allCases where subject != character {
            await #expect(throws: UseCaseError.notFound) {
                _ = try await world.submit(Proposal(from: day("2026-11-16")), by: character, for: subject)
            }
            await #expect(throws: UseCaseError.notFound) {
                _ = try await CheckRequest(world.environment)(
                    Proposal(from: day("2026-11-16")), for: subject.id, by: character.actor, in: world.organisation)
            }
        }
        #expect(world.journalKinds.isEmpty)
    }

    @Test("An unknown request is the same as one out of reach", arguments: Attempt.allCases)
    func unknown(attempt: Attempt) async throws {
        let world = try await TestWorld()
        for character in Cast.allCases {
            await #expect(throws: UseCaseError.notFound) {
                try await attempt.run(on: RequestID("none"), version: 1, by: character, in: world)
            }
        }
    }

    @Test("A manager loses the request of someone who changed teams, and the new one has it")
    func anotherManager() async throws {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, in: .submitted)
        try await world.write { try $0.save([Cast.camille.person { $0.answersTo = Cast.hugo.id }]) }
        await #expect(throws: UseCaseError.notFound) { try await world.answer(.accept, to: request.id, by: .marc) }
        try await world.answer(.accept, to: request.id, by: .hugo)
    }

    @Test("Each desk has its own requests, and is closed to others")
    func desks() async throws {
        let world = try await TestWorld()
        let list = ListRequestsToAnswer(world.environment)
        let camille = try await world.request(of: .camille, in: .submitted)
        let lucie = try await world.request(of: .lucie, in: .accepted)
        let aicha = try await world.request(of: .aicha, in: .submitted)
        let karim = try await world.request(of: .karim, in: .countered)
        _ = try await world.request(of: .solene, in: .withdrawn)

        func rows(_ desk: ListRequestsToAnswer.Desk, _ character: Cast) async throws -> Set<RequestID> {
            let page = try await list(desk: desk, by: character.actor, in: world.organisation)
            #expect(page.total == page.rows.count)
            return Set(page.rows.map(\.request.id))
        }
        #expect(try await rows(.manager, .marc) == [camille.id])
        #expect(try await rows(.manager, .hugo).isEmpty)
        #expect(try await rows(.visa, .solene) == [lucie.id])
        #expect(try await rows(.orphans, .solene) == [aicha.id])
        #expect(try await rows(.all, .solene) == [camille.id, lucie.id, aicha.id, karim.id])
        for character in Cast.allCases {
            for desk in ListRequestsToAnswer.Desk.allCases {
                let isOpen = desk == .manager ? character.roles.contains(.manager) : character == .solene
                guard !isOpen else { continue }
                await #expect(throws: UseCaseError.notFound, "\(desk) to \(character)") {
                    _ = try await rows(desk, character)
                }
            }
        }
    }

    @Test("Late requests are counted from the day after the answer was owed", arguments: [(29, 0), (30, 0), (31, 1)])
    func late(daysLater: Int, expected: Int) async throws {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, in: .submitted, from: "2027-01-04")
        world.clock.advance(days: daysLater)
        let page = try await ListRequestsToAnswer(world.environment)(
            desk: .manager, by: Cast.marc.actor, in: world.organisation)
        #expect(page.late == expected)
        let view = try await ViewRequest(world.environment)(
            request.id, by: Cast.marc.actor, in: world.organisation)
        #expect(view.isLate == (expected == 1))
    }

    @Test("Nobody is late while the person considers what the manager proposed")
    func lateAfterCounter() async throws {
        let world = try await TestWorld()
        let request = try await world.request(of: .camille, in: .countered, from: "2027-01-04")
        world.clock.advance(days: 31)
        let page = try await ListRequestsToAnswer(world.environment)(
            desk: .all, by: Cast.solene.actor, in: world.organisation)
        #expect(page.total == 1 && page.late == 0)
        let view = try await ViewRequest(world.environment)(
            request.id, by: Cast.solene.actor, in: world.organisation)
        #expect(!view.isLate)
        // Declined, the manager owes an answer again, and the day for it is past.
        try await world.answerCounter(accepts: false, to: request.id)
        let declined = try await ViewRequest(world.environment)(
            request.id, by: Cast.solene.actor, in: world.organisation)
        #expect(declined.isLate)
    }
}
