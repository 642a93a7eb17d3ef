import CivilTime
import Messages
import Telework
import TestSupport
import Testing

@testable import UseCases
@testable import Web

@Suite("The pages of indicators")
struct SteeringPageTests {
    /// The organisme of the tests, and three of a network, each with people and agreements.
    private func stage() async throws -> (stage: HRStage, client: TestClient) {
        let stage = try await HRStage()
        for (index, size) in [4, 30, 40].enumerated() {
            let id = OrganisationID("o\(index)")
            try await stage.world.store.create(
                Organisation(
                    id: id, code: "z\(index)", name: "Caisse \(index)", branch: index == 2 ? "famille" : "maladie"))
            var tally = FigureTally()
            let month = yearMonth("2026-10")
            tally.add(size, to: Figure(.people, yearMonth("2026-01")))
            tally.add(size / 2, to: Figure(.teleworkers, yearMonth("2026-01")))
            tally.add(1, to: Figure(.closes, month))
            tally.add(size / 2, to: Figure(.paidPeople, month))
            tally.add(size * 3, to: Figure(.paidHalves, month))
            tally.add(size * 405, to: Figure(.paidCents, month))
            // In August one organisme took back more than it paid.
            for (measure, amount) in [(Measure.closes, 1), (.paidPeople, 15), (.paidHalves, -3), (.paidCents, -443)]
            where index == 1 { tally.add(amount, to: Figure(measure, yearMonth("2026-08"))) }
            let kept = tally
            try await stage.world.store.write(id) {
                try $0.replaceFigures(with: kept, definition: Counting.definition)
            }
        }
        return (stage, stage.site.signedIn(.network(of: stage.world.organisation)))
    }

    private func names(_ page: String) -> [String] {
        page.matches(of: /<th scope="row">(Caisse \d|CPAM[^<]*)<\/th>/).map { String($0.output.1) }
    }

    @Test("show the network's figures, hide what is small, and name nobody")
    func network() async throws {
        var (_, client) = try await stage()
        let page = try await client.get("/reseau").text
        #expect(
            page.contains("Le réseau en chiffres")
                && page.contains("Fin octobre 2026, 4\u{A0}organismes, dont 3 ont clôturé ce mois."))
        #expect(page.contains("<strong>85</strong>Effectif"))
        #expect(names(page).count == 4)
        let small = try #require(page.firstMatch(of: /<th scope="row">Caisse 0<\/th>.*?<\/tr>/)).output
        #expect(small.contains("masqué") && !small.contains(">4<"))
        let large = try #require(page.firstMatch(of: /<th scope="row">Caisse 2<\/th>.*?<\/tr>/)).output
        #expect(large.contains(">40<") && large.contains("50\u{202F}%") && large.contains("162,00\u{202F}€"))
        for character in Cast.allCases { #expect(!page.contains(character.person().familyName)) }
        #expect(page.matches(of: /<svg class="chart"/).count == 3)
        let cost = "Octobre 2026\u{A0}: 299,70\u{202F}€"
        #expect(page.contains("<title>\(cost) (3/4)</title>"))
        #expect(page.contains("<p class=\"muted\">\(cost) (3\u{A0}organismes sur 4)</p>"))
    }

