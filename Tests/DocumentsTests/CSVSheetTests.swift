import CivilTime
import Testing

@testable import Documents

@Suite("Columns and values of a CSV file")
struct CSVSheetTests {
    func sheet(
        _ text: String, extra: [PersonColumn: [String]] = [:]
    ) -> (sheet: CSVSheet<PersonColumn>?, errors: DocumentErrors) {
        var errors = DocumentErrors()
        let sheet = CSVSheet<PersonColumn>(Array(text.utf8), extraHeadings: extra, errors: &errors)
        return (sheet, errors)
    }

    @Test(
        "headings match without case, accents, spaces, signs nor language",
        arguments: [
            "matricule;prénom d’usage", "Matricule ; PRENOM_D'USAGE", "MATRI-CULE;Prenom d'usage",
            "employee_id;First Name",
            "Employee-ID,first_name", "numero_agent\tPre\u{301}nom d\u{2019}usage",
            "\"Numéro\u{A0}agent\";\"prenom\nd'usage\"",
        ])
    func headings(_ header: String) throws {
        let (sheet, errors) = sheet(
            header + "\n" + (header.contains(",") ? "1,A" : header.contains("\t") ? "1\tA" : "1;A"))
        #expect(places(errors) == [])
        let record = try #require(sheet?.records.first)
        #expect(record.field(.id)?.text == "1")
        #expect(record.field(.name)?.text == "A")
    }

    @Test("columns come in any order, unknown ones are said, the organisation's own names count")
    func ownNames() throws {
        let (found, errors) = sheet("motif;Prénom d'usage;Code RH;quotite\nx;Anaïs;42;80\n", extra: [.id: ["code_rh"]])
        #expect(places(errors) == [])
        let sheet = try #require(found)
        #expect(sheet.unknownColumns.map(\.text) == ["motif"])
        #expect(sheet.unknownColumns.first?.column == 1)
        #expect(sheet.records[0].field(.id)?.column == 9)
        #expect(sheet.columns.contains(.rate))
        #expect(!sheet.columns.contains(.email))
    }

    @Test("a required column missing is told by both its names")
    func missing() {
        let (sheet, errors) = sheet("matricule;nom\n1;A\n")
        #expect(sheet?.hasRequiredColumns == false && sheet?.records.isEmpty == true)
        #expect(
            errors.list == [
                DocumentError(line: 1, column: 1, .missingColumn(french: "prénom d’usage", english: "first_name"))
            ])
    }

    @Test("the same column under two headings is an error at the second")
    func duplicate() {
        let errors = sheet("matricule;prénom d'usage;employee_id\n1;A;2\n").errors
        #expect(
            errors.list == [
                DocumentError(
                    line: 1, column: 26, .duplicateColumn(heading: "employee_id", first: "matricule", firstColumn: 1))
            ])
    }

    @Test("values are read, and blank optional cells are none")
    func values() throws {
        let text = """
            matricule;first_name;start_date;quotité;teletravaillable;email;nature
             42\u{A0};  Anne\u{202F} -  Marie ;31/12/2026;80 %;Oui;a.b@cpam-x.fr;Accueil
            43;B;2026-12-31;;;;
            """
        let sheet = try #require(sheet(text).sheet)
        var errors = DocumentErrors()
        let date = LocalDate(year: 2026, month: 12, day: 31)
        let first = sheet.records[0]
        #expect(first.text(.id, errors: &errors) == "42")
        #expect(first.text(.name, errors: &errors) == "Anne - Marie")
        #expect(first.date(.arrival, errors: &errors) == date)
        #expect(first.percent(.rate, errors: &errors) == 80)
        #expect(first.boolean(.remote, errors: &errors) == true)
        #expect(first.email(.email, errors: &errors) == "a.b@cpam-x.fr")
        #expect(first.choice(.kind, among: Kind.choices, errors: &errors) == .reception)
        let second = sheet.records[1]
        #expect(second.date(.arrival, errors: &errors) == date)
        #expect(second.percent(.rate, errors: &errors) == nil)
        #expect(second.choice(.kind, among: Kind.choices, errors: &errors) == nil)
        #expect(errors.isEmpty)
    }

    @Test("wrong values are all told, each at its cell")
    func wrongValues() throws {
        let text = """
            matricule;prénom d'usage;start_date;quotité;teletravaillable;email;nature
            ;Élodie;31/02/2026;101;peut-être;a@b;acueil

            7; ;
            8;É;2026-13-01;8O;;x;"accueil
            du soir"
            """
        let (found, structure) = sheet(text)
        #expect(places(structure) == ["4:5:missing-fields"])
        let sheet = try #require(found)
        var errors = DocumentErrors()
        for record in sheet.records {
            _ = record.text(.id, errors: &errors)
            _ = record.text(.name, limit: 5, errors: &errors)
            _ = record.date(.arrival, errors: &errors)
            _ = record.percent(.rate, errors: &errors)
            _ = record.boolean(.remote, errors: &errors)
            _ = record.email(.email, errors: &errors)
            _ = record.choice(.kind, among: Kind.choices, errors: &errors)
        }
        #expect(
            places(errors) == [
                "2:1:blank-value", "2:2:text-too-long", "2:9:impossible-date", "2:20:invalid-percent",
                "2:24:invalid-boolean", "2:34:invalid-email", "2:38:unknown-value",
                "5:5:impossible-date", "5:16:invalid-percent", "5:20:invalid-email", "5:22:unknown-value",
            ])
        let near = errors.list.first { $0.code == "unknown-value" }
        #expect(near?.values["suggestion"] == "accueil")
        #expect(
            near?.text(file: "p.csv", in: .english)
                == "p.csv:2:38: unknown-value: “acueil” is not a known value. Did you mean “accueil”? "
                + "Possible values: back_office, accueil, téléphone.")
    }

    @Test("two thousand people are read in well under a second")
    func speed() throws {
        var text = "matricule;prénom d'usage;start_date;quotité;teletravaillable;email;nature\r\n"
        for number in 1...2000 {
            text += "\(number);\"Anne-Élise \(number)\";31/12/2020;80 %;oui;agent.\(number)@cpam-exemple.fr;accueil\r\n"
        }
        var errors = DocumentErrors()
        let clock = ContinuousClock()
        var dates = 0
        let time = try clock.measure {
            let sheet = try #require(CSVSheet<PersonColumn>(Array(text.utf8), errors: &errors))
            for record in sheet.records {
                _ = record.text(.id, errors: &errors)
                _ = record.text(.name, errors: &errors)
                if record.date(.arrival, errors: &errors) != nil { dates += 1 }
                _ = record.percent(.rate, errors: &errors)
                _ = record.boolean(.remote, errors: &errors)
                _ = record.email(.email, errors: &errors)
                _ = record.choice(.kind, among: Kind.choices, errors: &errors)
            }
        }
        #expect(errors.isEmpty)
        #expect(dates == 2000)
        #expect(time < .seconds(1))
    }
}
