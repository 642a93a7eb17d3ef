import CivilTime
import Messages
import Telework
import UseCases

/// When are we together, who is on site this week?
struct TeamWeekPage: PageModel {
    static let template = TemplateName.teamWeek
    /// People on a page.
    static let size = 200

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
    let hasPages: Bool
    let previousPage: String?
    let nextPage: String?
    let range: String

    init(_ view: ViewTeam.Page, _ choice: TeamChoice, page: Int, viewer: Viewer, language: Language) {
        let wording = Wording(language)
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
        hasPages = view.total > TeamWeekPage.size
        table =
            rows.isEmpty
            ? nil
            : TeamWeekPage.table(
                view, rows, week, choice, words, label: hasPages ? words.onSitePage : words.onSite, language)
        key = CellFace.key(choice.detail, language)
        previousPage = page > 1 ? Link.teamWeek(week, of: choice.value, page: page - 1) : nil
        nextPage =
            page * TeamWeekPage.size < view.total ? Link.teamWeek(week, of: choice.value, page: page + 1) : nil
        let first = (page - 1) * TeamWeekPage.size
        range = wording.say(
            "\(wording.number(first + 1)) à \(wording.number(first + rows.count)) sur \(wording.number(view.total))",
            "\(wording.number(first + 1)) to \(wording.number(first + rows.count)) of \(wording.number(view.total))")
    }

    private static func table(
        _ view: ViewTeam.Page, _ rows: [WeekCells], _ week: ISOWeek, _ choice: TeamChoice, _ words: TeamWords,
        label: String, _ language: Language
    ) -> String {
        let table = WeekTable(
            week, weekdays: .shown(for: rows), today: view.today, detail: choice.detail, language: language)
        var html = HTML(capacity: 1_024 * rows.count)
        html.raw("<tbody>")
        for (row, cells) in zip(view.rows, rows) {
            table.write(
                row.person.fullName,
                link: choice.detail == .full ? Link.personWeek(row.person.id.rawValue, week) : nil, cells, into: &html)
        }
        html.raw("</tbody>")
        return table.head(words.person) + html.string + table.foot(label, rows)
    }
}
