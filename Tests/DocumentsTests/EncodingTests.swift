import Testing

@testable import Documents

@Suite("Encodings of HR files")
struct EncodingTests {
    static let text = "matricule;prénom\r\n42;Anaïs Œuvrard – 5 €\r\n"
    static let files: [(String, [UInt8], TextEncoding)] = [
        ("UTF-8", Array(text.utf8), .utf8),
        ("UTF-8 with mark", utf8Mark + Array(text.utf8), .utf8WithMark),
        ("Windows-1252", windows1252(text), .windows1252),
        ("UTF-16 LE", utf16(text, littleEndian: true), .utf16LittleEndian),
        ("UTF-16 BE", utf16(text, littleEndian: false), .utf16BigEndian),
    ]

    @Test("the same table comes out of every encoding, at the same places", arguments: files)
    func sameTable(_ name: String, _ file: [UInt8], _ encoding: TextEncoding) throws {
        let (table, errors) = table(file)
        #expect(places(errors) == [])
        let found = try #require(table)
        #expect(found.encoding == encoding)
        #expect(texts(found) == [["matricule", "prénom"], ["42", "Anaïs Œuvrard – 5 €"]])
        #expect(found.header.fields[0].column == 1)
        #expect(found.rows[0].fields[1] == CSVField(text: "Anaïs Œuvrard – 5 €", line: 2, column: 4))
    }

    @Test("each byte of Windows-1252 comes back from its character, but the five it has none for")
    func windowsTable() {
        for byte in UInt8.min...UInt8.max {
            let scalar = Windows1252.scalar(byte)
            #expect((scalar == nil) == [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte))
            if let scalar { #expect(Windows1252.byte(scalar) == byte) }
        }
        #expect(Windows1252.scalar(0x80) == "€")
        #expect(Windows1252.scalar(0x9C) == "œ")
        #expect(Windows1252.byte("ẞ") == nil)
        #expect(Windows1252.byte("😀") == nil)
    }

    @Test("a Windows-1252 file that ends on an accent is not taken for UTF-8 cut short")
    func lastAccent() {
        let (table, errors) = table(windows1252("matricule;nom\n1;André"))
        #expect(places(errors) == [])
        #expect(texts(table) == [["matricule", "nom"], ["1", "André"]])
    }

    static let refused: [(String, [UInt8], [String])] = [
        ("nothing", [], ["empty-file"]),
        ("a mark alone", utf8Mark, ["empty-file"]),
        ("blank lines alone", Array("\r\n \t\n".utf8), ["empty-file"]),
        ("a workbook", [0x50, 0x4B, 0x03, 0x04, 0x14, 0, 0, 0], ["other-format"]),
        ("an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1], ["other-format"]),
        ("a PDF", Array("%PDF-1.7\n".utf8), ["other-format"]),
        ("a NUL", Array("a;b\n1;\0\n".utf8), ["binary-content"]),
        ("control characters everywhere", Array("a\u{1}\u{2}\u{3}\u{4}\u{5}b".utf8), ["binary-content"]),
        ("one control character", Array("a;b\n1;x\u{7}y\n".utf8), ["2:4:control-character"]),
        ("a letter lost", Array("a;b\n1;Andr\u{FFFD}\n".utf8), ["2:7:lost-character"]),
        ("no character of Windows-1252", [0x61, 0x3B, 0xE9, 0x0A, 0x31, 0x81], ["2:2:invalid-encoding"]),
        ("UTF-8 announced but not kept", utf8Mark + [0x61, 0x0A, 0xE9, 0x61], ["2:1:invalid-encoding"]),
        ("cut in a character", Array("é;b\n1;é".utf8.dropLast()), ["2:3:truncated-file"]),
        ("UTF-16 cut in a unit", utf16("a;b\n1;2", littleEndian: true) + [0x33], ["2:4:truncated-file"]),
        ("UTF-16 with half a pair", [0xFF, 0xFE, 0x61, 0, 0, 0xD8, 0x61, 0], ["1:2:invalid-encoding"]),
    ]

    @Test("what is not a text is refused in words, at its place", arguments: refused)
    func refusals(_ name: String, _ file: [UInt8], _ expected: [String]) {
        #expect(places(table(file).errors) == expected)
    }

    @Test("the size limit is the last size accepted", arguments: [(7, []), (8, []), (9, ["file-too-large"])])
    func size(_ bytes: Int, _ expected: [String]) {
        let file = Array(repeating: UInt8(ascii: "a"), count: bytes)
        #expect(places(table(file, CSVReader(limits: CSVLimits(bytes: 8))).errors) == expected)
    }

    @Test("a file of 100 MB is refused without being read")
    func huge() {
        let (table, errors) = table([UInt8](repeating: 0x61, count: 100_000_000))
        #expect(table == nil)
        #expect(errors.list.map(\.problem) == [.fileTooLarge(bytes: 100_000_000, limit: 20 * 1024 * 1024)])
    }

    @Test(
        "ill-formed UTF-8 is found where it begins",
        arguments: [
            ([0x61, 0xC0, 0x80], 1), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
            ([0xC3, 0xA9, 0xC3], 2), ([0xF0, 0x9F, 0x98], 0), ([0x80], 0),
        ] as [([UInt8], Int)])
    func illFormed(_ bytes: [UInt8], _ offset: Int) {
        #expect(UTF8Check.firstFault(in: bytes)?.offset == offset)
        #expect(String(validating: bytes, as: UTF8.self) == nil)
    }
}
