import CivilTime
import Messages
import Telework
import UseCases

/// One person's month, day by day: for human resources, and for the person themself.
struct AllowanceDetailPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.allowancePerson) { context in
            let month = try context.month()
            let view = try await view(month, PersonID(try context.parameter()), context)
            return site.show(
                AllowancePersonPage(
                    view, back: context.mayDo(.viewAllowance) ? Link.allowanceMonth(month) : nil, isOwn: false,
                    titles: site.title(ofText:), language: context.language), for: context)
        }
        routes.page(.myAllowance) { context in
            guard let person = context.viewer.person else { throw WebError.notFound }
            let zone = try await site.timeZone(of: context.viewer.organisation)
            let asked = YearMonth(iso: context.query["mois"]).flatMap { $0.isWithinReach ? $0 : nil }
            let month = asked ?? YearMonth(containing: site.dependencies.clock.now(in: zone).date)
            return site.show(
                AllowancePersonPage(
                    try await view(month, person, context), back: nil, isOwn: true, titles: site.title(ofText:),
                    language: context.language), for: context)
        }
    }

    private func view(
        _ month: YearMonth, _ person: PersonID, _ context: SignedInContext
    ) async throws -> ViewPersonMonth.Page {
        try await ViewPersonMonth(site.dependencies.environment)(
            month, of: person, by: context.viewer.actor, in: context.viewer.organisation)
    }
}

/// What a month comes to for one person, and why.
struct AllowancePersonPage: PageModel {
    static let template = TemplateName.allowancePerson

    let title: String
    let words: AllowanceWords
    let lead: String
    let crumb: Crumb?
    let pager: Pager?
    let state: String
    let total: String
    let dayCount: String
    let days: [Day]
    let hasDays: Bool
    let lines: [Line]
    let hasLines: Bool
    let linesHeading: String
    let remark: String?

    struct Crumb: Sendable {
        let link: String
        let label: String
    }

    struct Pager: Sendable {
        let previous: String
        let previousLabel: String
        let next: String
        let nextLabel: String
    }

    struct Day: Sendable {
        let date: String
        let duration: String
        let unit: String
        let certainty: String
        let article: String
        let link: String
    }

    struct Line: Sendable {
        let label: String
        let days: String
        let unit: String
        let amount: String
        let origin: String
    }

    init(
        _ view: ViewPersonMonth.Page, back: String?, isOwn: Bool, titles: (String) -> LocalizedText?, language: Language
    ) {
        let words = AllowanceWords.in(language)
        let wording = Wording(language)
        let month = wording.month(view.month)
        self.words = words
        title = isOwn ? words.mine : view.person.fullName
        lead = month.capitalisedFirst
        crumb = back.map {
            Crumb(
                link: $0, label: wording.pick("Indemnités du \(wording.monthOf(view.month))", "Allowances of \(month)"))
        }
        let before = view.month.adding(months: -1)
        let after = view.month.adding(months: 1)
        pager =
            isOwn
            ? Pager(
                previous: Link.myAllowance(before), previousLabel: wording.month(before).capitalisedFirst,
                next: Link.myAllowance(after), nextLabel: wording.month(after).capitalisedFirst)
            : nil
        state = view.isClosed ? words.closed : words.computed
        total = wording.amount(view.lines.reduce(.zero) { $0 + $1.amount })
        let halves = view.days.reduce(0) { $0 + $1.halves }
        dayCount = wording.daysWithNoun(halves: halves)
        days = view.days.map { day in
            Day(
                date: wording.dayAndMonth(day.date).capitalisedFirst,
                duration: wording.daysWithNoun(halves: day.halves),
                unit: wording.amount(day.unit), certainty: day.certainty.mark[language],
                article: day.source.citation(language, titles: titles), link: Link.text(day.source.text))
        }
        hasDays = !view.days.isEmpty
        lines = view.lines.map { line in
            Line(
                label: line.payCode.label[language], days: wording.days(halves: line.halves),
                unit: wording.amount(line.unit), amount: wording.amount(line.amount),
                origin: wording.month(line.origin))
        }
        hasLines = !view.lines.isEmpty
        linesHeading = view.isClosed ? words.paidTitle : words.toPayTitle
        remark = words.corrected(view, wording)
    }
}
