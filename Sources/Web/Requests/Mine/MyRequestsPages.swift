import CivilTime
import Messages
import Telework
import UseCases

/// A person's own requests: seen, made, judged while they are made.
struct MyRequestsPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.myRequests) { context in
            site.show(MyRequestsPage(try await mine(context), context.language), for: context)
        }
        routes.page(.newRequest) { context in
            let page = try await mine(context)
            return site.show(
                NewRequestPage(page, obstacles: try await obstacles(page, context), context.language), for: context)
        }
        routes.act(.newRequest) { form, context in try await submit(ProposalForm(form), form.token, context) }
        routes.act(.newRequestCheck) { form, context in try await check(ProposalForm(form), context) }
    }

    private func person(_ context: SignedInContext) throws -> PersonID {
        guard let person = context.viewer.person else { throw WebError.notFound }
        return person
    }

    private func mine(_ context: SignedInContext) async throws -> ViewMyRequests.Page {
        try await ViewMyRequests(site.dependencies.environment)(
            try person(context), by: context.viewer.actor, in: context.viewer.organisation)
    }

    /// What the rules answer, the person's own rules on the first day asked for.
    private func answer(_ proposal: Proposal, _ context: SignedInContext) async throws -> RequestAnswer {
        try await CheckRequest(site.dependencies.environment)(
            proposal, for: try person(context), by: context.viewer.actor, in: context.viewer.organisation)
    }

    /// What stands in the way whatever is asked for: said before the form is filled in vain.
    private func obstacles(
        _ page: ViewMyRequests.Page, _ context: SignedInContext
    ) async throws -> [RefusalReason] {
        let proposal = Proposal(formula: .flexible(halvesPerWeek: 2), places: [.home], start: page.today)
        let decision = try await answer(proposal, context).decision
        let reasons = decision.reasons.filter { reason in
            switch reason.cause {
            case .requestPending, .contractNotConcerned, .activitiesNotTeleworkable, .seniorityTooShort: true
            default: false
            }
        }
        let lasting: Decision.Verdict = reasons.isEmpty ? .incomplete(decision.missing) : .refused(reasons)
        return RefusalReason.all(
            of: Decision(verdict: lasting, trace: []), context.language, titles: site.title(ofText:))
    }

    private func check(_ typed: ProposalForm, _ context: SignedInContext) async throws -> PageResponse {
        try await site.verdict(on: typed, for: context) { try await answer($0, context) }
    }

    private func submit(
        _ typed: ProposalForm, _ token: String?, _ context: SignedInContext
    ) async throws -> PageResponse {
        let language = context.language
        let (proposal, errors) = typed.read(language)
        guard let proposal else {
            let page = try await mine(context)
            return refuse(typed, RefusalView(errors, and: [], language), page.rules, page.person.pattern, context)
        }
        guard errors.isEmpty else {
            // The rules are asked about the rest of it, so that everything is said at once.
            let answer = try await answer(proposal, context)
            let reasons = reasons(of: answer.decision, proposal, language)
            return refuse(
                typed, RefusalView(errors, and: reasons, language), answer.rules, answer.pattern, context)
        }
        do {
            let id = try await SubmitRequest(site.dependencies.environment)(
                proposal, message: typed.message, for: try person(context), by: context.viewer.actor,
                in: context.viewer.organisation, token: token)
            return site.redirect(to: Link.request(id.rawValue, done: .submitted))
        } catch let error as UseCaseError {
            let refusal = try RefusalView(error, proposal: proposal, language, site: site)
            let answer = try await answer(proposal, context)
            return refuse(
                typed, refusal, answer.rules, answer.pattern, context, status: RefusalView.status(of: error))
        }
    }

    private func reasons(of decision: Decision, _ proposal: Proposal, _ language: Language) -> [RefusalReason] {
        RefusalReason.all(of: decision, language, titles: site.title(ofText:)) {
            ProposalField.of($0, formula: proposal.formula.kind)
        }
    }

    private func refuse(
        _ typed: ProposalForm, _ refusal: RefusalView, _ rules: EffectiveRules, _ pattern: WorkingPattern,
        _ context: SignedInContext, status: PageStatus = .unprocessableContent
    ) -> PageResponse {
        site.show(
            NewRequestPage(typed, refusal: refusal, rules: rules, pattern: pattern, context.language),
            status: status, for: context)
    }
}

extension RefusalView {
    /// Why an act on a request was refused, each reason linked to the field of the form it is about.
    init(
        _ error: UseCaseError, proposal: Proposal?, labels: [String: String] = [:], _ language: Language, site: Site
    ) throws {
        var error = error
        if case .invalid(let problems) = error {
            // In the order of the form, which is that of reading.
            let renamed = problems.map { FieldProblem(ProposalField.of($0), $0.kind) }
            error = .invalid(renamed.filter { $0.field == "motif" } + renamed.filter { $0.field != "motif" })
        }
        let words = ProposalWords.in(language)
        let names = [
            ProposalField.formula: words.formula, ProposalField.place: words.place, ProposalField.start: words.start,
            ProposalField.end: words.end, ProposalField.message: words.message,
        ].merging(labels) { $1 }
        try self.init(error, language, titles: site.title(ofText:), labels: names) {
            ProposalField.of($0, formula: proposal?.formula.kind)
        }
    }
}