    @Test("order the organismes by what is asked, those hidden last either way")
    func order() async throws {
        var (_, client) = try await stage()
        for (query, expected) in [
            ("", ["CPAM", "Caisse 0", "Caisse 1", "Caisse 2"]),
            ("tri=-organisme", ["Caisse 2", "Caisse 1", "Caisse 0", "CPAM"]),
            ("tri=effectif", ["Caisse 1", "Caisse 2", "CPAM", "Caisse 0"]),
            ("tri=-effectif", ["Caisse 2", "Caisse 1", "CPAM", "Caisse 0"]),
            ("tri=organisme", ["CPAM", "Caisse 0", "Caisse 1", "Caisse 2"]),
            ("branche=famille", ["Caisse 2"]),
        ] {
            let page = try await client.get("/reseau?\(query)").text
            #expect(names(page).map { $0.hasPrefix("CPAM") ? "CPAM" : $0 } == expected, "\(query)")
        }
        let page = try await client.get("/reseau?tri=-effectif&branche=maladie&mois=2026-10").text
        #expect(page.contains("aria-sort=\"descending\""))
        #expect(page.contains("/reseau?mois=2026-10&amp;branche=maladie&amp;tri=effectif#organismes\""))
        // The same orders for those whose screen has no room for heads of columns.
        let orders = page.matches(
            of: /<option value="(-?(?:organisme|effectif|part|jours|cout|delai|refus))"( selected)?>/)
        #expect(orders.count == 14 && orders.filter { $0.output.2 != nil }.map(\.output.1) == ["-effectif"])
        #expect(page.contains("<option value=\"maladie\" selected>"))
    }

    @Test(
        "name what the address asks for and there is not",
        arguments: [
            ("tri=zzz", "zzz", "/reseau"), ("tri=--part", "--part", "/reseau"), ("page=2", "2", "/reseau#organismes"),
            ("branche=inconnue&tri=part", "inconnue", "/reseau?tri=part#organismes"),
            ("branche=famille&page=9", "9", "/reseau?branche=famille#organismes"),
        ])
    func faults(query: String, value: String, link: String) async throws {
        var (_, client) = try await stage()
        for path in ["/reseau", "/reseau/chiffres.csv"] {
            let page = try await client.get("\(path)?\(query)")
            #expect(page.status == 404 && page.text.contains("«\u{202F}\(value)\u{202F}»"), "\(path)?\(query)")
        }
        let page = try await client.get("/reseau?\(query)")
        #expect(page.text.contains("<a class=\"button\" href=\"\(link.replacing("&", with: "&amp;"))\">"))
        #expect(try await client.get(String(link.split(separator: "#")[0])).status == 200)
        #expect(try await client.get("/reseau?page=1").status == 200)
    }

    private func cells(_ file: String) -> [[String: String]] {
        let lines = file.dropFirst().split(separator: "\r\n").map {
            $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        }
        #expect(lines.count > 1 && lines[0].count == 11)
        return lines.dropFirst().map { line in
            // Counted before they are named: a value with a semicolon in it would only push the last ones out.
            #expect(line.count == lines[0].count, "\(line)")
            return Dictionary(uniqueKeysWithValues: zip(lines[0], line))
        }
    }

    @Test("give a file with a row a figure, and hide there what the page hides", arguments: Language.allCases)
    func file(language: Language) async throws {
        let (stage, _) = try await stage()
        var client = stage.site.signedIn(.network(of: stage.world.organisation, language: language))
        let answer = try await client.get("/reseau/chiffres.csv?tri=-effectif")
        #expect(answer.header("Content-Disposition") == "attachment; filename=\"reseau-2026-10.csv\"")
        let rows = cells(answer.text)
        func figure(_ organisme: String, _ indicator: String, _ month: String = "2026-10") -> [[String?]] {
            rows.filter {
                $0["organisme"] == organisme && $0["indicateur"] == indicator && $0["mois"] == month
                    && $0["groupe"] == ""
            }.map { [$0["valeur"], $0["unite"], $0["etat"]] }
        }
        #expect(figure("z0", "people") == [["", "count", "hidden"]])
        #expect(figure("z2", "people") == [["40", "count", ""]])
        #expect(figure("z2", "telework_share") == [["50", "percent", ""]])
        #expect(figure("z2", "days_paid") == [["60,0", "days", ""]])
        #expect(figure("z2", "amount_paid") == [["162,00", "EUR", ""]])
        #expect(figure("z2", "decision_time") == [["", "days", "no-decision"]])
        #expect(figure("", "people") == [["85", "count", ""]])
        #expect(figure("", "telework_share", "2025-12") == [["", "percent", "no-data"]])
        #expect(figure("", "amount_paid", "2026-09") == [["", "EUR", "not-closed"]])
        #expect(figure("", "amount_paid", "2026-08") == [["-4,43", "EUR", ""]])
        #expect(figure("", "days_paid", "2026-08") == [["-1,5", "days", ""]])
        for (month, closes) in [("2026-10", "3"), ("2026-09", "0"), ("2026-08", "1")] {
            #expect(figure("", "months_closed", month) == [[closes, "count", ""]])
        }
        #expect(figure("z2", "months_closed") == [])
        #expect(rows.first { $0["organisme"] == "z2" }?["branche"] == "famille")
        #expect(rows.first { $0["indicateur"] == "requests_filed" }?["mois_debut"] == "2025-11")
        let sexes = rows.filter { $0["groupe"] == "sex:F" }.map { $0["libelle"] }
        #expect(Set(sexes) == [language == .french ? "Femmes" : "Women"])
        for row in rows {
            // A value or the reason why there is none, and never a unit within a value.
            #expect(row["valeur"]?.isEmpty != row["etat"]?.isEmpty, "\(row)")
            #expect(row["valeur"]?.allSatisfy { "-0123456789,".contains($0) } == true, "\(row)")
        }
        let keys = rows.map { row in ["organisme", "mois", "indicateur", "groupe"].map { row[$0] } }
        #expect(Set(keys).count == keys.count, "a figure stands twice")
        #expect(!answer.text.contains("Fournier"))
    }

