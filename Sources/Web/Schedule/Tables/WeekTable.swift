import CivilTime
import Messages
import Telework
import UseCases

/// People in rows, the half-days of one week in columns.
///
/// Each of the few cells that can occur is written once, then added to the rows: hundreds of people cost their names.
struct WeekTable {
    private let week: ISOWeek
    private let weekdays: [Weekday]
    private let today: LocalDate
    private let words: Wording
    private let cells: [HTML]
    private static let kinds = 128

    init(
        _ week: ISOWeek, weekdays: [Weekday], today: LocalDate, detail: CellDetail, language: Language
    ) {
        self.week = week
        self.weekdays = weekdays
        self.today = today
        words = Wording(language)
        var cells = Array(repeating: HTML(), count: weekdays.count * 2 * WeekTable.kinds)
        for (column, day) in weekdays.enumerated() {
            for half in HalfDay.allCases {
                for cell in Cell.allCases {
                    var html = HTML(capacity: 96)
                    let mark = week.day(day) == today ? " today" : ""
                    let face = CellFace(cell, detail, language)
                    html.raw("<td")
                    html.attribute("class", "cell \(face.css)\(mark)")
                    html.attribute(
                        "data-label", half == .morning ? words.shortDay(week.day(day)) : words.pick("a.-m.", "pm"))
                    html.raw(">")
                    face.write(into: &html)
                    html.raw("</td>")
                    cells[WeekTable.index(column, half, cell)] = html
                }
            }
        }
        self.cells = cells
    }

    private static func index(_ column: Int, _ half: HalfDay, _ cell: Cell) -> Int {
        (column * 2 + half.rawValue) * kinds + Int(cell.rawValue)
    }

    /// The days above their two halves.
    func head(_ people: String) -> String {
        var html = HTML(capacity: 1_024)
        html.raw("<thead><tr><th scope=\"col\" rowspan=\"2\">")
        html.text(people)
        html.raw("</th>")
        for day in weekdays {
            html.raw("<th scope=\"colgroup\" colspan=\"2\"")
            if week.day(day) == today { html.attribute("class", "today") }
            html.raw(">")
            html.text(words.shortDay(week.day(day)))
            html.raw("</th>")
        }
        html.raw("</tr><tr>")
        for _ in weekdays {
            for half in HalfDay.allCases {
                html.raw("<th scope=\"col\"><abbr")
                html.attribute("title", words.half(half))
                html.raw(">")
                html.text(half == .morning ? words.pick("M", "AM") : words.pick("A.-M.", "PM"))
                html.raw("</abbr></th>")
            }
        }
        html.raw("</tr></thead>")
        return html.string
    }

    func write(_ name: String, link: String? = nil, _ row: WeekCells, into html: inout HTML) {
        html.raw("<tr><th scope=\"row\">")
        html.name(name, link: link)
        html.raw("</th>")
        for (column, day) in weekdays.enumerated() {
            html.add(cells[WeekTable.index(column, .morning, row[day, .morning])])
            html.add(cells[WeekTable.index(column, .afternoon, row[day, .afternoon])])
        }
        html.raw("</tr>\n")
    }

    /// How many of the whole team are on site, half-day by half-day.
    func foot(_ label: String, _ presence: TeamPresence) -> String {
        var html = HTML(capacity: 1_024)
        html.raw("<tfoot><tr><th scope=\"row\">")
        html.text(label)
        html.raw("</th>")
        for day in weekdays {
            for half in HalfDay.allCases {
                html.raw("<td class=\"count\"")
                html.attribute(
                    "data-label", half == .morning ? words.shortDay(week.day(day)) : words.pick("a.-m.", "pm"))
                html.raw(">")
                html.number(presence.onSite(week.day(day), half))
                html.raw("</td>")
            }
        }
        html.raw("</tr></tfoot>")
        return html.string
    }
}

extension HTML {
    mutating func name(_ name: String, link: String?) {
        guard let link else { return text(name) }
        raw("<a")
        attribute("href", link)
        raw(">")
        text(name)
        raw("</a>")
    }
}
