import CivilTime
import Telework

/// A rule of a test's text.
public func rule(
    _ key: RuleKey, _ value: RuleValue?, _ article: String = "art. 1", derogation: String? = nil
) -> RuleEntry {
    RuleEntry(key: key, value: value, article: article, derogation: derogation, certainty: .fictional)
}

extension [RuleEntry] {
    /// Each rule on its own line, the first on line 10, as in a file.
    func numbered() -> [RuleEntry] {
        enumerated().map { index, rule in
            RuleEntry(
                key: rule.key, value: rule.value, article: rule.article, derogation: rule.derogation,
                certainty: rule.certainty, note: rule.note, line: 10 + index)
        }
    }
}

extension RuleText {
    /// The same text with another value for a rule, at the article and line where it stood; nil leaves the rule out.
    public func with(_ key: RuleKey, _ value: RuleValue?, derogation: String? = nil) -> RuleText {
        let old = self[key]
        var rules = rules
        let index = rules.firstIndex { $0.key == key } ?? rules.endIndex
        if index < rules.endIndex { rules.remove(at: index) }
        if let value {
            let entry = RuleEntry(
                key: key, value: value, article: old?.article ?? "art. 99", derogation: derogation,
                certainty: .fictional, line: old?.line ?? 99)
            rules.insert(entry, at: index)
        }
        return copy(rules: rules, span: span)
    }

    /// The same text in force on other days.
    public func during(_ first: String, _ last: String? = nil) -> RuleText {
        copy(rules: rules, span: DateSpan(from: day(first), through: last.map(day)))
    }

    private func copy(rules: [RuleEntry], span: DateSpan) -> RuleText {
        RuleText(
            id: id, layer: layer, title: title, source: source, span: span, scope: scope, rules: rules, note: note,
            file: file)
    }
}
