import CivilTime
import Testing

@testable import Documents

@Suite("Writing CSV files")
struct CSVWriterTests {
    @Test("the payroll file is written as payroll expects it")
    func payroll() throws {
        let day = try #require(LocalDate(year: 2026, month: 3, day: 31))
        let bytes = try CSVWriter().bytes(
            header: ["matricule", "montant", "le"],
            rows: [[.text("42"), .cents(288), .date(day)], [.text("a;b"), .cents(-5), .blank]])
        #expect(bytes.starts(with: utf8Mark))
        #expect(
            String(decoding: bytes.dropFirst(3), as: UTF8.self)
                == "matricule;montant;le\r\n42;2,88;2026-03-31\r\n\"a;b\";-0,05;\r\n")
    }

    @Test(
        "amounts keep their cents",
        arguments: [
            (0, "0,00"), (5, "0,05"), (99, "0,99"), (100, "1,00"), (-1, "-0,01"), (-12345, "-123,45"),
            (Int.min, "-92233720368547758,08"),
        ])
    func amounts(_ cents: Int, _ expected: String) throws {
        let bytes = try CSVWriter(encoding: .utf8(mark: false)).bytes(header: ["m"], rows: [[.cents(cents)]])
        #expect(String(decoding: bytes, as: UTF8.self) == "m\r\n\(expected)\r\n")
    }

    @Test(
        "a text that a spreadsheet would run gets an apostrophe, a number does not",
        arguments: [
            ("=1+1", "'=1+1"), ("+33", "'+33"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "\"'\t=1\""),
            ("a=1", "a=1"), ("'a", "'a"), ("", "\"\""),
        ])
    func formulas(_ text: String, _ expected: String) throws {
        let writer = CSVWriter(encoding: .utf8(mark: false))
        let bytes = try writer.bytes(header: ["t"], rows: [[.text(text)], [.integer(-7)]])
        #expect(String(decoding: bytes, as: UTF8.self) == "t\r\n\(expected)\r\n-7\r\n")
    }

    @Test("Windows-1252 is written, and what it lacks is refused at its cell")
    func windows() throws {
        let writer = CSVWriter(delimiter: .comma, encoding: .windows1252, decimalMark: .point)
        #expect(
            try writer.bytes(header: ["é€"], rows: [[.cents(150)]]) == [0xE9, 0x80, 13, 10] + Array("1.50\r\n".utf8))
        #expect(throws: CSVWriteError.unencodable(character: "Ł", row: 1, cell: 2)) {
            try writer.bytes(header: ["a", "b"], rows: [[.text("é"), .text("xŁ")]])
        }
    }

    @Test("a control character is refused at its cell")
    func control() {
        #expect(throws: CSVWriteError.controlCharacter(code: 0, row: 2, cell: 1)) {
            try CSVWriter().bytes(header: ["a"], rows: [[.text("x")], [.text("\0")]])
        }
    }
}
