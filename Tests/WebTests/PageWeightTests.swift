import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

/// What a page weighs with its style sheet: 60 KiB at most, whatever the size of the organisme. Only what is asked for
/// whole, to be printed, and the codes of new accounts, shown once, weigh what they hold.
@Suite("The weight of pages")
struct PageWeightTests {
    private static let budget = 60 * 1_024

    private func sheet() throws -> Int {
        let assets = try TestSite.resources.get().assets
        let name = String(assets.link("pendulaire.css").dropFirst("/assets/".count))
        return (try #require(assets.asset(hashedName: name))).bytes.readableBytes
    }

    private func check(_ bytes: Int, _ name: String) throws {
        let whole = bytes + (try sheet())
        #expect(whole <= Self.budget, "\(name): \(bytes) bytes, \(whole) with the style sheet")
    }

    @Test("every sample of every page", arguments: Language.allCases)
    func samples(language: Language) throws {
        let resources = try TestSite.resources.get()
        let officer = Viewer.sample(roles: [.humanResources], language: language)
        for page in PageSamples.pages(language) {
            var visit = Visit()
            visit.language = language
            visit.viewer = officer
            let template = type(of: page).template
            let layout = Layout(page: page, template: template, visit: visit, assets: resources.assets)
            try check(resources.render(layout, with: .layout).utf8.count, "\(type(of: page))")
        }
    }

    @Test("every page of an organisme of a thousand people", arguments: Language.allCases)
    func atScale(language: Language) async throws {
        let stage = try await Crowd.stage()
        let addresses: [(Cast, [String])] = [
            (
                .solene,
                [
                    "/equipe/semaine?qui=organisme&semaine=2026-W45", "/equipe/mois?qui=organisme&mois=2026-10",
                    "/equipe/mois?qui=organisme&mois=2026-10&page=20", "/indemnites", "/indemnites/2026-10",
                    "/indemnites/2026-10?page=9", "/indemnites/2026-10?nom=vanden", "/demandes?file=toutes",
                    "/personnes", "/personnes?nom=vandenberghe&page=3", "/comptes", "/comptes?page=9",
                    "/comptes/nouveau",
                    "/journal", "/journal?page=4", "/imports", "/textes", "/ma-semaine", "/mes-demandes",
                    "/personnes/\(Crowd.identifier("f", 7))", "/personnes/\(Crowd.identifier("f", 7))/semaine",
                    "/demandes/\(Crowd.identifier("c", 7))", "/accords/\(Crowd.identifier("a", 7))",
                    "/indemnites/2026-10/personnes/\(Crowd.identifier("f", 7))", "/mes-indemnites",
                ]
            ),
            (
                .marc,
                [
                    "/equipe/semaine", "/equipe/mois", "/demandes", "/demandes/\(Crowd.identifier("c", 7))",
                    "/personnes",
                ]
            ),
            (.karim, ["/comptes", "/journal", "/imports"]),
            (.camille, ["/ma-semaine", "/equipe/semaine", "/mes-demandes/nouvelle", "/textes/local"]),
        ]
        for (character, list) in addresses {
            var client = stage.client(character, language)
            for address in list {
                let page = try await client.get(address)
                #expect(page.status == 200, "\(address)")
                try check(page.bytes.count, address)
            }
        }
    }

    @Test("the same page weighs the same however many people there are: it is the page that is read, not the list")
    func bounded() async throws {
        var client = try await Crowd.stage().client(.solene)
        let whole = try await client.get("/indemnites/2026-10?page=toutes")
        #expect(whole.bytes.count > 5 * Self.budget, "this organisme is too small to try anything")
        let month = try await client.get("/equipe/mois?qui=organisme&mois=2026-10&page=toutes")
        #expect(month.bytes.count > 5 * Self.budget)
    }
}
