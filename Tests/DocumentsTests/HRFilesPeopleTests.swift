import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Documents

@Suite("personnes.csv")
struct HRFilesPeopleTests {
    static let file = """
        matricule;nom;prenom;courriel;sexe;contrat;date_entree;date_sortie;schema_travail;equipe;site;poste;\
        matricule_manager;langue
        00123;N’Diaye;Anaïs;A.NDIAYE@CPAM-X.FR;F;CDI;01/09/2015;;1111001111;PREST-1;SIEGE;GEST;00042;fr

        00042;"Le
        Goff";Élodie;e.legoff@cpam-x.fr;;Apprentissage;2026-10-05;04/10/2028;80 %;PREST-1;SIEGE;GEST;;en

        """

    static let row = PersonRow(
        employeeNumber: Located("00123", line: 2, column: 1), familyName: "N’Diaye", givenName: "Anaïs",
        email: "A.NDIAYE@CPAM-X.FR", sex: .woman, contract: .permanent, employment: DateSpan(from: day("2015-09-01")),
        pattern: halfDays("1111001111"), team: Located("PREST-1", line: 2, column: 69),
        site: Located("SIEGE", line: 2, column: 77), post: Located("GEST", line: 2, column: 83),
        manager: Located("00042", line: 2, column: 88), language: .french)

    @Test("a real file: rows with their places, a name over two lines, blank lines, leading zeros, capitals kept")
    func rows() throws {
        let contents = HRFileReader().people(utf8(Self.file.replacing("80 %", with: "1111111111")))
        #expect(told(contents.issues) == [])
        #expect(told(contents.notes) == [])
        #expect(contents.rows.count == 2)
        #expect(contents.rows.first == Self.row)
        let second = try #require(contents.rows.last)
        #expect(second.familyName == "Le Goff")
        #expect(second.employeeNumber == Located("00042", line: 4, column: 1))
        #expect(second.team == Located("PREST-1", line: 5, column: 81))
        #expect(second.employment == DateSpan(from: day("2026-10-05"), through: day("2028-10-04")))
        #expect(second.contract == .apprenticeship)
        #expect(second.sex == nil && second.manager == nil && second.language == .english)
    }

    static let encodings: [(String, @Sendable (String) -> [UInt8])] = [
        ("UTF-8", { utf8($0) }), ("UTF-8 with mark", { utf8Mark + utf8($0) }),
        ("Windows-1252", { windows1252($0) }),
        ("UTF-16 LE", { utf16($0, littleEndian: true) }), ("UTF-16 BE", { utf16($0, littleEndian: false) }),
    ]

    @Test(
        "every encoding, separator, line break and heading language gives the same person at the same place",
        arguments: encodings.map(\.0), [";", ",", "\t"])
    func everyEncoding(_ name: String, _ separator: String) throws {
        let encode = try #require(Self.encodings.first { $0.0 == name }?.1)
        let english =
            "employee_id;last_name;first_name;email;sex;contract;start_date;end_date;working_pattern;team;site;post;"
            + "manager_id;language"
        for heading in [nil, english] {
            for lineBreak in ["\n", "\r\n", "\r"] {
                var lines = Self.file.split(separator: "\n").prefix(2).map(String.init)
                if let heading { lines[0] = heading }
                let text = lines.joined(separator: lineBreak).replacing(";", with: separator)
                let contents = HRFileReader().people(encode(text))
                #expect(told(contents.issues) == [])
                #expect(contents.rows == [Self.row])
            }
        }
    }

    @Test("columns in any order, the organisme's own headings, unknown ones said")
    func order() throws {
        let reader = try HRFileReader(headings: [.people: ["matricule": ["Code agent"], "poste": ["Emploi"]]])
        let text = """
            Emploi;RQTH;PRÉNOM;Nom;Site;Équipe;Date d'entrée;Type de contrat;Adresse mail;Code agent
            GEST;;Anaïs;Roy;SIEGE;PREST-1;2020-01-01;cdd;a@b.fr;7

            """
        let contents = reader.people(utf8(text))
        #expect(told(contents.issues) == [])
        #expect(told(contents.notes).first == "1:8: ignored-column")
        let row = try #require(contents.rows.first)
        #expect(row.employeeNumber == Located("7", line: 2, column: 53))
        #expect(row.post == Located("GEST", line: 2, column: 1))
        #expect(row.contract == .fixedTerm)
        #expect(row.pattern == nil)
        #expect(row.language == .french)
    }

