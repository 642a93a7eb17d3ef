import Testing

@testable import Documents

/// The seed is fixed: a failure comes back at every run.
@Suite("Random files")
struct FuzzTests {
    @Test("ten thousand random byte strings are read or refused, and errors lie within the file")
    func randomBytes() {
        var random = Seeded(2026)
        let pieces: [[UInt8]] = [
            [0x22], [0x3B], [0x2C], [0x09], [0x0D], [0x0A], [0x0D, 0x0A], Array("é€😀".utf8), [0xE9], [0xFF, 0xFE],
            [0xC3],
            Array("matricule".utf8), Array("sep=;\n".utf8), utf8Mark, [0x00], [0x81], Array("31/02/2026".utf8), [0x20],
        ]
        for round in 0..<10_000 {
            var file: [UInt8] = []
            for _ in 0..<Int.random(in: 0...24, using: &random) {
                if round.isMultiple(of: 2) {
                    file.append(UInt8.random(in: 0...255, using: &random))
                } else {
                    file += pieces.randomElement(using: &random) ?? []
                }
            }
            let (table, errors) = table(file)
            #expect(table != nil || !errors.isEmpty, "\(file)")
            let lines = 1 + file.count { $0 == 10 || $0 == 13 }
            #expect(errors.list.allSatisfy { ($0.line ?? 1) <= lines && ($0.column ?? 1) <= file.count + 1 }, "\(file)")
            if let table {
                #expect(table.rows.allSatisfy { $0.fields.count == table.header.fields.count }, "\(file)")
            }
        }
    }

    @Test("what is written is read back", arguments: CSVDelimiter.allCases)
    func roundTrip(_ delimiter: CSVDelimiter) throws {
        var random = Seeded(UInt64(delimiter.rawValue))
        let alphabet = Array("ab é;,\t\"\r\n'=œ€9😀\u{FEFF}\u{A0}e\u{301}").map(String.init)
        for round in 0..<2000 {
            let width = Int.random(in: 1...4, using: &random)
            func cell() -> String {
                (0..<Int.random(in: 0...5, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }
                    .joined()
            }
            let header = (0..<width).map { _ in cell() }
            let rows = (0..<Int.random(in: 0...4, using: &random)).map { _ in (0..<width).map { _ in cell() } }
            let writer = CSVWriter(delimiter: delimiter, encoding: .utf8(mark: round.isMultiple(of: 2)))
            let bytes = try writer.bytes(header: header, rows: rows.map { $0.map(CSVCell.text) })
            let (table, errors) = table(bytes, CSVReader(delimiter: delimiter))
            #expect(places(errors) == [])
            #expect(texts(table) == ([header] + rows).map { $0.map(CSVWriter.guarded) })
        }
    }

    @Test("Windows-1252 comes back whole")
    func windowsRoundTrip() throws {
        var random = Seeded(1252)
        let alphabet = (0x20...0xFF).compactMap { Windows1252.scalar(UInt8($0)) }.filter { $0 != "\u{7F}" }
        for _ in 0..<500 {
            let cell = String(
                String.UnicodeScalarView((0..<8).map { _ in alphabet.randomElement(using: &random) ?? "a" }))
            let bytes = try CSVWriter(encoding: .windows1252).bytes(
                header: ["é", "b"], rows: [[.text(cell), .text("x")]])
            let (table, errors) = table(bytes, CSVReader(encoding: .windows1252))
            #expect(places(errors) == [])
            #expect(texts(table) == [["é", "b"], [CSVWriter.guarded(cell), "x"]])
        }
    }

    @Test("random YAML is read or refused")
    func randomYAML() {
        var random = Seeded(8)
        let pieces = [
            "a", "key", ": ", ":", "- ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", "\"", "'", "&a ", "*a",
            "!!int ", "|",
            ">", "# c", "? ", "---\n", "...\n", "é", "1.5", "~", "%", "\\u0041", "\t", "@", "<<", "\u{F700}",
            "\"\\uD800\"", "\"\\x00\"",
        ]
        for _ in 0..<10_000 {
            let count = Int.random(in: 0...20, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let (value, errors) = yaml(text)
            #expect(value != nil || !errors.isEmpty, "\(text)")
        }
    }
}
