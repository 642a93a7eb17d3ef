import CivilTime
import Messages
import Telework
import UseCases

/// What does this text say, rule by rule, and what does it do to the texts above it?
struct TextPage: PageModel {
    static let template = TemplateName.text

    let title: String
    let words: TextsWords
    let layer: String
    let badge: String
    let period: String
    let span: String
    let source: String
    let note: String?
    let comparison: String?
    let lowerTexts: [TextsPage.TextCard]
    let hasLowerTexts: Bool
    let rules: [Entry]
    let back: String

    /// A rule with its article, and its place among the other texts.
    struct Entry: Sendable {
        /// The rule's key: its anchor in the page.
        let id: String
        let label: String
        let sentence: String
        let article: String
        let certainty: CertaintyMark?
        /// What it does to the rule above it.
        let above: Link?
        /// Who sets the value that this text leaves open.
        let filled: Link?
        let derogation: String?
        /// Not `note`: a rule without one would show that of the page, as templates look outwards for a name.
        let remark: String?

        struct Link: Sendable {
            let sentence: String
            let citation: String
            let link: String
        }
    }

    init(_ page: ViewText.Page, titles: (String) -> LocalizedText?, _ language: Language) {
        let words = TextsWords.in(language)
        let format = Wording(language)
        let text = page.summary.text
        self.words = words
        title = text.title[language]
        layer = text.layer.label[language]
        switch page.summary.period {
        case .inForce: (badge, period) = ("accepted", words.isInForce)
        case .toCome: (badge, period) = ("waiting", words.isToCome)
        case .past: (badge, period) = ("ended", words.isPast)
        }
        span = format.span(text.span)
        source = text.source
        note = text.note?[language]
        comparison =
            page.comparedOn == page.today ? nil : "\(words.comparedOn) \(format.date(page.comparedOn))."
        lowerTexts = page.lowerTexts.map { TextsPage.TextCard($0, format) }
        hasLowerTexts = !page.lowerTexts.isEmpty
        rules = page.rules.map { Entry($0, titles: titles, words, language) }
        back = Link.texts
    }
}

extension TextPage.Entry {
    fileprivate init(
        _ view: RuleView, titles: (String) -> LocalizedText?, _ words: TextsWords, _ language: Language
    ) {
        let entry = view.entry
        let format = Wording(language)
        let key = entry.key
        func link(_ before: String, _ ruled: Ruled<RuleValue>) -> Link {
            let sentence = format.sentence(for: key, value: ruled.value)
            return Link(
                sentence: "\(before) \(sentence)", citation: ruled.source.citation(language, titles: titles),
                link: Web.Link.rule(key.rawValue, ofText: ruled.source.text))
        }
        id = key.rawValue
        label = key.label[language]
        sentence = format.sentence(for: key, value: entry.value)
        let reference = format.article(entry.article)
        article = reference.capitalisedFirst
        certainty = CertaintyMark(entry.certainty, language)
        above = view.above.map { above in
            switch above.relation {
            case .narrows: link(words.narrows, above.value)
            case .repeats: link(words.repeats, above.value)
            case .derogates: link(words.derogates, above.value)
            }
        }
        filled = view.filledBy.map { link(words.filledBy, $0) }
        derogation = entry.derogation.map { "\(words.derogation) \($0)" }
        remark = entry.note?[language]
    }
}
