import Messages
import Telework
import UseCases

/// A form that is one button.
struct ActForm: Sendable {
    let action: String
    let label: String
}

/// The form of a refusal: a motive of the texts, and a sentence to the person.
struct RefusalForm: Sendable {
    /// The motive where the texts list none.
    static let otherMotive = "autre"

    /// The name of a motive that no text has any more, or that has no code.
    static func label(ofOther code: String, _ language: Language) -> String {
        let other = RequestWords.in(language).otherMotive
        return code.isEmpty || code == otherMotive ? other : "\(other) (\(code))"
    }

    let action: String
    let label: String
    let isOpen: Bool
    let motives: [Choice]
    let text: String
    let motiveState: FieldState
    let textState: FieldState

    struct Choice: Sendable {
        let code: String
        let label: String
        let isSelected: Bool
    }

    init(_ view: RequestView, _ refused: RequestPage.RefusedAct?, _ words: RequestWords, _ language: Language) {
        let errors = refused?.refusal.messagesByField ?? [:]
        let chosen = refused?.form["motif"]
        action = Link.requestRefusal(view.request.id.rawValue)
        label = view.request.state.kind == .accepted ? words.refuseVisa : RequestAct.refuse.label[language]
        isOpen = refused != nil
        let listed = view.motives.map { ($0.code, $0.label[language]) }
        motives = (listed.isEmpty ? [(RefusalForm.otherMotive, words.otherMotive)] : listed).map {
            Choice(code: $0.0, label: $0.1, isSelected: $0.0 == chosen)
        }
        text = refused?.form["texte"] ?? ""
        motiveState = FieldState("motif", errors)
        textState = FieldState("texte", errors)
    }
}

/// The form of a counter-proposal: the fields of a request, filled with what was asked for.
struct CounterForm: Sendable {
    let action: String
    let label: String
    let isOpen: Bool
    let fields: ProposalFields
    /// Where the verdict of the rules is asked for at each change.
    let check: String
    let verdict: VerdictView

    init(_ view: RequestView, _ refused: RequestPage.RefusedAct?, _ words: RequestWords, _ language: Language) {
        action = Link.requestCounterProposal(view.request.id.rawValue)
        label = RequestAct.counter.label[language]
        isOpen = refused != nil
        fields = ProposalFields(
            refused.map { ProposalForm($0.form) } ?? ProposalForm(view.request.proposal, language),
            rules: view.rules, pattern: view.person.pattern, isOwn: false,
            errors: refused?.refusal.messagesByField ?? [:], language)
        check = Link.counterProposalCheck(view.request.id.rawValue)
        verdict = VerdictView(
            heading: words.possible,
            balances: ProposalBalance.possible(view.rules, view.person.pattern, isOwn: false, language))
    }
}
