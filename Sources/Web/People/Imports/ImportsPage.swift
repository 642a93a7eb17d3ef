import Telework
import UseCases

/// The files that can be loaded, in the order to load them.
struct ImportsPage: PageModel {
    static let template = TemplateName.imports

    let title: String
    let words: ImportWords
    let kinds: [Choice]
    let errors: ErrorSummary?
    let gone: String?
    let fileError: String?

    struct Choice: Sendable {
        let value: String
        let label: String
        let purpose: String
        let columns: String
        let example: String
        let exampleLabel: String
        let isChosen: Bool
    }

    init(chosen: ImportKind?, errors: [FieldError] = [], gone: String? = nil, language: Language) {
        let words = ImportWords.in(language)
        self.words = words
        title = words.title
        kinds = ImportKind.allCases.map { kind in
            let name = "\(kind.rawValue).csv"
            return Choice(
                value: kind.rawValue, label: kind.label[language], purpose: kind.purpose[language],
                columns: kind.columns, example: Link.importExample(name), exampleLabel: "\(words.example) \(name)",
                isChosen: kind == chosen)
        }
        self.errors = ErrorSummary(errors, heading: words.nothingDone)
        self.gone = gone
        fileError = errors.first { $0.field == "fichier" }?.message
    }
}

/// What loading a file did.
struct ImportDonePage: PageModel {
    static let template = TemplateName.importDone

    let title: String
    let words: ImportWords
    let summary: [String]
    let missing: String?
    let next: String?
    let nextLabel: String

    init(_ preview: ImportPreview, language: Language) {
        let words = ImportWords.in(language)
        self.words = words
        title = preview.changesNothing ? words.nothingToDo : words.done
        summary = ImportCounts(preview, words, language).done
        missing = preview.missing.isEmpty ? nil : words.missingLater
        let order = ImportKind.allCases
        let following = order.firstIndex(of: preview.kind).flatMap { $0 + 1 < 3 ? order[$0 + 1] : nil }
        switch preview.kind {
        case .people: (next, nextLabel) = (Link.people(), words.seePeople)
        default:
            next = following.map { "\(Link.imports)?fichier=\($0.rawValue)" }
            nextLabel = following.map { "\(words.nextFile) \($0.label[language])" } ?? ""
        }
    }
}
