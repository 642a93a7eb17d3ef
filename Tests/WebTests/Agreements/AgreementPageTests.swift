import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("The page of an agreement")
struct AgreementPageTests {
    @Test("the person, their manager and HR read it; nobody else knows of it")
    func readers() async throws {
        let stage = try await WeekStage()
        let agreement = try await stage.world.agreement(for: .camille)
        for character in Cast.allCases {
            var client = stage.client(character)
            let status = try await client.get("/accords/\(agreement.id.rawValue)").status
            #expect(status == ([.camille, .marc, .solene].contains(character) ? 200 : 404), "\(character)")
        }
        var officer = stage.client(.solene)
        #expect(try await officer.get("/accords/inconnu").status == 404)
    }

    @Test("it says who, on which basis, what, where, until when, and leaves room for two signatures")
    func document() async throws {
        let stage = try await WeekStage()
        let agreement = try await stage.world.agreement(
            for: .camille, formula: .fixed(.monday, .thursday), from: day("2026-12-07"), through: day("2027-12-06"),
            places: [.home, .residence])
        var client = stage.client(.camille)
        let page = try await client.get("/accords/\(agreement.id.rawValue)").text
        for expected in [
            "Camille Fournier", "M001", "Gestionnaire", "CDI", "CPAM d’essai", "Protocole national d’essai",
            "Accord local d’essai", "Jours fixes\u{202F}: lundi et jeudi.", "Lieu habituel\u{202F}: domicile.",
            "Autres lieux possibles\u{202F}: autre résidence privée.", "du 7 décembre 2026 au 6 décembre 2027",
            "Un accord dure au plus 36\u{A0}mois.", "Un jour placé se déplace au moins 1\u{A0}jour ouvré à l’avance.",
            "3,25\u{202F}€ (fictif) par jour télétravaillé, au montant en vigueur le jour où l’avenant prend effet",
            "art. 9-1, accord local", "Réversibilité",
            "1222-9", "Pour l’employeur", "Date et signature", "data-print hidden",
        ] {
            #expect(page.contains(expected), "\(expected) is missing")
        }
        // Fixed days place themselves: the notice to place a day is not theirs.
        #expect(!page.contains("Un jour se place"))
        var english = stage.client(.camille, .english)
        let other = try await english.get("/accords/\(agreement.id.rawValue)").text
        #expect(other.contains("Fixed days: Monday and Thursday."))
        #expect(other.contains("For the employer"))
    }

    @Test("one that another replaced keeps the days that were signed, and says by which one and from when")
    func replaced() async throws {
        let stage = try await WeekStage()
        let at = Moment(day("2026-11-02")).instant
        var officer = stage.client(.solene)
        var addresses: [String] = []
        for (start, end) in [("2026-11-16", "2027-11-15"), ("2026-12-07", nil)] as [(String, String?)] {
            let request = try await stage.world.request(
                of: .camille, Proposal(from: day(start), through: end.map { day($0) }),
                state: .accepted(by: Cast.marc.id, at: at))
            let link = "/demandes/\(request.id.rawValue)"
            _ = try await officer.get(link)
            #expect(try await officer.post("\(link)/visa", ["version": "1"]).status == 303)
            let text = try await officer.get(link).text
            let place = try #require(text.firstRange(of: "/accords/"))
            addresses.append(String(text[place.lowerBound...].prefix { $0 != "\"" }))
        }
        let old = try await officer.get(addresses[0]).text
        #expect(old.contains("L’avenant produit effet du 16 novembre 2026 au 15 novembre 2027."))
        #expect(
            old.contains(
                "Il est remplacé à compter du 7 décembre 2026 par l’avenant dont le visa a été donné le "
                    + "2 novembre 2026."))
        #expect(old.contains("<a href=\"\(addresses[1])\">"))
        #expect(!old.contains("6 décembre 2026"))
        let new = try await officer.get(addresses[1]).text
        #expect(!new.contains("remplacé"))
        // The basis is that of the first day, not of the visa: the national text ends on 1 December.
        #expect(new.contains("Textes en vigueur au premier jour de l’accord."))
        #expect(!new.contains("Protocole national d’essai"))
    }

    @Test("an envelope without end says so")
    func envelope() async throws {
        let stage = try await WeekStage()
        let agreement = try await stage.world.agreement(for: .nadia, formula: .envelope(halvesPerYear: 81))
        var client = stage.client(.marc)
        let page = try await client.get("/accords/\(agreement.id.rawValue)").text
        #expect(page.contains("Enveloppe de 40,5\u{A0}jours par an."))
        #expect(page.contains("Il est conclu sans terme."))
        #expect(page.contains("Un jour se place au moins 2\u{A0}jours ouvrés à l’avance."))
    }
}
