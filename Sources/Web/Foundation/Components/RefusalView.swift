import HTTPTypes
import Messages
import Telework
import UseCases

/// Why an act was refused, all reasons at once: for `partials/refus`, first in the page that is shown again.
///
///     do { try await ChangeDays(environment)(…) } catch let error as UseCaseError {
///         page.refusal = try RefusalView(error, context.language, titles: site.title)
///         return site.show(page, status: RefusalView.status(of: error), for: context)
///     }
struct RefusalView: Sendable {
    let heading: String
    /// What to do about all of it; nil when each reason says so.
    let introduction: String?
    let reasons: [RefusalReason]

    /// - Parameters:
    ///   - titles: The title of a text by its identity (``Site/title(ofText:)``).
    ///   - labels: The labels of the form's fields by the names that ``FieldProblem/field`` gives.
    ///   - cell: The `id` of the element that a cause concerns, which its message then links to.
    /// - Throws: the error itself when it has a page of its own (not found).
    init(
        _ error: UseCaseError, _ language: Language, titles: (String) -> LocalizedText? = { _ in nil },
        labels: [String: String] = [:], cell: (Cause) -> String? = { _ in nil }
    ) throws {
        let words = RefusalWords.in(language)
        switch error {
        case .notFound: throw error
        case .refused(let decision):
            heading = decision.reasons.isEmpty ? words.incomplete : words.refused
            introduction = words.nothingChanged
            reasons = RefusalReason.all(of: decision, language, titles: titles, cell: cell)
        case .invalid(let problems):
            heading = words.invalid
            introduction = nil
            reasons = problems.map {
                RefusalReason($0.message(label: labels[$0.field], language), field: $0.field)
            }
        case .nothingWorked:
            heading = words.invalid
            introduction = nil
            reasons = error.sentences(language).map { RefusalReason($0) }
        case .outdated:
            heading = words.outdated
            introduction = nil
            reasons = error.sentences(language).map { RefusalReason($0) }
        case .impossible, .month, .signIn:
            heading = words.impossible
            introduction = nil
            reasons = error.sentences(language, titles: titles).map { RefusalReason($0) }
        }
    }

    /// The mistakes that the page itself found in its form.
    init?(_ errors: [FieldError], _ language: Language) {
        guard !errors.isEmpty else { return nil }
        heading = RefusalWords.in(language).invalid
        introduction = nil
        reasons = errors.map { RefusalReason($0.message, field: $0.field) }
    }

    /// 409 when somebody else was quicker, 422 for the rest.
    static func status(of error: UseCaseError) -> HTTPResponse.Status { error.webError.status }
}

/// One reason: what is not possible and what is, with the article and the way to read it.
struct RefusalReason: Sendable {
    let message: String
    /// The `id` of the field concerned.
    let field: String?
    /// The page of the text that says so; nil when the law does.
    let textLink: String?
    let textLabel: String

    init(_ message: String, field: String? = nil, textLink: String? = nil, textLabel: String = "") {
        self.message = message
        self.field = field
        self.textLink = textLink
        self.textLabel = textLabel
    }

    /// The reasons and the missing facts of a decision.
    static func all(
        of decision: Decision, _ language: Language, titles: (String) -> LocalizedText?,
        cell: (Cause) -> String? = { _ in nil }
    ) -> [RefusalReason] {
        let words = RefusalWords.in(language)
        return decision.reasons.map { reason in
            RefusalReason(
                reason.message(language, titles: titles), field: cell(reason.cause),
                textLink: reason.source.article.rule.map { Link.text($0.text) }, textLabel: words.readText)
        } + decision.missing.map { RefusalReason($0.message[language]) }
    }
}

struct RefusalWords: Words {
    let refused: String
    let incomplete: String
    let invalid: String
    let outdated: String
    let impossible: String
    let nothingChanged: String
    let readText: String
    let possible: String
    let notPossible: String

    static let french = RefusalWords(
        refused: "Ce n’est pas possible", incomplete: "Il manque une information",
        invalid: "Le formulaire est à corriger", outdated: "La page a changé entre-temps",
        impossible: "Cette action n’est plus possible", nothingChanged: "Rien n’a été enregistré.",
        readText: "Lire le texte", possible: "Possible", notPossible: "Pas possible")
    static let english = RefusalWords(
        refused: "This is not possible", incomplete: "Something is missing", invalid: "The form needs correcting",
        outdated: "The page has changed in the meantime", impossible: "This can no longer be done",
        nothingChanged: "Nothing was saved.", readText: "Read the text", possible: "Possible",
        notPossible: "Not possible")
}

extension Site {
    /// The title of a text by its identity, to cite it.
    func title(ofText id: String) -> LocalizedText? { dependencies.environment.rules.book.text(id)?.title }
}
