import CivilTime
import Telework
import TestSupport
import Testing

@testable import Web

@Suite("My week: what is refused")
struct MyWeekRefusalTests {
    /// Flexible, two days a week at home, until the end of November.
    private func stage() async throws -> WeekStage {
        let stage = try await WeekStage()
        try await stage.world.agreement(for: .camille, through: day("2026-11-27"))
        return stage
    }

    private static let twoDays = [
        "2026-11-12-matin": "H", "2026-11-12-apres-midi": "H", "2026-11-13-matin": "H", "2026-11-13-apres-midi": "H",
    ]

    @Test("five days and too little on site: every reason at once, with its article, linked to the cell, input kept")
    func everyReason() async throws {
        let stage = try await stage()
        for (language, citations) in [
            (
                Language.french,
                [
                    "(art. 4-1, accord local «\u{202F}Accord local d’essai\u{202F}»)",
                    "(art. 4-2, accord local «\u{202F}Accord local d’essai\u{202F}»)",
                ]
            ),
            (
                .english,
                [
                    "(art. 4-1, local agreement “Test local agreement”)",
                    "(art. 4-2, local agreement “Test local agreement”)",
                ]
            ),
        ] {
            var client = stage.client(.camille, language)
            _ = try await client.get("/ma-semaine?semaine=2026-W47")
            let answer = try await client.post(
                "/ma-semaine",
                [
                    "semaine": "2026-W47", "version": "0", "2026-11-16-matin": "H", "2026-11-16-apres-midi": "H",
                    "2026-11-17-matin": "H", "2026-11-17-apres-midi": "H", "2026-11-18-matin": "H",
                    "2026-11-18-apres-midi": "H", "2026-11-19-matin": "H", "2026-11-19-apres-midi": "H",
                    "2026-11-20-matin": "H", "2026-11-20-apres-midi": "H",
                ])
            #expect(answer.status == 422)
            for citation in citations { #expect(answer.text.contains(citation)) }
            #expect(answer.text.contains("<a href=\"#2026-11-16-matin\">"))
            #expect(answer.text.contains("href=\"/textes/local\""))
            #expect(answer.chooses("H", in: "2026-11-20-apres-midi"))
            #expect(answer.text.contains("id=\"erreurs\""))
            let unsaved = try #require(answer.text.firstRange(of: MyWeekWords.in(language).unsaved))
            let grid = try #require(answer.text.firstRange(of: "data-grid"))
            #expect(unsaved.lowerBound < grid.lowerBound)
            let stored = try await client.get("/ma-semaine?semaine=2026-W47").text
            #expect(!stored.contains(MyWeekWords.in(language).unsaved))
        }
        #expect(try await stage.cells("2026-W47") == nil)
    }

    @Test(
        "a day or days that cannot be are refused with their reason",
        arguments: [
            ("2026-11-11", "", "est un jour férié", "is a public holiday"),
            ("2026-11-03", "", "délai", "notice"),
            ("2026-10-30", "", "déjà pass", "already past"),
            ("2026-12-01", "", "n’avez pas d’accord", "no telework agreement"),
            ("2026-11-14", "", "n’est pas travaillé", "is not worked"),
            ("2026-11-16", "2026-11-19", "minimum", "minimum"),
        ])
    func refused(first: String, last: String, french: String, english: String) async throws {
        let stage = try await stage()
        for (language, words) in [(Language.french, french), (.english, english)] {
            var client = stage.client(.camille, language)
            _ = try await client.get("/ma-semaine")
            let answer = try await client.post(
                "/ma-semaine/jours", ["debut": first, "fin": last, "demi": "journee", "lieu": "H"])
            #expect(answer.status == 422)
            #expect(answer.text.contains(words))
            #expect(answer.text.contains(RefusalWords.in(language).nothingChanged))
        }
        #expect(try await stage.decisions() == 0)
    }

    @Test("days too far ahead leave the page at the week that they were sent from")
    func stays() async throws {
        let stage = try await stage()
        var client = stage.client(.camille)
        _ = try await client.get("/ma-semaine?semaine=2026-W46")
        for path in ["/ma-semaine/jours", "/ma-semaine/absences"] {
            let answer = try await client.post(
                path, ["semaine": "2026-W46", "debut": "2031-03-03", "demi": "journee", "lieu": "H"])
            #expect(answer.status == 422 && answer.text.contains("value=\"2031-03-03\""))
            #expect(answer.text.contains("name=\"semaine\" value=\"2026-W46\"") && !answer.text.contains("2031-W"))
        }
    }

    @Test("the same day twice and days that overlap are refused, not passed over")
    func sameDayTwice() async throws {
        let stage = try await stage()
        var client = stage.client(.camille)
        _ = try await client.get("/ma-semaine")
        let first = try await client.post(
            "/ma-semaine/jours", ["debut": "2026-11-12", "demi": "journee", "lieu": "H"])
        #expect(first.location == "/ma-semaine?semaine=2026-W46&fait=jours")
        // The same form again is the same act, a new form is judged.
        let same: KeyValuePairs = ["debut": "2026-11-12", "demi": "journee", "lieu": "H"]
        #expect(try await client.post("/ma-semaine/jours", same).status == 303)
        for fields: KeyValuePairs<String, String> in [
            ["debut": "2026-11-12", "demi": "matin", "lieu": "H"],
            ["debut": "2026-11-12", "fin": "2026-11-13", "demi": "journee", "lieu": "H"],
        ] {
            _ = try await client.get("/ma-semaine?semaine=2026-W46")
            let answer = try await client.post("/ma-semaine/jours", fields)
            #expect(answer.status == 422)
            #expect(answer.text.contains("déjà"))
            #expect(answer.text.contains("value=\"2026-11-12\""), "what was typed is kept")
        }
        #expect(try await stage.cells("2026-W46") == "SSSSFFHHSS....")
    }

    @Test(
        "hand-made forms are answered with field errors",
        arguments: [
            ("/ma-semaine", "semaine=2026-W46&version=0&2026-11-12-matin=Z", "#2026-11-12-matin"),
            ("/ma-semaine", "semaine=2026-W46&version=0&2026-11-12-matin=F", "#2026-11-12-matin"),
            ("/ma-semaine", "semaine=2026-W46&version=0&2026-11-12-matin=.", "#2026-11-12-matin"),
            ("/ma-semaine", "semaine=2026-W99&version=0", "#grille"),
            ("/ma-semaine", "semaine=0000-W01&version=0", "#grille"),
            ("/ma-semaine", "semaine=2026-W46&version=99999999999999999999", "#grille"),
            ("/ma-semaine", "", "#grille"),
            ("/ma-semaine/jours", "debut=&lieu=H", "#jours-debut"),
            ("/ma-semaine/jours", "debut=12.11.2026&lieu=H", "#jours-debut"),
            ("/ma-semaine/jours", "debut=9999-12-31&lieu=H", "#jours-debut"),
            ("/ma-semaine/jours", "debut=2026-11-12&fin=2026-11-10&lieu=H", "#jours-fin"),
            ("/ma-semaine/jours", "debut=2026-11-12&fin=2099-11-10&lieu=H", "#jours-fin"),
            ("/ma-semaine/jours", "debut=2026-11-12&lieu=S", "#jours-lieu"),
            ("/ma-semaine/jours", "debut=2026-11-12", "#jours-lieu"),
            ("/ma-semaine/jours", "debut=2026-11-12&lieu=H&demi=nuit", "#jours-demi"),
            ("/ma-semaine/absences", "debut=hier", "#absence-debut"),
            ("/ma-semaine/absences", "", "#absence-debut"),
        ])
    func garbage(path: String, body: String, link: String) async throws {
        let stage = try await stage()
        var client = stage.client(.camille)
        _ = try await client.get("/ma-semaine")
        let answer = try await client.post(path, body: body)
        #expect(answer.status == 422)
        #expect(answer.text.contains("href=\"\(link)\""))
        #expect(try await stage.decisions() == 0)
    }

    @Test("a half-day sent twice in one form is refused as such")
    func repeated() async throws {
        let stage = try await stage()
        var client = stage.client(.camille)
        _ = try await client.get("/ma-semaine?semaine=2026-W46")
        let answer = try await client.post(
            "/ma-semaine", body: "semaine=2026-W46&version=0&2026-11-12-matin=H&2026-11-12-matin=S")
        #expect(answer.status == 422)
        #expect(try await stage.cells("2026-W46") == nil)
    }

    @Test("the verdict is a fragment that keeps nothing", arguments: Language.allCases)
    func verdict(language: Language) async throws {
        let stage = try await stage()
        var client = stage.client(.camille, language)
        _ = try await client.get("/ma-semaine")
        let words = RefusalWords.in(language)
        for (body, heading) in [
            ("2026-11-12-matin=H", words.possible), ("2026-11-12-matin=R", words.notPossible),
            ("2026-11-12-matin=S", MyWeekWords.in(language).unchanged), ("2026-11-12-matin=Z", words.incomplete),
        ] {
            let answer = try await client.post("/ma-semaine/verification", body: "semaine=2026-W46&version=0&\(body)")
            #expect(answer.status == 200)
            #expect(answer.text.contains("<strong>\(heading)</strong>"))
            #expect(!answer.text.contains("<html"))
        }
        #expect(try await stage.cells("2026-W46") == nil)
    }

    @Test("an absence is noted without a reason, and taken back to days on site")
    func absence() async throws {
        let stage = try await stage()
        try await stage.world.week("2026-W46", of: .camille, "SSSSFFHHSS....")
        var client = stage.client(.camille)
        _ = try await client.get("/ma-semaine")
        let noted = try await client.post(
            "/ma-semaine/absences", ["debut": "2026-11-11", "fin": "2026-11-12", "acte": "signaler"])
        #expect(noted.location == "/ma-semaine?semaine=2026-W46&fait=absence")
        #expect(try await stage.cells("2026-W46") == "SSSSFFAASS....")
        let again = try await client.post(
            "/ma-semaine/absences",
            ["debut": "2026-11-12", "acte": "signaler", "_jeton": "la-meme-absence"])
        #expect(again.location == "/ma-semaine?semaine=2026-W46&fait=absence-connue")
        #expect(try await client.get("/ma-semaine?fait=absence-connue").text.contains("Cette absence était déjà notée"))
        let back = try await client.post(
            "/ma-semaine/absences",
            ["debut": "2026-11-12", "demi": "matin", "acte": "annuler", "_jeton": "un-autre-jeton"])
        #expect(back.location == "/ma-semaine?semaine=2026-W46&fait=annulation")
        let told = try await client.get("/ma-semaine?fait=annulation").text
        #expect(told.contains("Si vous y télétravailliez, placez-les de nouveau.") && told.contains("est à placer de"))
        #expect(try await stage.cells("2026-W46") == "SSSSFFSASS....")
        let nothing = try await client.post(
            "/ma-semaine/absences",
            ["debut": "2026-11-12", "demi": "matin", "acte": "annuler", "_jeton": "encore-un-jeton"])
        #expect(nothing.status == 422 && nothing.text.contains("Aucune absence à annuler à ces dates."))
        #expect(try await stage.cells("2026-W46") == "SSSSFFSASS....")
    }
}

extension TestClient {
    /// Sends a form written by hand, with the tokens of the last page.
    mutating func post(_ path: String, body: String) async throws -> Answer {
        let tokens = "_csrf=\(PercentCoding.encode(csrf))&_jeton=\(PercentCoding.encode(jeton))"
        return try await send(
            "POST", path, headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: .init(buffer: .init(string: body.isEmpty ? tokens : "\(body)&\(tokens)")))
    }
}
