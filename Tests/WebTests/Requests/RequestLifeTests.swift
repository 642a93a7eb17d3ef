import CivilTime
import Messages
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("A request seen and answered")
struct RequestLifeTests {
    static let proposal = Proposal(from: day("2026-12-07"))
    static let counter: KeyValuePairs = [
        "version": "1", "formule": "fixed", "jour": "1-0", "jour": "1-1", "lieu": "home", "debut": "2026-12-14",
        "message": "Plutôt le lundi.",
    ]

    /// A request of Camille waiting for Marc.
    private func stage(
        _ state: RequestState = .submitted, _ proposal: Proposal = proposal
    ) async throws -> (WeekStage, Request, String) {
        let stage = try await WeekStage()
        let request = try await stage.world.request(of: .camille, proposal, state: state)
        return (stage, request, "/demandes/\(request.id.rawValue)")
    }

    private func state(_ stage: WeekStage, _ request: Request) async throws -> RequestState.Kind? {
        try await stage.world.read { try $0.request(request.id)?.state.kind }
    }

    private static func countered() -> RequestState {
        .countered(
            CounterProposal(
                proposal: Proposal(.fixed(.monday), from: day("2026-12-14")), message: "Plutôt le lundi.",
                by: Cast.marc.id, at: Moment(day("2026-11-02")).instant))
    }

    private static let accepted = RequestState.accepted(by: Cast.marc.id, at: Moment(day("2026-11-02")).instant)