    @Test("say the same of an organisme without agreements in the file of the network and in its own")
    func withoutAgreements() async throws {
        let (stage, steering) = try await stage()
        var (client, own) = (steering, stage.client(.solene))
        let together = try await client.get("/reseau/chiffres.csv").text
        let alone = try await own.get("/indicateurs/chiffres.csv").text
        for file in [together, alone] {
            for indicator in ["telework_share", "days_paid", "amount_paid"] {
                let rows = cells(file).filter {
                    $0["organisme"] == TestOrganisation.code && $0["indicateur"] == indicator
                        && $0["mois"] == "2026-10" && $0["groupe"] == ""
                }
                #expect(rows.map { [$0["valeur"], $0["etat"]] } == [["", "no-data"]], "\(indicator)")
            }
        }
        let page = try await client.get("/reseau").text
        let row = try #require(page.firstMatch(of: /<th scope="row">CPAM[^<]*<\/th>.*?<\/tr>/)).output
        #expect(!row.contains("%") && !row.contains("non clôturé") && row.contains("aucune donnée"))
    }

    @Test("say that a month has no figures, and lead on from the one shown instead", arguments: ["2030-01", "2019-05"])
    func missing(month: String) async throws {
        let stage = try await HRStage.october()
        var client = stage.client(.solene)
        let isLate = month == "2030-01"
        let (name, shown) = isLate ? ("janvier 2030", "octobre 2026") : ("mai 2019", "janvier 2024")
        let page = try await client.get("/indicateurs?mois=\(month)").text
        #expect(page.contains("Aucune donnée pour \(name)\u{202F}; voici \(shown)."))
        #expect(page.contains("/indicateurs?mois=\(isLate ? "2026-09" : "2024-02")"))
        #expect(!(try await client.get("/indicateurs?mois=2026-10")).text.contains("Aucune donnée pour"))
        let file = try await client.get("/indicateurs/chiffres.csv?mois=\(month)")
        #expect(file.status == 404)
        #expect(file.text.contains(isLate ? "le dernier est 2026-10." : "le premier est 2024-01."))
        #expect(!file.text.contains(isLate ? "le premier est" : "le dernier est"))
        var english = stage.client(.solene, .english)
        let told = try await english.get("/indicateurs?mois=2030-01").text
        #expect(told.contains("No data for January 2030; here is October 2026."))
    }

