import CivilTime
import Telework
import TestSupport
import Testing

@testable import Documents
@testable import UseCases

@Suite("paie.csv")
struct PayrollFileTests {
    static func row(
        _ number: String, halves: Int, unit: Int64, amount: Int64, exempt: Int64, code: PayCode = .allowance,
        origin: String = "2026-10"
    ) -> PayrollRow {
        PayrollRow(
            organisation: "cpam-test", employeeNumber: number, month: yearMonth("2026-10"), payCode: code,
            halves: halves, unit: Cents(unit), amount: Cents(amount), exempt: Cents(exempt),
            subject: Cents(amount - exempt), origin: yearMonth(origin))
    }

    /// Worked out by hand: nine halves at 3,25 € are 14,625 €, rounded up once.
    static let rows = [
        row("00123", halves: 16, unit: 325, amount: 2600, exempt: 2160),
        row("00042", halves: 9, unit: 325, amount: 1463, exempt: 1463),
        row("00042", halves: -3, unit: 295, amount: -443, exempt: -443, code: .adjustment, origin: "2026-09"),
        row("00042", halves: 1, unit: 295, amount: 148, exempt: 148),
        row("00007", halves: 0, unit: 325, amount: 5, exempt: 0, code: .adjustment, origin: "2026-08"),
    ]

    static let golden = [
        "organisme;matricule;mois;rubrique;nombre;montant_unitaire;montant;part_exoneree;part_soumise;mois_origine",
        "cpam-test;00007;2026-10;REGUL_TELETRAVAIL;0;3,25;0,05;0,00;0,05;2026-08",
        "cpam-test;00042;2026-10;REGUL_TELETRAVAIL;-1,5;2,95;-4,43;-4,43;0,00;2026-09",
        "cpam-test;00042;2026-10;ALLOC_TELETRAVAIL;0,5;2,95;1,48;1,48;0,00;2026-10",
        "cpam-test;00042;2026-10;ALLOC_TELETRAVAIL;4,5;3,25;14,63;14,63;0,00;2026-10",
        "cpam-test;00123;2026-10;ALLOC_TELETRAVAIL;8;3,25;26,00;21,60;4,40;2026-10",
    ]

    @Test("byte for byte: a mark, semicolons, decimal commas, CRLF, in order of person, origin and unit")
    func byteForByte() throws {
        let expected = utf8Mark + Self.golden.flatMap { Array("\($0)\r\n".utf8) }
        #expect(try PayrollFile.bytes(Self.rows) == expected)
        for seed in UInt64(1)...20 {
            var random = SeededRandom(seed: seed)
            #expect(try PayrollFile.bytes(Self.rows.shuffled(using: &random)) == expected)
        }
    }

    @Test("a month without a line is a heading")
    func empty() throws {
        #expect(try PayrollFile.bytes([]) == utf8Mark + Array("\(Self.golden[0])\r\n".utf8))
    }

    @Test("columns, headings, pay codes, separator, encoding and decimal mark are settings")
    func settings() throws {
        let format = PayrollFormat(
            columns: [.employeeNumber, .payCode, .days, .amount], headings: [.employeeNumber: "Numéro", .days: "Qté"],
            payCodes: [.allowance: "4512"],
            writer: CSVWriter(delimiter: .tab, encoding: .windows1252, decimalMark: .point))
        let bytes = try PayrollFile.bytes(Array(Self.rows.prefix(3)), format: format)
        let text =
            "Numéro\trubrique\tQté\tmontant\r\n00042\tREGUL_TELETRAVAIL\t-1.5\t-4.43\r\n00042\t4512\t4.5\t14.63\r\n"
            + "00123\t4512\t8\t26.00\r\n"
        #expect(bytes == windows1252(text))
    }

    @Test("a letter that the encoding lacks is refused, not replaced")
    func unencodable() {
        let format = PayrollFormat(writer: CSVWriter(encoding: .windows1252))
        let row = Self.row("Ł1", halves: 2, unit: 325, amount: 325, exempt: 0)
        #expect(throws: CSVWriteError.unencodable(character: "Ł", row: 1, cell: 2)) {
            try PayrollFile.bytes([row], format: format)
        }
    }

    @Test(
        "half-days are written as days",
        arguments: [(-3, "-1,5"), (-1, "-0,5"), (0, "0"), (1, "0,5"), (2, "1"), (3, "1,5")])
    func halvesAsDays(_ halves: Int, _ expected: String) throws {
        let format = PayrollFormat(columns: [.days], writer: CSVWriter(encoding: .utf8(mark: false)))
        let row = Self.row("1", halves: halves, unit: 1, amount: 1, exempt: 0)
        #expect(try PayrollFile.bytes([row], format: format) == Array("nombre\r\n\(expected)\r\n".utf8))
    }
}
