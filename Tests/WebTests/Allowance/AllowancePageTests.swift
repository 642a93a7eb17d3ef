import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("The pages of allowances")
struct AllowancePageTests {
    private let stage: HRStage

    init() async throws { stage = try await HRStage.october() }

    private func confirmAmounts(_ client: inout TestClient) async throws -> Answer {
        try await client.submit(
            "/indemnites/2026-10", to: "/montants", ["mois": "2026-10", "montant": "325", "confirme": "oui"])
    }

    private func close(_ client: inout TestClient, typed: String = "octobre 2026") async throws -> Answer {
        try await client.submit("/indemnites/2026-10", to: "/indemnites/2026-10/cloture", ["mois": typed])
    }

    @Test("a month whose close goes on says so, and one whose close was refused says that nothing was closed")
    func underWay() async throws {
        let slow = try TestSite(environment: stage.world.environment, hurry: { _ in })
        var client = slow.signedIn(stage.viewer(.solene))
        _ = try await confirmAmounts(&client)
        #expect(try await close(&client).location == "/indemnites/2026-10?fait=cloture")
        let page = try await client.get("/indemnites/2026-10?fait=cloture")
        #expect(page.text.contains("La clôture de ce mois a été demandée et se poursuit"))
        #expect(
            page.text.contains("data-follow=\"/indemnites/2026-10?fait=cloture\"") && !page.text.contains("/cloture\""))
        #expect(!page.text.contains("Le mois est clôturé"))
        try await stage.endErrand("close-month") { .done(at: $0, outcome: "refused") }
        let refused = try await client.get("/indemnites/2026-10?fait=cloture")
        #expect(refused.text.contains("La clôture demandée n’a pas été faite") && !refused.text.contains("data-follow"))
        #expect(refused.text.contains("/indemnites/2026-10/cloture"), "it can be asked for again")
        #expect(!refused.text.contains("Le mois est clôturé"))
    }

    @Test("the months are listed, the one to close first to be seen")
    func months() async throws {
        var client = stage.client(.solene)
        let page = try await client.get("/indemnites")
        #expect(page.text.contains("Novembre 2026") && page.text.contains("En cours"))
        #expect(page.text.contains("href=\"/indemnites/2026-10\"") && page.text.contains("À clôturer"))
    }

    @Test("a month says what it comes to, and all that keeps it from being closed")
    func open() async throws {
        var client = stage.client(.solene)
        let page = try await client.get("/indemnites/2026-10")
        #expect(page.status == 200)
        for text in [
            "Camille Fournier", "Nadia Belkacem", "M001", "3,25\u{202F}€", "ne sont pas confirmés",
            "Confirmer les montants", "Part exonérée", "Fictif", "/indemnites/2026-10/personnes/person-camille",
        ] {
            #expect(page.text.contains(text), "\(text)")
        }
        #expect(!page.text.contains("paie.csv") && !page.text.contains("/cloture"))
        let running = try await client.get("/indemnites/2026-11")
        #expect(running.text.contains("n’est pas terminé") && running.text.contains("ne sont pas confirmés"))
    }

    @Test(
        "a month that is not over says from when it can be closed, first, and offers no close",
        arguments: [("2026-11", "En cours", "1er décembre 2026"), ("2027-05", "À venir", "1er juin 2027")])
    func notOver(month: String, state: String, from: String) async throws {
        var client = stage.client(.solene)
        _ = try await confirmAmounts(&client)
        let page = try await client.get("/indemnites/\(month)")
        #expect(page.status == 200 && page.text.contains("\(state)</span></h1>"))
        let lead = try #require(page.text.firstMatch(of: /<p class="lead">([^<]+)<\/p>/)?.1)
        #expect(lead.contains("n’est pas terminé. Vous pourrez le clôturer à partir du \(from)."))
        #expect(page.text.matches(of: /n’est pas terminé/).count == 1)
        #expect(page.text.contains("class=\"figures\"") == (state == "En cours"), "no sum of nothing")
        #expect(!page.text.contains("/cloture"))
    }

    @Test("a month before the first that was closed says so first, and nothing is left to do")
    func beforeFirst() async throws {
        var client = stage.client(.solene)
        _ = try await confirmAmounts(&client)
        _ = try await close(&client)
        let page = try await client.get("/indemnites/2020-01")
        #expect(page.text.contains("Avant le premier mois</span></h1>") && !page.text.contains("À clôturer"))
        let lead = try #require(page.text.firstMatch(of: /<p class="lead">([^<]+)<\/p>/)?.1)
        #expect(lead.contains("vient avant le mois d’octobre 2026, le premier qui a été clôturé"))
        #expect(!page.text.contains("déjà clôturé") && !page.text.contains("ne peut pas encore être clôturé"))
        #expect(!page.text.contains("class=\"figures\"") && !page.text.contains("/cloture"))
    }

    @Test("the months that are open say that their figures come with the close")
    func openFigures() async throws {
        var client = stage.client(.solene)
        let page = try await client.get("/indemnites")
        #expect(page.text.matches(of: /<td class="number muted"[^>]*>connu à la clôture</).count >= 4)
        #expect(!page.text.contains(/<td[^>]*><\/td>/))
    }

    @Test("amounts are confirmed with a tick, those that were seen")
    func amounts() async throws {
        var client = stage.client(.solene)
        let unticked = try await client.submit(
            "/indemnites/2026-10", to: "/montants", ["mois": "2026-10", "montant": "325"])
        #expect(unticked.status == 422 && unticked.text.contains("href=\"#confirme\""))
        let others = try await client.submit(
            "/indemnites/2026-10", to: "/montants", ["mois": "2026-10", "montant": "324", "confirme": "oui"])
        #expect(others.status == 409)
        #expect(try await confirmAmounts(&client).location == "/indemnites/2026-10?fait=montants")
        let page = try await client.get("/indemnites/2026-10?fait=montants")
        #expect(page.text.contains("Confirmés le 2 novembre 2026") && page.text.contains("/indemnites/2026-10/cloture"))
    }

    @Test(
        "the month must be typed to be closed",
        arguments: [
            ("", 422), ("novembre 2026", 422), ("octobre", 422), ("2026", 422), ("octobre 2025", 422),
            ("octobre 2026", 303), ("  Octobre\u{A0}2026 ", 303), ("OCTOBRE 2026", 303), ("2026-10", 303),
            ("10/2026", 303), ("October 2026", 303),
        ])
    func typed(text: String, status: Int) async throws {
        var client = stage.client(.solene)
        _ = try await confirmAmounts(&client)
        let before = try await stage.decisions()
        let answer = try await close(&client, typed: text)
        #expect(answer.status == status)
        #expect(try await stage.decisions() == before + (status == 303 ? 1 : 0))
        if status == 422 {
            #expect(answer.text.contains("href=\"#mois\"") && answer.text.contains("aria-invalid"))
        }
    }

    @Test("accents and case of a month do not count, another month does")
    func names() {
        let february = yearMonth("2027-02")
        for text in ["février 2027", "Fevrier 2027", "FÉVRIER 2027", "2027-02", "02/2027", "2/2027", "February 2027"] {
            #expect(february.isNamed(by: text), "\(text)")
        }
        for text in ["février", "mars 2027", "février 2026", "2027-2", ""] {
            #expect(!february.isNamed(by: text), "\(text)")
        }
    }

    @Test("a closed month is for ever: its lines, its file, and no second close")
    func closed() async throws {
        var client = stage.client(.solene)
        _ = try await confirmAmounts(&client)
        let warning = try await client.get("/indemnites/2026-10")
        #expect(warning.text.contains("pour toujours"))
        #expect(try await close(&client).location == "/indemnites/2026-10?fait=cloture")
        let page = try await client.get("/indemnites/2026-10?fait=cloture")
        #expect(page.text.contains("Ce mois ne changera plus") && page.text.contains("/indemnites/2026-10/paie.csv"))
        #expect(!page.text.contains("/indemnites/2026-10/cloture"))
        let again = try await close(&client)
        #expect(again.status == 422 && again.text.contains("déjà clôturé"))
        let before = try await stage.decisions()
        let file = try await client.post("/indemnites/2026-10/paie.csv")
        #expect(file.status == 200 && file.text.hasSuffix(" rows\r\n"))
        #expect(file.header("Content-Type") == "text/csv; charset=utf-8")
        #expect(file.header("Content-Disposition") == "attachment; filename=\"paie-2026-10.csv\"")
        #expect(try await stage.decisions() == before + 1)
        #expect(try await client.get("/indemnites/2026-10/paie.csv").status == 405)
        #expect(try await client.get("/indemnites").text.contains("Clôturé"))
    }

    @Test("the same form sent twice closes once")
    func twice() async throws {
        var client = stage.client(.solene)
        _ = try await confirmAmounts(&client)
        _ = try await client.get("/indemnites/2026-10")
        let jeton = client.jeton
        let before = try await stage.decisions()
        for _ in 0..<2 {
            let answer = try await client.post("/indemnites/2026-10/cloture", ["mois": "2026-10", "_jeton": jeton])
            #expect(answer.status == 303)
        }
        #expect(try await stage.decisions() == before + 1)
    }

    @Test("what cannot be closed is refused with its reason, and changes nothing")
    func refused() async throws {
        var client = stage.client(.solene)
        let before = try await stage.snapshot()
        let amounts = try await close(&client)
        #expect(amounts.status == 422 && amounts.text.contains("Confirmez-les d’abord"))
        let early = try await client.submit(
            "/indemnites/2026-11", to: "/indemnites/2026-11/cloture", ["mois": "2026-11"])
        #expect(early.status == 422 && early.text.contains("n’est pas terminé"))
        #expect(try await client.post("/indemnites/2026-10/paie.csv").status == 404)
        #expect(try await stage.snapshot() == before)
    }

    @Test("what is no month is no page", arguments: ["2026-13", "abc", "0001-01", "9999-12", "2026-1", "%C3%A9"])
    func noMonth(text: String) async throws {
        var client = stage.client(.solene)
        #expect(try await client.get("/indemnites/\(text)").status == 404)
        #expect(try await client.get("/indemnites/\(text)/personnes/person-camille").status == 404)
        #expect(try await client.submit("/indemnites", to: "/indemnites/\(text)/cloture").status == 404)
        #expect(try await client.submit("/indemnites", to: "/indemnites/\(text)/paie.csv").status == 404)
        let amounts = try await client.submit("/indemnites", to: "/montants", ["mois": text, "confirme": "oui"])
        #expect((400..<500).contains(amounts.status))
    }

    @Test("a correction after the close comes with the next month, marked")
    func adjustment() async throws {
        var client = stage.client(.solene)
        _ = try await confirmAmounts(&client)
        _ = try await close(&client)
        try await ChangeDays(stage.world.environment)(
            [CellChange(date: day("2026-10-12"), half: .morning, cell: .ownSite)], versions: [:], of: Cast.camille.id,
            by: Cast.solene.actor, in: stage.world.organisation, correction: true)
        let page = try await client.get("/indemnites/2026-11")
        #expect(page.text.contains("Régularisation") && page.text.contains("octobre 2026"))
        #expect(page.text.contains("\u{2212}1,62\u{202F}€"))
        var camille = stage.client(.camille)
        for own in [
            try await client.get("/indemnites/2026-11/personnes/person-camille"),
            try await camille.get("/mes-indemnites?mois=2026-11"),
        ] {
            #expect(own.text.contains("Régularisation") && own.text.contains("\u{2212}1,62\u{202F}€"))
        }
        let detail = try await client.get("/indemnites/2026-10/personnes/person-camille")
        #expect(detail.text.contains("Jours corrigés depuis la clôture\u{202F}: lundi 12 octobre."))
        #expect(detail.text.contains("Indemnités du mois d’octobre 2026"))
    }

    @Test("the detail tells each day with its amount and the article")
    func detail() async throws {
        var client = stage.client(.solene)
        let page = try await client.get("/indemnites/2026-10/personnes/person-camille")
        #expect(page.status == 200)
        for text in ["Lundi 12 octobre", "1\u{A0}jour", "3,25\u{202F}€", "art", "/textes/local", "Octobre 2026"] {
            #expect(page.text.contains(text), "\(text)")
        }
        #expect(try await client.get("/indemnites/2026-10/personnes/nobody").status == 404)
    }

    @Test("employees see their own month, and nobody else's")
    func mine() async throws {
        var client = stage.client(.camille)
        let page = try await client.get("/mes-indemnites?mois=2026-10")
        #expect(page.status == 200 && page.text.contains("Mes indemnités") && page.text.contains("Lundi 12 octobre"))
        #expect(page.text.contains("/mes-indemnites?mois=2026-09") && !page.text.contains("href=\"/indemnites"))
        #expect(try await client.get("/mes-indemnites").text.contains("Novembre 2026"))
        for path in ["/indemnites", "/indemnites/2026-10", "/indemnites/2026-10/personnes/person-nadia"] {
            #expect(try await client.get(path).status == 404, "\(path)")
        }
        #expect(try await client.get("/indemnites/2026-10/personnes/person-camille").status == 200)
        var english = stage.client(.camille, .english)
        #expect(try await english.get("/mes-indemnites?mois=2026-10").text.contains("Monday 12 October"))
    }

    @Test("to managers, the works council and administrators there is no pay", arguments: [Cast.marc, .yanis, .karim])
    func others(character: Cast) async throws {
        var client = stage.client(character)
        let before = try await stage.snapshot()
        for path in ["/indemnites", "/indemnites/2026-10", "/indemnites/2026-10/personnes/person-camille"] {
            #expect(try await client.get(path).status == 404, "\(path)")
        }
        for path in ["/montants", "/indemnites/2026-10/cloture", "/indemnites/2026-10/paie.csv"] {
            let answer = try await client.submit("/aide", to: path, ["mois": "2026-10", "confirme": "oui"])
            #expect(answer.status == 404, "\(path)")
        }
        #expect(try await stage.snapshot() == before)
    }

    @Test("a thousand lines are shown a page at a time, in the order of the numbers, or whole to be printed")
    func thousand() async throws {
        let people = (0..<1_000).map { index in
            Cast.camille.person {
                $0 = Person(
                    id: PersonID("many-\(index)"), employeeNumber: "P\(index)", familyName: "Personne",
                    givenName: "\(index)",
                    email: "p@b.example", contract: .permanent, employment: $0.employment, pattern: .fullTime,
                    team: $0.team, site: $0.site, post: $0.post)
            }
        }
        let week = isoWeek("2026-W42")
        let cells = weekCells("HHSSSSSSSS....")
        try await stage.world.write { store in
            try store.save(people)
            for person in people {
                try store.save(WeekPlan(person: person.id, week: week, cells: cells, version: 1))
            }
        }
        var client = stage.client(.solene)
        func lines(_ page: Answer) -> [Substring] {
            page.text.matches(of: /\/indemnites\/2026-10\/personnes\/([^"]+)"/).map(\.1)
        }
        var seen: [Substring] = []
        for number in 1...21 {
            let page = try await client.get("/indemnites/2026-10?page=\(number)")
            #expect(lines(page).count == (number < 21 ? 50 : 2))
            // Camille, Nadia and a thousand more: the figures are those of the whole month.
            #expect(page.text.contains("1\u{202F}002\u{A0}personnes"))
            seen += lines(page)
        }
        #expect(Set(seen).count == 1_002 && seen.count == 1_002)
        let whole = try await client.get("/indemnites/2026-10?page=toutes")
        #expect(lines(whole) == seen)
        #expect(lines(try await client.get("/indemnites/2026-10?nom=P99&page=1")).count == 11, "P99, P990 to P999")
        #expect(lines(try await client.get("/indemnites/2026-10?nom=belk")).map(String.init) == ["person-nadia"])
        let nobody = try await client.get("/indemnites/2026-10?nom=zzz")
        #expect(lines(nobody).isEmpty && nobody.text.contains("Élargissez la recherche"))
        #expect(nobody.text.contains("1\u{202F}002\u{A0}personnes"))
    }
}
