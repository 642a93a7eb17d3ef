import CivilTime
import Documents
import Hummingbird
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("The pages of imports")
struct ImportPageTests {
    private let stage: HRStage

    init() async throws { stage = try await HRStage() }

    @Test("a preview changes nothing, the confirmation does, once")
    func confirmed() async throws {
        var client = stage.client(.solene)
        let before = try await stage.snapshot()
        let text = HRStage.peopleHeading + HRStage.personLine("X1", "Nouvelle") + HRStage.personLine("M001", "Renommée")
        let (address, page) = try await stage.preview(text, by: &client)
        #expect(page.status == 200)
        for part in [
            "1</strong>personne créée", "1</strong>personne changée", "Ada Nouvelle", "<code>nom</code>", "Fournier",
            "Renommée", "Proposés comme départs", "Rien n’est supprimé", "Belkacem", "personnes.csv, 2\u{A0}lignes",
        ] {
            #expect(page.text.contains(part), "\(part)")
        }
        #expect(!page.text.contains("Odile Étienne"), "who has left already is no departure")
        #expect(try await stage.snapshot() == before)
        #expect(try await client.post("\(address)/confirmation").location == address)
        let done = try await client.get(address)
        #expect(done.status == 200 && done.text.contains("Le fichier est chargé"))
        #expect(done.text.contains("1\u{A0}personne créée") && done.text.contains("1\u{A0}personne changée"))
        #expect(try await stage.world.read { try $0.person(employeeNumber: "X1") } != nil)
        #expect(try await stage.world.read { try $0.person(employeeNumber: "M002") } != nil)
        let decisions = try await stage.decisions()
        let again = try await client.post("\(address)/confirmation")
        #expect(again.location == address)
        #expect(try await client.get(address).text.contains("Le fichier est chargé"))
        #expect(try await stage.decisions() == decisions)
        let (_, same) = try await stage.preview(
            HRStage.peopleHeading + HRStage.personLine("X1", "Nouvelle"), by: &client)
        #expect(same.text.contains("Ce fichier ne change rien") && !same.text.contains("/confirmation"))
    }

    @Test("a file that is still being loaded says so, and then what came of it", arguments: Language.allCases)
    func underWay(language: Language) async throws {
        let slow = try TestSite(environment: stage.world.environment, files: HRFileReader(), hurry: { _ in })
        var client = slow.signedIn(stage.viewer(.solene, language))
        let (address, _) = try await stage.preview(
            HRStage.peopleHeading + HRStage.personLine("X1", "Nouvelle"), by: &client)
        #expect(try await client.post("\(address)/confirmation").location == address)
        let page = try await client.get(address)
        #expect(page.status == 200 && page.text.contains("data-follow=\"\(address)\""))
        #expect(page.text.contains(language == .french ? "Chargement en cours" : "Loading:"))
        #expect(!page.text.contains("/confirmation"))
        #expect(try await stage.world.read { try $0.person(employeeNumber: "X1") } == nil)
        await TestSite.worker(stage.world.environment, HRFileReader())(stage.world.organisation)
        let done = try await client.get(address).text
        #expect(done.contains(language == .french ? "Le fichier est chargé" : "The file is loaded"))
        #expect(!done.contains("data-follow"))
    }

    @Test("a file that the organisme has outgrown, and one that the program could not load, say that nothing changed")
    func notLoaded() async throws {
        let slow = try TestSite(environment: stage.world.environment, files: HRFileReader(), hurry: { _ in })
        var client = slow.signedIn(stage.viewer(.solene))
        let worker = TestSite.worker(stage.world.environment, HRFileReader())
        let (first, _) = try await stage.preview(HRStage.peopleHeading + HRStage.personLine("X1", "Noire"), by: &client)
        let (second, _) = try await stage.preview(
            HRStage.peopleHeading + HRStage.personLine("X1", "Blanche"), by: &client)
        _ = try await client.post("\(first)/confirmation")
        try await stage.endErrand(LoadingErrand.kind) { .done(at: $0, outcome: "refused") }
        let refused = try await client.get(first)
        #expect(refused.status == 422 && refused.text.contains("Le fichier n’a pas été chargé"))
        #expect(!refused.text.contains("/confirmation"))
        _ = try await client.post("\(second)/confirmation")
        try await stage.endErrand(LoadingErrand.kind) { .buried("database-corrupt", at: $0) }
        let given = try await client.get(second)
        #expect(given.text.contains("database-corrupt") && given.text.contains("Rien n’a été modifié"))
        await worker(stage.world.organisation)
        #expect(try await stage.world.read { try $0.person(employeeNumber: "X1") } == nil)
    }

