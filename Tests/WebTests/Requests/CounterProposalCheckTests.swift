import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("The verdict while a manager proposes something else")
struct CounterProposalCheckTests {
    private func stage(
        _ state: RequestState = .submitted, of character: Cast = .camille
    ) async throws -> (WeekStage, String) {
        let stage = try await WeekStage()
        let request = try await stage.world.request(of: character, Proposal(from: day("2026-12-07")), state: state)
        return (stage, Link.request(request.id.rawValue))
    }

    private static let possible: KeyValuePairs = [
        "formule": "flexible", "jours-par-semaine": "1,5", "lieu": "home", "debut": "2026-12-14",
    ]

    @Test("the form asks for it at each change, and says before anything is typed what the texts allow")
    func form() async throws {
        let (stage, link) = try await stage()
        var manager = stage.client(.marc)
        let page = try await manager.get(link)
        #expect(page.text.contains("data-verdict-url=\"\(link)/contre-proposition/verification\""))
        #expect(page.text.contains("Pour cette personne, au plus 2\u{A0}jours par semaine."))
        #expect(!page.text.contains("Pour vous"))
    }

    @Test("possible, with what it leaves", arguments: Language.allCases)
    func possible(language: Language) async throws {
        let (stage, link) = try await stage()
        var manager = stage.client(.marc, language)
        _ = try await manager.get(link)
        let answer = try await manager.post("\(link)/contre-proposition/verification", Self.possible)
        #expect(answer.status == 200 && answer.text.contains("notice success"))
        #expect(
            answer.text.contains(
                language == .french ? "1,5\u{A0}jour sur 2\u{A0}jours" : "1.5\u{A0}days out of 2\u{A0}days"))
        #expect(!answer.text.contains("<html"))
    }

    @Test("not possible: the same reasons as when it is sent, and nothing is written")
    func refused() async throws {
        let (stage, link) = try await stage()
        var manager = stage.client(.marc)
        _ = try await manager.get(link)
        let typed: KeyValuePairs = [
            "version": "1", "formule": "flexible", "jours-par-semaine": "3,5", "lieu": "home", "debut": "2026-12-14",
        ]
        let before = try await stage.decisions()
        let verdict = try await manager.post("\(link)/contre-proposition/verification", typed)
        let sent = try await manager.post("\(link)/contre-proposition", typed)
        #expect(verdict.status == 200 && verdict.text.contains("notice error") && sent.status == 422)
        for article in verdict.text.matches(of: /art\. [0-9-]+/) {
            #expect(sent.text.contains(article.0))
        }
        #expect(verdict.text.contains("art. "))
        #expect(try await stage.decisions() == before)
    }

    @Test("what is missing is said while it is missing")
    func incomplete() async throws {
        let (stage, link) = try await stage()
        var manager = stage.client(.marc)
        _ = try await manager.get(link)
        let answer = try await manager.post("\(link)/contre-proposition/verification", ["formule": "fixed"])
        #expect(answer.status == 200 && answer.text.contains("notice warning"))
        #expect(answer.text.contains("Indiquez le premier jour."))
    }

    @Test(
        "whoever may not answer is told nothing, complete or not",
        arguments: [Cast.camille, .nadia, .hugo, .solene, .yanis, .karim, .aicha])
    func others(character: Cast) async throws {
        let (stage, link) = try await stage()
        var client = stage.client(character)
        _ = try await client.get("/aide")
        for fields in [Self.possible, [:] as KeyValuePairs<String, String>] {
            #expect(try await client.post("\(link)/contre-proposition/verification", fields).status == 404)
        }
    }

    @Test("a request that is over has no verdict any more")
    func over() async throws {
        let (stage, link) = try await stage(.withdrawn(at: Moment(day("2026-11-02")).instant))
        var manager = stage.client(.marc)
        _ = try await manager.get(link)
        #expect(try await manager.post("\(link)/contre-proposition/verification", Self.possible).status == 404)
    }
}
