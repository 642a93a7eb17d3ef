import CivilTime
import Messages
import Telework
import UseCases

/// What do I ask for, and what do the rules say of it?
struct NewRequestPage: PageModel {
    static let template = TemplateName.newRequest

    let title: String
    let words: NewRequestWords
    let refusal: RefusalView?
    /// Why asking now is of no use, with what comes first; nil when it is of use.
    let obstacle: Obstacle?
    let fields: ProposalFields?
    let hasForm: Bool
    let verdict: VerdictView
    let action: String
    let check: String
    let back: String

    struct Obstacle: Sendable {
        let reasons: [RefusalReason]
        /// The request that waits for an answer.
        let request: String?
    }

    /// The form before anything was typed.
    init(_ page: ViewMyRequests.Page, obstacles: [RefusalReason], _ language: Language) {
        let open = page.requests.first(where: \.isOpen)
        self.init(
            obstacle: obstacles.isEmpty
                ? nil : Obstacle(reasons: obstacles, request: open.map { Link.request($0.id.rawValue) }),
            fields: open != nil || page.rules.isEmpty
                ? nil : ProposalFields(ProposalForm(), rules: page.rules, pattern: page.person.pattern, language),
            balances: ProposalBalance.possible(page.rules, page.person.pattern, isOwn: true, language), language)
    }

    /// The form again, what was typed kept.
    init(
        _ typed: ProposalForm, refusal: RefusalView, rules: EffectiveRules, pattern: WorkingPattern,
        _ language: Language
    ) {
        self.init(
            refusal: refusal,
            fields: ProposalFields(
                typed, rules: rules, pattern: pattern, errors: refusal.messagesByField, language),
            balances: ProposalBalance.possible(rules, pattern, isOwn: true, language), language)
    }

    private init(
        refusal: RefusalView? = nil, obstacle: Obstacle? = nil, fields: ProposalFields?, balances: [String],
        _ language: Language
    ) {
        words = .in(language)
        title = words.title
        self.refusal = refusal
        self.obstacle = obstacle
        self.fields = fields
        hasForm = fields != nil
        verdict = VerdictView(heading: words.possible, balances: balances)
        action = Link.newRequest
        check = Link.newRequestCheck
        back = Link.myRequests
    }
}

extension RefusalView {
    /// The first message of each field by its `id`, to be said beside it too.
    var messagesByField: [String: String] {
        Dictionary(
            reasons.compactMap { reason in reason.field.map { ($0, reason.message) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Mistakes of the form and what the rules say of the rest, together.
    init(_ errors: [FieldError], and reasons: [RefusalReason], _ language: Language) {
        heading = RefusalWords.in(language).invalid
        introduction = nil
        self.reasons = errors.map { RefusalReason($0.message, field: $0.field) } + reasons
    }
}

struct NewRequestWords: Words {
    let title: String
    let introduction: String
    let back: String
    let submit: String
    let submitHint: String
    let possible: String
    let pending: String
    let obstacle: String

    static let french = NewRequestWords(
        title: "Demander le télétravail",
        introduction: "Choisissez ce qui vous convient. Chaque limite cite l’article qui la fixe.",
        back: "Mes demandes", submit: "Déposer ma demande",
        submitHint: "Votre manager la reçoit aussitôt. Vous pourrez la retirer jusqu’au visa des ressources humaines.",
        possible: "Ce que permettent les textes", pending: "Voir ma demande en cours",
        obstacle: "Avant de demander")
    static let english = NewRequestWords(
        title: "Ask for telework", introduction: "Choose what suits you. Each limit names the article that sets it.",
        back: "My requests", submit: "Send my request",
        submitHint: "Your manager gets it at once. You can withdraw it until human resources give their visa.",
        possible: "What the texts allow", pending: "See my request", obstacle: "Before you ask")
}
