import Telework
import UseCases

extension Site {
    /// What the rules say of a proposal that is being typed, for the form to show: what is missing while it cannot be
    /// judged, then the verdict and what it leaves.
    func verdict(
        on typed: ProposalForm, for context: SignedInContext, _ ask: (Proposal) async throws -> RequestAnswer
    ) async throws -> PageResponse {
        let language = context.language
        let (proposal, errors) = typed.read(language)
        guard let proposal, errors.isEmpty else {
            return show(fragment: Verdict(verdict: VerdictView(waitingFor: errors, language)), for: context)
        }
        let answer = try await ask(proposal)
        let verdict = VerdictView(
            answer.decision, language, titles: title(ofText:),
            balances: ProposalBalance.left(proposal.formula, answer.rules, answer.pattern, language)
                + UnsaidEnd.sentences(of: proposal, under: answer.rules, language))
        return show(fragment: Verdict(verdict: verdict), for: context)
    }
}
