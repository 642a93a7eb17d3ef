import CivilTime
import Messages
import Telework
import UseCases

/// The week of somebody else: read by those they answer to, corrected by HR.
struct PersonWeekPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.personWeek) { context in
            let view = try await view(.asked(context.query), context)
            let words = PersonWeekWords.in(context.language)
            let page = PersonWeekPage(
                view, mayCorrect: mayCorrect(context),
                notice: context.query["fait"] == "correction" ? words.corrected : nil, language: context.language)
            return site.show(page, for: context)
        }
        routes.act(.personWeek) { form, context in try await correct(form, context) }
    }

    private func correct(_ form: Form, _ context: SignedInContext) async throws -> PageResponse {
        guard mayCorrect(context) else { throw WebError.notFound }
        let language = context.language
        let words = PersonWeekWords.in(language)
        let sent = WeekForm(form, language)
        let view = try await view(sent.week, context)
        let asked = sent.asked(on: view.plan.cells)
        var errors = sent.errors
        if !form.isChecked("confirme") { errors.append(FieldError(field: "confirme", message: words.confirmMissing)) }
        if !view.hasBegun { errors = [FieldError(field: "contenu", message: words.notPast)] }
        guard errors.isEmpty, let week = sent.week else {
            let page = PersonWeekPage(
                view, mayCorrect: true, asked: asked, refusal: RefusalView(errors, language), language: language)
            return site.show(page, status: .unprocessableContent, for: context)
        }
        let changes = sent.changes(from: view.plan.cells)
        do {
            try await ChangeDays(site.dependencies.environment)(
                changes, versions: sent.version.map { [week: $0] } ?? [:], of: view.person.id,
                by: context.viewer.actor, in: context.viewer.organisation, correction: true, token: form.token)
        } catch let error as UseCaseError {
            let refusal = try RefusalView(error, language, titles: site.title(ofText:)) { $0.field(in: changes) }
            let isOutdated = error == .outdated
            let page = PersonWeekPage(
                isOutdated ? try await self.view(week, context) : view, mayCorrect: true,
                asked: isOutdated ? nil : asked, refusal: refusal, language: language)
            return site.show(page, status: RefusalView.status(of: error), for: context)
        }
        return site.redirect(to: "\(Link.personWeek(view.person.id.rawValue, week))&fait=correction")
    }

    /// Whether the form is worth showing; the use case decides.
    private func mayCorrect(_ context: SignedInContext) -> Bool {
        context.viewer.roles.contains { Permissions.reach(of: .correctPastWeek, for: $0) != nil }
    }

    private func view(_ week: ISOWeek?, _ context: SignedInContext) async throws -> ViewMyWeek.Page {
        try await ViewMyWeek(site.dependencies.environment)(
            week, of: PersonID(try context.parameter()), by: context.viewer.actor, in: context.viewer.organisation)
    }
}
