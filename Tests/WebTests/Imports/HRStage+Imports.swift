import Testing
import UseCases

@testable import Web

extension HRStage {
    /// The headings of a file of people, and a line under them.
    static let peopleHeading = "matricule;nom;prenom;courriel;contrat;date_entree;equipe;site;poste\r\n"

    static func personLine(_ number: String, _ family: String, team: String = "PREST-1") -> String {
        "\(number);\(family);Ada;a@b.fr;CDI;01/09/2015;\(team);SIEGE;GEST\r\n"
    }

    /// Uploads a file as the page does and follows to its preview.
    func preview(
        _ text: String, _ kind: ImportKind = .people, by client: inout TestClient
    ) async throws -> (address: String, page: Answer) {
        _ = try await client.get("/imports")
        let answer = try await client.upload(
            "/imports", field: "fichier", fileName: "personnes.csv", bytes: Array(text.utf8), ["type": kind.rawValue])
        #expect(answer.status == 303, "\(answer.text.prefix(200))")
        let address = try #require(answer.location)
        return (address, try await client.get(address))
    }
}