    @Test("a setting for a column that does not exist is refused when the reader is made")
    func unknownSetting() {
        #expect(throws: UnknownHRColumn(kind: .people, column: "matricul")) {
            try HRFileReader(headings: [.people: ["matricul": ["Code agent"]]])
        }
    }

    @Test("every fault of every line, each at its place; lines without fault are still read")
    func faults() {
        let text = """
            matricule;nom;prenom;courriel;sexe;contrat;date_entree;date_sortie;schema_travail;jour_non_travaille;equipe;site;poste;matricule_manager;langue
            ;A;B;a@b;Z;CDO;31/02/2026;;1z;;;S;P;;de
            1;A;B;a@b.fr;m;cdi;2026-01-02;2026-01-01;80%;;T;S;P;;
            2;A;B;a@b.fr;H;MAD;2026-01-02;2026-01-02;90;mercredi matin;T;S;P;1;EN

            """
        let contents = HRFileReader().people(utf8(text))
        #expect(
            told(contents.issues) == [
                "2:1: blank-value", "2:6: invalid-email", "2:10: unknown-value", "2:12: unknown-value",
                "2:16: impossible-date", "2:28: invalid-pattern", "2:32: blank-value", "2:38: unknown-value",
                "3:31: end-before-start", "3:42: missing-day-off",
            ])
        #expect(contents.rows.map(\.employeeNumber.value) == ["2"])
        #expect(contents.rows.first?.contract == .secondment)
        #expect(contents.rows.first?.pattern == halfDays("1111011111"))
        #expect(french(contents.issues.last)?.contains("80\u{202F}%") == true)
    }

    static let identifiers: [(String, String)] = [
        ("00123", "00123"), ("\u{A0}00123\u{202F}", "00123"), ("\"=\"\"00123\"\"\"", "00123"), ("=\"00123\"", "00123"),
        ("'00123", "00123"), ("12\u{A0}345", "12 345"), ("É-7", "É-7"), ("'", "'"),
    ]

    @Test("employee numbers are kept, without what spreadsheets put around them", arguments: identifiers)
    func keptAsWritten(_ cell: String, _ expected: String) throws {
        let text = "matricule;debut;fin\n\(cell);2026-01-05;2026-01-05\n"
        #expect(HRFileReader().absences(utf8(text)).rows.map(\.employeeNumber.value) == [expected])
    }

    @Test("texts as long as the base keeps, not one more", arguments: [(99, true), (100, true), (101, false)])
    func lengths(_ length: Int, _ isRead: Bool) {
        let number = String(repeating: "9", count: length)
        let contents = HRFileReader().absences(utf8("matricule;debut;fin\n\(number);2026-01-05;2026-01-05\n"))
        #expect(told(contents.issues) == (isRead ? [] : ["2:1: text-too-long"]))
        #expect(contents.rows.isEmpty == !isRead)
    }

    @Test("a required column that is not there is told once, not on each line")
    func missingColumn() {
        let contents = HRFileReader().people(utf8("matricule;nom\n1;A\n2;B\n"))
        #expect(contents.issues.count == 7)
        #expect(Set(contents.issues.map(\.code)) == ["missing-column"])
        #expect(contents.rows.isEmpty)
    }

    @Test("a misspelt optional column is said beside a misspelt required one, which is told once")
    func misspeltBoth() {
        let contents = HRFileReader().absences(
            utf8("matricul;debut;fin;demi_jounee;motif\n1;2026-01-05;2026-01-05;;x\n"))
        #expect(told(contents.issues) == ["1:1: missing-column"])
        #expect(told(contents.notes) == ["1:20: ignored-column", "1:32: ignored-reason", "1:1: absent-column"])
        #expect(french(contents.notes.first)?.contains("Vouliez-vous dire «\u{202F}demi_journee\u{202F}»") == true)
        #expect(contents.rows.isEmpty && !contents.isWhole)
    }

    @Test("a misspelt required column is told with the heading that looks like it; one pair of equal headings once")
    func misspeltRequired() {
        let contents = HRFileReader().people(
            utf8("matricul;nom;prenom;courriel;contrat;date_entree;equipe;site;post\n"))
        #expect(
            contents.issues.compactMap { french($0) } == [
                "La colonne «\u{202F}matricule\u{202F}» (ou «\u{202F}employee_id\u{202F}») est obligatoire et n’a pas été "
                    + "trouvée. Est-elle sous le titre «\u{202F}matricul\u{202F}»\u{202F}?"
            ])
        let organisation = HRFileReader().organisation(utf8("code;nom\nA;B\n"))
        #expect(
            organisation.issues.compactMap { french($0) } == [
                "La colonne «\u{202F}type\u{202F}» est obligatoire et n’a pas été trouvée."
            ])
    }

    @Test("a heading alone is no fault, but it is said")
    func headingOnly() {
        let contents = HRFileReader().absences(utf8("matricule;debut;fin\n"))
        #expect(told(contents.issues) == [])
        #expect(told(contents.notes) == ["0:0: no-line"])
    }

    @Test("a file of the wrong kind has its first faults told and the others counted")
    func many() {
        let lines = (1...300).map { "\($0);x;y" }.joined(separator: "\n")
        let issues = HRFileReader().absences(utf8("matricule;debut;fin\n\(lines)\n")).issues
        #expect(issues.count == DocumentErrors.limit + 1)
        #expect(issues.last?.code == "more-errors")
        #expect(french(issues.last) == "Et 400 autres erreurs.")
    }

    @Test("the headings of a file are all different, once folded")
    func headings() {
        func check<Column: HRColumn>(_ type: Column.Type) {
            let names = Column.allCases.flatMap {
                Set([folded($0.french), folded($0.english)] + $0.synonyms.map(folded))
            }
            #expect(Set(names).count == names.count, "\(type): \(names.sorted())")
        }
        check(OrganisationColumn.self)
        check(PostColumn.self)
        check(EmployeeColumn.self)
        check(AbsenceColumn.self)
        check(DayColumn.self)
    }
}
