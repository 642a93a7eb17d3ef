import CivilTime
import Telework
import TestSupport

@testable import UseCases
@testable import Web

/// The models of the pages of weeks, in every shape.
enum ScheduleSamples {
    static func pages(_ language: Language) -> [any PageModel] {
        let full = view(agreements: [Agreement(of: .camille, .envelope(halvesPerYear: 80), from: day("2026-01-01"))])
        let bare = view(agreements: [])
        let form = DayForm(.placing, [.home, .residence], language)
            .filled(with: Form(["debut": "2026-12-07", "demi": "matin", "lieu": "H"]))
        let wrong = ["debut", "fin", "demi", "lieu"].flatMap { field in
            ["jours", "absence"].map { FieldError(field: "\($0)-\(field)", message: "…") }
        }
        let refusal = PageSamples.refusal(language)
        let manager = Viewer.sample(roles: [.manager, .employee], language: language)
        let officer = Viewer.sample(roles: [.humanResources], language: language)
        let team = team(rows: 1, total: 1)
        let many = self.team(rows: 25, total: 500)
        return [
            MyWeekPage(full, notice: "…", refusal: refusal, form: form, language: language),
            MyWeekPage(full, asked: weekCells("HHHHFFAAss...."), refusal: refusal, language: language),
            PersonWeekPage(
                full, mayCorrect: true, asked: weekCells("HHHHFFAAss...."), refusal: refusal, language: language),
            MyWeekPage(
                full, form: DayForm(.absence, [], language).filled(with: Form(["demi": "matin"])), language: language),
            MyWeekPage(bare, isAhead: true, language: language),
            MyWeekPage(full, form: form.marked(wrong), language: language),
            MyWeekPage(full, form: DayForm(.absence, [], language).marked(wrong), language: language),
            PersonWeekPage(full, mayCorrect: true, notice: "…", refusal: refusal, language: language),
            PersonWeekPage(bare, mayCorrect: false, language: language),
            TeamWeekPage(team, TeamChoice(.managed), page: .first, viewer: manager, language: language),
            TeamWeekPage(many, TeamChoice(.organisme), page: ListPage(2), viewer: officer, language: language),
            TeamWeekPage(
                self.team(rows: 0, total: 0), TeamChoice(.mine), page: .first, viewer: manager, language: language),
            TeamMonthPage(
                team, yearMonth("2026-12"), TeamChoice(.managed), page: .first, viewer: manager, language: language),
            TeamMonthPage(
                many, yearMonth("2026-12"), TeamChoice(.organisme), page: ListPage(2), viewer: officer,
                language: language),
            TeamMonthPage(
                many, yearMonth("2026-12"), TeamChoice(.organisme), page: .whole, viewer: officer, language: language),
            TeamMonthPage(
                self.team(rows: 0, total: 0), yearMonth("2026-10"), TeamChoice(.mine), page: .first, viewer: officer,
                language: language),
        ]
    }

    private static let week = isoWeek("2026-W48")

    /// A week with a public holiday, a closed month, a past day and a colleague; today is the Monday after it.
    static func view(agreements: [Agreement]) -> ViewMyWeek.Page {
        let plan = WeekPlan(person: Cast.camille.id, week: week, cells: weekCells("SSHHFFAAss...."), version: 2)
        let facts = WeekFacts(
            week: week, current: plan.cells, today: day("2026-11-30"), pattern: .fullTime,
            employment: DateSpan(from: day("2015-09-01")), agreements: agreements,
            rules: Texts.book.timeline(for: Texts.reader()), calendar: TestOrganisation.calendar())
        return ViewMyWeek.Page(
            person: Cast.camille.person(), plan: plan, today: day("2026-11-30"),
            balance: WeekBalance(cells: plan.cells, facts: facts), envelopes: facts.envelopes(with: plan.cells),
            agreements: agreements, holidays: [day("2026-11-25"): [.statutory(.christmas)]],
            closed: [yearMonth("2026-11")], rules: facts.rules.rules(on: week.monday),
            colleagues: agreements.isEmpty
                ? [] : [.init(person: Cast.nadia.id, name: "Nadia Belkacem", cells: plan.cells)],
            lost: agreements.isEmpty ? [] : [LostDay(date: day("2026-12-01"), causes: RefillCause.allCases)])
    }

    static func team(rows: Int, total: Int) -> ViewTeam.Page {
        var presence = TeamPresence()
        let row = ViewTeam.Row(person: Cast.camille.person(), weeks: [week: weekCells("SSHSFFAAss....")])
        for _ in 0..<total { presence.add(row.weeks) }
        return ViewTeam.Page(
            rows: Array(repeating: row, count: rows), weeks: [week], today: day("2026-11-23"), holidays: [:],
            teams: TestOrganisation.teams, total: total, presence: presence)
    }
}
