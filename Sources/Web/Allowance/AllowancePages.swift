import CivilTime
import Messages
import Telework
import UseCases

/// The months of allowances: looked at, confirmed, closed for ever, handed to payroll.
struct AllowancePages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.allowances) { context in
            let rows = try await ListMonths(site.dependencies.environment)(
                by: context.viewer.actor, in: context.viewer.organisation)
            return site.show(AllowancesPage(rows, language: context.language), for: context)
        }
        routes.page(.allowanceMonth) { context in
            let words = AllowanceWords.in(context.language)
            let month = try context.month()
            return site.show(try await page(month, notice: words.notice(context.query["fait"]), context), for: context)
        }
        routes.act(.amounts) { form, context in try await confirmAmounts(form, context) }
        routes.act(.allowanceClosing) { form, context in try await close(form, context) }
        routes.act(.allowancePayroll) { _, context in
            let month = try context.month()
            let rows = try await ExportPayroll(site.dependencies.environment)(
                month, by: context.viewer.actor, in: context.viewer.organisation)
            return site.download(try site.dependencies.payrollFile(rows), name: "paie-\(month.iso).csv")
        }
    }

    private func confirmAmounts(_ form: Form, _ context: SignedInContext) async throws -> PageResponse {
        try context.require(.confirmAmounts)
        let words = AllowanceWords.in(context.language)
        guard let month = YearMonth(iso: form["mois"]), month.isWithinReach else {
            throw UseCaseError.invalid([FieldProblem("mois", .unknown)])
        }
        let seen = form.values("montant").compactMap { Int64($0).map(Cents.init) }
        guard form.isChecked("confirme") else {
            let errors = [FieldError(field: "confirme", message: words.confirmMissing)]
            return try await refuse(month, errors, context)
        }
        do {
            try await ConfirmAmounts(site.dependencies.environment)(
                month.year, amounts: seen, by: context.viewer.actor, in: context.viewer.organisation, token: form.token)
        } catch let error as UseCaseError {
            return try await refuse(month, error, context)
        }
        return site.redirect(to: "\(Link.allowanceMonth(month))?fait=montants")
    }

    private func close(_ form: Form, _ context: SignedInContext) async throws -> PageResponse {
        try context.require(.closeMonth)
        let words = AllowanceWords.in(context.language)
        let month = try context.month()
        let typed = form["mois"]
        guard month.isNamed(by: typed) else {
            let message = typed.isEmpty ? words.typedMissing : words.typedOther
            return try await refuse(month, [FieldError(field: "mois", message: message)], typed: typed, context)
        }
        do {
            try await AskToCloseMonth(site.dependencies.environment)(
                month, by: context.viewer.actor, in: context.viewer.organisation, token: form.token)
        } catch let error as UseCaseError {
            return try await refuse(month, error, typed: typed, context)
        }
        await site.dependencies.hurry(context.viewer.organisation)
        return site.redirect(to: "\(Link.allowanceMonth(month))?fait=cloture")
    }

    private func refuse(
        _ month: YearMonth, _ errors: [FieldError], typed: String = "", _ context: SignedInContext
    ) async throws -> PageResponse {
        site.show(
            try await page(month, refusal: RefusalView(errors, context.language), typed: typed, context),
            status: .unprocessableContent, for: context)
    }

    private func refuse(
        _ month: YearMonth, _ error: UseCaseError, typed: String = "", _ context: SignedInContext
    ) async throws -> PageResponse {
        let refusal = try RefusalView(error, context.language)
        return site.show(
            try await page(month, refusal: refusal, typed: typed, context), status: RefusalView.status(of: error),
            for: context)
    }

    private func page(
        _ month: YearMonth, notice: String? = nil, refusal: RefusalView? = nil, typed: String = "",
        _ context: SignedInContext
    ) async throws -> AllowanceMonthPage {
        let view = try await ViewMonth(site.dependencies.environment)(
            month, by: context.viewer.actor, in: context.viewer.organisation)
        let zone = try await site.timeZone(of: context.viewer.organisation)
        let shown = AllowanceMonthPage.Shown(
            page: .askedOrWhole(context.query), search: context.query["nom"])
        return AllowanceMonthPage(
            view, shown, zone: zone, notice: notice, refusal: refusal, typed: typed, language: context.language)
    }
}

extension Site {
    /// Where the clocks of an organisme are.
    func timeZone(of organisation: OrganisationID) async throws -> String {
        try await dependencies.environment.store.read(organisation) { try $0.organisation().timeZone }
    }
}

extension SignedInContext {
    /// The month of the address.
    ///
    /// - Throws: ``WebError/wrongValue(_:)`` for what is no month, or one that nobody alive can have worked in;
    ///   ``WebError/notFound`` to whoever has no page of months, whatever stands there.
    func month() throws -> YearMonth {
        let text = try parameter("month")
        guard let month = YearMonth(iso: text), month.isWithinReach else {
            try require(.viewAllowance)
            var fault = AddressFault(.month, value: text, link: Link.allowances)
            fault.way = LocalizedText(french: "Voir tous les mois", english: "See all months")
            throw WebError.wrongValue(fault)
        }
        return month
    }
}

extension YearMonth {
    /// Whether anybody's telework can be in it: an address with another month is a mistake.
    var isWithinReach: Bool { (2000...2099).contains(year) }

    /// Whether somebody typed this month: « décembre 2026 », « 2026-12 », « 12/2026 », in either language.
    func isNamed(by text: String) -> Bool {
        let typed = text.searchKey.split { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }.joined(separator: " ")
        let number = month < 10 ? "0\(month)" : String(month)
        let names = Language.allCases.map { Wording($0).month(self).searchKey }
        return (names + [iso, "\(number)/\(year)", "\(month)/\(year)"]).contains(typed)
    }
}
