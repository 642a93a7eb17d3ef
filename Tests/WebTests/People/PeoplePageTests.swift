import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("The pages of people")
struct PeoplePageTests {
    private let stage: HRStage

    init() async throws { stage = try await HRStage() }

    /// Whether somebody of this name, given or of the family, has a link.
    private func lists(_ name: String, _ page: String) -> Bool {
        page.contains(">\(name) ") || page.contains(" \(name)</a>")
    }

    @Test(
        "people are found by the beginning of a name, a number, a team",
        arguments: [
            ("nom=fourn", ["Fournier"], ["Belkacem"]), ("nom=M002", ["Belkacem"], ["Fournier"]),
            ("nom=etienne", ["Étienne"], ["Fournier"]), ("equipe=ACC-1", ["Schmitt", "Perrin"], ["Fournier"]),
            ("equipe=ACC-1&nom=lucie", ["Schmitt"], ["Perrin"]), ("", ["Fournier", "Schmitt", "Zidi"], []),
        ])
    func search(query: String, found: [String], others: [String]) async throws {
        var client = stage.client(.solene)
        let page = try await client.get("/personnes?\(query)")
        #expect(page.status == 200)
        for name in found { #expect(lists(name, page.text), "\(query): \(name)") }
        for name in others { #expect(!lists(name, page.text), "\(query): \(name)") }
    }

    @Test("nobody found is said with what to do, whatever the query holds")
    func nobody() async throws {
        var client = stage.client(.solene)
        for query in ["nom=zzz", "equipe=zzz", "page=9", "page=1&nom=zzz", "nom=%25%27%3Cb%3E"] {
            let page = try await client.get("/personnes?\(query)")
            #expect(page.status == 200)
            #expect(!page.text.contains("<b>"))
        }
        #expect(try await client.get("/personnes?nom=zzz").text.contains("Personne ne correspond"))
    }

    @Test("fifty people on a page, the others behind", arguments: [(49, false), (50, false), (51, true)])
    func pages(total: Int, hasPages: Bool) async throws {
        let missing = total - Cast.allCases.count
        let extra = (0..<missing).map { index in
            Cast.camille.person {
                $0 = Person(
                    id: PersonID("extra-\(index)"), employeeNumber: "E\(index)", familyName: "Zzyzx\(index)",
                    givenName: "Ada", email: "a@b.example", contract: .permanent, employment: $0.employment,
                    pattern: .fullTime, team: $0.team, site: $0.site, post: $0.post)
            }
        }
        try await stage.world.write { try $0.save(extra) }
        var client = stage.client(.solene)
        let page = try await client.get("/personnes")
        #expect(page.text.contains("\(total)\u{A0}personnes"))
        #expect(page.text.contains("/personnes?page=2") == hasPages)
        #expect(page.text.matches(of: /<tr><th scope="row">/).count == min(50, total))
        if hasPages {
            let next = try await client.get("/personnes?page=2")
            #expect(next.text.matches(of: /<tr><th scope="row">/).count == total - 50)
            #expect(next.text.contains("51 à \(total) sur \(total)"))
        }
    }

    @Test("HR sees who somebody is at work, and the reading is kept")
    func person() async throws {
        try await stage.world.agreement(for: .nadia, formula: .fixed(.monday))
        try await stage.world.request(of: .nadia, Proposal(from: day("2026-12-07")))
        var client = stage.client(.solene)
        let page = try await client.get("/personnes/person-nadia")
        #expect(page.status == 200)
        for text in [
            "Nadia Belkacem", "M002", "CDI", "Prestations 1", "Siège", "Marc Delaunay", "Gestionnaire", "Instruction",
            "90\u{202F}%", "En vigueur", "En attente du manager", "/personnes/person-nadia/semaine", "/accords/",
            "/demandes/", "4\u{A0}jours par semaine", "Traitement des dossiers",
        ] {
            #expect(page.text.contains(text), "\(text)")
        }
        #expect(!page.text.localizedStandardContains("sexe"))
        let wednesday = page.text.matches(of: /<td class="cell off">non<\/td>/)
        #expect(wednesday.count == 2)
    }

    @Test("a manager sees their own people, as their page and nobody else's")
    func manager() async throws {
        var client = stage.client(.marc)
        let list = try await client.get("/personnes")
        #expect(lists("Fournier", list.text) && !lists("Schmitt", list.text))
        #expect(!list.text.contains("/comptes"))
        #expect(try await client.get("/personnes/person-camille").text.contains("/personnes/person-camille/semaine"))
        for stranger in ["person-lucie", "person-solene", "person-marc", "nobody", "a%2Fb", "%00"] {
            #expect(try await client.get("/personnes/\(stranger)").status == 404, "\(stranger)")
        }
    }

    @Test("an administrator sees records without weeks nor requests")
    func administrator() async throws {
        try await stage.world.request(of: .camille, Proposal(from: day("2026-12-07")))
        var client = stage.client(.karim)
        let page = try await client.get("/personnes/person-camille")
        #expect(page.status == 200)
        #expect(!page.text.contains("/demandes/") && !page.text.contains("person-camille/semaine"))
    }

    @Test("who has left and who leaves is said")
    func presence() async throws {
        var client = stage.client(.solene)
        #expect(try await client.get("/personnes?nom=etienne").text.contains("départ le 30 juin 2026"))
        #expect(
            try await client.get("/personnes/person-paul").text.contains("départ prévu le 4 octobre 2028"))
        var english = stage.client(.solene, .english)
        #expect(try await english.get("/personnes?nom=etienne").text.contains("left on 30 June 2026"))
        #expect(try await english.get("/personnes/person-nadia").text.contains("4\u{A0}days a week"))
    }

    @Test("to employees and the works council there are no such pages", arguments: [Cast.camille, .yanis])
    func others(character: Cast) async throws {
        var client = stage.client(character)
        #expect(try await client.get("/personnes").status == 404)
        #expect(try await client.get("/personnes/person-nadia").status == 404)
    }

    @Test("names are escaped")
    func escaped() async throws {
        try await stage.world.write {
            try $0.save([Cast.camille.person { $0.familyName = "<script>alert(1)</script>" }])
        }
        var client = stage.client(.solene)
        #expect(!(try await client.get("/personnes").text.contains("<script>alert")))
        #expect(!(try await client.get("/personnes/person-camille").text.contains("<script>alert")))
    }
}
