import Telework
import UseCases

/// Who may sign in, with which roles: accounts, their one-time codes, their roles.
struct AccountPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.accounts) { context in
            let accounts = try await accounts(context)
            return site.show(
                AccountsPage(
                    accounts, search: context.query["nom"], page: ListPage(asked: context.query),
                    language: context.language), for: context)
        }
        routes.act(.accountsCreation) { _, context in
            let issued = try await CreateAccounts(site.dependencies.environment)(
                by: context.viewer.actor, in: context.viewer.organisation)
            return try await site.show(issued, for: context)
        }
        routes.page(.account) { context in
            let notice = AccountWords.in(context.language).notice(context.query["fait"])
            return site.show(try await page(notice: notice, context), for: context)
        }
        routes.act(.accountCode) { _, context in
            let issued = try await ResetPassword(site.dependencies.environment)(
                AccountID(try context.parameter()), by: context.viewer.actor, in: context.viewer.organisation)
            return try await site.show([issued], for: context)
        }
        routes.act(.accountRoles) { form, context in try await setRoles(form, context) }
        routes.act(.accountAccess) { form, context in try await setAccess(form, context) }
    }

    private func setRoles(_ form: Form, _ context: SignedInContext) async throws -> PageResponse {
        let id = try context.parameter()
        let words = AccountWords.in(context.language)
        let asked = form.values("roles")
        let roles = Set(asked.compactMap(Role.init(rawValue:)))
        do {
            // A role that does not exist is refused as one that is not given by hand.
            guard asked.count == roles.count else { throw UseCaseError.invalid([FieldProblem("roles", .unknown)]) }
            try await SetRoles(site.dependencies.environment)(
                roles, to: AccountID(id), by: context.viewer.actor, in: context.viewer.organisation)
        } catch UseCaseError.invalid(let problems) {
            try context.require(.manageAccounts)
            let isLast = problems.contains { $0.kind == .required }
            let message = isLast ? words.ownAdministrator : words.unknownRole
            return site.show(
                try await page(errors: [FieldError(field: "roles", message: message)], context),
                status: .unprocessableContent, for: context)
        }
        return site.redirect(to: "\(Link.account(id))?fait=roles")
    }

    private func setAccess(_ form: Form, _ context: SignedInContext) async throws -> PageResponse {
        let id = try context.parameter()
        let words = AccountWords.in(context.language)
        try context.require(.manageAccounts)
        do {
            guard ["ouvrir", "fermer"].contains(form["acte"]) else {
                throw UseCaseError.invalid([FieldProblem("acte", .required)])
            }
            try await EnableAccount(site.dependencies.environment)(
                AccountID(id), isEnabled: form["acte"] == "ouvrir", by: context.viewer.actor,
                in: context.viewer.organisation)
        } catch UseCaseError.invalid(let problems) {
            let isOwn = problems.contains { $0.field == "enabled" }
            let message = isOwn ? words.ownAccess : words.accessMissing
            return site.show(
                try await page(errors: [FieldError(field: "acces", message: message)], context),
                status: .unprocessableContent, for: context)
        }
        return site.redirect(to: "\(Link.account(id))?fait=\(form["acte"])")
    }

    private func page(
        notice: String? = nil, errors: [FieldError] = [], _ context: SignedInContext
    ) async throws -> AccountPage {
        let id = AccountID(try context.parameter())
        let isAdministrator = context.viewer.roles.contains(.administrator)
        guard let account = try await accounts(context).first(where: { $0.id == id }),
            Role.mayAdminister(account.roles, by: context.viewer.actor)
        else { throw WebError.notFound }
        return AccountPage(
            account, givesAdministration: isAdministrator, isOwn: id == context.viewer.account, notice: notice,
            errors: errors, language: context.language)
    }

    private func accounts(_ context: SignedInContext) async throws -> [ListedAccount] {
        try await ListAccounts(site.dependencies.environment)(
            by: context.viewer.actor, in: context.viewer.organisation)
    }
}

extension Site {
    /// The codes, with that of the organisme: what people type first to sign in.
    func show(_ issued: [IssuedCode], for context: SignedInContext) async throws -> PageResponse {
        let code = try await dependencies.environment.store.read(context.viewer.organisation) {
            try $0.organisation().code
        }
        return show(IssuedCodesPage(issued, organisation: code, language: context.language), for: context)
    }
}
