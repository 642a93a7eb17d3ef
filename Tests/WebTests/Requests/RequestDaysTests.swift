import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("The days that a request leads to")
struct RequestDaysTests {
    static let at = Moment(day("2026-11-02")).instant
    static let accepted = RequestState.accepted(by: Cast.marc.id, at: at)
    private static let notice = "notice warning\">Le premier jour demandé est passé"

    private func page(
        _ state: RequestState, from start: String, to character: Cast, _ language: Language = .french
    ) async throws -> String {
        let stage = try await WeekStage()
        let request = try await stage.world.request(of: .camille, Proposal(from: day(start)), state: state)
        var client = stage.client(character, language)
        return try await client.get("/demandes/\(request.id.rawValue)").text
    }

    @Test(
        "without a last day, the page says until when the texts let the agreement go, whoever reads it",
        arguments: [(RequestState.submitted, Cast.camille), (.submitted, .marc), (accepted, .solene)])
    func unsaidEnd(state: RequestState, character: Cast) async throws {
        let french = try await page(state, from: "2026-12-07", to: character)
        #expect(
            french.contains("jusqu’au jeudi 6 décembre 2029 au plus (36\u{A0}mois, art. 8, accord local)"))
        #expect(!french.contains("sans terme"))
        let english = try await page(state, from: "2026-12-07", to: character, .english)
        #expect(
            english.contains("until Thursday 6 December 2029 at most (36\u{A0}months, art. 8, local agreement)"))
    }

    @Test("the form says so while it is filled in, and never that an agreement may have no end")
    func form() async throws {
        let stage = try await WeekStage()
        var client = stage.client(.camille)
        let form = try await client.get("/mes-demandes/nouvelle").text
        #expect(form.contains("Facultatif\u{202F}: vide, l’accord va jusqu’à sa durée maximale."))
        #expect(!form.contains("laissez vide si vous ne fixez pas de terme"))
        let typed: KeyValuePairs = [
            "formule": "flexible", "jours-par-semaine": "1,5", "lieu": "home", "debut": "2026-12-07",
        ]
        let verdict = try await client.post("/mes-demandes/verification", typed)
        #expect(verdict.text.contains("Sans dernier jour\u{202F}: jusqu’au jeudi 6 décembre 2029 au plus"))
    }

    @Test("a first day that is past is said to whoever agrees, until the agreement has its own days")
    func startPast() async throws {
        for (state, character, isTold) in [
            (RequestState.submitted, Cast.marc, true), (.submitted, .camille, false), (.submitted, .solene, false),
            (Self.accepted, .solene, true), (Self.accepted, .marc, false),
        ] {
            let page = try await page(state, from: "2026-11-01", to: character)
            #expect(page.contains(Self.notice) == isTold, "\(state.kind) to \(character)")
            #expect(page.contains("36\u{A0}mois au plus à partir du visa (art. 8, accord local)"))
        }
        // Today is not past.
        #expect(try await !page(.submitted, from: "2026-11-02", to: .marc).contains(Self.notice))

        let stage = try await WeekStage()
        let request = try await stage.world.request(
            of: .camille, Proposal(from: day("2026-10-05"), through: day("2027-10-04")), state: Self.accepted)
        let link = "/demandes/\(request.id.rawValue)"
        var officer = stage.client(.solene)
        _ = try await officer.get(link)
        #expect(try await officer.post("\(link)/visa", ["version": "1"]).location == "\(link)?fait=visa")
        let granted = try await officer.get(link).text
        #expect(granted.contains("Dates de l’accord"))
        #expect(granted.contains("du 2 novembre 2026 au 4 octobre 2027"))
    }

    @Test("a last day that is past leaves nothing to agree on: no agreement of one day is made of it")
    func endPast() async throws {
        let stage = try await WeekStage()
        let request = try await stage.world.request(
            of: .camille, Proposal(from: day("2026-10-05"), through: day("2026-11-01")), state: Self.accepted)
        let link = "/demandes/\(request.id.rawValue)"
        var officer = stage.client(.solene)
        _ = try await officer.get(link)
        let answer = try await officer.post("\(link)/visa", ["version": "1"])
        #expect(answer.status == 422)
        #expect(answer.text.contains("Dernier jour\u{202F}: la fin précède le début."))
        #expect(try await stage.world.read { try $0.agreements(of: Cast.camille.id) }.isEmpty)
    }

    @Test("HR reads who must answer, the manager that it is for them, and the person that it is their manager")
    func whoOwes() async throws {
        let officer = try await page(.submitted, from: "2026-12-07", to: .solene)
        #expect(officer.contains("Marc Delaunay doit répondre au plus tard le 2 décembre 2026."))
        let manager = try await page(.submitted, from: "2026-12-07", to: .marc)
        #expect(manager.contains("C’est à vous de répondre au plus tard le 2 décembre 2026."))
        let employee = try await page(.submitted, from: "2026-12-07", to: .camille)
        #expect(employee.contains("Votre manager doit répondre au plus tard le 2 décembre 2026."))
        let counter = RequestState.countered(
            CounterProposal(
                proposal: Proposal(.fixed(.monday), from: day("2026-12-07")), message: "", by: Cast.marc.id,
                at: Self.at))
        #expect(try await page(counter, from: "2026-12-07", to: .camille).contains("Votre réponse"))
        #expect(try await page(counter, from: "2026-12-07", to: .marc).contains("Réponse de la personne"))
    }
}
