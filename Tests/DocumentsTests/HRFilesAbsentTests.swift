import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Documents

@Suite("Columns that HR's files do not have")
struct HRFilesAbsentTests {
    static let required: [(ImportKind, String, [String])] = [
        (.organisation, "type;code;nom", ["parent", "zone", "postes_de_travail", "responsable"]),
        (.posts, "code;intitule;activite;part;teletravaillable;nature", []),
        (
            .people, "matricule;nom;prenom;courriel;contrat;date_entree;equipe;site;poste",
            ["sexe", "date_sortie", "schema_travail", "jour_non_travaille", "matricule_manager", "langue"]
        ),
        (.absences, "matricule;debut;fin", ["demi_journee"]), (.days, "matricule;date", ["demi_journee", "lieu"]),
    ]

    /// What a reader says of the columns of a file with one line.
    func read(_ kind: ImportKind, _ heading: String) -> (absent: Set<String>, notes: [FileIssue]) {
        let bytes = utf8("\(heading)\n\(heading.split(separator: ";").map { _ in "1" }.joined(separator: ";"))\n")
        let reader = HRFileReader()
        func both<Row>(_ contents: FileContents<Row>) -> (Set<String>, [FileIssue]) {
            (contents.absent, contents.notes)
        }
        return switch kind {
        case .organisation: both(reader.organisation(bytes))
        case .posts: both(reader.posts(bytes))
        case .people: both(reader.people(bytes))
        case .absences: both(reader.absences(bytes))
        case .days: both(reader.days(bytes))
        }
    }

    @Test("each optional column that is not there is said once, in every kind of file", arguments: required)
    func said(_ kind: ImportKind, _ heading: String, _ expected: [String]) {
        let (absent, notes) = read(kind, heading)
        #expect(absent == Set(expected))
        #expect(told(notes) == expected.map { _ in "1:1: absent-column" })
        for (name, note) in zip(expected, notes) {
            #expect(french(note)?.contains("«\u{202F}\(name)\u{202F}»") == true)
        }
        let whole = read(kind, ([heading] + expected).joined(separator: ";"))
        #expect(whole.absent.isEmpty && told(whole.notes) == [])
    }

    @Test("what is said of it: left as it is on record, whole days, at home")
    func sentences() {
        #expect(
            french(read(.people, Self.required[2].1 + ";schema_travail;matricule_manager;langue;sexe").notes.first)
                == "La colonne «\u{202F}date_sortie\u{202F}» n’est pas dans le fichier\u{202F}: ses valeurs enregistrées ne "
                + "changent pas, et elle reste vide pour ce qui est ajouté.")
        let people = Self.required[2].1
        #expect(
            french(read(.people, people + ";date_sortie;matricule_manager;langue;sexe").notes.first)?
                .hasSuffix("et une personne ajoutée travaille à temps plein.") == true)
        #expect(
            french(read(.people, people + ";date_sortie;matricule_manager;schema_travail;sexe").notes.first)?
                .hasSuffix("celle d’une personne ajoutée est le français.") == true)
        #expect(
            french(read(.days, "matricule;date;demi_journee").notes.first)
                == "La colonne «\u{202F}lieu\u{202F}» n’est pas dans le fichier\u{202F}: chaque ligne vaut pour le domicile."
        )
        #expect(french(read(.absences, "matricule;debut;fin").notes.first)?.contains("journées entières") == true)
    }

    @Test("the pattern and the days off are one thing: told by either of the columns")
    func pattern() {
        let base = "matricule;nom;prenom;courriel;contrat;date_entree;equipe;site;poste"
        func pattern(_ columns: String, _ cells: String) -> WorkingPattern? {
            HRFileReader().people(utf8("\(base)\(columns)\n1;A;B;a@b.fr;CDI;2020-01-01;T;S;P\(cells)\n")).rows.first?
                .pattern
        }
        #expect(pattern("", "") == nil)
        #expect(pattern(";jour_non_travaille", ";") == nil)
        #expect(pattern(";jour_non_travaille", ";mercredi") == Cast.withoutWednesday)
        #expect(pattern(";schema_travail", ";") == .fullTime)
        #expect(pattern(";schema_travail;jour_non_travaille", ";80%;mercredi") == Cast.withoutWednesday)
        func notes(_ column: String) -> [FileIssue] {
            read(.people, "\(base);\(column);sexe;date_sortie;matricule_manager;langue").notes
        }
        #expect(told(notes("schema_travail")) == [])
        #expect(french(notes("jour_non_travaille").first)?.contains("sans jour non travaillé") == true)
    }

    static let misspelt: [(String, String?)] = [
        ("date_sorti", "date_sortie"), ("Matricule maneger", "matricule_manager"), ("langues", "langue"),
        ("end_dat", "end_date"), ("RQTH", nil), ("nom_de_famile", nil), ("ancienneté", nil),
    ]

    @Test("a heading that looks like a column that is not there is told with it", arguments: misspelt)
    func suggestions(_ heading: String, _ likely: String?) {
        let notes = read(.people, "\(heading);matricule;nom;prenom;courriel;contrat;date_entree;equipe;site;poste")
            .notes
        #expect(notes.first?.code == "ignored-column")
        let expected = likely.map { "Vouliez-vous dire «\u{202F}\($0)\u{202F}»\u{202F}?" } ?? "n’a pas été lue."
        #expect(french(notes.first)?.hasSuffix(expected) == true)
    }

    @Test("a misspelt column changes nothing of what is on record")
    func loaded() async throws {
        let store = MemoryStore(rehearsing: true)
        let world = try await TestWorld(on: store)
        let camille = Cast.camille.person { $0.pattern = Cast.withoutWednesday }
        try await world.write { try $0.save([camille]) }
        let text = """
            matricule;nom;prenom;courriel;contrat;date_entree;schema_travai;equipe;site;poste
            M001;\(camille.familyName);\(camille.givenName);\(camille.email);CDI;\(camille.employment.first.iso);1111111111;\
            \(camille.team);\(camille.site);\(camille.post)

            """
        let outcome = try await world.load(.people, text)
        #expect(told(outcome.issues) == [])
        #expect(outcome.changesNothing)
    }

    @Test("a line with a mistake still names its codes; a broken grid may have lost any")
    func unread() {
        let base = "matricule;nom;prenom;courriel;contrat;date_entree;equipe;site;poste"
        let contents = HRFileReader().people(utf8("\(base)\n7;A;B;non;CDI;2020-01-01;T;S;\n"))
        #expect(contents.rows.isEmpty && contents.isWhole)
        #expect(
            contents.unread == [
                UnreadRow(
                    line: 2,
                    named: [
                        "matricule": Located("7", line: 2, column: 1), "equipe": Located("T", line: 2, column: 26),
                        "site": Located("S", line: 2, column: 28),
                    ])
            ])
        #expect(!HRFileReader().people(utf8("\(base)\n7;A\n8;A;B;a@b.fr;CDI;2020-01-01;T;S;P\n")).isWhole)
    }
}
