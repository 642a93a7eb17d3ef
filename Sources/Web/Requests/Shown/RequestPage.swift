import CivilTime
import Messages
import Telework
import UseCases

/// What is asked for, where does it stand, what can I do?
struct RequestPage: PageModel {
    static let template = TemplateName.request

    let title: String
    let words: RequestWords
    let section: Path?
    let back: String
    let backLabel: String
    let notice: String?
    let refusal: RefusalView?
    let badge: String
    let state: String
    let next: String
    let late: String?
    let terms: [Pair]
    let counter: CounterView?
    let motive: MotiveView?
    let agreement: String?
    let steps: [RequestStep]
    let rules: [RuleLine]
    let version: Int
    /// What becomes of a first day that is past, to whoever agrees on it.
    let startPast: String?
    let hasActs: Bool
    let actsHeading: String
    let accept: ActForm?
    let grant: ActForm?
    let acceptCounter: ActForm?
    let declineCounter: ActForm?
    let refuse: RefusalForm?
    let counterForm: CounterForm?
    let withdraw: ActForm?

    /// Who looks at the request.
    struct Viewer: Sendable {
        let person: PersonID?
        /// The title of a text by its identity.
        let titles: @Sendable (String) -> LocalizedText?
    }

    /// An act that was not done, with the form that asked for it.
    struct RefusedAct: Sendable {
        let act: RequestAct
        let form: Form
        let refusal: RefusalView
    }

    struct Pair: Sendable {
        let name: String
        let value: String
    }

    struct CounterView: Sendable {
        let by: String
        let terms: [Pair]
        let message: String?
    }

    struct MotiveView: Sendable {
        let label: String
        let text: String
        let by: String?
        let delay: RuleLine?
    }

    init(
        _ view: RequestView, _ viewer: Viewer, notice: RequestNotice? = nil, refused: RefusedAct? = nil,
        _ language: Language
    ) {
        let words = RequestWords.in(language)
        let request = view.request
        let isOwn = viewer.person == view.person.id
        self.words = words
        title = isOwn ? words.ownTitle : "\(words.titleOf) \(view.person.fullName)"
        section = isOwn ? .myRequests : .requestsToAnswer
        back = isOwn ? Link.myRequests : Link.requestsToAnswer
        backLabel = isOwn ? words.backOwn : words.back
        self.notice = notice.map { $0.text(.in(language)) }
        refusal = refused?.refusal
        badge = request.state.kind.badge
        state = request.state.kind.label[language]
        next = request.nextStep(
            isOwn: isOwn, hasManager: view.person.answersTo != nil,
            manager: view.person.answersTo.flatMap { view.names[$0] }, isAsked: view.acts.contains(.accept),
            today: view.today, language)
        late = view.isLate ? words.late : nil
        terms =
            Pair.terms(of: request.proposal, in: view, view.rules, words, language)
            + Pair.agreement(of: view, words, language)
            + (request.message.isEmpty ? [] : [Pair(name: words.message, value: request.message)])
        counter = CounterView(view, words, language)
        motive = MotiveView(view, words, language)
        agreement =
            if case .granted(let id, _) = request.state { Link.agreement(id.rawValue) } else { nil }
        steps = RequestStep.all(of: view, isOwn: isOwn, words, language)
        rules = RuleLine.all(RequestPage.rules(about: request.proposal.formula.kind), in: view.rules, language)
        version = request.version
        let id = request.id.rawValue
        func form(_ act: RequestAct, _ link: String) -> ActForm? {
            view.acts.contains(act) ? ActForm(action: link, label: act.label[language]) : nil
        }
        accept = form(.accept, Link.requestAcceptance(id))
        grant = form(.grant, Link.requestVisa(id))
        acceptCounter = form(.acceptCounter, Link.counterProposalAcceptance(id))
        declineCounter = form(.declineCounter, Link.counterProposalRefusal(id))
        withdraw = form(.withdraw, Link.requestWithdrawal(id))
        refuse =
            view.acts.contains(.refuse)
            ? RefusalForm(view, refused?.act == .refuse ? refused : nil, words, language) : nil
        counterForm =
            view.acts.contains(.counter)
            ? CounterForm(view, refused?.act == .counter ? refused : nil, words, language) : nil
        startPast = view.agreesOnPastStart ? words.startPast : nil
        hasActs = !view.acts.isEmpty
        actsHeading = view.acts == [.withdraw] ? words.changeMind : words.answer
    }

    /// The rules that bear on a request, those of the other formulas left aside.
    private static func rules(about kind: FormulaKind) -> [RuleKey] {
        let limits: [RuleKey] =
            switch kind {
            case .fixed: [.weeklyMaximum, .weeklyMinimum, .onSiteMinimum, .partTimeProration, .forbiddenWeekdays]
            case .flexible: [.weeklyMaximum, .weeklyMinimum, .onSiteMinimum, .partTimeProration]
            case .envelope: [.annualMaximum, .envelopeProration, .onSiteMinimum]
            }
        return [.formulas] + limits + [
            .halfDays, .places, .contracts, .seniority, .teleworkableShare, .daysWithinShare, .agreementDuration,
            .answerDelay, .reexaminationDelay,
        ]
    }
}

extension RequestPage.CounterView {
    /// Nil when the manager did not propose something else.
    fileprivate init?(_ view: RequestView, _ words: RequestWords, _ language: Language) {
        guard let counter = view.request.counter else { return nil }
        by = counter.by.flatMap { view.names[$0] }.map { "\(words.proposedBy) \($0)" } ?? words.proposed
        terms = RequestPage.Pair.terms(
            of: counter.proposal, in: view, view.counterRules ?? view.rules, words, language)
        message = counter.message.isEmpty ? nil : counter.message
    }
}

extension RequestPage.MotiveView {
    /// Nil when the request was not refused.
    fileprivate init?(_ view: RequestView, _ words: RequestWords, _ language: Language) {
        guard case .refused(let refusal) = view.request.state else { return nil }
        label =
            view.motives.first { $0.code == refusal.motive }?.label[language]
            ?? RefusalForm.label(ofOther: refusal.motive, language)
        text = refusal.text
        by = refusal.by.flatMap { view.names[$0] }.map { "\(words.refusedBy) \($0)" }
        delay = RuleLine(.reexaminationDelay, in: view.rules, language)
    }
}
