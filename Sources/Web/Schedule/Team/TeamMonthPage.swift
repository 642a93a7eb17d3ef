import CivilTime
import Messages
import Telework
import UseCases

/// The month of a team, of everyone managed, or of the whole organisme.
struct TeamMonthPage: PageModel {
    static let template = TemplateName.teamMonth
    /// People on a page.
    static let size = 20

    let title: String
    let words: TeamWords
    let label: String
    let previous: String
    let next: String
    let today: String?
    let otherView: String
    let heading: String
    let action: String
    let periodName = "mois"
    let period: String
    let hasChoice: Bool
    let choices: [TeamChooser.Item]
    let table: String?
    let key: String
    let listPager: ListPager?

    init(
        _ view: ViewTeam.Page, _ month: YearMonth, _ choice: TeamChoice, page: ListPage, viewer: Viewer,
        language: Language
    ) {
        let wording = Wording(language)
        let words = TeamWords.in(language)
        self.words = words
        title = words.title
        label = wording.month(month).capitalisedFirst
        previous = Link.teamMonth(month.adding(months: -1), of: choice.value)
        next = Link.teamMonth(month.adding(months: 1), of: choice.value)
        let current = YearMonth(containing: view.today)
        today = month == current ? nil : Link.teamMonth(current, of: choice.value)
        // Without a week the page opens on that of today, or from Saturday on on the next.
        otherView = Link.teamWeek(month == current ? nil : ISOWeek(containing: month.first), of: choice.value)
        heading = choice.label(words, teams: view.teams)
        action = Path.teamMonth.rawValue
        period = month.iso
        choices = TeamChooser(choice, words, for: viewer, teams: view.teams).items
        hasChoice = choices.count > 1
        table = view.rows.isEmpty ? nil : TeamMonthPage.table(view, month, choice, words, language)
        key = CellFace.key(choice.detail, language)
        listPager = ListPager(page, size: TeamMonthPage.size, total: view.total, offersWhole: true, language) {
            Link.teamMonth(month, of: choice.value, page: $0)
        }
    }

    private static func table(
        _ view: ViewTeam.Page, _ month: YearMonth, _ choice: TeamChoice, _ words: TeamWords, _ language: Language
    ) -> String {
        let table = MonthTable(
            month, weekdays: .shown(view.presence), today: view.today, detail: choice.detail, language: language)
        let week = view.weeks.first { month.first <= $0.monday } ?? ISOWeek(containing: month.first)
        var html = HTML(capacity: 1_024 * (view.rows.count + 1))
        html.raw("<tbody>")
        for row in view.rows {
            table.write(
                row.person.fullName,
                link: choice.detail == .full ? Link.personWeek(row.person.id.rawValue, week) : nil, row.weeks,
                into: &html)
        }
        html.raw("</tbody>")
        return table.head(words.person) + html.string
            + table.foot(
                [
                    .morning: words.figure(words.onSiteMorning, of: view),
                    .afternoon: words.figure(words.onSiteAfternoon, of: view),
                ], view.presence)
    }
}
