import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("What the preview of a file tells")
struct ImportPreviewTests {
    private let stage: HRStage

    init() async throws { stage = try await HRStage() }

    @Test("a column that is not there, or misspelt, is said and changes nothing of what is stored")
    func absentColumns() async throws {
        var client = stage.client(.solene)
        let camille = Cast.camille.person()
        let text =
            "matricule;nom;prenom;courriel;contrat;date_entree;equipe;site;poste;schema_travai\r\n"
            + "M001;\(camille.familyName);\(camille.givenName);\(camille.email);CDI;\(camille.employment.first.iso);"
            + "\(camille.team);\(camille.site);\(camille.post);1100110011\r\n"
        let (_, page) = try await stage.preview(text, by: &client)
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
        let (_, page) = try await stage.preview(twice, .absences, by: &client)
        #expect(
            page.text.contains("Cette ligne répète la ligne 2") && page.text.contains("1</strong>absence enregistrée"))
        let wrong = heading + "M001;2020-03-02;2020-03-02;\r\nM099;hier;2026-11-17;\r\n"
        let refused = try await stage.preview(wrong, .absences, by: &client).page
        #expect(refused.status == 422)
        for part in [
            "avant le 01/11/2023", "art. L3245-1", "Le matricule M099 n’est ni",
            "«\u{202F}hier\u{202F}» n’est pas une date",
        ] {
            #expect(refused.text.contains(part), "\(part)")
        }
    }

    @Test("a file of another kind is told as what it looks like, and a web page as one", arguments: Language.allCases)
    func otherKind(language: Language) async throws {
        var client = stage.client(.solene, language)
        let posts = "code;intitule;activite;part;teletravaillable;nature\r\nA;B;C;100;oui;accueil\r\n"
        let wrong = try await stage.preview(posts, .people, by: &client).page
        #expect(wrong.status == 422)
        #expect(
            wrong.text.contains(
                language == .french ? "Ce fichier ressemble à «\u{202F}Postes\u{202F}»" : "looks like “Posts”"))
        let right = try await stage.preview(posts, .posts, by: &client).page
        #expect(right.status == 200)
        let html = "<!DOCTYPE html>\n<html><p>Session</p></html>\n"
        let page = try await stage.preview(html, .absences, by: &client).page
        #expect(page.status == 422)
        #expect(!page.text.contains("motif d’absence") && !page.text.contains("reason of absence"))
        #expect(page.text.contains(language == .french ? "est une page web (HTML)" : "is a web page (HTML)"))
    }

    @Test("what is added and changed comes before the departures proposed, and a file without a line says so")
    func partialFile() async throws {
        var client = stage.client(.solene)
        let text = HRStage.peopleHeading + HRStage.personLine("X1", "Nouvelle") + HRStage.personLine("M001", "Renommée")
        let page = try await stage.preview(text, by: &client).page.text
        let places = try ["Modifications (", "Ajouts (", "Proposés comme départs ("].map {
            try #require(page.firstRange(of: $0)).lowerBound
        }
        #expect(places == places.sorted())
        let empty = try await stage.preview(HRStage.peopleHeading, by: &client).page.text
        #expect(empty.contains("il n’a aucune ligne sous ses titres") && !empty.contains("tout y est déjà"))
    }

    @Test("an absence is shown with its days, in the reader’s words", arguments: Language.allCases)
    func absenceDays(language: Language) async throws {
        var client = stage.client(.solene, language)
        let text = "matricule;debut;fin\r\nM001;2026-11-16;2026-11-17\r\nM001;2026-11-26;2026-11-26\r\n"
        let page = try await stage.preview(text, .absences, by: &client).page.text
        for days in language == .french
            ? ["du 16 au 17 novembre 2026", "le 26 novembre 2026"] : ["16 to 17 November 2026", "26 November 2026"]
        {
            #expect(page.contains(days), "\(days)")
        }
    }

    @Test("every mistake is told at its line and column, and nothing can be loaded", arguments: Language.allCases)
    func mistakes(language: Language) async throws {
        var client = stage.client(.solene, language)
        let text =
            HRStage.peopleHeading + HRStage.personLine("X1", "Bonne") + HRStage.personLine("X1", "Double")
            + HRStage.personLine("X3", "Perdue", team: "NULLE")
        let before = try await stage.snapshot()
        let (address, page) = try await stage.preview(text, by: &client)
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
        let (_, people) = try await stage.preview(
            HRStage.peopleHeading.replacing("poste\r\n", with: "poste;pointure\r\n")
                + "X1;Noire;Ada;a@b.fr;CDI;01/09/2015;PREST-1;SIEGE;GEST;38\r\n", by: &client)
        #expect(people.text.contains("pointure") && people.text.contains("elle n’a pas été lue"))
        let (_, absences) = try await stage.preview(
            "matricule;debut;fin;motif\r\nM001;2026-12-21;2026-12-24;maladie\r\n", .absences, by: &client)
        #expect(absences.text.contains("aucun motif d’absence n’est demandé"))
        #expect(!absences.text.contains("maladie"))
    }

    @Test("days that the rules refuse are told with every reason, and the article")
    func refusedDays() async throws {
        var client = stage.client(.solene)
        let (_, page) = try await stage.preview(
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

    @Test(
        "a mistake is told with the heading of its column as the file writes it, and its person",
        arguments: Language.allCases)
    func columnAndPerson(language: Language) async throws {
        var client = stage.client(.solene, language)
        let wrong = "N° agent;Du;Date de fin\r\nM001;2026-11-17;hier\r\n"
            .replacing("N° agent", with: "Matricule agent")
        let page = try await stage.preview(wrong, .absences, by: &client).page.text
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
        let page = try await stage.preview(file, .absences, by: &client).page
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
        let page = try await stage.preview(text, by: &client).page.text
        #expect(page.contains("<ins>\(language == .french ? "31/03/2027" : "2027-03-31")</ins>"))
    }

    @Test("what a file holds is escaped")
    func escaped() async throws {
        var client = stage.client(.solene)
        let (_, right) = try await stage.preview(
            HRStage.peopleHeading + HRStage.personLine("<b>1", "<script>x"), by: &client)
        #expect(!right.text.contains("<script>x") && !right.text.contains("<b>1"))
        let (_, wrong) = try await stage.preview(
            HRStage.peopleHeading + HRStage.personLine("1", "N", team: "<script>y"), by: &client)
        #expect(!wrong.text.contains("<script>y"))
    }
}
