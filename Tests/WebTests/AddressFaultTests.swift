import Telework
import TestSupport
import Testing

@testable import Web

@Suite("Values in an address that mean nothing")
struct AddressFaultTests {
    /// Whoever opens the page, the page, the query, and what the answer leads to.
    static let faults: [(Cast, String, String, String)] = [
        (.camille, "/ma-semaine", "semaine=2026-W99", "/ma-semaine"),
        (.camille, "/equipe/semaine", "semaine=9", "/equipe/semaine"),
        (.camille, "/equipe/semaine", "qui=mienne&semaine=2026-W54", "/equipe/semaine?qui=mienne"),
        (.marc, "/personnes/person-camille/semaine", "semaine=x", "/personnes/person-camille/semaine"),
        (.camille, "/equipe/mois", "mois=2026-13", "/equipe/mois"),
        (.camille, "/equipe/mois", "mois=1999-12", "/equipe/mois"),
        (.camille, "/equipe/mois", "mois=2100-01", "/equipe/mois"),
        (.camille, "/mes-indemnites", "mois=jamais", "/mes-indemnites"),
        (.marc, "/demandes", "file=ailleurs", "/demandes"), (.marc, "/demandes", "page=0", "/demandes"),
        (.solene, "/personnes", "nom=a&page=-1", "/personnes?nom=a"), (.solene, "/personnes", "page=1x", "/personnes"),
        (.solene, "/personnes", "page=100001", "/personnes"),
        (.solene, "/indemnites/2026-10", "page=deux", "/indemnites/2026-10"),
        (.solene, "/journal", "page=99999999999999999999", "/journal"),
        (.solene, "/imports", "fichier=paie", "/imports"),
        (.solene, "/indicateurs", "tri=zzz", "/indicateurs"),
        (.solene, "/indicateurs", "mois=2026-13&tri=-part", "/indicateurs?tri=-part"),
        (.solene, "/equipe/semaine", "page=x&semaine=y&qui=organisme", "/equipe/semaine?qui=organisme"),
    ]

    @Test("a page answers 404 with the value, and leads to itself without it", arguments: faults)
    func told(character: Cast, path: String, query: String, link: String) async throws {
        var client = try await WeekStage().client(character)
        let page = try await client.get("\(path)?\(query)")
        #expect(page.status == 404)
        #expect(page.text.contains("<h1>Adresse à corriger</h1>") && page.text.contains("Dans l’adresse, «\u{202F}"))
        #expect(page.text.contains("<a class=\"button\" href=\"\(link)\">Ouvrir "))
        #expect(try await client.get(link).status == 200)
    }

    @Test(
        "a month in the path is told as one in the query is, to whoever has such pages",
        arguments: ["2026-13", "2026-1", "2100-01", "1999-12", "mai", "%3Cb%3E"])
    func path(month: String) async throws {
        let stage = try await WeekStage()
        for path in ["/indemnites/\(month)", "/indemnites/\(month)/personnes/person-camille"] {
            var client = stage.client(.solene)
            let page = try await client.get(path)
            #expect(page.status == 404 && page.text.contains("<h1>Adresse à corriger</h1>"))
            #expect(page.text.contains("n’est pas un mois. Il s’écrit comme 2026-11."))
            #expect(page.text.contains("<a class=\"button\" href=\"/indemnites\">Voir tous les mois</a>"))
            var other = stage.client(.camille)
            let hidden = try await other.get(path)
            #expect(hidden.status == 404 && hidden.text.contains("Page introuvable"))
        }
    }

    @Test(
        "what is well written but out of reach is told as such",
        arguments: [
            ("/ma-semaine?semaine=1900-W01", "1900-W01", "est hors de portée\u{202F}: les années vont de 2000 à 2099."),
            ("/equipe/mois?mois=2100-01", "2100-01", "est hors de portée\u{202F}: les années vont de 2000 à 2099."),
            ("/equipe/semaine?page=100001", "100001", "est hors de portée\u{202F}: les pages vont de 1 à "),
            ("/ma-semaine?semaine=2026-W54", "2026-W54", "n’est pas une semaine. Elle s’écrit comme 2026-W47."),
        ])
    func outOfReach(address: String, value: String, reason: String) async throws {
        var client = try await WeekStage().client(.camille)
        let page = try await client.get(address)
        #expect(page.status == 404 && page.text.contains("Dans l’adresse, «\u{202F}\(value)\u{202F}» \(reason)"))
    }

    @Test("in English too, whatever the value holds, and shortened when it is long")
    func english() async throws {
        var client = try await WeekStage().client(.camille, .english)
        let page = try await client.get("/ma-semaine?semaine=%3Cb%3E")
        #expect(page.text.contains("In the address, “&lt;b&gt;” is no week. It is written like 2026-W47."))
        #expect(page.text.contains(">Open the current week</a>"))
        let long = try await client.get("/ma-semaine?semaine=" + String(repeating: "w", count: 5_000))
        #expect(long.status == 404 && long.text.contains("“" + String(repeating: "w", count: 39) + "…”"))
    }

    @Test(
        "what means something is no fault, and a blank value is none at all",
        arguments: [
            "/ma-semaine?semaine=2026-W53", "/ma-semaine?semaine=", "/equipe/mois?mois=2000-01&page=toutes",
            "/equipe/mois?mois=2099-12", "/equipe/semaine?page=1", "/equipe/semaine?page=100000",
            "/mes-demandes?autre=x",
        ])
    func sound(address: String) async throws {
        var client = try await WeekStage().client(.camille)
        #expect(try await client.get(address).status == 200)
    }

    @Test("a stranger signs in first, and a program gets a stable code")
    func others() async throws {
        var stranger = try TestSite().visitor()
        #expect(try await stranger.get("/ma-semaine?semaine=x").location?.hasPrefix("/connexion") == true)
        var client = try await WeekStage().client(.camille)
        let answer = try await client.get("/ma-semaine?semaine=x", headers: ["Accept": "application/json"])
        #expect(answer.status == 404 && answer.text.contains("wrong-value"))
    }
}
