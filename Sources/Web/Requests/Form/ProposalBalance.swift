import Messages
import Telework

/// What a proposal leaves, in sentences: shown with the verdict of the rules.
enum ProposalBalance {
    /// What someone may ask for at most, before they ask.
    ///
    /// - Parameter isOwn: Whether the reader is the person who asks.
    static func possible(
        _ rules: EffectiveRules, _ pattern: WorkingPattern, isOwn: Bool, _ language: Language
    ) -> [String] {
        let words = BalanceWords(language)
        var sentences: [String] = []
        if let limit = WeeklyLimit.halves(rules: rules, pattern: pattern, available: pattern.halves) {
            sentences.append(words.weekPossible(limit, isOwn: isOwn))
        }
        if rules.codes(.formulas)?.value.contains(FormulaKind.envelope.rawValue) ?? true,
            let limit = rules.halves(.annualMaximum)?.value
        {
            sentences.append(words.yearPossible(limit))
        }
        return sentences
    }

    /// What is asked for, out of what, and what is left of it.
    static func left(
        _ formula: Formula, _ rules: EffectiveRules, _ pattern: WorkingPattern, _ language: Language
    ) -> [String] {
        let words = BalanceWords(language)
        guard let asked = formula.halvesPerWeek else {
            return rules.halves(.annualMaximum).map { [words.year(formula.quantity, of: $0.value)] } ?? []
        }
        var sentences: [String] = []
        if let limit = WeeklyLimit.halves(rules: rules, pattern: pattern, available: pattern.halves) {
            sentences.append(words.week(asked, of: limit))
        }
        if asked <= pattern.halves { sentences.append(words.onSite(pattern.halves - asked)) }
        return sentences
    }
}

private struct BalanceWords {
    let words: Wording
    let isFrench: Bool

    init(_ language: Language) {
        words = Wording(language)
        isFrench = language == .french
    }

    func weekPossible(_ limit: Int, isOwn: Bool) -> String {
        let days = words.duration(halves: limit)
        return isOwn
            ? words.pick("Pour vous, au plus \(days) par semaine.", "For you, at most \(days) a week.")
            : words.pick(
                "Pour cette personne, au plus \(days) par semaine.", "For this person, at most \(days) a week.")
    }

    func yearPossible(_ limit: Int) -> String {
        let days = words.duration(halves: limit)
        return isFrench ? "Avec une enveloppe, au plus \(days) par an." : "With an envelope, at most \(days) a year."
    }

    func week(_ asked: Int, of limit: Int) -> String {
        let (asked, total, left) = figures(asked, limit)
        return isFrench
            ? "Par semaine\u{202F}: \(asked) sur \(total)\(left.map { ", il reste \($0)" } ?? "")."
            : "A week: \(asked) out of \(total)\(left.map { ", \($0) left" } ?? "")."
    }

    func year(_ asked: Int, of limit: Int) -> String {
        let (asked, total, left) = figures(asked, limit)
        return isFrench
            ? "Par an\u{202F}: \(asked) sur \(total)\(left.map { ", il reste \($0)" } ?? "")."
            : "A year: \(asked) out of \(total)\(left.map { ", \($0) left" } ?? "")."
    }

    func onSite(_ halves: Int) -> String {
        let days = words.duration(halves: halves)
        return isFrench ? "Sur site\u{202F}: \(days) par semaine." : "On site: \(days) a week."
    }

    /// Nothing is said to be left of a limit that is exceeded: the reasons say so.
    private func figures(_ asked: Int, _ limit: Int) -> (String, String, String?) {
        (
            words.duration(halves: asked), words.duration(halves: limit),
            asked <= limit ? words.duration(halves: limit - asked) : nil
        )
    }
}
