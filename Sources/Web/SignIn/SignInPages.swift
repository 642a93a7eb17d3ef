import Messages
import Telework

/// Signing in and out, and the address `/` that leads each person to their first page.
struct SignInPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.home) { context in
            site.redirect(to: Navigation.firstPage(for: context.viewer.roles))
        }
        routes.openPage(.signIn) { context in
            let next = nextAddress(context.query)
            guard context.visit.viewer == nil else { return site.redirect(to: next) }
            var page = SignInPage(next: next, language: context.language)
            if context.query[Link.lostForm.name] == Link.lostForm.value { page.notice = page.words.formLost }
            return site.show(page, for: context)
        }
        routes.openAct(.signIn) { form, context in
            try await signIn(form, context)
        }
        routes.act(.signOut) { _, context in
            if let session = context.visit.session { try await site.dependencies.sessions.close(session: session) }
            var response = site.redirect(to: Link.signIn())
            response.headers.append(site.cookies.closeSession())
            return response
        }
    }

    private func signIn(_ form: Form, _ context: OpenContext) async throws -> PageResponse {
        let words = SignInWords.in(context.language)
        let next = nextAddress(form)
        var page = SignInPage(next: next, language: context.language)
        page.organisation = form["organisme"]
        page.login = form["identifiant"]
        let required = [
            ("organisme", page.organisation, words.organisationMissing),
            ("identifiant", page.login, words.loginMissing),
            ("mot-de-passe", form.exactValue("mot-de-passe") ?? "", words.passwordMissing),
        ]
        let missing = required.filter { $0.1.isEmpty }.map { FieldError(field: $0.0, message: $0.2) }
        guard missing.isEmpty else { return refuse(page, missing, words, context) }
        let credentials = Credentials(
            organisationCode: page.organisation, login: page.login, password: form.exactValue("mot-de-passe") ?? "")
        switch try await site.dependencies.sessions.signIn(credentials) {
        case .opened(let token):
            var response = site.redirect(to: next)
            response.headers.append(site.cookies.openSession(token))
            return response
        case .refused:
            return refuse(page, [FieldError(field: "identifiant", message: words.refused)], words, context)
        case .wait(let seconds):
            let minutes = Wording(context.language).number((seconds + 59) / 60)
            let message = "\(words.waitBefore)\(minutes)\(words.waitAfter)"
            return refuse(page, [FieldError(field: "identifiant", message: message)], words, context)
        }
    }

    /// The form again, what was typed kept except the password.
    private func refuse(
        _ page: SignInPage, _ errors: [FieldError], _ words: SignInWords, _ context: OpenContext
    ) -> PageResponse {
        var page = page
        page.errors = ErrorSummary(errors, heading: words.errors)
        return site.show(page, status: .unprocessableContent, for: context)
    }

    private func nextAddress(_ form: Form) -> String {
        let next = form["suite"]
        return Link.isLocal(next) ? next : Link.home
    }
}

struct SignInPage: PageModel {
    static let template = TemplateName.signIn

    let title: String
    let words: SignInWords
    let next: String
    var organisation = ""
    var login = ""
    var errors: ErrorSummary?
    /// That the form sent without a session was not saved.
    var notice: String?

    init(next: String, language: Language) {
        words = .in(language)
        title = words.title
        self.next = next
    }
}
