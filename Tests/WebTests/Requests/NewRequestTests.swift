import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

extension WeekStage {
    func requests(of character: Cast = .camille) async throws -> [Request] {
        try await world.read { try $0.requests(of: character.id) }
    }
}

@Suite("Asking for telework")
struct NewRequestTests {
    static let flexible: KeyValuePairs = [
        "formule": "flexible", "jours-par-semaine": "1,5", "lieu": "home", "autre-lieu": "residence",
        "debut": "2026-12-07", "fin": "", "message": " Deux matins\r\net une fin de semaine. ",
    ]

    @Test("nobody has asked: the page says how, in both languages", arguments: Language.allCases)
    func empty(language: Language) async throws {
        var client = try await WeekStage().client(.camille, language)
        let page = try await client.get("/mes-demandes")
        #expect(page.status == 200)
        let words = MyRequestsWords.in(language)
        #expect(page.text.contains(words.emptyHeading))
        #expect(page.text.contains("href=\"/mes-demandes/nouvelle\""))
        #expect(!page.text.contains("<table"))
    }

    @Test("the form offers the formulas and places of the texts, each limit with its article")
    func offers() async throws {
        var client = try await WeekStage().client(.camille)
        let page = try await client.get("/mes-demandes/nouvelle")
        #expect(page.status == 200)
        for formula in ["fixed", "flexible", "envelope"] { #expect(page.text.contains("value=\"\(formula)\"")) }
        for place in ["home", "residence", "third_place"] { #expect(page.text.contains("value=\"\(place)\"")) }
        #expect(!page.text.contains("value=\"other_organisation\""))
        #expect(page.text.contains("Au plus 2\u{A0}jours de télétravail par semaine."))
        #expect(
            page.text.contains("<a class=\"article\" href=\"/textes/local#weekly_days_max\">art. 4-1, accord local</a>")
        )
        #expect(page.text.contains("Pour vous, au plus 2\u{A0}jours par semaine."))
        #expect(page.text.contains("data-verdict-url=\"/mes-demandes/verification\""))
    }

    @Test("only what the texts offer is there")
    func narrowed() async throws {
        let local = Texts.local.with(.formulas, .set(["flexible"])).with(.places, .set(["home"]))
        let world = try await TestWorld(book: Rulebook(texts: [Texts.national, local]))
        let site = try TestSite(environment: world.environment)
        var client = site.signedIn(
            Viewer(
                account: Cast.camille.accountID, person: Cast.camille.id, organisation: world.organisation,
                organisationName: "CPAM", displayName: "Camille", language: .french, roles: [.employee]))
        let page = try await client.get("/mes-demandes/nouvelle")
        #expect(page.text.contains("value=\"flexible\" checked"))
        #expect(!page.text.contains("value=\"fixed\""))
        #expect(!page.text.contains("id=\"jours-par-an\""))
        #expect(!page.text.contains("name=\"autre-lieu\""))
    }

    @Test("a right form is a request, which the page it leads to shows with its due date")
    func submits() async throws {
        let stage = try await WeekStage()
        var client = stage.client(.camille)
        _ = try await client.get("/mes-demandes/nouvelle")
        let answer = try await client.post("/mes-demandes/nouvelle", Self.flexible)
        #expect(answer.status == 303)
        let request = try #require(try await stage.requests().first)
        #expect(answer.location == "/demandes/\(request.id.rawValue)?fait=deposee")
        #expect(request.proposal.formula == .flexible(halvesPerWeek: 3))
        #expect(request.proposal.places == [.home, .residence])
        #expect(request.message == "Deux matins\net une fin de semaine.")
        let page = try await client.get(try #require(answer.location))
        #expect(page.text.contains("Votre demande est déposée."))
        #expect(page.text.contains("1,5\u{A0}jour flexible par semaine"))
        #expect(page.text.contains("2 décembre 2026"))
        let mine = try await client.get("/mes-demandes")
        #expect(mine.text.contains("En attente du manager"))
        #expect(mine.text.contains("Votre manager doit répondre au plus tard le 2 décembre 2026."))
        #expect(!mine.text.contains("href=\"/mes-demandes/nouvelle\""))
        // The request that waits is shown instead of a form that would be refused.
        let again = try await client.get("/mes-demandes/nouvelle")
        #expect(again.text.contains("href=\"/demandes/\(request.id.rawValue)\""))
        #expect(!again.text.contains("name=\"formule\""))
    }

    @Test("the fixed days of the grid are those of the request")
    func fixedDays() async throws {
        let stage = try await WeekStage()
        var client = stage.client(.camille)
        _ = try await client.get("/mes-demandes/nouvelle")
        let answer = try await client.post(
            "/mes-demandes/nouvelle",
            ["formule": "fixed", "jour": "1-0", "jour": "1-1", "jour": "4-1", "lieu": "home", "debut": "2026-12-07"])
        #expect(answer.status == 303)
        #expect(try await stage.requests().first?.proposal.formula == .fixed(halfDays("1100000100")))
    }

    @Test("the same form sent twice is one request; a new one is refused because the first waits")
    func twice() async throws {
        let stage = try await WeekStage()
        var client = stage.client(.camille)
        _ = try await client.get("/mes-demandes/nouvelle")
        let first = try await client.post("/mes-demandes/nouvelle", Self.flexible)
        let second = try await client.post("/mes-demandes/nouvelle", Self.flexible)
        #expect(first.location == second.location)
        #expect(try await stage.requests().count == 1)
        _ = try await client.get("/aide")
        _ = try await client.get(try #require(first.location))
        let third = try await client.post("/mes-demandes/nouvelle", Self.flexible)
        #expect(third.status == 422)
        #expect(try await stage.requests().count == 1)
    }

    @Test(
        "what the rules refuse comes back with every reason, its article and its field, and what was typed",
        arguments: Language.allCases)
    func refused(language: Language) async throws {
        let stage = try await WeekStage()
        var client = stage.client(.camille, language)
        _ = try await client.get("/mes-demandes/nouvelle")
        let answer = try await client.post(
            "/mes-demandes/nouvelle",
            [
                "formule": "flexible", "jours-par-semaine": "5", "lieu": "other_organisation", "debut": "2026-10-01",
                "fin": "2036-12-07", "message": "Bonjour <b>",
            ])
        #expect(answer.status == 422)
        for field in ["jours-par-semaine", "lieu", "debut", "fin"] {
            #expect(answer.text.contains("<li><a href=\"#\(field)\">"), "\(field) is not in the summary")
            #expect(answer.text.contains("id=\"\(field)\""))
        }
        for article in ["art. 4-1", "art. 4-2", "art. 5", "art. 8"] { #expect(answer.text.contains(article)) }
        #expect(answer.text.contains("value=\"5\""))
        #expect(answer.text.contains("value=\"2026-10-01\""))
        #expect(answer.text.contains("Bonjour &lt;b&gt;"))
        #expect(answer.text.contains("aria-invalid=\"true\""))
        #expect(try await stage.requests().isEmpty)
    }

    @Test("mistakes of the form and reasons of the rules are said at once")
    func everythingAtOnce() async throws {
        let stage = try await WeekStage()
        var client = stage.client(.camille)
        _ = try await client.get("/mes-demandes/nouvelle")
        let answer = try await client.post(
            "/mes-demandes/nouvelle",
            [
                "formule": "envelope", "jours-par-an": "250", "lieu": "home", "debut": "2026-12-07",
                "fin": "2026-12-01", "message": String(repeating: "a", count: 2_001),
            ])
        #expect(answer.status == 422)
        for field in ["jours-par-an", "fin", "message"] {
            #expect(answer.text.contains("<li><a href=\"#\(field)\">"), "\(field) is not in the summary")
        }
        #expect(answer.text.contains("art. 4-3"))
    }

    @Test(
        "forms made by hand are refused in words",
        arguments: [
            [:], ["formule": "tout"], ["formule": "fixed", "lieu": "home", "debut": "2026-12-07"],
            ["formule": "fixed", "jour": "9-9", "lieu": "home", "debut": "2026-12-07"],
            ["formule": "fixed", "jour": "6-0", "lieu": "home", "debut": "2026-12-07"],
            ["formule": "flexible", "jours-par-semaine": "-1", "lieu": "home", "debut": "2026-12-07"],
            ["formule": "flexible", "jours-par-semaine": "0", "lieu": "home", "debut": "2026-12-07"],
            ["formule": "flexible", "jours-par-semaine": "99999999999999999999", "lieu": "home"],
            ["formule": "envelope", "jours-par-an": "\u{1}", "lieu": "\u{FFFD}", "debut": "\u{202E}"],
            ["formule": "flexible", "jours-par-semaine": "2", "lieu": "lune", "debut": "2026-12-07"],
            ["formule": "flexible", "jours-par-semaine": "2", "lieu": "home", "debut": "2026-02-30"],
            ["formule": "flexible", "jours-par-semaine": "2", "lieu": "home", "debut": "9999-12-31"],
            ["formule": "flexible", "jours-par-semaine": "2", "lieu": "home", "debut": "0001-01-01"],
        ] as [KeyValuePairs<String, String>])
    func garbage(fields: KeyValuePairs<String, String>) async throws {
        let stage = try await WeekStage()
        var client = stage.client(.camille)
        _ = try await client.get("/mes-demandes/nouvelle")
        let check = try await client.post("/mes-demandes/verification", fields)
        #expect(check.status == 200)
        #expect(check.text.contains("notice"))
        // 31 December 9999 is a day as any other, but more than two years ahead.
        let answer = try await client.post("/mes-demandes/nouvelle", fields)
        #expect(answer.status == 422)
        #expect(try await stage.requests().isEmpty)
    }

    @Test("while one types, the rules answer and say what is left, and nothing is kept")
    func verdict() async throws {
        let stage = try await WeekStage()
        var client = stage.client(.camille)
        _ = try await client.get("/mes-demandes/nouvelle")
        let possible = try await client.post("/mes-demandes/verification", Self.flexible)
        #expect(possible.status == 200)
        #expect(!possible.text.contains("<html"))
        #expect(possible.text.contains("<strong>Possible</strong>"))
        #expect(
            possible.text.contains("Par semaine\u{202F}: 1,5\u{A0}jour sur 2\u{A0}jours, il reste une demi-journée."))
        let refused = try await client.post(
            "/mes-demandes/verification",
            ["formule": "envelope", "jours-par-an": "100,5", "lieu": "home", "debut": "2026-12-07"])
        #expect(refused.text.contains("Pas possible"))
        #expect(refused.text.contains("art. 4-3"))
        #expect(refused.text.contains("Par an\u{202F}: 100,5\u{A0}jours sur 100\u{A0}jours."))
        let incomplete = try await client.post("/mes-demandes/verification", ["formule": "flexible"])
        #expect(incomplete.text.contains("Il manque une information"))
        #expect(try await stage.requests().isEmpty)
        #expect(try await stage.decisions() == 0)
    }

    @Test("who cannot be accepted is told before filling the form in vain", arguments: [Cast.ines, .paul])
    func obstacles(character: Cast) async throws {
        var client = try await WeekStage().client(character)
        let page = try await client.get("/mes-demandes/nouvelle")
        #expect(page.status == 200)
        #expect(page.text.contains("Avant de demander"))
        #expect(page.text.contains(character == .ines ? "art. 2-1" : "art. 2-2"))
    }

    @Test("without any text in force the page says so and offers no form")
    func noText() async throws {
        let world = try await TestWorld(today: day("2020-01-06"))
        let site = try TestSite(environment: world.environment)
        var client = site.signedIn(
            Viewer(
                account: Cast.camille.accountID, person: Cast.camille.id, organisation: world.organisation,
                organisationName: "CPAM", displayName: "Camille", language: .french, roles: [.employee]))
        let page = try await client.get("/mes-demandes/nouvelle")
        #expect(page.status == 200)
        #expect(page.text.contains("Aucun texte sur le télétravail n’est en vigueur à cette date."))
        #expect(!page.text.contains("name=\"formule\""))
    }

    @Test("an account that is nobody’s file has no requests of its own")
    func noPerson() async throws {
        let stage = try await WeekStage()
        var client = stage.site.signedIn(
            Viewer(
                account: AccountID("audit"), person: nil, organisation: stage.world.organisation,
                organisationName: "CPAM", displayName: "Audit", language: .french, roles: [.administrator]))
        _ = try await client.get("/aide")
        for path in ["/mes-demandes", "/mes-demandes/nouvelle"] {
            #expect(try await client.get(path).status == 404)
        }
        #expect(try await client.post("/mes-demandes/nouvelle", Self.flexible).status == 404)
        #expect(try await client.post("/mes-demandes/verification", Self.flexible).status == 404)
    }
}
