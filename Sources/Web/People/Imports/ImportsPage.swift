import Messages
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
        /// Those that may be left out; nil for none.
        let optional: String?
        /// Which of those some lines need all the same; nil for none.
        let condition: String?
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
                columns: kind.columnLists.required, optional: kind.columnLists.optional,
                condition: kind.condition?[language], example: Link.importExample(name),
                exampleLabel: "\(words.example) \(name)",
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

    init(_ outcome: ImportOutcome, language: Language) {
        let words = ImportWords.in(language)
        self.words = words
        title = outcome.changesNothing ? words.nothingToDo : words.done
        summary = ImportCounts(outcome, words, language).done
        missing = outcome.missingCount == 0 ? nil : words.missingLater
        let order = ImportKind.allCases
        let following = order.firstIndex(of: outcome.kind).flatMap { $0 + 1 < 3 ? order[$0 + 1] : nil }
        switch outcome.kind {
        case .people: (next, nextLabel) = (Link.people(), words.seePeople)
        default:
            next = following.map { "\(Link.imports)?fichier=\($0.rawValue)" }
            nextLabel = following.map { "\(words.nextFile) \($0.label[language])" } ?? ""
        }
    }
}

/// A file that is being loaded, or that could not be for a reason of the program's own.
struct ImportUnderWayPage: PageModel {
    static let template = TemplateName.importUnderWay

    let title: String
    let words: ImportWords
    let text: String
    let tone: String
    /// Where to look again; nil when nothing more is to come.
    let again: String?
    let againLabel: String

    init(_ kind: ImportKind, at address: String, language: Language) {
        let words = ImportWords.in(language)
        self.words = words
        title = "\(words.underWay) \(kind.label[language])"
        (text, tone) = (words.underWayText, "")
        (again, againLabel) = (address, words.lookAgain)
    }

    init(_ kind: ImportKind, givenUpFor code: String, language: Language) {
        let words = ImportWords.in(language)
        self.words = words
        title = "\(words.notLoadedTitle) \(kind.label[language])"
        text = Wording(language).pick(
            "Le programme n’a pas pu charger ce fichier. Rien n’a été modifié. Signalez-le à votre administrateur, avec le "
                + "code «\u{202F}\(code)\u{202F}».",
            "The program could not load this file. Nothing was changed. Tell your administrator, with the code “\(code)”."
        )
        tone = "error"
        (again, againLabel) = (nil, "")
    }
}
