import CivilTime
import Messages
import Telework
import UseCases

/// What becomes of the national text when it ends: the local text then lives alone, unless another one follows.
struct NationalNotice {
    /// How long before its end people are told.
    static let noticeDays = 92

    let sentence: String

    /// Nil when the network has a text that day whose end is not near.
    init?(_ page: ListTexts.Page, _ language: Language) {
        let words = NationalNoticeWords.in(language)
        let format = Wording(language)
        let inForce = page.texts(.inForce).map(\.text).filter { $0.layer == .network }
        let ended = page.texts(.past).map(\.text).filter { $0.layer == .network }
        let ending: RuleText
        let verb: String
        if let current = inForce.max(by: { NationalNotice.end(of: $0) < NationalNotice.end(of: $1) }) {
            guard let last = current.span.last, last - page.date <= NationalNotice.noticeDays else { return nil }
            (ending, verb) = (current, words.ends)
        } else if let latest = ended.max(by: { NationalNotice.end(of: $0) < NationalNotice.end(of: $1) }) {
            (ending, verb) = (latest, words.ended)
        } else {
            return nil
        }
        guard let last = ending.span.last else { return nil }
        let begin = "\(words.national) \(format.quoted(ending.title[language])) \(verb) \(format.date(last))"
        let after = last.adding(days: 1)
        let next = page.texts.map(\.text).first { $0.layer == .network && $0.span.first > last }
        let hasLocal = page.texts.contains {
            $0.text.layer == .organisme && $0.text.span.contains(max(after, page.date))
        }
        if let next {
            sentence =
                "\(begin)\(words.comma) \(format.quoted(next.title[language])) \(words.follows) "
                + "\(format.date(next.span.first))."
        } else {
            sentence = "\(begin)\(words.comma) \(hasLocal ? words.localAlone : words.nothing)"
        }
    }

    private static func end(of text: RuleText) -> LocalDate { text.span.last ?? LocalDate(dayNumber: .max) }
}

struct NationalNoticeWords: Words {
    let national: String
    let ends: String
    let ended: String
    let comma: String
    let follows: String
    let localAlone: String
    let nothing: String

    static let french = NationalNoticeWords(
        national: "Le texte national", ends: "prend fin le", ended: "a pris fin le", comma: "\u{202F};",
        follows: "s’applique à partir du", localAlone: "votre accord local continue seul.",
        nothing: "aucun accord local ne prend le relais. Renseignez-vous auprès des ressources humaines.")
    static let english = NationalNoticeWords(
        national: "The national text", ends: "ends on", ended: "ended on", comma: ";", follows: "applies from",
        localAlone: "your local agreement continues alone.",
        nothing: "no local agreement takes over. Please ask human resources.")
}
