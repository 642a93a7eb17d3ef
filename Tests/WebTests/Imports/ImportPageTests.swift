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

    private static let heading = "matricule;nom;prenom;courriel;contrat;date_entree;equipe;site;poste\r\n"

    private static func line(_ number: String, _ family: String, team: String = "PREST-1") -> String {
        "\(number);\(family);Ada;a@b.fr;CDI;01/09/2015;\(team);SIEGE;GEST\r\n"
    }

    /// Uploads a file as the page does and follows to its preview.
    private func preview(
        _ text: String, _ kind: ImportKind = .people, by client: inout TestClient
    ) async throws -> (address: String, page: Answer) {
        _ = try await client.get("/imports")
        let answer = try await client.upload(
            "/imports", field: "fichier", fileName: "personnes.csv", bytes: Array(text.utf8), ["type": kind.rawValue])
        #expect(answer.status == 303, "\(answer.text.prefix(200))")
        let address = try #require(answer.location)
        return (address, try await client.get(address))
    }

    @Test("a column that is not there, or misspelt, is said and changes nothing of what is stored")
    func absentColumns() async throws {
        var client = stage.client(.solene)
        let camille = Cast.camille.person()
        let text =
            "matricule;nom;prenom;courriel;contrat;date_entree;equipe;site;poste;schema_travai\r\n"
            + "M001;\(camille.familyName);\(camille.givenName);\(camille.email);CDI;\(camille.employment.first.iso);"
            + "\(camille.team);\(camille.site);\(camille.post);1100110011\r\n"
        let (_, page) = try await preview(text, by: &client)
        #expect(page.text.contains("Ce fichier ne change rien"))
        #expect(page.text.contains("Vouliez-vous dire «\u{202F}schema_travail\u{202F}»\u{202F}?"))
        for name in ["sexe", "date_sortie", "schema_travail", "matricule_manager", "langue"] {
            #expect(page.text.contains("«\u{202F}\(name)\u{202F}» n’est pas dans le fichier"), "\(name)")
        }
    }

    @Test("absences that repeat are said, an old one and a misread line are told together")
    func absences() async throws {
        var client = stage.client(.solene)
        let heading = "matricule;debut;fin;demi_journee\r\n"
        let twice = heading + String(repeating: "M001;2026-11-16;2026-11-17;\r\n", count: 2)
        let (_, page) = try await preview(twice, .absences, by: &client)
        #expect(
            page.text.contains("Cette ligne répète la ligne 2") && page.text.contains("1</strong>absence enregistrée"))
        let wrong = heading + "M001;2020-03-02;2020-03-02;\r\nM099;hier;2026-11-17;\r\n"
        let refused = try await preview(wrong, .absences, by: &client).page
        #expect(refused.status == 422)
        for part in [
            "avant le 01/11/2023", "art. L3245-1", "Le matricule M099 n’est ni",
            "«\u{202F}hier\u{202F}» n’est pas une date",
        ] {
            #expect(refused.text.contains(part), "\(part)")
        }
    }

    @Test("a preview changes nothing, the confirmation does, once")
    func confirmed() async throws {
        var client = stage.client(.solene)
        let before = try await stage.snapshot()
        let text = Self.heading + Self.line("X1", "Nouvelle") + Self.line("M001", "Renommée")
        let (address, page) = try await preview(text, by: &client)
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
        let (_, same) = try await preview(Self.heading + Self.line("X1", "Nouvelle"), by: &client)
        #expect(same.text.contains("Ce fichier ne change rien") && !same.text.contains("/confirmation"))
    }

    @Test("a file that is still being loaded says so, and then what came of it", arguments: Language.allCases)
    func underWay(language: Language) async throws {
        let slow = try TestSite(environment: stage.world.environment, files: HRFileReader(), hurry: { _ in })
        var client = slow.signedIn(stage.viewer(.solene, language))
        let (address, _) = try await preview(Self.heading + Self.line("X1", "Nouvelle"), by: &client)
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
        let (first, _) = try await preview(Self.heading + Self.line("X1", "Noire"), by: &client)
        let (second, _) = try await preview(Self.heading + Self.line("X1", "Blanche"), by: &client)
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

    @Test("every mistake is told at its line and column, and nothing can be loaded", arguments: Language.allCases)
    func mistakes(language: Language) async throws {
        var client = stage.client(.solene, language)
        let text =
            Self.heading + Self.line("X1", "Bonne") + Self.line("X1", "Double")
            + Self.line("X3", "Perdue", team: "NULLE")
        let before = try await stage.snapshot()
        let (address, page) = try await preview(text, by: &client)
        #expect(page.status == 422)
        let expected =
            language == .french
            ? [
                "Ligne\u{A0}3, caractère\u{A0}1", "figure déjà à la ligne 2", "Ligne\u{A0}4, caractère\u{A0}37",
                "L’équipe NULLE n’existe pas", "Rien n’a été modifié\u{202F}: 2\u{A0}erreurs",
            ]
            : [
                "Line\u{A0}3, character\u{A0}1", "already on line 2", "Line\u{A0}4, character\u{A0}37",
                "Nothing was changed",
            ]
        for part in expected { #expect(page.text.contains(part), "\(part)") }
        #expect(!page.text.contains("/confirmation"))
        let forced = try await client.post("\(address)/confirmation")
        #expect(forced.location == address)
        let refused = try await client.get(address)
        #expect(refused.status == 422 && refused.text.contains("NULLE"))
        #expect(try await stage.snapshot() == before)
    }

    @Test("ignored columns are said, reasons of absence above all")
    func ignored() async throws {
        var client = stage.client(.solene)
        let (_, people) = try await preview(
            Self.heading.replacing("poste\r\n", with: "poste;pointure\r\n")
                + "X1;Noire;Ada;a@b.fr;CDI;01/09/2015;PREST-1;SIEGE;GEST;38\r\n", by: &client)
        #expect(people.text.contains("pointure") && people.text.contains("elle n’a pas été lue"))
        let (_, absences) = try await preview(
            "matricule;debut;fin;motif\r\nM001;2026-12-21;2026-12-24;maladie\r\n", .absences, by: &client)
        #expect(absences.text.contains("aucun motif d’absence n’est demandé"))
        #expect(!absences.text.contains("maladie"))
    }

    @Test("days that the rules refuse are told with every reason, and the article")
    func refusedDays() async throws {
        var client = stage.client(.solene)
        let (_, page) = try await preview(
            "matricule;date\r\nM001;2026-11-11\r\nM002;2026-11-10\r\n", .days, by: &client)
        #expect(page.status == 422)
        #expect(page.text.contains("Ligne\u{A0}2, caractère\u{A0}6") && page.text.contains("Ligne\u{A0}3"))
        #expect(page.text.contains("férié"))
    }

    @Test(
        "what is no such file is refused in words",
        arguments: [
            ("binary", [0, 1, 2, 0xFF, 0xFE, 0x00, 0x80]), ("an image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]),
            ("a spreadsheet", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]), ("blanks", Array("\r\n\r\n".utf8)),
            ("another file", Array("code;intitule\r\nA;B\r\n".utf8)),
            ("a quote left open", Array("matricule;\"nom\r\n".utf8)),
        ] as [(String, [UInt8])])
    func notAFile(name: String, bytes: [UInt8]) async throws {
        var client = stage.client(.solene)
        let before = try await stage.snapshot()
        for kind in ImportKind.allCases {
            _ = try await client.get("/imports")
            let answer = try await client.upload(
                "/imports", field: "fichier", fileName: "f.csv", bytes: bytes, ["type": kind.rawValue])
            let page = try await client.get(try #require(answer.location))
            #expect(page.status == 422, "\(name) as \(kind)")
            #expect(page.text.contains("Rien n’a été modifié"))
            #expect(page.text.contains("<p>"), "a sentence says why")
        }
        #expect(try await stage.snapshot() == before)
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
            let (address, preview) = try await preview(file.text, kind, by: &client)
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
        let (address, _) = try await preview(Self.heading + Self.line("X1", "Noire"), by: &client)
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

    @Test(
        "a mistake is told with the heading of its column as the file writes it, and its person",
        arguments: Language.allCases)
    func columnAndPerson(language: Language) async throws {
        var client = stage.client(.solene, language)
        let wrong = "N° agent;Du;Date de fin\r\nM001;2026-11-17;hier\r\n"
            .replacing("N° agent", with: "Matricule agent")
        let page = try await preview(wrong, .absences, by: &client).page.text
        let place =
            language == .french
            ? "Ligne\u{A0}2, caractère\u{A0}17<small>Colonne «\u{202F}Date de fin\u{202F}», matricule M001</small>"
            : "Line\u{A0}2, character\u{A0}17<small>Column “Date de fin”, employee number M001</small>"
        #expect(page.contains("<th scope=\"row\">\(place)</th>"))
    }

    @Test("absences on days not worked only are a note with its line and person, and the file can be loaded")
    func nothingWorked() async throws {
        var client = stage.client(.solene)
        let file = "matricule;debut;fin\r\nM001;21/11/2026;22/11/2026\r\nM001;23/11/2026;23/11/2026\r\n"
        let page = try await preview(file, .absences, by: &client).page
        #expect(page.status == 200 && page.text.contains("/confirmation"))
        #expect(
            page.text.contains(
                "<strong>Ligne\u{A0}2, colonne «\u{202F}debut\u{202F}», matricule M001\u{202F}:</strong> Aucune "
                    + "demi-journée de cette absence n’est travaillée\u{202F}: samedi 21 novembre 2026 (non travaillé) et "
                    + "dimanche 22 novembre 2026 (non travaillé). Elle ne change rien."))
    }

    @Test("dates that change are written as the language writes them", arguments: Language.allCases)
    func changedDates(language: Language) async throws {
        var client = stage.client(.solene, language)
        let camille = Cast.camille.person()
        let text =
            "matricule;nom;prenom;courriel;contrat;date_entree;equipe;site;poste;date_sortie\r\n"
            + "M001;\(camille.familyName);\(camille.givenName);\(camille.email);CDI;\(camille.employment.first.iso);"
            + "\(camille.team);\(camille.site);\(camille.post);2027-03-31\r\n"
        let page = try await preview(text, by: &client).page.text
        #expect(page.contains("<ins>\(language == .french ? "31/03/2027" : "2027-03-31")</ins>"))
    }

    @Test("what a file holds is escaped")
    func escaped() async throws {
        var client = stage.client(.solene)
        let (_, right) = try await preview(Self.heading + Self.line("<b>1", "<script>x"), by: &client)
        #expect(!right.text.contains("<script>x") && !right.text.contains("<b>1"))
        let (_, wrong) = try await preview(Self.heading + Self.line("1", "N", team: "<script>y"), by: &client)
        #expect(!wrong.text.contains("<script>y"))
    }
}
