import Telework

@testable import Web

/// Samples of every page's model, in every shape its template shows: the tag check looks at them, and the pages are
/// all rendered from them. A page that is added gets its line here (`docs/pages.md`).
enum PageSamples {
    static func pages(_ language: Language) -> [any PageModel] {
        let errorPage = { (isSignedIn: Bool) in
            ErrorPage(
                title: "Page introuvable", explanation: "…", reference: "ABCD1234", words: .in(language),
                isSignedIn: isSignedIn)
        }
        var refused = SignInPage(next: "/", language: language)
        refused.errors = ErrorSummary([FieldError(field: "identifiant", message: "…")], heading: "…")
        refused.notice = refused.words.formLost
        var lost = errorPage(true)
        lost.way = AddressFault(path: "/ma-semaine", query: URLEncodedForm.query("semaine=x")).flatMap {
            ErrorPage.Way(.wrongValue($0), language)
        }
        return [
            errorPage(true), errorPage(false), lost,
            SignInPage(next: "/", language: language), refused,
            HelpPage(language: language), LegalNoticePage(language: language),
            AccessibilityPage(language: language),
        ] + ScheduleSamples.pages(language) + RequestSamples.pages(language) + HumanResourcesSamples.pages(language)
            + SteeringSamples.pages(language)
    }

    static let refusedDecision = Decision(
        verdict: .refused([
            Reason(.requestPending, source: .rule(RuleSource(text: "local", article: "art. 1", layer: .organisme)))
        ]), trace: [])

    /// A refusal in the shape that shows everything of `partials/refus`.
    static func refusal(_ language: Language) -> RefusalView? {
        try? RefusalView(.refused(refusedDecision), language, cell: { _ in "champ" })
    }

    /// Fragments for JavaScript, likewise.
    static func fragments(_ language: Language) -> [any FragmentModel] {
        return [
            Verdict(verdict: VerdictView(refusedDecision, language)),
            Verdict(verdict: VerdictView(Decision(verdict: .allowed, trace: []), language, balances: ["…"])),
        ]
    }

    /// The layout around a page, signed in with everything and as a stranger.
    static func layouts(around page: any PageModel, _ language: Language, assets: Assets) -> [Layout] {
        var signedIn = Visit()
        signedIn.language = language
        signedIn.viewer = .sample(roles: Set(Role.allCases), language: language)
        var stranger = Visit()
        stranger.language = language
        return [signedIn, stranger].map {
            Layout(page: page, template: type(of: page).template, visit: $0, assets: assets)
        }
    }
}
