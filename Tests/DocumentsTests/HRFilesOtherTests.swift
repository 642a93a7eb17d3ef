import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Documents

@Suite("organisation.csv, postes.csv, absences.csv, jours.csv")
struct HRFilesOtherTests {
    @Test("the organisation, in French and in English")
    func organisation() {
        let french = """
            type;code;nom;parent;zone;postes_de_travail;responsable
            site;SIEGE;Siège;;fr-57;1\u{A0}250;
            Service;PREST;Prestations;;;;00012
            équipe;P1;"Prestations; 1";PREST;;;

            """
        let english = """
            Type,Code,Name,Parent,Zone,Desks,Head
            site,SIEGE,Siège,,FR-57,1250,
            service,PREST,Prestations,,,,00012
            team,P1,Prestations; 1,PREST,,,

            """
        for text in [french, english] {
            let contents = HRFileReader().organisation(utf8(text))
            #expect(told(contents.issues) == [])
            #expect(contents.rows.map(\.kind) == [.site, .service, .team])
            #expect(contents.rows.map(\.code.value) == ["SIEGE", "PREST", "P1"])
            #expect(contents.rows.map(\.name) == ["Siège", "Prestations", "Prestations; 1"])
            #expect(contents.rows.map(\.zone) == [.moselle, nil, nil])
            #expect(contents.rows.map(\.desks) == [1250, nil, nil])
            #expect(contents.rows.map(\.head?.value) == [nil, "00012", nil])
            #expect(contents.rows.map(\.parent?.value) == [nil, nil, "PREST"])
        }
    }

    @Test("every zone of the documentation is read, and others are told with the nearest")
    func zones() {
        let known = [
            "FR", "FR-57", "FR-67", "FR-68", "FR-971", "FR-972", "FR-973", "FR-974", "FR-975", "FR-976", "FR-BL",
            "FR-MF",
            "FR-GP", "FR-MQ", "FR-GF", "FR-RE", "FR-YT", "FR-75", "FR-2A",
        ]
        for zone in known {
            let contents = HRFileReader().organisation(utf8("type;code;nom;zone\nsite;A;A;\(zone)\n"))
            #expect(contents.rows.first?.zone != nil, "\(zone)")
        }
        for zone in ["FR-20", "FR-96", "DE", "57", "Moselle"] {
            let contents = HRFileReader().organisation(utf8("type;code;nom;zone\nsite;A;A;\(zone)\n"))
            #expect(told(contents.issues) == ["2:10: unknown-value"], "\(zone)")
        }
    }

