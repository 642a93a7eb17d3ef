import CivilTime
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
    }

    @Test("order the organismes by what is asked, those hidden last either way")
    func order() async throws {
        var (_, client) = try await stage()
        for (query, expected) in [
            ("", ["CPAM", "Caisse 0", "Caisse 1", "Caisse 2"]),
            ("tri=-organisme", ["Caisse 2", "Caisse 1", "Caisse 0", "CPAM"]),
            ("tri=effectif", ["Caisse 1", "Caisse 2", "CPAM", "Caisse 0"]),
            ("tri=-effectif", ["Caisse 2", "Caisse 1", "CPAM", "Caisse 0"]),
            ("tri=nonsense", ["CPAM", "Caisse 0", "Caisse 1", "Caisse 2"]),
            ("branche=famille", ["Caisse 2"]), ("branche=inconnue", []),
        ] {
            let page = try await client.get("/reseau?\(query)").text
            #expect(names(page).map { $0.hasPrefix("CPAM") ? "CPAM" : $0 } == expected, "\(query)")
        }
        let page = try await client.get("/reseau?tri=-effectif&branche=maladie&mois=2026-10").text
        #expect(page.contains("aria-sort=\"descending\""))
        #expect(page.contains("/reseau?mois=2026-10&amp;branche=maladie&amp;tri=effectif"))
        #expect(page.contains("<option value=\"maladie\" selected>"))
    }

    @Test("give a file of what the page shows, and hide there what it hides", arguments: Language.allCases)
    func file(language: Language) async throws {
        let (stage, _) = try await stage()
        var client = stage.site.signedIn(.network(of: stage.world.organisation, language: language))
        let answer = try await client.get("/reseau/chiffres.csv?tri=-effectif")
        #expect(answer.header("Content-Disposition") == "attachment; filename=\"reseau-2026-10.csv\"")
        let lines = answer.text.split(separator: "\r\n").map(String.init)
        let (hidden, comma) = language == .french ? ("masqué", ",") : ("hidden", ".")
        #expect(lines.contains { $0.hasPrefix("Caisse 0;maladie;\(hidden);\(hidden);\(hidden);\(hidden)") })
        #expect(
            lines.contains { $0.hasPrefix("Caisse 2;famille;40;50") && $0.contains(";60\(comma)0;162\(comma)00;") })
        #expect(!answer.text.contains("Fournier"))
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

    @Test("say that figures are still being counted, and give no file of them")
    func uncounted() async throws {
        let stage = try await HRStage()
        stage.world.memory.alter(stage.world.organisation) { $0.figureDefinition = nil }
        var client = stage.client(.solene)
        #expect(try await client.get("/indicateurs").text.contains("en cours de comptage"))
        #expect(try await client.get("/indicateurs/chiffres.csv").status == 404)
        var network = stage.site.signedIn(.network(of: stage.world.organisation))
        #expect(try await network.get("/reseau").text.contains("organisme est en cours de comptage"))
    }
}
