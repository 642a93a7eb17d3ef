import CivilTime
import Messages
import Telework

/// Until when an agreement goes whose last day nobody gives: the texts say it, and the page says it before the visa does.
enum UnsaidEnd {
    /// « jusqu’au lundi 6 décembre 2027 au plus (12 mois, article 5-5, accord local) »; nil when no text sets a maximum.
    ///
    /// - Parameter start: The first day of the agreement; nil when it is that of the visa, still to come.
    static func text(from start: LocalDate?, under rules: EffectiveRules, _ language: Language) -> String? {
        guard let longest = rules.count(.agreementDuration) else { return nil }
        let format = Wording(language)
        let (months, citation) = (format.months(longest.value), longest.source.citation(language))
        guard let last = start.flatMap({ rules.longestAgreement(from: $0)?.value }) else {
            return format.pick(
                "\(months) au plus à partir du visa (\(citation))", "\(months) at most from the visa (\(citation))")
        }
        let day = format.longDate(last)
        return format.pick(
            "jusqu’au \(day) au plus (\(months), \(citation))", "until \(day) at most (\(months), \(citation))")
    }

    /// The same as a sentence about a form whose last day is left empty; nothing when one is given.
    static func sentences(of proposal: Proposal, under rules: EffectiveRules, _ language: Language) -> [String] {
        guard proposal.end == nil, let until = text(from: proposal.start, under: rules, language) else { return [] }
        return [Wording(language).pick("Sans dernier jour\u{202F}: \(until).", "Without a last day: \(until).")]
    }
}
