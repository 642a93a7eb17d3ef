import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("The pages of texts")
struct TextPagesTests {
    @Test("everybody reads the texts, the works council too", arguments: Cast.allCases)
    func readers(character: Cast) async throws {
        var client = try await WeekStage().client(character)
        for path in ["/textes", "/textes/local", "/textes/national"] {
            #expect(try await client.get(path).status == 200)
        }
        #expect(try await client.get("/textes/inconnu").status == 404)
    }

    @Test(
        "the end of the national text is told before it, on its last day and after, and not long before",
        arguments: [
            ("2026-08-30", nil, nil),
            (
                "2026-08-31", "prend fin le 1er décembre 2026\u{202F}; votre accord local continue seul.",
                "ends on 1 December 2026; your local agreement continues alone."
            ),
            (
                "2026-12-01", "prend fin le 1er décembre 2026\u{202F}; votre accord local continue seul.",
                "ends on 1 December 2026; your local agreement continues alone."
            ),
            (
                "2026-12-02", "a pris fin le 1er décembre 2026\u{202F}; votre accord local continue seul.",
                "ended on 1 December 2026; your local agreement continues alone."
            ),
        ] as [(String, String?, String?)])
    func nationalEnd(date: String, french: String?, english: String?) async throws {
        let stage = try await WeekStage(today: date)
        for (language, expected) in [(Language.french, french), (.english, english)] {
            var client = stage.client(.camille, language)
            let page = try await client.get("/textes").text
            #expect(page.contains("<p class=\"notice warning\">") == (expected != nil))
            if let expected { #expect(page.contains(expected)) }
        }
    }

    @Test("a text that follows, or no local text at all, is said too")
    func successions() async throws {
        let next = Texts.text("suite", .network, during: DateSpan(from: day("2026-12-02")), [])
        for (texts, expected) in [
            ([Texts.national, Texts.local, next], "« suite » s’applique à partir du 2 décembre 2026."),
            ([Texts.national], "aucun accord local ne prend le relais."),
        ] {
            var client = try await reader(of: texts)
            let page = try await client.get("/textes").text.replacing("\u{202F}", with: " ")
            #expect(page.contains(expected))
        }
    }

    @Test("a rule has its own remark, and not the note of its text where it has none")
    func remarks() async throws {
        func words(_ text: String) -> LocalizedText { LocalizedText(french: text, english: text) }
        let text = RuleText(
            id: "noted", layer: .organisme, title: words("Accord"), source: "Tests",
            span: DateSpan(from: day("2023-01-01")), scope: .organisme(TestOrganisation.code),
            rules: [
                RuleEntry(key: .weeklyMaximum, value: .days(halves: 4), article: "art. 1"),
                RuleEntry(
                    key: .onSiteMinimum, value: .days(halves: 4), article: "art. 2", note: words("Remarque de la règle")
                ),
            ], note: words("Note du texte"))
        var client = try await reader(of: [text])
        let page = try await client.get("/textes/noted").text
        #expect(page.matches(of: /Note du texte/).count == 1)
        #expect(page.matches(of: /<p class="remark">/).count == 1 && page.contains("Remarque de la règle"))
    }

    private func reader(of texts: [RuleText]) async throws -> TestClient {
        let world = try await TestWorld(book: Rulebook(texts: texts))
        return try TestSite(environment: world.environment).signedIn(
            Viewer(
                account: Cast.camille.accountID, person: Cast.camille.id, organisation: world.organisation,
                organisationName: "CPAM", displayName: "Camille", language: .french, roles: [.employee]))
    }

    @Test("any day shows its own stack, and a day that is none is refused in words")
    func otherDays() async throws {
        let stage = try await WeekStage()
        var client = stage.client(.yanis)
        let today = try await client.get("/textes").text
        #expect(today.contains("<h2>En vigueur</h2>") && !today.contains("<h2>Passés</h2>"))
        #expect(today.contains("Au moins 2\u{A0}jours sur site par semaine."))
        #expect(today.contains("<span class=\"badge ended\">Fictif</span>"))
        let later = try await client.get("/textes?date=2026-12-05").text
        #expect(later.contains("<h2>Passés</h2>"))
        #expect(later.contains("a pris fin le 1er décembre 2026"))
        #expect(later.contains("samedi 5 décembre 2026"))
        #expect(later.contains("value=\"2026-12-05\""))
        #expect(later.contains("Revenir à aujourd’hui"))
        let before = try await client.get("/textes?date=2020-01-01").text
        #expect(before.contains("Aucun texte n’est en vigueur à cette date."))
        #expect(before.contains("<h2>À venir</h2>"))
        let wrong = try await client.get("/textes?date=demain")
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("<a href=\"#date\">"))
    }

    @Test("a text says each rule with its article, what it narrows or repeats, and who sets what it leaves open")
    func ruleByRule() async throws {
        let stage = try await WeekStage()
        var client = stage.client(.camille)
        let local = try await client.get("/textes/local").text
        #expect(local.contains("<li id=\"weekly_days_max\">"))
        #expect(local.contains("Au plus 2\u{A0}jours de télétravail par semaine."))
        #expect(local.contains("Resserre\u{202F}: Au plus 3\u{A0}jours de télétravail par semaine."))
        #expect(local.contains("Reprend\u{202F}:"))
        #expect(local.contains("href=\"/textes/national#weekly_days_max\""))
        #expect(local.split(separator: "<li id=\"").count == Texts.local.rules.count + 1)
        let national = try await client.get("/textes/national").text
        #expect(national.contains("Cette règle reste à fixer par un texte local."))
        #expect(national.contains("Fixée ailleurs\u{202F}: Au moins 3\u{A0}mois d’ancienneté."))
        #expect(national.contains("Textes qui le resserrent"))
        var english = stage.client(.yanis, .english)
        #expect(try await english.get("/textes/national").text.contains("A local text has yet to set this rule."))
    }

    @Test("a derogation is shown with its legal basis, in the text and among the rules that apply")
    func derogation() async throws {
        let local = Texts.local.with(.weeklyMaximum, .days(halves: 8), derogation: "art. L. 2253-3")
        let world = try await TestWorld(book: Rulebook(texts: [Texts.national, local]))
        let site = try TestSite(environment: world.environment)
        var client = site.signedIn(
            Viewer(
                account: Cast.camille.accountID, person: Cast.camille.id, organisation: world.organisation,
                organisationName: "CPAM", displayName: "Camille", language: .french, roles: [.employee]))
        for path in ["/textes", "/textes/local"] {
            #expect(try await client.get(path).text.contains("Dérogation\u{202F}: art. L. 2253-3"))
        }
        #expect(try await client.get("/textes/local").text.contains("S’écarte de\u{202F}:"))
    }
}
