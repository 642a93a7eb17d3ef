import Foundation
import Telework

/// Texts read from files, good or not, before anybody relies on them.
struct TextShelf {
    struct Shelved: Sendable {
        let text: RuleText
        let places: RulePlaces
    }

    private(set) var texts: [Shelved] = []
    private(set) var limits: [(file: String, dated: DatedLimit)] = []
    private(set) var findings: [TextFinding]
    private(set) var digestInput: [UInt8] = []

    init(_ files: TextFiles) {
        findings = files.findings
        for file in files.files {
            digestInput += Array("\(file.path)\n\(file.bytes.count)\n".utf8) + file.bytes
            var errors = DocumentErrors()
            switch TextReader(file: file.name).content(of: file.bytes, errors: &errors) {
            case .text(let text, let places): texts.append(Shelved(text: text, places: places))
            case .limits(let dated): add(dated, from: file.name)
            case nil: break
            }
            findings += errors.list.map {
                TextFinding($0.problem, file: file.name, line: $0.line, column: $0.column)
            }
        }
    }

    private mutating func add(_ dated: [DatedLimit], from file: String) {
        for entry in dated {
            let limit = entry.limit
            if limits.contains(where: { $0.dated.limit.year == limit.year && $0.dated.limit.basis == limit.basis }) {
                let problem = TextProblem.repeatedLimit(year: limit.year, basis: limit.basis.rawValue)
                findings.append(TextFinding(.text(problem), file: file, line: entry.line, column: entry.column))
            }
            limits.append((file, entry))
        }
    }

    var book: Rulebook { Rulebook(texts: texts.map(\.text)) }

    var exemptions: [ExemptionLimit] {
        limits.map(\.dated.limit).sorted { ($0.year, $0.basis.rawValue) < ($1.year, $1.basis.rawValue) }
    }

    /// What is wrong between the texts.
    var violations: [TextFinding] {
        let book = book
        return book.violations().map { violation in
            let shelved = texts.first { $0.text.file == violation.file }
            return TextFinding(
                violation, column: shelved?.places.column(line: violation.line) ?? 1, other: other(of: violation, book))
        }
    }

    /// Where the other rule or text of a violation is written.
    private func other(of violation: RulebookViolation, _ book: Rulebook) -> String? {
        switch violation.kind {
        case .outsideFrame(let upper, _, _):
            guard let text = book.text(upper.text), let key = violation.key, let entry = text[key] else { return nil }
            return "\(text.file):\(entry.line)"
        case .overlappingTexts(let other, _):
            return book.texts.first { $0.id == other && $0.file != violation.file }.map { "\($0.file):1" }
        case .repeatedIdentity:
            return book.texts.first { $0.id == violation.source.text && $0.file != violation.file }
                .map { "\($0.file):1" }
        case .uselessDerogation: return nil
        }
    }

    /// These texts with those of `frame` that they do not replace.
    func completed(by frame: TextShelf) -> TextShelf {
        var whole = self
        let ids = Set(texts.map(\.text.id))
        let files = Set(texts.map { TextShelf.resolved($0.text.file) })
        whole.texts += frame.texts.filter {
            !ids.contains($0.text.id) && !files.contains(TextShelf.resolved($0.text.file))
        }
        return whole
    }

    private static func resolved(_ file: String) -> String {
        URL(fileURLWithPath: file).standardizedFileURL.resolvingSymlinksInPath().path
    }
}
