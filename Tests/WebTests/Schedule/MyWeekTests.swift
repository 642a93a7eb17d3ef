import CivilTime
import Messages
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("My week")
struct MyWeekTests {
    @Test("the week is a table to fill, with what is left and the holidays by name", arguments: Language.allCases)
    func shown(language: Language) async throws {
        let stage = try await WeekStage()
        try await stage.world.agreement(for: .camille, places: [.home, .residence])
        var client = stage.client(.camille, language)
        let page = try await client.get("/ma-semaine?semaine=2026-W46")
        #expect(page.status == 200)
        let isFrench = language == .french
        #expect(
            page.text.contains(isFrench ? "Semaine 46, du 9 au 15 novembre 2026" : "Week 46, 9 to 15 November 2026"))
        #expect(page.text.contains(isFrench ? "Armistice de 1918" : "Armistice Day 1918"))
        #expect(
            page.text.contains(
                isFrench ? "à placer cette semaine (déjà 0 sur 2)" : "left to place this week (0 of 2 placed)"))
        #expect(
            page.text.contains(
                isFrench ? "aria-label=\"lundi 9 novembre, matin\"" : "aria-label=\"Monday 9 November, morning\""))
        #expect(page.chooses("S", in: "2026-11-09-matin"))
        // Nothing to choose on a holiday, and a residence only because the agreement names it.
        #expect(!page.text.contains("name=\"2026-11-11-matin\""))
        #expect(page.text.contains("<option value=\"R\""))
        #expect(!page.text.contains("<option value=\"T\""))
    }

    @Test(
        "from Saturday on it opens the week to come, with a link back, unless one still works in it",
        arguments: [
            ("2026-10-30", false, 44, false), ("2026-10-31", false, 45, true), ("2026-11-01", false, 45, true),
            ("2026-11-02", false, 45, false), ("2026-10-31", true, 44, false), ("2026-11-01", true, 45, true),
        ])
    func weekend(today: String, worksOnSaturday: Bool, week: Int, isAhead: Bool) async throws {
        let stage = try await WeekStage(today: today)
        if worksOnSaturday { try await stage.world.week("2026-W44", of: .camille, "SSSSSSSSSSS...") }
        var client = stage.client(.camille)
        let page = try await client.get("/ma-semaine")
        #expect(page.text.contains("<p class=\"lead\">Semaine \(week), "))
        #expect(page.text.contains("href=\"/ma-semaine?semaine=2026-W44\">Semaine en cours</a>") == isAhead)
        let told =
            "<p class=\"notice\">Vous ne travaillez plus cette semaine\u{202F}: voici la suivante. "
            + "<a href=\"/ma-semaine?semaine=2026-W44\">Revenir à la semaine 44, du 26 octobre au 1er novembre 2026</a>"
        #expect(page.text.contains(told) == isAhead)
        let asked = try await client.get("/ma-semaine?semaine=2026-W44")
        #expect(asked.text.contains("<p class=\"lead\">Semaine 44, ") && !asked.text.contains("voici la suivante"))
    }

    @Test("whoever has no agreement is told so and led to ask", arguments: Language.allCases)
    func withoutAgreement(language: Language) async throws {
        var client = try await WeekStage().client(.camille, language)
        let page = try await client.get("/ma-semaine")
        #expect(page.text.contains(MyWeekWords.in(language).noAgreement))
        #expect(page.text.contains("href=\"/mes-demandes/nouvelle\""))
        #expect(!page.text.contains("<option value=\"H\""))
        #expect(!page.text.contains("action=\"/ma-semaine/jours\""))
    }

    @Test("placed days that were lost are named with the reason, to the person alone", arguments: Language.allCases)
    func lostDays(language: Language) async throws {
        let stage = try await WeekStage()
        try await stage.world.agreement(for: .camille)
        try await stage.world.week("2026-W47", of: .camille, "HHSSSSHHSS....")
        var client = stage.client(.camille, language)
        let before = try await client.get("/ma-semaine")
        #expect(!before.text.contains("jours-perdus"))
        var settings = OrganisationSettings()
        settings.extraHolidays = [day("2026-11-16"): "Pont", day("2026-11-19"): "Pont"]
        try await ConfigureOrganisation(stage.world.environment)(settings, by: .system, in: stage.world.organisation)
        let page = try await client.get("/ma-semaine")
        #expect(page.text.contains(MyWeekWords.in(language).lostTitle))
        let sentence =
            language == .french
            ? "Lundi 16 novembre 2026 et jeudi 19 novembre 2026\u{202F}: les jours chômés de votre site ont changé."
            : "Monday 16 November 2026 and Thursday 19 November 2026: the days off of your site changed."
        #expect(page.text.contains("<li>\(sentence)</li>"))
        var hr = stage.client(.solene, language)
        let shown = try await hr.get("/personnes/person-camille/semaine?semaine=2026-W47")
        #expect(shown.status == 200 && !shown.text.contains(sentence))
    }

    @Test("colleagues are on site or not: neither their place nor an absence shows, nor any total")
    func colleagues() async throws {
        let stage = try await WeekStage()
        try await stage.world.week("2026-W45", of: .nadia, "RRAASSSSSS....")
        var client = stage.client(.camille)
        let page = try await client.get("/ma-semaine")
        let team = try #require(page.text.firstRange(of: "Qui est sur site, et quand")).upperBound
        let table = page.text[team...].prefix { $0 != "\u{0}" }
        #expect(table.contains("Nadia Belkacem") && table.contains("Marc Delaunay"))
        #expect(!table.contains("Odile"), "she left in June")
        #expect(table.contains("title=\"Télétravail\"") && table.contains("title=\"Pas là\""))
        #expect(!table.contains("Autre résidence") && !table.contains("title=\"Absence\""))
        #expect(!table.contains("tfoot"))
        #expect(!table.contains("Inès"), "she is of another team")
    }

    @Test("a week that is sent is kept, its changed half-days alone, and said so")
    func kept() async throws {
        let stage = try await WeekStage()
        try await stage.world.agreement(for: .camille)
        var client = stage.client(.camille)
        _ = try await client.get("/ma-semaine?semaine=2026-W46")
        let answer = try await client.post(
            "/ma-semaine",
            [
                "semaine": "2026-W46", "version": "0", "2026-11-09-matin": "S", "2026-11-12-matin": "H",
                "2026-11-12-apres-midi": "H", "2026-11-13-apres-midi": "s",
            ])
        #expect(answer.status == 303)
        #expect(answer.location == "/ma-semaine?semaine=2026-W46&fait=semaine")
        #expect(try await stage.cells("2026-W46") == "SSSSFFHHSs....")
        let page = try await client.get(answer.location ?? "")
        #expect(page.text.contains("Votre semaine est enregistrée."))
        #expect(page.chooses("H", in: "2026-11-12-matin"))
    }

    @Test("the same form twice is one act; nothing changed is no act")
    func twice() async throws {
        let stage = try await WeekStage()
        try await stage.world.agreement(for: .camille)
        var client = stage.client(.camille)
        _ = try await client.get("/ma-semaine?semaine=2026-W46")
        for _ in 1...2 {
            let answer = try await client.post(
                "/ma-semaine", ["semaine": "2026-W46", "version": "0", "2026-11-12-matin": "H"])
            #expect(answer.status == 303)
        }
        #expect(try await stage.version("2026-W46") == 1)
        _ = try await client.get("/ma-semaine?semaine=2026-W46")
        let same = try await client.post(
            "/ma-semaine", ["semaine": "2026-W46", "version": "1", "2026-11-12-matin": "H"])
        #expect(same.status == 303)
        #expect(try await stage.version("2026-W46") == 1)
    }

    @Test("a page that somebody overtook is shown anew and writes nothing", arguments: Language.allCases)
    func outdated(language: Language) async throws {
        let stage = try await WeekStage()
        try await stage.world.agreement(for: .camille)
        var client = stage.client(.camille, language)
        _ = try await client.get("/ma-semaine?semaine=2026-W46")
        try await stage.world.week("2026-W46", of: .camille, "AASSFFSSSS....")
        let answer = try await client.post(
            "/ma-semaine", ["semaine": "2026-W46", "version": "0", "2026-11-12-matin": "H"])
        #expect(answer.status == 409)
        #expect(answer.text.contains(RefusalWords.in(language).outdated))
        #expect(answer.chooses("A", in: "2026-11-09-matin"))
        #expect(answer.text.contains("name=\"version\" value=\"1\""))
        #expect(try await stage.cells("2026-W46") == "AASSFFSSSS....")
    }

    @Test("without the token of the page nothing is changed")
    func csrf() async throws {
        let stage = try await WeekStage()
        try await stage.world.agreement(for: .camille)
        for path in ["/ma-semaine", "/ma-semaine/jours", "/ma-semaine/absences", "/ma-semaine/verification"] {
            var client = stage.client(.camille)
            let answer = try await client.post(
                path,
                [
                    "_csrf": "faux", "semaine": "2026-W46", "version": "0", "2026-11-12-matin": "H",
                    "debut": "2026-11-12", "lieu": "H",
                ])
            #expect(answer.status == 403)
        }
        #expect(try await stage.cells("2026-W46") == nil)
    }

    @Test("an account that is nobody's file has no week")
    func nobody() async throws {
        let stage = try await WeekStage()
        var client = stage.site.signedIn(
            Viewer(
                account: Cast.karim.accountID, person: nil, organisation: stage.world.organisation,
                organisationName: "CPAM d’essai", displayName: "Exploitation", language: .french,
                roles: [.administrator]))
        #expect(try await client.get("/ma-semaine").status == 404)
        _ = try await client.get("/aide")
        #expect(try await client.post("/ma-semaine", ["semaine": "2026-W46", "version": "0"]).status == 404)
    }

    @Test(
        "an address with a week that does not exist is told, and leads to the week of today",
        arguments: [
            ("2026-W60", "n’est pas une semaine."), ("2026-W99", "n’est pas une semaine."),
            ("W", "n’est pas une semaine."), ("é", "n’est pas une semaine."),
            ("0001-W01", "est hors de portée\u{202F}: les années vont de 2000 à 2099."),
        ])
    func mistakenWeek(text: String, problem: String) async throws {
        var client = try await WeekStage().client(.camille)
        let page = try await client.get("/ma-semaine?semaine=\(PercentCoding.encode(text))")
        #expect(page.status == 404)
        #expect(page.text.contains("«\u{202F}\(text)\u{202F}» \(problem)"))
        #expect(page.text.contains("href=\"/ma-semaine\">Ouvrir la semaine en cours</a>"))
        let blank = try await client.get("/ma-semaine?semaine=")
        #expect(blank.status == 200 && blank.text.contains("Semaine 45, "))
    }

    static let mistakes: [(String, KeyValuePairs<String, String>, String)] = [
        ("jours", ["debut": "", "lieu": "H"], "jours-debut"),
        ("jours", ["debut": "2026-11-17", "fin": "2026-11-16", "lieu": "H"], "jours-fin"),
        ("jours", ["debut": "2026-11-17", "lieu": ""], "jours-lieu"),
        ("jours", ["debut": "2026-11-17", "lieu": "H", "demi": "x"], "jours-demi"),
        ("jours", ["debut": "2036-11-17", "lieu": "H"], "jours-debut"),
        ("absences", ["debut": "hier"], "absence-debut"),
        ("absences", ["debut": "2026-11-17", "fin": "x"], "absence-fin"),
        ("absences", ["debut": "2026-11-17", "demi": "x"], "absence-demi"),
        ("absences", ["debut": "2014-01-06"], "absence-debut"), ("absences", ["debut": "1990-01-01"], "absence-debut"),
        ("absences", ["debut": "2150-01-01"], "absence-debut"), ("absences", ["debut": "9999-12-31"], "absence-debut"),
        ("absences", ["debut": "0001-01-01"], "absence-debut"), ("absences", ["debut": "2026-11-21"], "absence-debut"),
        ("absences", ["debut": "2026-11-17", "fin": "2150-01-01"], "absence-fin"),
        ("jours", ["debut": "2150-01-01", "lieu": "H"], "jours-debut"),
    ]

    @Test("a mistake in a form of days is told at its field too, without its label again", arguments: mistakes)
    func atTheField(path: String, form: KeyValuePairs<String, String>, field: String) async throws {
        let stage = try await WeekStage()
        try await stage.world.agreement(for: .camille)
        var client = stage.client(.camille)
        _ = try await client.get("/ma-semaine")
        let page = try await client.post("/ma-semaine/\(path)", form)
        #expect(page.status == 422)
        let told = page.text.matches(of: /<p class="error-text" id="([a-z-]+)-erreur">([^<]+)<\/p>/)
        #expect(told.map { String($0.1) } == [field])
        let message = try #require(told.first?.2)
        let words = MyWeekWords.in(.french)
        let label = ["debut": words.first, "fin": words.last, "demi": words.half, "lieu": words.place]
        let labelled = "\(label[String(field.drop { $0 != "-" }.dropFirst())] ?? "")\u{202F}: "
        #expect(!message.contains(labelled))
        let summary = try #require(
            page.text.firstMatch(of: try Regex("<a href=\"#\(field)\">([^<]+)</a>"))?.output[1].substring)
        #expect([message.lowercased(), (labelled + message).lowercased()].contains(summary.lowercased()))
        let input = try #require(page.text.firstMatch(of: try Regex("<(?:input|select)[^>]* id=\"\(field)\"[^>]*>")))
        let tag = page.text[input.range]
        #expect(tag.contains("aria-invalid=\"true\"") && tag.contains("\(field)-erreur"))
        #expect(page.text.matches(of: /aria-invalid/).count == 1)
    }

    @Test("an absence too long ago is refused with its reason")
    func tooOld() async throws {
        var client = try await WeekStage().client(.camille)
        _ = try await client.get("/ma-semaine")
        let page = try await client.post("/ma-semaine/absences", ["debut": "2020-03-02"])
        #expect(page.status == 422 && page.text.contains("trop ancien pour que la paie soit encore corrigée"))
    }

    static let sentences: [(String, String, String)] = [
        (
            "1990-01-01",
            "Avant votre entrée, ou trop ancien pour que la paie soit encore corrigée. À choisir entre le 1er novembre 2023 "
                + "et le 5 novembre 2028.",
            "Before your arrival, or too long ago for pay to be corrected. Choose one from 1 November 2023 to 5 November 2028."
        ),
        (
            "2150-01-01", "Date trop lointaine, à choisir entre le 1er novembre 2023 et le 5 novembre 2028.",
            "Too far ahead, choose one from 1 November 2023 to 5 November 2028."
        ),
        ("hier", "Date attendue, comme 07/12/2026.", "A date is expected, such as 07/12/2026."),
        ("32/11/2026", "Date attendue, comme 07/12/2026.", "A date is expected, such as 07/12/2026."),
        (
            "2026-11-21",
            "Aucune demi-journée de cette absence n’est travaillée\u{202F}: samedi 21 novembre 2026 (non travaillé).",
            "Not one half-day of this absence is worked: Saturday 21 November 2026 (not worked)."
        ),
        (
            "11/11/2026",
            "Aucune demi-journée de cette absence n’est travaillée\u{202F}: mercredi 11 novembre 2026 (férié ou chômé).",
            "Not one half-day of this absence is worked: Wednesday 11 November 2026 (holiday)."
        ),
    ]

    @Test("a date that cannot be meant is told with those that can, in its language", arguments: sentences)
    func datesOfAbsence(typed: String, french: String, english: String) async throws {
        let stage = try await WeekStage()
        for (language, sentence) in [(Language.french, french), (.english, english)] {
            var client = stage.client(.camille, language)
            _ = try await client.get("/ma-semaine")
            let page = try await client.post("/ma-semaine/absences", ["debut": typed])
            #expect(page.status == 422)
            #expect(page.text.contains("<p class=\"error-text\" id=\"absence-debut-erreur\">\(sentence)</p>"))
        }
        #expect(try await stage.decisions() == 0)
    }

    @Test("days not worked are told one by one up to seven, then counted, the half-day asked by its name")
    func restDays() {
        let days = (0..<9).map { RestDays.Day(day("2026-11-02").adding(days: $0)) }
        let french = RestDays(days).message(Wording(.french))
        #expect(french.hasSuffix("dimanche 8 novembre 2026 (non travaillé) et 2\u{A0}autres jours."))
        #expect(
            RestDays(Array(days.prefix(7))).message(Wording(.english)).hasSuffix("Sunday 8 November 2026 (not worked).")
        )
        let half = RestDays([.init(day("2026-11-18"), half: .afternoon)])
        #expect(half.message(Wording(.french)).contains("l’après-midi du mercredi 18 novembre 2026 (non travaillé)"))
    }
}
