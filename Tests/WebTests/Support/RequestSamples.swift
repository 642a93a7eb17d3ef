import CivilTime
import Telework
import TestSupport

@testable import UseCases
@testable import Web

/// The models of the pages of requests, agreements and texts, in every shape.
enum RequestSamples {
    static func pages(_ language: Language) -> [any PageModel] {
        mine(language) + toAnswer(language) + requests(language) + agreements(language) + texts(language)
    }

    private static let today = day("2026-11-02")
    private static let rules = Texts.book.rules(for: Texts.reader(), on: today)
    private static let wholeDays = Rulebook(
        texts: [Texts.national, Texts.local.with(.halfDays, .flag(false)).with(.forbiddenWeekdays, .set(["friday"]))]
    ).rules(for: Texts.reader(), on: today)

    private static func mine(_ language: Language) -> [any PageModel] {
        func page(_ requests: [Request], _ agreements: [Agreement]) -> ViewMyRequests.Page {
            ViewMyRequests.Page(
                person: Cast.camille.person(), requests: requests, agreements: agreements, rules: rules, post: nil,
                today: today)
        }
        let late = Request(
            of: .camille, Proposal(from: day("2026-12-07")), on: day("2026-09-01"), due: day("2026-10-01"))
        let empty = page([], [])
        let errors = [
            "formule", "jours", "jours-par-semaine", "jours-par-an", "lieu", "debut", "fin", "message",
        ].map { FieldError(field: $0, message: "…") }
        var typed = ProposalForm(Proposal(.fixed(.monday), at: [.home, .residence], from: today), language)
        typed.formula = "fixed"
        let reasons = PageSamples.refusal(language)?.reasons ?? []
        func refused(_ rules: EffectiveRules, _ pattern: WorkingPattern) -> NewRequestPage {
            NewRequestPage(
                typed, refusal: RefusalView(errors, and: reasons, language), rules: rules, pattern: pattern, language)
        }
        return [
            MyRequestsPage(empty, language),
            MyRequestsPage(
                page(
                    [late],
                    [
                        Agreement(of: .camille, .fixed(.monday), from: day("2025-01-01"), through: day("2025-12-31")),
                        Agreement(of: .camille, .flexible(halvesPerWeek: 3), from: day("2026-01-01")),
                    ]), language),
            NewRequestPage(empty, obstacles: [], language),
            NewRequestPage(page([late], []), obstacles: reasons, language),
            refused(rules, Cast.withoutWednesday), refused(wholeDays, .fullTime),
        ]
    }

    private static func toAnswer(_ language: Language) -> [any PageModel] {
        let request = Request(of: .camille, Proposal(from: day("2026-12-07")), on: today, due: day("2026-10-01"))
        let page = ListRequestsToAnswer.Page(
            rows: [.init(request: request, person: Cast.camille.person(), manager: "Marc Delaunay")], total: 150,
            late: 1, today: today)
        let empty = ListRequestsToAnswer.Page(rows: [], total: 0, late: 0, today: today)
        return [
            RequestsToAnswerPage(page, desk: .all, desks: RequestDesk.allCases, shown: ListPage(2), language),
            RequestsToAnswerPage(empty, desk: .manager, desks: [.manager], shown: .first, language),
        ]
    }

    /// Every state, seen by somebody who may do everything and by somebody who may do nothing.
    private static func requests(_ language: Language) -> [any PageModel] {
        let proposal = Proposal(.fixed(.monday), at: [.home, .residence], from: day("2026-12-07"))
        let at = Moment(today).instant
        let states: [RequestState] = [
            .submitted, .accepted(by: Cast.marc.id, at: at), .withdrawn(at: at),
            .granted(AgreementID("agreement"), at: at),
            .countered(CounterProposal(proposal: proposal, message: "…", by: Cast.marc.id, at: at)),
            .refused(Refusal(motive: "coverage", text: "…", by: Cast.marc.id, at: at)),
        ]
        func view(
            _ state: RequestState, from start: LocalDate? = nil, acts: [RequestAct],
            motives: [Motive] = Texts.motives
        ) -> RequestView {
            RequestView(
                request: Request(
                    of: .camille, start.map { Proposal(from: $0) } ?? proposal, on: day("2026-09-01"),
                    due: day("2026-10-01"), state: state,
                    message: "…"),
                person: Cast.camille.person(), acts: acts, motives: motives,
                names: [Cast.marc.id: "Marc Delaunay"], rules: rules, today: today, timeZone: "Europe/Paris")
        }
        let manager = RequestPage.Viewer(person: Cast.marc.id) { _ in nil }
        let owner = RequestPage.Viewer(person: Cast.camille.id) { _ in nil }
        let refusal = RefusalView(
            [FieldError(field: "motif", message: "…"), FieldError(field: "texte", message: "…")], and: [], language)
        let late: [any PageModel] = [
            RequestPage(view(.submitted, from: day("2026-11-01"), acts: RequestAct.allCases), manager, language)
        ]
        return states.flatMap { state -> [any PageModel] in
            [
                RequestPage(view(state, acts: RequestAct.allCases), manager, notice: .accepted, language),
                RequestPage(view(state, acts: [.withdraw]), owner, language),
                RequestPage(view(state, acts: []), owner, language),
            ]
        }
            + late
            + [RequestAct.refuse, .counter].map { act -> any PageModel in
                RequestPage(
                    view(.submitted, acts: RequestAct.allCases, motives: act == .refuse ? Texts.motives : []), manager,
                    refused: .init(act: act, form: Form(["motif": "coverage", "texte": "…"]), refusal: refusal),
                    language)
            }
    }

