import Foundation
import Telework
import Testing

@testable import App

@Suite("What the commands say of a file, a situation, a backup")
struct SayingCommandTests {
    private static let organisation = """
        type;code;nom;parent;zone;postes_de_travail
        site;S;Siège;;FR;4
        service;V;Service;;;
        equipe;E;Équipe;V;;

        """
    private static let posts = "code;intitule;activite;part;teletravaillable;nature\nG;Gestion;Dossiers;100;oui;autre\n"
    private static let people =
        "matricule;nom;prenom;courriel;contrat;date_entree;equipe;site;poste;lange\n"
        + "1;Roy;Anne;a@b.fr;CDI;2020-01-01;E;S;G;\n2;Ba;Awa;b@b.fr;CDI;2020-01-01;E;S;G;\n"

    private func file(_ text: String, _ name: String, in place: Place) throws -> String {
        let path = URL(fileURLWithPath: place.database).deletingLastPathComponent().appending(path: name).path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test("an import counts what its file is about, and tells the columns that are not there")
    func summaries() async throws {
        let place = try await Place.withOrganisme()
        func load(_ kind: String, _ text: String, _ language: Language = .french) async throws -> Ran {
            await place.run("import", kind, try file(text, "\(kind).csv", in: place), language: language)
        }
        let organisation = try await load("organisation", Self.organisation)
        #expect(organisation.status == .done, "\(organisation)")
        #expect(organisation.out.contains("3 sites, services ou équipes créés, 0 site, service ou équipe changé"))
        #expect(organisation.out.contains("absent-column") && organisation.out.contains("responsable"))
        #expect(try await load("postes", Self.posts).out.contains("1 poste créé, 0 poste changé, 0 poste inchangé"))
        let people = try await load("personnes", Self.people)
        #expect(people.out.contains("2 personnes créées, 0 personne changée, 0 personne inchangée"), "\(people)")
        #expect(people.out.contains("Vouliez-vous dire «\u{202F}langue\u{202F}»"))
        let again = try await load("personnes", Self.people, .english)
        #expect(again.out.contains("0 people created, 0 people changed, 2 people unchanged"))
        let absences = try await load(
            "absences", "matricule;debut;fin\n1;2026-11-23;2026-11-24\n1;2026-11-23;2026-11-24\n")
        #expect(absences.out.contains("1 absence enregistrée, 1 absence sans changement"), "\(absences)")
        #expect(absences.out.contains("repeated-line"))
    }

    @Test("a situation without a text in force is answered in a sentence, and broken JSON by line and character")
    func situations() async throws {
        let place = try Place()
        let request = """
            {"kind": "request", "organisme": "personne-n-a-de-texte", "today": "2035-01-01",
             "person": {"arrival": "2019-09-02", "contract": "CDI", "working_pattern": "1111111111",
              "post": [{"share": 100, "teleworkable": true, "kind": "back_office"}]},
             "proposal": {"formula": {"kind": "flexible", "days_per_week": 2}, "places": ["home"], "start": "2035-02-01"}}
            """
        let ran = await place.run("decide", try file(request, "s.json", in: place))
        #expect(ran.status == .refused, "\(ran)")
        #expect(ran.out.contains("\"fact\": \"text_in_force\""))
        #expect(ran.out.contains("Aucun texte sur le télétravail n’est en vigueur à cette date."))
        #expect(ran.out.contains("No text on telework is in force on this date."))
        let broken = await place.run("decide", try file("{\n \"kind\" 1}", "b.json", in: place), language: .french)
        #expect(broken.status == .refused && broken.problem.contains("ligne 2, caractère 9"), "\(broken)")
        #expect(!broken.problem.contains("Unexpected") && !broken.problem.contains("around"))
    }
}
