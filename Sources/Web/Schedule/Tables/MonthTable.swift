import CivilTime
import Messages
import Telework
import UseCases

/// People in rows, the days of a month in columns: one cell a day, split when its halves differ.
struct MonthTable {
    private let days: [LocalDate]
    private let today: LocalDate
    private let words: Wording
    /// By today or not, morning, afternoon.
    private let cells: [HTML]
    private static let kinds = Cell.allCases
    private static let order: [Int] = {
        var order = Array(repeating: 0, count: 256)
        for (index, cell) in kinds.enumerated() { order[Int(cell.rawValue)] = index }
        return order
    }()

    init(
        _ month: YearMonth, weekdays: [Weekday], today: LocalDate, detail: CellDetail, language: Language
    ) {
        days = Array(month.days).filter { weekdays.contains($0.weekday) }
        self.today = today
        words = Wording(language)
        let faces = MonthTable.kinds.map { CellFace($0, detail, language) }
        var cells: [HTML] = []
        for mark in ["", " today"] {
            for morning in faces {
                for afternoon in faces { cells.append(MonthTable.day(morning, afternoon, mark)) }
            }
        }
        self.cells = cells
    }

    /// Without its end tag, which HTML does not ask for: a page has hundreds of these cells.
    private static func day(_ morning: CellFace, _ afternoon: CellFace, _ mark: String) -> HTML {
        var html = HTML(capacity: 64)
        html.raw("<td")
        guard morning != afternoon else {
            html.attribute("class", "cell \(morning.css)\(mark)")
            html.raw(">")
            html.text(morning.mark)
            return html
        }
        html.attribute("class", "split\(mark)")
        html.raw(">")
        for face in [morning, afternoon] {
            html.raw("<span")
            html.attribute("class", "cell \(face.css)")
            html.raw(">")
            html.text(face.mark)
            html.raw("</span>")
        }
        return html
    }

    func head(_ people: String) -> String {
        var html = HTML(capacity: 4_096)
        html.raw("<thead><tr><th scope=\"col\">")
        html.text(people)
        html.raw("</th>")
        for day in days {
            html.raw("<th scope=\"col\"")
            if day == today { html.attribute("class", "today") }
            html.raw("><abbr")
            html.attribute("title", words.dayAndMonth(day))
            html.raw(">")
            html.text(words.weekday(day.weekday).prefix(1).uppercased())
            html.raw("<br>")
            html.number(day.day)
            html.raw("</abbr></th>")
        }
        html.raw("</tr></thead>")
        return html.string
    }

    func write(_ name: String, link: String?, _ weeks: [ISOWeek: WeekCells], into html: inout HTML) {
        html.raw("<tr><th scope=\"row\">")
        html.name(name, link: link)
        html.raw("</th>")
        let count = MonthTable.kinds.count
        var week: WeekCells?
        for (index, day) in days.enumerated() {
            if index == 0 || day.weekday == .monday { week = weeks[ISOWeek(containing: day)] }
            let morning = week?[day.weekday, .morning] ?? .notWorked
            let afternoon = week?[day.weekday, .afternoon] ?? .notWorked
            let kind =
                (day == today ? count * count : 0) + MonthTable.order[Int(morning.rawValue)] * count
                + MonthTable.order[Int(afternoon.rawValue)]
            html.add(cells[kind])
        }
        html.raw("</tr>\n")
    }

    /// How many of the whole team are on site each half-day, deeper where there are more.
    func foot(_ labels: [HalfDay: String], _ presence: TeamPresence) -> String {
        let people = presence.people
        var html = HTML(capacity: 8_192)
        html.raw("<tfoot>")
        for half in HalfDay.allCases {
            html.raw("<tr><th scope=\"row\">")
            html.text(labels[half] ?? "")
            html.raw("</th>")
            for day in days {
                let count = presence.onSite(day, half)
                html.raw("<td")
                html.attribute("class", "heat h\(people == 0 ? 0 : (count * 5 + people - 1) / people)")
                html.raw(">")
                html.number(count)
                html.raw("</td>")
            }
            html.raw("</tr>")
        }
        html.raw("</tfoot>")
        return html.string
    }
}