    @Test("faults of the organisation, each at its place")
    func organisationFaults() {
        let text = "type;code;nom;postes_de_travail\nbureau;A;A;\nsite;;A;-1\nsite;B;;douze\n"
        #expect(
            told(HRFileReader().organisation(utf8(text)).issues) == [
                "2:1: unknown-value", "3:6: blank-value", "3:9: integer-out-of-range", "4:8: blank-value",
                "4:9: invalid-integer",
            ])
    }

    @Test("the posts: shares with their sign, yes and no, the codes of activities in both languages")
    func posts() {
        let french = """
            code;intitule;activite;part;teletravaillable;nature
            GEST;Gestionnaire;Instruction;90 %;Oui;Back-office
            GEST;Gestionnaire;Courrier;10;non;autre

            """
        let english = """
            code,title,activity,share,teleworkable,kind
            GEST,Gestionnaire,Instruction,90%,yes,back_office
            GEST,Gestionnaire,Courrier,10,no,other

            """
        for text in [french, english] {
            let contents = HRFileReader().posts(utf8(text))
            #expect(told(contents.issues) == [])
            #expect(contents.rows.map(\.share.value) == [90, 10])
            #expect(contents.rows.map(\.isTeleworkable) == [true, false])
            #expect(contents.rows.map(\.kind) == [.backOffice, .other])
            #expect(contents.rows.map(\.activity.value) == ["Instruction", "Courrier"])
            #expect(contents.rows.map(\.share.line) == [2, 3])
        }
    }

    static let kinds: [(String, ActivityKind)] = [
        ("back_office", .backOffice), ("accueil", .reception), ("Accueil", .reception), ("telephone", .telephone),
        ("Téléphone", .telephone), ("itinérant", .itinerant), ("social", .socialWork), ("encadrement", .management),
        ("autre", .other), ("reception", .reception), ("phone", .telephone), ("management", .management),
        ("social work", .socialWork), ("other", .other),
    ]

    @Test("the natures of activities", arguments: kinds)
    func kindOf(_ text: String, _ expected: ActivityKind) {
        let file = "code;intitule;activite;part;teletravaillable;nature\nA;A;A;100;1;\(text)\n"
        #expect(HRFileReader().posts(utf8(file)).rows.map(\.kind) == [expected])
    }

    @Test(
        "a share from 1 to 100",
        arguments: [("0", "share-out-of-range"), ("1", nil), ("100", nil), ("101", "invalid-percent")])
    func shares(_ share: String, _ code: String?) {
        let file = "code;intitule;activite;part;teletravaillable;nature\nA;A;A;\(share);oui;autre\n"
        #expect(told(HRFileReader().posts(utf8(file)).issues) == (code.map { ["2:7: \($0)"] } ?? []))
    }

    @Test("absences: whole days, halves, both date forms, and no reason is read")
    func absences() {
        let text = """
            matricule;debut;fin;demi_journee;Motif d'absence
            00001;01/12/2026;2026-12-04;;Maladie
            00002;2026-12-07;2026-12-07;Matin;
            00003;2026-12-07;2026-12-07;après-midi;
            00004;2026-12-07;2026-12-07;PM;

            """
        let contents = HRFileReader().absences(utf8(text))
        #expect(told(contents.issues) == [])
        #expect(told(contents.notes) == ["1:34: ignored-reason"])
        #expect(french(contents.notes.first)?.contains("aucun motif") == true)
        #expect(contents.rows.first?.span == day("2026-12-01")...day("2026-12-04"))
        #expect(contents.rows.map(\.half) == [nil, .morning, .afternoon, .afternoon])
    }

    @Test(
        "a column of reasons is said as such, another one as unknown",
        arguments: [
            ("motif", "ignored-reason"), ("Raison", "ignored-reason"), ("reason", "ignored-reason"),
            ("Type", "ignored-reason"), ("TYPE_ABSENCE", "ignored-reason"), ("Nature de l’absence", "ignored-reason"),
            ("Catégorie", "ignored-reason"), ("commentaire", "ignored-reason"), ("saisi par", "ignored-column"),
        ])
    func reasons(_ heading: String, _ code: String) {
        let text = "matricule;debut;fin;\(heading)\n1;2026-12-07;2026-12-07;x\n"
        #expect(told(HRFileReader().absences(utf8(text)).notes).first == "1:21: \(code)")
    }

    static let spans: [(String, String, [String])] = [
        ("2026-01-01", "2026-01-01", []), ("2026-01-02", "2026-01-01", ["2:14: end-before-start"]),
        ("2026-01-01", "2027-02-04", []), ("2026-01-01", "2027-02-05", ["2:14: span-too-long"]),
        ("2026-01-01", "", ["2:14: blank-value"]),
    ]

    @Test("an absence has an end, after its start, within 400 days", arguments: spans)
    func spanOf(_ first: String, _ last: String, _ expected: [String]) {
        let text = "matricule;debut;fin\n1;\(first);\(last)\n"
        #expect(told(HRFileReader().absences(utf8(text)).issues) == expected)
    }

    @Test("days: at home unless another place is said, in French or English")
    func days() {
        let french = """
            matricule;date;demi_journee;lieu
            1;08/12/2026;;
            1;2026-12-10;matin;tiers_lieu
            2;2026-12-10;journée;Autre résidence
            3;2026-12-10;;autre_organisme

            """
        let english = """
            employee_id,date,half_day,place
            1,2026-12-08,,home
            1,2026-12-10,morning,third place
            2,2026-12-10,full day,other_residence
            3,2026-12-10,,other_organisation

            """
        for text in [french, english] {
            let contents = HRFileReader().days(utf8(text))
            #expect(told(contents.issues) == [])
            #expect(contents.rows.map(\.date.value.iso) == ["2026-12-08", "2026-12-10", "2026-12-10", "2026-12-10"])
            #expect(contents.rows.map(\.half) == [nil, .morning, nil, nil])
            #expect(contents.rows.map(\.place) == [.home, .thirdPlace, .residence, .otherOrganisation])
            #expect(contents.rows.first?.date.column == 3)
        }
        let wrong = "matricule;date;demi_journee;lieu\n1;;soir;bureau\n"
        #expect(
            told(HRFileReader().days(utf8(wrong)).issues) == [
                "2:3: blank-value", "2:4: unknown-value", "2:9: unknown-value",
            ])
    }

    static let broken: [(String, [UInt8], String)] = [
        ("empty", [], "empty-file"), ("a workbook", [0x50, 0x4B, 3, 4, 0, 0], "other-format"),
        ("binary", [0x61, 0, 1, 2, 3], "binary-content"),
    ]

    @Test("a file that is no text is refused by every reader", arguments: broken)
    func refusedByAll(_ name: String, _ bytes: [UInt8], _ code: String) {
        let reader = HRFileReader()
        #expect(told(reader.organisation(bytes).issues) == ["0:0: \(code)"])
        #expect(told(reader.posts(bytes).issues) == ["0:0: \(code)"])
        #expect(told(reader.people(bytes).issues) == ["0:0: \(code)"])
        #expect(told(reader.absences(bytes).issues) == ["0:0: \(code)"])
        #expect(told(reader.days(bytes).issues) == ["0:0: \(code)"])
    }

    @Test("a file cut short gives an error and never a person with half a line")
    func truncated() {
        let whole = utf8(HRFilesPeopleTests.file.replacing("80 %", with: "1111111111"))
        let heading = HRFilesPeopleTests.file.utf8.firstIndex(of: 10).map {
            HRFilesPeopleTests.file.utf8.distance(from: HRFilesPeopleTests.file.startIndex, to: $0)
        }
        var refused = 0
        for length in stride(from: (heading ?? 0) + 2, to: whole.count, by: 3) {
            let contents = HRFileReader().people(Array(whole.prefix(length)))
            if !contents.issues.isEmpty { refused += 1 }
            for row in contents.rows { #expect(["00123", "00042"].contains(row.employeeNumber.value)) }
        }
        #expect(refused > 20)
    }
}
