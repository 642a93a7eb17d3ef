import Messages
import Telework
import UseCases

/// Makes an account that is nobody's file: an auditor, a contractor.
struct NewAccountPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.newAccount) { context in
            try context.require(.manageAccounts)
            return site.show(page(Form(["langue": context.language.rawValue]), [], context), for: context)
        }
        routes.act(.newAccount) { form, context in try await add(form, context) }
    }

    private func add(_ form: Form, _ context: SignedInContext) async throws -> PageResponse {
        try context.require(.manageAccounts)
        let words = AccountWords.in(context.language)
        let asked = form.values("roles")
        let roles = Set(asked.compactMap(Role.init(rawValue:)))
        do {
            var problems: [FieldProblem] = []
            let login = form["identifiant"].trimmed
            if login.isEmpty { problems.append(FieldProblem("login", .required)) }
            // A role that does not exist is refused as one that is not given by hand.
            if asked.isEmpty || asked.count != roles.count {
                problems.append(FieldProblem("roles", asked.isEmpty ? .required : .unknown))
            }
            let language = Language(rawValue: form["langue"])
            if language == nil { problems.append(FieldProblem("langue", .required)) }
            guard let language, problems.isEmpty else { throw UseCaseError.invalid(problems) }
            let issued = try await AddAccount(site.dependencies.environment)(
                login: login, roles: roles, language: language, by: context.viewer.actor,
                in: context.viewer.organisation)
            let code = try await site.organisationCode(of: context.viewer.organisation)
            return site.show(IssuedCodesPage([issued], organisation: code, language: context.language), for: context)
        } catch UseCaseError.invalid(let problems) {
            let errors = problems.map { problem in
                switch problem.field {
                case "roles":
                    FieldError(
                        field: "roles", message: problem.kind == .required ? words.roleMissing : words.unknownRole)
                case "langue":
                    FieldError(field: "langue", message: problem.message(label: words.language, context.language))
                default:
                    FieldError(field: "identifiant", message: problem.message(label: words.login, context.language))
                }
            }
            return site.show(page(form, errors, context), status: .unprocessableContent, for: context)
        }
    }

    private func page(_ form: Form, _ errors: [FieldError], _ context: SignedInContext) -> NewAccountPage {
        NewAccountPage(
            form, givesAdministration: context.viewer.roles.contains(.administrator), errors: errors,
            language: context.language)
    }
}

/// Who else may sign in, and to do what?
struct NewAccountPage: PageModel {
    static let template = TemplateName.newAccount

    let title: String
    let words: AccountWords
    let errors: ErrorSummary?
    let back: String
    let action: String
    let login: InputView
    let roles: [RoleChoice]
    let languages: [LanguageChoice]

    struct LanguageChoice: Sendable {
        let value: String
        let label: String
        let isChecked: Bool
    }

    init(_ form: Form, givesAdministration: Bool, errors: [FieldError], language: Language) {
        let words = AccountWords.in(language)
        self.words = words
        title = words.addTitle
        self.errors = ErrorSummary(errors, heading: words.errors)
        back = Link.accounts()
        action = Link.newAccount
        let messages = Dictionary(errors.map { ($0.field, $0.message) }, uniquingKeysWith: { first, _ in first })
        login = InputView(
            "identifiant", words.login, form["identifiant"], hint: words.newLoginHint, .line, [], messages)
        roles = RoleChoice.all(
            givesAdministration: givesAdministration, chosen: Set(form.values("roles")), words, language)
        languages = Language.allCases.map {
            LanguageChoice(value: $0.rawValue, label: $0.ownName, isChecked: $0.rawValue == form["langue"])
        }
    }
}
