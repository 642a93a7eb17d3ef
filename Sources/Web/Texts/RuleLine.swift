import Messages
import Telework

/// What a rule says in one sentence, and the article that says so: « Au plus 2 jours de télétravail par semaine. »
struct RuleLine: Hashable, Sendable {
    let sentence: String
    let citation: String
    /// The rule in the page of its text.
    let link: String

    init?(_ key: RuleKey, in rules: EffectiveRules, _ language: Language) {
        guard let ruled = rules.values[key] else { return nil }
        sentence = Wording(language).sentence(for: key, value: ruled.value)
        citation = ruled.source.citation(language)
        link = Link.rule(key.rawValue, ofText: ruled.source.text)
    }

    static func all(_ keys: [RuleKey], in rules: EffectiveRules, _ language: Language) -> [RuleLine] {
        keys.compactMap { RuleLine($0, in: rules, language) }
    }
}