    private static func agreements(_ language: Language) -> [any PageModel] {
        func view(
            _ formula: Formula, _ last: LocalDate?, _ texts: [RuleText], _ rules: EffectiveRules,
            replacement: AgreementView.Replacement? = nil
        ) -> AgreementView {
            AgreementView(
                agreement: Agreement(
                    of: .camille, formula, from: day("2026-12-07"), through: last, places: [.home, .residence]),
                person: Cast.camille.person(), organisation: TestOrganisation.organisation, request: nil,
                post: TestOrganisation.post(TestOrganisation.officer), manager: Cast.marc.person(), texts: texts,
                rules: rules, replacement: replacement)
        }
        let replacement = AgreementView.Replacement(
            agreement: Agreement(of: .camille, .fixed(.friday), from: day("2027-02-01")),
            signedSpan: DateSpan(from: day("2026-12-07"), through: day("2027-12-06")))
        return [
            AgreementPage(
                view(.fixed(.monday), nil, [Texts.national, Texts.local], rules), isOwn: true, language),
            AgreementPage(
                view(.fixed(.monday), day("2027-01-31"), [Texts.local], rules, replacement: replacement), isOwn: true,
                language),
            AgreementPage(
                view(.envelope(halvesPerYear: 80), day("2027-12-06"), [], EffectiveRules(stack: [])), isOwn: false,
                language),
        ]
    }

    private static func texts(_ language: Language) -> [any PageModel] {
        func list(_ texts: [RuleText], on date: LocalDate, typed: String = "", isUnreadable: Bool = false) -> TextsPage
        {
            TextsPage(
                ListTexts.Page(
                    today: today, date: date, texts: texts.map { TextSummary($0, on: date) },
                    rules: EffectiveRules(stack: texts.filter { $0.span.contains(date) }), hasNationalText: true),
                typed: typed, isUnreadable: isUnreadable, text: { id in texts.first { $0.id == id } }, language)
        }
        let derogating = Texts.local.with(.weeklyMaximum, .days(halves: 8), derogation: "…")
        func text(_ text: RuleText, _ rules: [RuleView], lower: [RuleText] = [], on date: LocalDate) -> TextPage {
            TextPage(
                ViewText.Page(
                    summary: TextSummary(text, on: today), today: today, comparedOn: date, rules: rules,
                    lowerTexts: lower),
                titles: { _ in text.title }, language)
        }
        let ruled = Ruled(
            RuleValue.days(halves: 6), source: RuleSource(text: "national", article: "art. 4", layer: .network))
        let entries = RuleView.Relation.allCases.map { relation in
            RuleView(
                entry: RuleEntry(
                    key: .weeklyMaximum, value: .days(halves: 8), article: "art. 4", derogation: "…",
                    certainty: .fictional, note: LocalizedText(french: "…", english: "…")),
                above: .init(value: ruled, relation: relation), filledBy: ruled)
        }
        let noted = RuleText(
            id: "noted", layer: .branch, title: LocalizedText(french: "…", english: "…"), source: "…",
            span: DateSpan(from: day("2027-01-01")), scope: .everyone, rules: [],
            note: LocalizedText(french: "…", english: "…"))
        return [
            list([Texts.national, derogating], on: today),
            list([Texts.national, derogating, noted], on: day("2026-12-05"), typed: "hier", isUnreadable: true),
            list([], on: today),
            text(Texts.local, entries, lower: [noted], on: today), text(noted, [], on: day("2027-01-01")),
            text(Texts.national.during("2010-01-01", "2011-01-01"), [], on: day("2011-01-01")),
        ]
    }
}