    @Test("a form without a file, a kind, or with an empty file is shown again")
    func incomplete() async throws {
        var client = stage.client(.solene)
        _ = try await client.get("/imports")
        let nothing = try await client.post("/imports")
        #expect(nothing.status == 422)
        #expect(
            nothing.text.contains("Dites ce que contient le fichier") && nothing.text.contains("Choisissez un fichier"))
        let unknown = try await client.upload(
            "/imports", field: "fichier", fileName: "a.csv", bytes: [65], ["type": "recettes"])
        #expect(unknown.status == 422 && unknown.text.contains("#type-organisation"))
        let empty = try await client.upload(
            "/imports", field: "fichier", fileName: "a.csv", bytes: [], ["type": "personnes"])
        #expect(empty.status == 422 && empty.text.contains("Ce fichier est vide"))
        #expect(empty.text.contains("value=\"personnes\" checked"))
    }

    @Test("an upload cut short, or of 100 MB, is refused in words before it is read")
    func oversized() async throws {
        var client = stage.client(.solene)
        _ = try await client.get("/imports")
        let type = "multipart/form-data; boundary=b"
        let cut = try await client.send(
            "POST", "/imports", headers: ["Content-Type": type],
            body: RequestBody(buffer: ByteBuffer(string: "--b\r\nContent-Disposition: form-data; name=\"fichier\"")))
        #expect(cut.status == 400 && cut.text.contains("interrompu"))
        let huge = try await client.send(
            "POST", "/imports", headers: ["Content-Type": type, "Content-Length": "104857600"])
        #expect(huge.status == 413 && huge.text.contains("20\u{A0}Mo"))
    }

    @Test("each example can be loaded as it is, in the order of the page")
    func examples() async throws {
        var client = stage.client(.solene)
        let page = try await client.get("/imports")
        var tried = 0
        for kind in ImportKind.allCases {
            let link = "/imports/exemples/\(kind.rawValue).csv"
            #expect(page.text.contains("href=\"\(link)\""))
            let file = try await client.get(link)
            #expect(file.header("Content-Disposition") == "attachment; filename=\"\(kind.rawValue).csv\"")
            let (address, preview) = try await stage.preview(file.text, kind, by: &client)
            if kind == .days {
                // Nobody of the example has an agreement: the rules say so at each line.
                #expect(preview.text.contains("accord"))
                #expect(!preview.text.contains("Fichier</th>"))
            } else {
                #expect(preview.status == 200, "\(kind): \(preview.text)")
                #expect(try await client.post("\(address)/confirmation").location == address)
                #expect(try await client.get(address).status == 200)
            }
            tried += 1
        }
        #expect(tried == 5)
        #expect(try await client.get("/imports/exemples/secrets.csv").status == 404)
        #expect(try await client.get("/imports/exemples/personnes").status == 404)
    }

    @Test("the columns told are those of the reader, without signs to be guessed, required and others apart")
    func columns() async throws {
        var client = stage.client(.solene)
        let page = try await client.get("/imports")
        #expect(page.text.contains("Colonnes\u{202F}: <code>matricule, debut, fin</code>"))
        #expect(page.text.contains("Facultatives\u{202F}: <code>demi_journee</code>"))
        #expect(page.text.matches(of: /Mais un site doit avoir sa zone, et une équipe son parent\./).count == 1)
        #expect(page.text.matches(of: /Facultatives/).count == 4, "every column of the posts is required")
        for kind in ImportKind.allCases {
            #expect(kind.headings == HRFileReader.columns(of: kind) && kind.example[0] == kind.headings)
            let (required, optional) = kind.columnLists
            #expect(page.text.contains("<code>\(required)</code>") && !required.contains("("))
            if let optional { #expect(page.text.contains("<code>\(optional)</code>")) }
        }
    }

    @Test("somebody else's file, and one that waited an hour, are gone")
    func notMine() async throws {
        var client = stage.client(.solene)
        let (address, _) = try await stage.preview(
            HRStage.peopleHeading + HRStage.personLine("X1", "Noire"), by: &client)
        var other = stage.client(.karim)
        #expect(try await other.get(address).status == 404)
        #expect(try await other.submit("/imports", to: "\(address)/confirmation").status == 404)
        stage.world.clock.advance(minutes: 60)
        #expect(try await client.get(address).status == 200)
        stage.world.clock.advance(minutes: 1)
        #expect(try await client.get(address).status == 404)
    }

    @Test("to everybody else there are no imports", arguments: [Cast.camille, .marc, .yanis])
    func others(character: Cast) async throws {
        var client = stage.client(character)
        for path in ["/imports", "/imports/x", "/imports/exemples/personnes.csv"] {
            #expect(try await client.get(path).status == 404, "\(path)")
        }
        #expect(try await client.submit("/aide", to: "/imports").status == 404)
        #expect(try await client.submit("/aide", to: "/imports/x/confirmation").status == 404)
    }
}
