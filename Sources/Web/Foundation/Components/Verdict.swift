import Telework

/// What the rules say of a form that is being filled, « Possible » or « Pas possible » with every reason: shown in the
/// form (`{{> partials/verdict}}` inside `data-verdict`) and sent alone at each change.
struct Verdict: FragmentModel {
    static let template = TemplateName.verdict

    let verdict: VerdictView
}

struct VerdictView: Sendable {
    let heading: String
    /// The class beside `notice`.
    let tone: String
    let reasons: [RefusalReason]
    /// What is left after the change, a sentence each.
    let balances: [String]

    init(
        _ decision: Decision, _ language: Language, titles: (String) -> LocalizedText? = { _ in nil },
        balances: [String] = []
    ) {
        let words = RefusalWords.in(language)
        switch decision.verdict {
        case .allowed: (heading, tone) = (words.possible, "success")
        case .refused: (heading, tone) = (words.notPossible, "error")
        case .incomplete: (heading, tone) = (words.incomplete, "warning")
        }
        reasons = RefusalReason.all(of: decision, language, titles: titles)
        self.balances = balances
    }

    /// A form that cannot be judged yet, a field being empty or wrong.
    init(waitingFor errors: [FieldError], _ language: Language) {
        heading = RefusalWords.in(language).incomplete
        tone = "warning"
        reasons = errors.map { RefusalReason($0.message, field: $0.field) }
        balances = []
    }

    /// Nothing to judge, only what is left.
    init(heading: String, balances: [String] = []) {
        self.heading = heading
        tone = ""
        reasons = []
        self.balances = balances
    }
}
