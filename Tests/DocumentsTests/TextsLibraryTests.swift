import CivilTime
import Foundation
import Telework
import TestSupport
import Testing

@testable import Documents

/// A folder of texts that lives as long as a test.
private final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: "texts-\(UUID().uuidString)").path

    init(_ files: [String: String] = [:]) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(name, text) }
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        let url = URL(fileURLWithPath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

private func national(_ rules: String = "  weekly_days_max: {value: 3, article: \"4\"}", to end: String = "2026-12-01")
    -> String
{
    """
    id: national
    layer: network
    title: {fr: National, en: National}
    source: Tests
    valid_from: 2022-12-02
    valid_to: \(end)
    rules:
    \(rules)
    """
}

private func local(_ rules: String, id: String = "local", organisme: String = "cpam-x", from: String = "2024-01-01")
    -> String
{
    """
    id: \(id)
    layer: organisme
    for: {organisme: \(organisme)}
    title: {fr: Local, en: Local}
    source: Tests
    valid_from: \(from)
    rules:
    \(rules)
    """
}

@Suite("A folder of texts")
struct TextsLibraryTests {
    private func findings(_ folder: Folder) -> [String] {
        do {
            _ = try TextLibrary.load(directory: folder.path)
            return []
        } catch {
            return error.findings.map { finding in
                let place = [finding.line, finding.column].compactMap { $0.map(String.init) }
                return ([finding.file.replacing(folder.path + "/", with: "")] + place + [finding.code])
                    .joined(separator: ":")
            }
        }
    }

    @Test("all the problems of all the files come out at once")
    func everyProblem() throws {
        let folder = try Folder([
            "a.yaml": national().replacing("2026-12-01", with: "demain"),
            "b/c.yaml": local("  weekly_days_mx: {value: 2, article: \"1\"}\n  half_days: {value: 1, article: \"2\"}"),
            "d.txt": "", "lisez.md": "# Textes", ".cache/x.txt": "", ".gitkeep": "",
        ])
        #expect(
            findings(folder) == [
                "d.txt:unexpected-file", "a.yaml:6:11:invalid-date", "b/c.yaml:8:3:unknown-key",
                "b/c.yaml:9:22:invalid-boolean",
            ])
    }

    @Test("a missing folder and one without a text are told")
    func nothing() throws {
        #expect(findings(try Folder()).map { $0.hasSuffix(":empty-folder") } == [true])
        let error = #expect(throws: TextLibraryError.self) {
            try TextLibrary.load(directory: "/nulle/part")
        }
        #expect(
            error?.findings.map { $0.text(in: .french) { _ in "" } } == [
                "/nulle/part: missing-folder: Ce dossier de textes n’existe pas."
            ])
    }

    @Test("a local text outside the frame is told with both articles and both lines")
    func outsideFrame() throws {
        let folder = try Folder([
            "national.yaml": national(), "local.yaml": local("  weekly_days_max: {value: 3.5, article: \"5-1\"}"),
        ])
        #expect(findings(folder) == ["local.yaml:8:3:outside-frame"])
        let error = #expect(throws: TextLibraryError.self) { try TextLibrary.load(directory: folder.path) }
        let finding = try #require(error?.findings.first)
        #expect(finding.other == "\(folder.path)/national.yaml:8")
        guard case .violation(let violation) = finding.kind,
            case .outsideFrame(let upper, let upperValue, let lowerValue) = violation.kind
        else {
            Issue.record("\(finding)")
            return
        }
        #expect(upper.article == "4" && violation.source.article == "5-1")
        #expect(upperValue == .days(halves: 6) && lowerValue == .days(halves: 7))
        #expect(
            finding.text(in: .french) { _ in "hors cadre" }
                == "\(folder.path)/local.yaml:8:3: outside-frame: hors cadre [\(folder.path)/national.yaml:8]")
    }

    @Test("a declared derogation goes outside, with its basis beside the value")
    func derogation() throws {
        let rule = "  weekly_days_max: {value: 3.5, article: \"5-1\", derogation: L2253-3}"
        let folder = try Folder(["national.yaml": national(), "local.yaml": local(rule)])
        let library = try TextLibrary.load(directory: folder.path)
        let rules = library.book.rules(for: RuleReader(organisme: "cpam-x"), on: day("2026-01-05"))
        #expect(rules.halves(.weeklyMaximum)?.value == 7)
        #expect(rules.halves(.weeklyMaximum)?.derogation == "L2253-3")
        // Where nothing is stepped outside of, the derogation itself is the fault.
        try folder.write("local.yaml", local(rule.replacing("3.5", with: "3")))
        #expect(findings(folder) == ["local.yaml:8:3:useless-derogation"])
    }

    @Test(
        "around the end of the frame: wide is allowed only to a text that begins after it",
        arguments: [("2026-11-30", false), ("2026-12-01", false), ("2026-12-02", true)])
    func afterTheEnd(begins: String, isValid: Bool) throws {
        let folder = try Folder([
            "national.yaml": national(),
            "local.yaml": local("  weekly_days_max: {value: 4, article: \"1\"}", from: begins),
        ])
        #expect(findings(folder) == (isValid ? [] : ["local.yaml:8:3:outside-frame"]))
    }

    @Test("two texts with one identity, or in force for the same people on the same day")
    func clashes() throws {
        let rule = "  weekly_days_max: {value: 2, article: \"1\"}"
        let folder = try Folder(["a.yaml": local(rule), "b.yaml": local(rule, organisme: "cpam-y")])
        #expect(findings(folder) == ["b.yaml:1:1:repeated-identity"])
        try folder.write("b.yaml", local(rule, id: "autre", from: "2025-01-01"))
        #expect(findings(folder) == ["b.yaml:1:1:overlapping-texts"])
        try folder.write("b.yaml", local(rule, id: "autre", organisme: "cpam-y"))
        #expect(findings(folder) == [])
    }

    @Test("a draft is checked in the place of the text it replaces, against the frame")
    func check() throws {
        let rule = "  weekly_days_max: {value: 2, article: \"1\"}"
        let folder = try Folder(["national.yaml": national(), "local.yaml": local(rule)])
        let drafts = try Folder()
        let good = try drafts.write("draft.yaml", local(rule.replacing("2", with: "1"), from: "2025-01-01"))
        #expect(TextLibrary.check(files: [good], against: folder.path).isValid)
        let wide = try drafts.write("wide.yaml", local(rule.replacing("2", with: "4")))
        #expect(TextLibrary.check(files: [wide], against: folder.path).findings.map(\.code) == ["outside-frame"])
        #expect(TextLibrary.check(files: [wide]).isValid, "alone, nothing stands above it")
        let both = TextLibrary.check(files: [wide, good], against: folder.path)
        #expect(Set(both.findings.map(\.code)) == ["outside-frame", "repeated-identity", "overlapping-texts"])
        #expect(
            TextLibrary.check(files: ["/nulle/part.yaml", "/tmp", "/dev/zero"]).findings.map(\.code)
                == ["unreadable-file", "unreadable-file", "unreadable-file"])
    }

    @Test("the order of keys in a file changes nothing of the rules", arguments: 0..<40)
    func order(seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let original = try String(contentsOfFile: shippedTexts + "/organismes/cpam-demo.yaml", encoding: .utf8)
        let shuffled = shuffledKeys(original, &random)
        #expect(shuffled != original)
        let first = try text(original)
        let second = try text(shuffled)
        #expect(first.rules.count > 20 && first.rules.map(\.key) != second.rules.map(\.key))
        #expect(
            EffectiveRules(stack: [first]).values.mapValues(\.value)
                == EffectiveRules(stack: [second]).values.mapValues(\.value))
        #expect(unplaced(first) == unplaced(second))
    }

    /// The text without its lines, its rules in a fixed order.
    private func unplaced(_ text: RuleText) -> RuleText {
        let rules = text.rules.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            RuleEntry(
                key: $0.key, value: $0.value, article: $0.article, derogation: $0.derogation, certainty: $0.certainty,
                note: $0.note)
        }
        return RuleText(
            id: text.id, layer: text.layer, title: text.title, source: text.source, span: text.span,
            scope: text.scope, rules: rules, note: text.note)
    }

    private func text(_ yaml: String) throws -> RuleText {
        var errors = DocumentErrors()
        let content = TextReader(file: "t").content(of: Array(yaml.utf8), errors: &errors)
        guard case .text(let text, _) = content else { throw errors }
        return text
    }

    /// The same file with its rules, and the keys of the root, in another order.
    private func shuffledKeys(_ yaml: String, _ random: inout Seeded) -> String {
        let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            .filter { !$0.isEmpty && !$0.drop(while: { $0 == " " }).hasPrefix("#") }
        func blocks(_ lines: [String], indent: String) -> [[String]] {
            lines.reduce(into: []) { blocks, line in
                if line.hasPrefix(indent + " ") { blocks[blocks.count - 1].append(line) } else { blocks.append([line]) }
            }
        }
        let root = blocks(lines, indent: "").map { block in
            guard block[0] == "rules:" else { return block }
            return [block[0]] + blocks(Array(block.dropFirst()), indent: "  ").shuffled(using: &random).flatMap { $0 }
        }
        return root.shuffled(using: &random).flatMap { $0 }.joined(separator: "\n") + "\n"
    }
}
