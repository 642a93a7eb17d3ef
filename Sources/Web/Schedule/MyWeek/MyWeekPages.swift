import CivilTime
import Messages
import Telework
import UseCases

/// A person's own week: seen, changed, asked about before it is sent.
struct MyWeekPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.myWeek) { context in
            let (view, isAhead) = try await opened(context)
            let notice = MyWeekNotice(rawValue: context.query["fait"])?.text(context.language)
            return site.show(
                MyWeekPage(view, isAhead: isAhead, notice: notice, language: context.language), for: context)
        }
        routes.act(.myWeek) { form, context in try await submit(form, context) }
        routes.act(.myWeekCheck) { form, context in try await check(form, context) }
        routes.act(.myDays) { form, context in try await place(form, context) }
        routes.act(.myAbsences) { form, context in try await record(form, context) }
    }

    private func submit(_ form: Form, _ context: SignedInContext) async throws -> PageResponse {
        let language = context.language
        let sent = WeekForm(form, language)
        let view = try await view(sent.week, context)
        let asked = sent.asked(on: view.plan.cells)
        guard sent.errors.isEmpty, let week = sent.week else {
            return refuse(
                MyWeekPage(view, asked: asked, refusal: RefusalView(sent.errors, language), language: language), context
            )
        }
        let changes = sent.changes(from: view.plan.cells)
        do {
            try await ChangeDays(site.dependencies.environment)(
                changes, versions: sent.version.map { [week: $0] } ?? [:], of: view.person.id,
                by: context.viewer.actor, in: context.viewer.organisation, token: form.token)
        } catch let error as UseCaseError {
            let refusal = try RefusalView(error, language, titles: site.title(ofText:)) { $0.field(in: changes) }
            // What somebody else wrote is shown as it is now: sending the old choices again would undo it unseen.
            let isOutdated = error == .outdated
            let page = MyWeekPage(
                isOutdated ? try await self.view(week, context) : view, asked: isOutdated ? nil : asked,
                refusal: refusal, language: language)
            return site.show(page, status: RefusalView.status(of: error), for: context)
        }
        return site.redirect(to: MyWeekNotice.week.link(to: week))
    }

    private func check(_ form: Form, _ context: SignedInContext) async throws -> PageResponse {
        let language = context.language
        let sent = WeekForm(form, language)
        guard sent.errors.isEmpty, let week = sent.week else {
            return site.show(
                fragment: Verdict(verdict: VerdictView(waitingFor: sent.errors, language)), for: context)
        }
        let view = try await view(week, context)
        let changes = sent.changes(from: view.plan.cells)
        guard !changes.isEmpty else {
            let verdict = VerdictView(
                heading: MyWeekWords.in(language).unchanged,
                balances: BalanceFigure.sentences(view.balance, view.envelopes, language))
            return site.show(fragment: Verdict(verdict: verdict), for: context)
        }
        let answer = try await CheckWeek(site.dependencies.environment)(
            changes, week: week, of: view.person.id, by: context.viewer.actor, in: context.viewer.organisation)
        let verdict = VerdictView(
            answer.decision, language, titles: site.title(ofText:),
            balances: BalanceFigure.sentences(answer.balance, answer.envelopes, language))
        return site.show(fragment: Verdict(verdict: verdict), for: context)
    }

    /// Some days in a row at one place: a day placed twice is refused as such.
    private func place(_ form: Form, _ context: SignedInContext) async throws -> PageResponse {
        let language = context.language
        var errors: [FieldError] = []
        let range = DayRange.read(form, prefix: "jours", language, errors: &errors)
        let cell = Cell(letter: form["lieu"]).flatMap { $0.isTelework ? $0 : nil }
        if cell == nil {
            let kind: FieldProblem.Kind = form.value("lieu") == nil ? .required : .unknown
            let label = MyWeekWords.in(language).place
            errors.append(FieldProblem("lieu", kind).error(at: "jours-lieu", label: label, language))
        }
        return try await act(.placing, range, errors, form, context) { person in
            guard let range, let cell else { return .days }
            try await ChangeDays(site.dependencies.environment)(
                range.changes(to: cell), of: person, by: context.viewer.actor, in: context.viewer.organisation,
                token: form.token)
            return .days
        }
    }

    private func record(_ form: Form, _ context: SignedInContext) async throws -> PageResponse {
        var errors: [FieldError] = []
        let range = DayRange.read(form, prefix: "absence", context.language, errors: &errors)
        let cancels = form["acte"] == "annuler"
        return try await act(.absence, range, errors, form, context) { person in
            guard let range else { return .absence }
            let outcome = try await RecordAbsence(site.dependencies.environment)(
                range.span, half: range.half, cancels: cancels, of: person, by: context.viewer.actor,
                in: context.viewer.organisation, token: form.token)
            if cancels { return .cancelled }
            return outcome == .unchanged ? .known : .absence
        }
    }

    /// Runs the act of a form of days, which answers what to say of it, or shows the form again with what was typed.
    private func act(
        _ purpose: DayForm.Purpose, _ range: DayRange?, _ errors: [FieldError], _ form: Form,
        _ context: SignedInContext, _ body: (PersonID) async throws -> MyWeekNotice
    ) async throws -> PageResponse {
        let language = context.language
        let week = range.map { ISOWeek(containing: $0.span.lowerBound) }.flatMap { $0.isPlannable ? $0 : nil }
        let view = try await view(week ?? .asked(form), context)
        func places(_ view: ViewMyWeek.Page) -> [Place] {
            purpose == .placing ? view.agreements.flatMap(\.places) : []
        }
        let filled = DayForm(purpose, places(view), language).filled(with: form)
        guard errors.isEmpty else { return refuse(errors, of: filled, view, context) }
        let notice: MyWeekNotice
        do {
            notice = try await body(view.person.id)
        } catch UseCaseError.invalid(let problems) {
            // Days that cannot be meant lead nowhere: the page stays at the week that it was sent from.
            let seen = try await self.view(ISOWeek.asked(form), context)
            let typed = DayForm(purpose, places(seen), language).filled(with: form)
            return refuse(problems.map { $0.error(of: purpose, language) }, of: typed, seen, context)
        } catch UseCaseError.nothingWorked(let days) {
            let message = days.message(Wording(language))
            return refuse([FieldError(field: "absence-debut", message: message)], of: filled, view, context)
        } catch let error as UseCaseError {
            let field = purpose == .absence ? "absence-debut" : places(view).isEmpty ? nil : "jours-debut"
            let refusal = try RefusalView(error, language, titles: site.title(ofText:)) { _ in field }
            return site.show(
                MyWeekPage(view, refusal: refusal, form: filled, language: language),
                status: RefusalView.status(of: error), for: context)
        }
        return site.redirect(to: notice.link(to: view.plan.week))
    }

    private func refuse(
        _ errors: [FieldError], of form: DayForm, _ view: ViewMyWeek.Page, _ context: SignedInContext
    ) -> PageResponse {
        refuse(
            MyWeekPage(
                view, refusal: RefusalView(errors, context.language), form: form.marked(errors),
                language: context.language), context)
    }

    private func refuse(_ page: MyWeekPage, _ context: SignedInContext) -> PageResponse {
        site.show(page, status: .unprocessableContent, for: context)
    }

    /// The week of the address; without one that of today, or the next once nothing is left of it but the weekend.
    private func opened(_ context: SignedInContext) async throws -> (view: ViewMyWeek.Page, isAhead: Bool) {
        let asked = ISOWeek.asked(context.query)
        let view = try await view(asked, context)
        guard asked == nil, view.plan.week.isBehind(on: view.today, [view.plan.cells]) else { return (view, false) }
        return (try await self.view(view.plan.week.adding(weeks: 1), context), true)
    }

    private func view(_ week: ISOWeek?, _ context: SignedInContext) async throws -> ViewMyWeek.Page {
        guard let person = context.viewer.person else { throw WebError.notFound }
        return try await ViewMyWeek(site.dependencies.environment)(
            week, of: person, by: context.viewer.actor, in: context.viewer.organisation)
    }
}

extension FieldProblem {
    /// The mistake at the field of a form of days.
    fileprivate func error(of purpose: DayForm.Purpose, _ language: Language) -> FieldError {
        let words = MyWeekWords.in(language)
        let (name, label) =
            switch field {
            case "end": ("fin", words.last)
            case "cell": ("lieu", words.place)
            default: ("debut", words.first)
            }
        let place = "\(DayForm.prefix(purpose))-\(name)"
        guard kind == .tooEarly, let choice = choice(language) else { return error(at: place, label: label, language) }
        let reason = "\(words.tooOld) \(choice.capitalisedFirst)."
        return FieldError(
            field: place, message: "\(label)\(language == .french ? "\u{202F}:" : ":") \(reason)",
            atField: reason.capitalisedFirst)
    }
}
