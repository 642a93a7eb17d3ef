import Foundation
import Telework
import Testing

@testable import Documents

@Suite("The manual of the texts")
struct TextsManualTests {
    private let manual: String

    init() throws {
        let docs = URL(fileURLWithPath: shippedTexts).deletingLastPathComponent().appending(path: "docs")
        manual = try String(contentsOf: docs.appending(path: "texts.md"), encoding: .utf8)
    }

    @Test("every rule has its row, whose example the reader takes", arguments: RuleKey.allCases)
    func row(key: RuleKey) throws {
        let start = "| `\(key.rawValue)` |"
        let rows = manual.split(separator: "\n").filter { $0.hasPrefix(start) }
        let row = try #require(rows.count == 1 ? rows.first : nil, "\(rows.count) rows for \(key.rawValue)")
        let example = row.split(separator: "|")[2]
        if key == .refusalMotives || key == .allowanceDay {
            #expect(example == " below ")
            #expect(manual.contains("\n  \(key.rawValue):\n    article:"))
        } else {
            let value = try #require(example.split(separator: "`").dropFirst().first)
            #expect(try problems("  \(key.rawValue): {value: \(value), article: a}") == [])
        }
    }

    @Test("the text, the rules and the table written out are read without a problem")
    func blocks() throws {
        let blocks = manual.components(separatedBy: "```yaml\n").dropFirst()
            .compactMap { $0.components(separatedBy: "\n```").first }
        #expect(blocks.count == 4)
        for block in blocks {
            let isWhole = !block.hasPrefix(" ")
            #expect(try isWhole ? read(block) == [] : problems(block) == [], "\(block)")
        }
    }

    private func problems(_ rules: String) throws -> [String] {
        try read(
            """
            id: essai
            layer: network
            title: {fr: Essai, en: Test}
            source: Tests
            valid_from: 2026-01-01
            rules:
            \(rules)
            """)
    }

    private func read(_ text: String) throws -> [String] {
        var errors = DocumentErrors()
        _ = TextReader(file: "manual").content(of: Array(text.utf8), errors: &errors)
        return places(errors)
    }
}
