import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Documents

@Suite("From HR's files to what the organisme keeps")
struct HRFilesImportTests {
    static let organisation = """
        type;code;nom;parent;zone;postes_de_travail;responsable
        site;NORD;Agence Nord;;FR;12;
        service;CPTA;Comptabilité;;;;00100
        equipe;CPTA-1;Comptabilité 1;CPTA;;;00101

        """
    static let posts = """
        code;intitule;activite;part;teletravaillable;nature
        COMPT;Comptable;Écritures;80;oui;back_office
        COMPT;Comptable;Guichet;20;non;accueil

        """
    static let people = """
        matricule;nom;prenom;courriel;contrat;date_entree;schema_travail;jour_non_travaille;equipe;site;poste
        00100;Roy;Anne;anne.roy@cpam-test.example;CDI;01/02/2010;;;CPTA-1;NORD;COMPT
        00101;Petit;Luc;luc.petit@cpam-test.example;CDI;01/02/2012;80%;mercredi;CPTA-1;NORD;COMPT
        00102;Ba;Awa;awa.ba@cpam-test.example;CDD;01/02/2020;1111111111;;CPTA-1;NORD;COMPT

        """

    func loaded() async throws -> (world: TestWorld, store: MemoryStore) {
        let store = MemoryStore(rehearsing: true)
        let world = try await TestWorld(on: store)
        #expect(told(try await world.load(.organisation, Self.organisation).issues) == [])
        #expect(told(try await world.load(.posts, Self.posts).issues) == [])
        #expect(told(try await world.load(.people, Self.people).issues) == [])
        return (world, store)
    }

    @Test("the three files, in order, make an organisation whose requests have someone to answer them")
    func files() async throws {
        let (world, store) = try await loaded()
        let people = store.inspect(world.organisation) { state in
            Dictionary(uniqueKeysWithValues: state.people.values.map { ($0.employeeNumber, $0) })
        }
        #expect(people["00102"]?.answersTo == people["00101"]?.id)
        #expect(people["00101"]?.answersTo == people["00100"]?.id)
        #expect(people["00100"]?.answersTo == people["00101"]?.id)
        #expect(people["00101"]?.pattern == Cast.withoutWednesday)
        let post = store.inspect(world.organisation) { $0.posts["COMPT"] }
        #expect(post?.teleworkableShare(excluding: ["accueil"]) == 80)
    }

    @Test("the same files a second time change nothing")
    func twice() async throws {
        let (world, store) = try await loaded()
        let journal = store.inspect(world.organisation) { $0.journal.count }
        for (kind, text) in [
            (ImportKind.organisation, Self.organisation), (.posts, Self.posts), (.people, Self.people),
        ] {
            let outcome = try await world.load(kind, text)
            #expect(outcome.changesNothing && outcome.canBeLoaded)
        }
        #expect(store.inspect(world.organisation) { $0.journal.count } == journal)
    }

    @Test("an error on the last line leaves nothing of the lines before")
    func lastLine() async throws {
        let (world, store) = try await loaded()
        let text =
            Self.people.replacing("00100;Roy", with: "00100;Roi")
            + "00103;X;Y;pas-une-adresse;CDI;2020-01-01;;;CPTA-1;NORD;COMPT\n"
        #expect(told(try await world.load(.people, text).issues) == ["5:11: invalid-email"])
        let unknown =
            Self.people.replacing("00100;Roy", with: "00100;Roi")
            + "00103;X;Y;x@y.fr;CDI;2020-01-01;;;CPTA-9;NORD;COMPT\n"
        #expect(told(try await world.load(.people, unknown).issues) == ["5:35: unknown-team"])
        #expect(store.inspect(world.organisation) { $0.people.values.contains { $0.familyName == "Roi" } } == false)
    }

    @Test("absences and days from their files, judged by the rules at the lines of the file")
    func days() async throws {
        let (world, store) = try await loaded()
        try await world.agreement(for: .camille)
        let absences = "employee_id,start,end,half_day,reason\nM001,16/11/2026,16/11/2026,morning,secret\n"
        let outcome = try await world.load(.absences, absences)
        #expect(told(outcome.notes) == ["1:32: ignored-reason"])
        let good = "matricule;date;demi_journee;lieu\nM001;19/11/2026;;\n"
        #expect(told(try await world.load(.days, good).issues) == [])
        let bad = "matricule;date;demi_journee;lieu\n\nM001;20/11/2026;;\nM001;2026-11-19;matin;\n"
        #expect(told(try await world.load(.days, bad).issues) == ["4:6: already-teleworked"])
        let week = store.inspect(world.organisation) { $0.weeks[Cast.camille.id]?[isoWeek("2026-W47")]?.cells.text }
        #expect(week == "ASSSSSHHSS....")
        #expect(!store.inspect(world.organisation) { "\($0)" }.contains("secret"))
    }

    @Test("two thousand people are read and loaded, and loaded again without a change")
    func many() async throws {
        let store = MemoryStore()
        let world = try await TestWorld(on: store)
        var text =
            "matricule;nom;prenom;courriel;sexe;contrat;date_entree;schema_travail;equipe;site;poste;matricule_manager\r\n"
        for number in 1...2000 {
            let manager = number > 20 ? "A\(number % 20 + 1)" : ""
            text +=
                "A\(number);Nom \(number);\"Anne, Élise\";a.\(number)@cpam-test.example;F;CDI;01/09/2015;1111001111;"
                + "\(TestOrganisation.benefitsTeam);\(TestOrganisation.headquarters);\(TestOrganisation.officer);\(manager)\r\n"
        }
        let clock = ContinuousClock()
        let bytes = utf8(text)
        let run = RunImport(world.environment, files: HRFileReader())
        var outcome: ImportPreview?
        let first = try await clock.measure {
            outcome = try await run(.people, bytes, by: world.actor(.solene), in: world.organisation)
        }
        #expect(outcome.map { told($0.issues) } == [])
        #expect(outcome?.created.count == 2000)
        let second = try await clock.measure {
            outcome = try await run(.people, bytes, by: world.actor(.solene), in: world.organisation)
        }
        #expect(outcome?.unchangedCount == 2000)
        #expect(outcome?.changesNothing == true)
        print("People: 2,000 read and loaded in memory in \(first), again in \(second)")
    }
}
