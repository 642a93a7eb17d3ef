import Telework
import UseCases

/// The change of one's own password; the first page of whoever came with a one-time code.
struct PasswordPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.password) { context in
            let notice = context.query["fait"] == "oui" ? PasswordWords.in(context.language).changed : nil
            return site.show(PasswordPage(context, notice: notice), for: context)
        }
        routes.act(.password) { form, context in try await change(form, context) }
    }

    private func change(_ form: Form, _ context: SignedInContext) async throws -> PageResponse {
        let words = PasswordWords.in(context.language)
        let current = form.exactValue("actuel") ?? ""
        let new = form.exactValue("nouveau") ?? ""
        let repeated = form.exactValue("confirmation") ?? ""
        var errors: [FieldError] = []
        if current.isEmpty { errors.append(FieldError(field: "actuel", message: words.currentMissing)) }
        if new.isEmpty {
            errors.append(FieldError(field: "nouveau", message: words.newMissing))
        } else if new != repeated {
            errors.append(FieldError(field: "confirmation", message: words.different))
        }
        guard errors.isEmpty else { return refuse(errors, context) }
        guard let session = context.visit.session.flatMap(SessionToken.init) else { throw WebError.signInRequired }
        do {
            try await ChangePassword(site.dependencies.environment)(
                current: current, new: new, by: context.viewer.actor, session: session)
        } catch UseCaseError.signIn(let problem) {
            return refuse([words.error(problem, context.language)], context)
        } catch UseCaseError.invalid {
            return refuse([FieldError(field: "nouveau", message: words.tooLong)], context)
        }
        return site.redirect(to: context.viewer.mustChangePassword ? Link.home : "\(Link.password)?fait=oui")
    }

    /// The form again, empty: passwords are never sent back.
    private func refuse(_ errors: [FieldError], _ context: SignedInContext) -> PageResponse {
        site.show(PasswordPage(context, errors: errors), status: .unprocessableContent, for: context)
    }
}

struct PasswordPage: PageModel {
    static let template = TemplateName.password

    let title: String
    let words: PasswordWords
    let introduction: String
    let currentLabel: String
    let notice: String?
    let errors: ErrorSummary?
    let currentError: String?
    let newError: String?
    let confirmationError: String?

    init(_ context: SignedInContext, notice: String? = nil, errors: [FieldError] = []) {
        self.init(
            isFirst: context.viewer.mustChangePassword, notice: notice, errors: errors, language: context.language)
    }

    init(isFirst: Bool, notice: String?, errors: [FieldError], language: Language) {
        words = .in(language)
        title = isFirst ? words.firstTitle : words.title
        introduction = isFirst ? words.firstIntroduction : words.introduction
        currentLabel = isFirst ? words.code : words.current
        self.notice = notice
        self.errors = ErrorSummary(errors, heading: words.errors)
        func message(_ field: String) -> String? { errors.first { $0.field == field }?.message }
        currentError = message("actuel")
        newError = message("nouveau")
        confirmationError = message("confirmation")
    }
}