    @Test("the whole story: asked, something else proposed, accepted, visa, agreement")
    func story() async throws {
        let (stage, request, link) = try await stage()
        var manager = stage.client(.marc)
        var employee = stage.client(.camille)
        var officer = stage.client(.solene)
        let seen = try await manager.get(link)
        #expect(seen.text.contains("Demande de télétravail de Camille Fournier"))
        let proposed = try await manager.post("\(link)/contre-proposition", Self.counter)
        #expect(proposed.location == "\(link)?fait=proposee")
        let offered = try await employee.get(link)
        #expect(offered.text.contains("Proposition de Marc Delaunay"))
        #expect(offered.text.contains("Plutôt le lundi."))
        #expect(offered.text.contains("Jours fixes\u{202F}: lundi"))
        let taken = try await employee.post("\(link)/contre-proposition/acceptation", ["version": "2"])
        #expect(taken.location == "\(link)?fait=proposition-acceptee")
        _ = try await officer.get(link)
        let granted = try await officer.post("\(link)/visa", ["version": "3"])
        #expect(granted.location == "\(link)?fait=visa")
        #expect(try await state(stage, request) == .granted)
        let date = Wording(.french).date(day("2026-11-02"))
        let page = try await employee.get(link)
        let agreement = try #require(page.text.firstRange(of: "/accords/"))
        #expect(page.text.contains("Voir l’avenant"))
        // What was said stays told once the agreement is made, and the agreement's own days with it.
        #expect(
            page.text.contains(
                "<strong>Autre proposition</strong> <span>\(date) (Jours fixes\u{202F}: lundi)</span>"))
        #expect(page.text.contains("<strong>Proposition acceptée</strong> <span>\(date)</span>"))
        #expect(!page.text.contains("<strong>Acceptée</strong>"))
        #expect(page.text.contains("du 14 décembre 2026 au 13 décembre 2029"))
        #expect(page.text.contains("<strong>Visa donné</strong> <span>\(date)</span>"))
        let address = page.text[agreement.lowerBound...].prefix { $0 != "\"" }
        #expect(try await employee.get(String(address)).status == 200)
        let mine = try await employee.get("/mes-demandes")
        #expect(mine.text.contains("Accordée"))
        #expect(mine.text.contains(String(address)))
    }

    @Test("declined, the person’s own terms wait for the manager again")
    func declined() async throws {
        let (stage, request, link) = try await stage(Self.countered())
        var employee = stage.client(.camille)
        _ = try await employee.get(link)
        let answer = try await employee.post("\(link)/contre-proposition/refus", ["version": "1"])
        #expect(answer.location == "\(link)?fait=proposition-declinee")
        #expect(try await state(stage, request) == .submitted)
    }

    @Test("accepted as it is, and refused with a motive and a sentence that the person reads")
    func answered() async throws {
        // Before the end of the national text, which sets the delay to re-examine a refusal.
        let (stage, request, link) = try await stage(.submitted, Proposal(from: day("2026-11-23")))
        var manager = stage.client(.marc)
        _ = try await manager.get(link)
        #expect(try await manager.post("\(link)/acceptation", ["version": "1"]).location == "\(link)?fait=acceptee")
        var officer = stage.client(.solene)
        let desk = try await officer.get(link)
        #expect(desk.text.contains("Refuser le visa"))
        let refused = try await officer.post(
            "\(link)/refus", ["version": "2", "motif": "coverage", "texte": "L’accueil\r\nserait vide <i>."])
        #expect(refused.location == "\(link)?fait=refusee")
        #expect(try await state(stage, request) == .refused)
        var employee = stage.client(.camille)
        let page = try await employee.get(link)
        #expect(page.text.contains("Continuité du service"))
        #expect(page.text.contains("L’accueil\nserait vide &lt;i&gt;."))
        #expect(page.text.contains("Refusée par Solène Kervella"))
        #expect(page.text.contains("La direction réexamine un refus dans un délai de 30\u{A0}jours."))
    }

    @Test("a refusal without motive or sentence, or with an unknown one, comes back with what was typed")
    func refusalIncomplete() async throws {
        let (stage, request, link) = try await stage()
        for (language, motive, text, fields) in [
            (Language.french, "", "", ["motif", "texte"]), (.english, "humeur", "Non.", ["motif"]),
            (.french, "coverage", String(repeating: "é", count: 2_001), ["texte"]),
        ] {
            var manager = stage.client(.marc, language)
            _ = try await manager.get(link)
            let answer = try await manager.post("\(link)/refus", ["version": "1", "motif": motive, "texte": text])
            #expect(answer.status == 422)
            for field in fields { #expect(answer.text.contains("<a href=\"#\(field)\">")) }
            #expect(answer.text.contains("<details class=\"act\" open>"))
            #expect(text.isEmpty || answer.text.contains(">\(text)</textarea>"))
        }
        #expect(try await state(stage, request) == .submitted)
    }

    @Test("what the rules no longer allow cannot be accepted nor proposed, and the reasons cite their articles")
    func refusedByRules() async throws {
        let stage = try await WeekStage()
        let request = try await stage.world.request(
            of: .camille, Proposal(.flexible(halvesPerWeek: 8), from: day("2026-12-07")))
        let link = "/demandes/\(request.id.rawValue)"
        var manager = stage.client(.marc)
        _ = try await manager.get(link)
        let accepted = try await manager.post("\(link)/acceptation", ["version": "1"])
        #expect(accepted.status == 422)
        #expect(accepted.text.contains("art. 4-1"))
        let proposed = try await manager.post(
            "\(link)/contre-proposition",
            ["version": "1", "formule": "flexible", "jours-par-semaine": "3,5", "lieu": "home", "debut": "2026-12-07"])
        #expect(proposed.status == 422)
        #expect(proposed.text.contains("<a href=\"#jours-par-semaine\">"))
        #expect(proposed.text.contains("value=\"3,5\""))
        let unread = try await manager.post("\(link)/contre-proposition", ["version": "1", "formule": "flexible"])
        #expect(unread.status == 422)
        #expect(unread.text.contains("<a href=\"#debut\">"))
        #expect(try await state(stage, request) == .submitted)
    }

    @Test("an answer to a page that is out of date is refused in words", arguments: Language.allCases)
    func outdated(language: Language) async throws {
        let (stage, request, link) = try await stage()
        var manager = stage.client(.marc, language)
        _ = try await manager.get(link)
        let answer = try await manager.post("\(link)/acceptation", ["version": "0"])
        #expect(answer.status == 409)
        #expect(answer.text.contains(RefusalWords.in(language).outdated))
        #expect(try await state(stage, request) == .submitted)
    }

    @Test(
        "a version that is no number is refused in words",
        arguments: ["", "un", "1.0", "99999999999999999999", "\u{1}"])
    func wrongVersion(version: String) async throws {
        let (stage, request, link) = try await stage()
        var manager = stage.client(.marc)
        _ = try await manager.get(link)
        #expect(try await manager.post("\(link)/acceptation", ["version": version]).status == 422)
        #expect(try await state(stage, request) == .submitted)
    }

    @Test("the same form sent twice is one answer; another one is told that it is done")
    func twice() async throws {
        let (stage, request, link) = try await stage()
        var manager = stage.client(.marc)
        _ = try await manager.get(link)
        let first = try await manager.post("\(link)/acceptation", ["version": "1"])
        let second = try await manager.post("\(link)/acceptation", ["version": "1"])
        #expect(first.status == 303 && second.location == first.location)
        let decisions = try await stage.decisions()
        _ = try await manager.get(link)
        let third = try await manager.post("\(link)/acceptation", ["version": "2", "_jeton": "autre"])
        #expect(third.status == 422)
        #expect(third.text.contains("attend le visa des ressources humaines"))
        #expect(try await stage.decisions() == decisions)
        #expect(try await state(stage, request) == .accepted)
    }

    @Test("withdrawn by the person, whatever the manager did meanwhile")
    func withdrawn() async throws {
        let (stage, request, link) = try await stage(Self.accepted)
        var employee = stage.client(.camille)
        let page = try await employee.get(link)
        #expect(page.text.contains("Retirer la demande"))
        #expect(try await employee.post("\(link)/retrait").location == "\(link)?fait=retiree")
        #expect(try await state(stage, request) == .withdrawn)
    }

    static let acts = [
        "acceptation", "refus", "contre-proposition", "contre-proposition/acceptation", "contre-proposition/refus",
        "visa", "retrait",
    ]

    @Test(
        "another team’s request does not exist, to read or to act on", arguments: [Cast.hugo, .nadia, .yanis, .karim])
    func stranger(character: Cast) async throws {
        for state in [RequestState.submitted, Self.countered(), Self.accepted] {
            let (stage, request, link) = try await stage(state)
            var client = stage.client(character)
            _ = try await client.get("/aide")
            #expect(try await client.get(link).status == 404)
            for act in Self.acts {
                let answer = try await client.post(
                    "\(link)/\(act)", ["version": "1", "motif": "coverage", "texte": "Non.", "formule": "flexible"])
                #expect(answer.status == 404, "\(act) by \(character)")
            }
            #expect(try await self.state(stage, request) == state.kind)
        }
    }

    @Test("each side sees the forms of its own acts, and no form posts what it may not do")
    func forms() async throws {
        let table: [(RequestState, Cast, [String])] = [
            (.submitted, .camille, ["retrait"]), (.submitted, .marc, ["acceptation", "refus", "contre-proposition"]),
            (.submitted, .solene, []),
            (Self.countered(), .camille, ["contre-proposition/acceptation", "contre-proposition/refus", "retrait"]),
            (Self.countered(), .marc, []), (Self.accepted, .camille, ["retrait"]), (Self.accepted, .marc, []),
            (Self.accepted, .solene, ["visa", "refus"]),
            (.withdrawn(at: Moment(day("2026-11-02")).instant), .camille, []),
        ]
        for (state, character, expected) in table {
            let (stage, request, link) = try await stage(state)
            var client = stage.client(character)
            let page = try await client.get(link)
            #expect(page.status == 200)
            let shown = Self.acts.filter { page.text.contains("action=\"\(link)/\($0)\"") }
            #expect(Set(shown) == Set(expected), "\(state.kind) for \(character)")
            for act in Self.acts where !expected.contains(act) {
                let answer = try await client.post(
                    "\(link)/\(act)",
                    [
                        "version": "1", "motif": "coverage", "texte": "Non.", "formule": "flexible",
                        "jours-par-semaine": "2", "lieu": "home", "debut": "2026-12-07",
                    ])
                #expect([404, 422].contains(answer.status), "\(act) of \(state.kind) by \(character)")
            }
            #expect(try await self.state(stage, request) == state.kind)
        }
    }

    @Test("reading changes nothing, whatever the address says", arguments: [Cast.camille, .marc, .solene])
    func reading(character: Cast) async throws {
        let (stage, request, link) = try await stage()
        var client = stage.client(character)
        for path in [link, "\(link)?fait=visa", "\(link)?fait=\u{0}", "/demandes", "/mes-demandes"] {
            _ = try await client.get(PercentCoding.encode(path).replacing("%2F", with: "/").replacing("%3F", with: "?"))
        }
        for act in Self.acts { #expect(try await client.get("\(link)/\(act)").status == 405) }
        #expect(try await state(stage, request) == .submitted)
        #expect(try await stage.decisions() == 0)
    }

    @Test("without the token of a page nothing is done")
    func withoutToken() async throws {
        let (stage, request, link) = try await stage()
        var manager = stage.client(.marc)
        _ = try await manager.get(link)
        #expect(try await manager.post("\(link)/acceptation", ["version": "1", "_csrf": "faux"]).status == 403)
        #expect(try await state(stage, request) == .submitted)
    }
}
