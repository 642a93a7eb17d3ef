import CivilTime
import Messages
import Telework
import UseCases

/// Which texts apply on a day, and what do they say together?
struct TextsPage: PageModel {
    static let template = TemplateName.texts

    let title: String
    let words: TextsWords
    let introduction: String
    let errors: ErrorSummary?
    let state: String
    let dateField: String
    /// Nil when today is shown.
    let today: String?
    /// What becomes of the national text; nil while it is far from its end.
    let nationalNotice: String?
    let periods: [Period]
    let rules: [RuleRow]
    let hasRules: Bool
    let rulesHeading: String

    struct Period: Sendable {
        let heading: String
        let texts: [TextCard]
    }

    struct TextCard: Sendable {
        let title: String
        let layer: String
        let span: String
        let link: String
    }

    /// - Parameters:
    ///   - typed: The day as it was asked for.
    ///   - text: A text by its identity.
    init(
        _ page: ListTexts.Page, typed: String, isUnreadable: Bool, text: (String) -> RuleText?, _ language: Language
    ) {
        let words = TextsWords.in(language)
        let format = Wording(language)
        self.words = words
        title = words.title
        introduction = page.date == page.today ? words.introduction : "\(words.on) \(format.longDate(page.date))."
        errors = ErrorSummary(
            isUnreadable ? [FieldError(field: "date", message: words.unreadable)] : [], heading: words.errors)
        state = isUnreadable ? " invalid" : ""
        dateField = isUnreadable ? typed : page.date.iso
        today = page.date == page.today ? nil : Link.texts
        nationalNotice = NationalNotice(page, language)?.sentence
        let headings: [(TextSummary.Period, String)] = [
            (.inForce, words.inForce), (.toCome, words.toCome), (.past, words.past),
        ]
        periods = headings.compactMap { period, heading in
            let texts = page.texts(period).map { TextCard($0.text, format) }
            return texts.isEmpty ? nil : Period(heading: heading, texts: texts)
        }
        rules = RuleKey.allCases.compactMap { key in
            page.rules.values[key].map { RuleRow(key, $0, text: text, language) }
        }
        hasRules = !rules.isEmpty
        rulesHeading = words.rulesTogether
    }
}

extension TextsPage.TextCard {
    init(_ text: RuleText, _ format: Wording) {
        title = text.title[format.language]
        layer = text.layer.label[format.language]
        span = format.span(text.span)
        link = Link.text(text.id)
    }
}

/// A rule as the texts in force say it together.
struct RuleRow: Sendable {
    let label: String
    let sentence: String
    let citation: String
    let link: String
    let certainty: CertaintyMark?
    let derogation: String?

    init(_ key: RuleKey, _ ruled: Ruled<RuleValue>, text: (String) -> RuleText?, _ language: Language) {
        label = key.label[language]
        sentence = Wording(language).sentence(for: key, value: ruled.value)
        citation = ruled.source.citation(language)
        link = Link.rule(key.rawValue, ofText: ruled.source.text)
        certainty = CertaintyMark(text(ruled.source.text)?[key]?.certainty ?? .verified, language)
        derogation = ruled.derogation.map { "\(TextsWords.in(language).derogation) \($0)" }
    }
}

/// What stands beside a value that is not sure.
struct CertaintyMark: Sendable {
    let label: String
    /// The class beside `badge`.
    let look: String

    /// Nil for what has been verified.
    init?(_ certainty: Certainty, _ language: Language) {
        guard certainty != .verified else { return nil }
        label = certainty.label[language]
        look = certainty == .unverified ? "waiting" : "ended"
    }
}
