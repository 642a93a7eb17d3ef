import CivilTime
import Messages
import Telework
import UseCases

/// A request as both sides see it, and what each may do with it.
struct RequestPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.request) { context in
            let view = try await view(context)
            let notice = RequestNotice(rawValue: context.query["fait"])
            return site.show(RequestPage(view, try viewer(context), notice: notice, context.language), for: context)
        }
        routes.act(.requestAcceptance) { form, context in
            try await act(.accept, .accepted, form, context) { id, version in
                try await answer(.accept, id, version, form, context)
            }
        }
        routes.act(.requestRefusal) { form, context in
            try await act(.refuse, .refused, form, context) { id, version in
                try await refuse(id, version, form, context)
            }
        }
        routes.act(.requestCounterProposal) { form, context in try await counter(form, context) }
        routes.act(.counterProposalCheck) { form, context in try await checkCounter(form, context) }
        routes.act(.counterProposalAcceptance) { form, context in
            try await act(.acceptCounter, .proposalAccepted, form, context) { id, version in
                try await answerCounter(true, id, version, form, context)
            }
        }
        routes.act(.counterProposalRefusal) { form, context in
            try await act(.declineCounter, .proposalDeclined, form, context) { id, version in
                try await answerCounter(false, id, version, form, context)
            }
        }
        routes.act(.requestVisa) { form, context in
            try await act(.grant, .granted, form, context) { id, version in
                _ = try await GrantVisa(site.dependencies.environment)(
                    id, version: version, by: context.viewer.actor, in: context.viewer.organisation,
                    token: form.token)
            }
        }
        routes.act(.requestWithdrawal) { form, context in
            try await act(.withdraw, .withdrawn, form, context, needsVersion: false) { id, _ in
                try await WithdrawRequest(site.dependencies.environment)(
                    id, by: context.viewer.actor, in: context.viewer.organisation, token: form.token)
            }
        }
    }

    private func view(_ context: SignedInContext) async throws -> RequestView {
        try await ViewRequest(site.dependencies.environment)(
            RequestID(try context.parameter()), by: context.viewer.actor, in: context.viewer.organisation)
    }

    private func viewer(_ context: SignedInContext) throws -> RequestPage.Viewer {
        RequestPage.Viewer(person: context.viewer.person, titles: site.title(ofText:))
    }

    private func answer(
        _ answer: AnswerRequest.Answer, _ id: RequestID, _ version: Int, _ form: Form, _ context: SignedInContext
    ) async throws {
        try await AnswerRequest(site.dependencies.environment)(
            answer, to: id, version: version, by: context.viewer.actor, in: context.viewer.organisation,
            token: form.token)
    }

    private func answerCounter(
        _ accepts: Bool, _ id: RequestID, _ version: Int, _ form: Form, _ context: SignedInContext
    ) async throws {
        try await AnswerCounterProposal(site.dependencies.environment)(
            accepts: accepts, to: id, version: version, by: context.viewer.actor, in: context.viewer.organisation,
            token: form.token)
    }

    /// Before the manager's answer it is theirs to refuse; once they have accepted, HR refuses its visa.
    private func refuse(
        _ id: RequestID, _ version: Int, _ form: Form, _ context: SignedInContext
    ) async throws {
        let motive = form["motif"]
        let text = form["texte"].withUnixLineBreaks
        guard try await view(context).request.state.kind == .accepted else {
            return try await answer(.refuse(motive: motive, text: text), id, version, form, context)
        }
        try await RefuseVisa(site.dependencies.environment)(
            id, motive: motive, text: text, version: version, by: context.viewer.actor,
            in: context.viewer.organisation, token: form.token)
    }

    private func counter(_ form: Form, _ context: SignedInContext) async throws -> PageResponse {
        let typed = ProposalForm(form)
        let (proposal, errors) = typed.read(context.language)
        return try await act(.counter, .countered, form, context, proposal: proposal) { id, version in
            guard let proposal, errors.isEmpty else {
                // Whoever may not answer is told nothing of their mistakes.
                guard try await view(context).acts.contains(.counter) else { throw UseCaseError.notFound }
                throw Mistakes(errors: errors)
            }
            try await answer(.counter(proposal, message: typed.message), id, version, form, context)
        }
    }

    /// What the rules say of the manager's form at each change.
    private func checkCounter(_ form: Form, _ context: SignedInContext) async throws -> PageResponse {
        // Whoever may not answer is told nothing, not even what is missing.
        guard try await view(context).acts.contains(.counter) else { throw UseCaseError.notFound }
        let id = RequestID(try context.parameter())
        return try await site.verdict(on: ProposalForm(form), for: context) { proposal in
            try await CheckCounterProposal(site.dependencies.environment)(
                proposal, to: id, by: context.viewer.actor, in: context.viewer.organisation)
        }
    }

    private struct Mistakes: Error {
        let errors: [FieldError]
    }

    /// Does what a form asks for, and leads back to the request; or shows it again with what was typed and why not.
    private func act(
        _ act: RequestAct, _ notice: RequestNotice, _ form: Form, _ context: SignedInContext,
        needsVersion: Bool = true, proposal: Proposal? = nil, _ body: (RequestID, Int) async throws -> Void
    ) async throws -> PageResponse {
        let language = context.language
        let id = RequestID(try context.parameter())
        let words = RequestWords.in(language)
        let refusal: RefusalView
        let status: PageStatus
        do {
            guard let version = needsVersion ? Int(form["version"]) : 0 else {
                throw UseCaseError.invalid([FieldProblem("version", .notANumber)])
            }
            try await body(id, version)
            return site.redirect(to: Link.request(id.rawValue, done: notice))
        } catch let mistakes as Mistakes {
            refusal = RefusalView(mistakes.errors, and: [], language)
            status = .unprocessableContent
        } catch let error as UseCaseError {
            refusal = try RefusalView(
                error, proposal: proposal,
                labels: ["motif": words.motive, "texte": words.refusalText, "version": words.version], language,
                site: site)
            status = RefusalView.status(of: error)
        }
        let page = RequestPage(
            try await view(context), try viewer(context),
            refused: RequestPage.RefusedAct(act: act, form: form, refusal: refusal), language)
        return site.show(page, status: status, for: context)
    }
}
