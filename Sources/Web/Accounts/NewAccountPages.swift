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
        let asked = form.values("roles")
        let roles = Set(asked.compactMap(Role.init(rawValue:)))
        let language = Language(rawValue: form["langue"])
        var problems: [FieldProblem] = []
        if form.value("identifiant") == nil { problems.append(FieldProblem("login", .required)) }
        if asked.isEmpty { problems.append(FieldProblem("roles", .required)) }
        // A role that does not exist is refused as one that is not given by hand.
        if asked.count != roles.count { problems.append(FieldProblem("roles", .unknown)) }
        if language == nil { problems.append(FieldProblem("langue", .required)) }
        do {
            guard let language, problems.isEmpty else { throw UseCaseError.invalid(problems) }
            let issued = try await AddAccount(site.dependencies.environment)(
                login: form["identifiant"], roles: roles, language: language, by: context.viewer.actor,
                in: context.viewer.organisation)
            return try await site.show([issued], for: context)
        } catch UseCaseError.invalid(let problems) {
            let words = AccountWords.in(context.language)
            let errors = problems.map { words.error($0, context.language) }
            return site.show(page(form, errors, context), status: .unprocessableContent, for: context)
        }
    }

    private func page(_ form: Form, _ errors: [FieldError], _ context: SignedInContext) -> NewAccountPage {
        NewAccountPage(
            form, givesAdministration: context.viewer.roles.contains(.administrator), errors: errors,
            language: context.language)
    }
}

extension AccountWords {
    /// What was wrong with the form of a new account.
    fileprivate func error(_ problem: FieldProblem, _ language: Language) -> FieldError {
        switch problem.field {
        case "roles": FieldError(field: "roles", message: problem.kind == .required ? roleMissing : unknownRole)
        case "langue": FieldError(field: "langue", message: problem.message(label: self.language, language))
        default: FieldError(field: "identifiant", message: problem.message(label: login, language))
        }
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
    let roles: [ChoiceView]
    let rolesState: FieldState
    let languages: [ChoiceView]
    let languageState: FieldState

    init(_ form: Form, givesAdministration: Bool, errors: [FieldError], language: Language) {
        let words = AccountWords.in(language)
        self.words = words
        title = words.addTitle
        self.errors = ErrorSummary(errors, heading: words.notCreated)
        back = Link.accounts()
        action = Link.newAccount
        let messages = Dictionary(errors.map { ($0.field, $0.message) }, uniquingKeysWith: { first, _ in first })
        login = InputView(
            "identifiant", words.login, form["identifiant"], hint: words.newLoginHint, .line, [], messages)
        roles = words.choices(givesAdministration: givesAdministration, chosen: form.values("roles"), language)
        rolesState = FieldState("roles", messages)
        languageState = FieldState("langue", messages)
        languages = Language.allCases.map {
            ChoiceView(
                id: "langue-\($0.rawValue)", value: $0.rawValue, label: $0.ownName, explanation: nil,
                isChecked: $0.rawValue == form["langue"])
        }
    }
}
