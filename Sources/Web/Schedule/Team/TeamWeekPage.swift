import CivilTime
import Telework
import UseCases

/// When are we together, who is on site this week?
struct TeamWeekPage: PageModel {
    static let template = TemplateName.teamWeek
    /// People on a page.
    static let size = 20

    let title: String
    let words: TeamWords
    let pager: WeekPager
    let otherView: String
    let heading: String
    let action: String
    let periodName = "semaine"
    let period: String
    let hasChoice: Bool
    let choices: [TeamChooser.Item]
    let table: String?
    let key: String
    let listPager: ListPager?

    init(_ view: ViewTeam.Page, _ choice: TeamChoice, page: ListPage, viewer: Viewer, language: Language) {
        let words = TeamWords.in(language)
        let week = view.weeks.first ?? ISOWeek(containing: view.today)
        self.words = words
        title = words.title
        pager = WeekPager(week, today: view.today, language) { Link.teamWeek($0, of: choice.value) }
        otherView = Link.teamMonth(YearMonth(containing: week.day(.thursday)), of: choice.value)
        heading = choice.label(words, teams: view.teams)
        action = Path.teamWeek.rawValue
        period = week.iso
        choices = TeamChooser(choice, words, for: viewer, teams: view.teams).items
        hasChoice = choices.count > 1
        let rows = view.rows.map { $0.weeks[week] ?? WeekCells(repeating: .notWorked) }
        table = rows.isEmpty ? nil : TeamWeekPage.table(view, rows, week, choice, words, language)
        key = CellFace.key(choice.detail, language)
        listPager = ListPager(page, size: TeamWeekPage.size, total: view.total, offersWhole: true, language) {
            Link.teamWeek(week, of: choice.value, page: $0)
        }
    }

    private static func table(
        _ view: ViewTeam.Page, _ rows: [WeekCells], _ week: ISOWeek, _ choice: TeamChoice, _ words: TeamWords,
        _ language: Language
    ) -> String {
        let table = WeekTable(
            week, weekdays: .shown(view.presence), today: view.today, detail: choice.detail, language: language)
        var html = HTML(capacity: 1_024 * rows.count)
        html.raw("<tbody>")
        for (row, cells) in zip(view.rows, rows) {
            table.write(
                row.person.fullName,
                link: choice.detail == .full ? Link.personWeek(row.person.id.rawValue, week) : nil, cells, into: &html)
        }
        html.raw("</tbody>")
        return table.head(words.person) + html.string + table.foot(words.figure(words.onSite, of: view), view.presence)
    }
}