    @Test("show a dash, not zero, before anything is known of telework, and say what it means")
    func before() async throws {
        var (_, client) = try await stage()
        let page = try await client.get("/reseau?mois=2025-12").text
        #expect(page.contains("<strong>–</strong>Part en télétravail <span class=\"muted\">(aucune donnée)</span>"))
        #expect(page.contains("<abbr title=\"aucune donnée\">–</abbr>") && !page.contains("0\u{202F}%</td>"))
        #expect(page.contains("–\u{A0}: aucune donnée"))
        let none = try await client.get("/reseau?mois=2026-09").text
        #expect(none.contains("dont aucun n’a clôturé ce mois.") && !none.contains("dont 0"))
        let now = try await client.get("/reseau").text
        #expect(now.contains("<title>Décembre 2025\u{A0}: aucune donnée</title>"))
        #expect(now.contains("<title>Septembre 2026\u{A0}: chiffres connus à la clôture du mois</title>"))
        #expect(now.contains("Non clôturé\u{A0}: chiffres connus à la clôture du mois"))
        #expect(now.contains(">non clôturé</td>"))
        #expect(now.contains("Masqué\u{A0}: moins de 10 personnes ou demandes"))
    }

    @Test("call a motive that no text has by its code, as another one", arguments: Language.allCases)
    func motives(language: Language) {
        let (words, wording) = (SteeringWords.in(language), Wording(language))
        let tables = SteeringTables(
            figures: SteeringSamples.network(2, people: 40).figures, words: words, wording: wording,
            motives: ["coverage": LocalizedText(french: "Continuité", english: "Continuity")])
        let other = language == .french ? "Autre motif" : "Other motive"
        #expect(tables.name(of: .motive("coverage")) == (language == .french ? "Continuité" : "Continuity"))
        #expect(tables.name(of: .motive("organisation")) == "\(other) (organisation)")
        #expect(tables.name(of: .motive(RefusalForm.otherMotive)) == other)
    }

    @Test("show the works council the figures of its organisme, and leads it there")
    func worksCouncil() async throws {
        let stage = try await HRStage.october()
        var client = stage.client(.yanis)
        #expect(try await client.get("/textes").text.contains("href=\"/indicateurs\""))
        let page = try await client.get("/indicateurs").text
        #expect(page.contains("<strong>11</strong>Effectif") && page.contains("/indicateurs/chiffres.csv?mois=2026-10"))
        for character in Cast.allCases where character != .yanis {
            #expect(!page.contains(character.person().familyName))
        }
        #expect(try await client.get("/indicateurs/chiffres.csv?mois=2026-10").status == 200)
    }

    @Test("show human resources the same of their own organisme, and the month that is asked")
    func own() async throws {
        let stage = try await HRStage.october()
        var client = stage.client(.solene)
        let page = try await client.get("/indicateurs").text
        #expect(page.contains("Indicateurs") && page.contains("Fin octobre 2026."))
        #expect(page.contains("<strong>11</strong>Effectif"))
        #expect(!page.contains("id=\"organismes\""))
        let before = try await client.get("/indicateurs?mois=2026-09").text
        #expect(before.contains("Fin septembre 2026.") && before.contains("href=\"/indicateurs?mois=2026-10\""))
        let file = try await client.get("/indicateurs/chiffres.csv?mois=2026-09")
        #expect(file.header("Content-Disposition") == "attachment; filename=\"indicateurs-2026-09.csv\"")
    }

    @Test("say that figures are still being counted, and when to ask for their file again")
    func uncounted() async throws {
        let stage = try await HRStage()
        stage.world.memory.alter(stage.world.organisation) { $0.figureDefinition = nil }
        var client = stage.client(.solene)
        #expect(try await client.get("/indicateurs").text.contains("en cours de comptage"))
        let file = try await client.get("/indicateurs/chiffres.csv")
        #expect(file.status == 503 && file.header("Retry-After") == "60")
        var network = stage.site.signedIn(.network(of: stage.world.organisation))
        #expect(try await network.get("/reseau").text.contains("organisme est en cours de comptage"))
    }
}
