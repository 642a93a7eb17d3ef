import CivilTime
import Messages
import Telework
import UseCases

/// How much of a half-day is shown.
enum CellDetail {
    /// Where the person is: to the person, to those they answer to, to HR.
    case full
    /// On site or not, as colleagues need it to meet: neither the place of telework nor an absence is told apart.
    case presence
}

/// A half-day as tables show it.
struct CellFace: Hashable {
    /// The class beside `cell`, whose pattern says it without colour.
    let css: String
    /// One letter or two.
    let mark: String
    let label: String

    init(_ cell: Cell, _ detail: CellDetail, _ language: Language) {
        guard detail == .presence, let presence = CellFace.presence(of: cell, Wording(language)) else {
            (css, mark, label) = (cell.cssClass, cell.mark[language], cell.label[language])
            return
        }
        self = presence
    }

    private init(css: String, mark: String, label: String) {
        (self.css, self.mark, self.label) = (css, mark, label)
    }

    private static func presence(of cell: Cell, _ words: Wording) -> CellFace? {
        switch cell {
        case .ownSite, .otherSite, .holiday: nil
        case .home, .residence, .otherOrganisation, .thirdPlace:
            CellFace(css: "home", mark: "T", label: words.pick("Télétravail", "Telework"))
        case .absent, .notWorked: CellFace(css: "off", mark: "–", label: words.pick("Pas là", "Not there"))
        }
    }

    /// What the letters mean, for below a table.
    static func key(_ detail: CellDetail, _ language: Language) -> String {
        var html = HTML(capacity: 1_024)
        var seen: Set<CellFace> = []
        html.raw("<ul class=\"key\">")
        for face in Cell.allCases.map({ CellFace($0, detail, language) }) where seen.insert(face).inserted {
            html.raw("<li><span")
            html.attribute("class", "cell \(face.css)")
            html.raw(">")
            html.text(face.mark)
            html.raw("</span> ")
            html.text(face.label)
            html.raw("</li>")
        }
        html.raw("</ul>")
        return html.string
    }

    /// The letter for the eyes, the word for whoever points at it or hears it.
    func write(into html: inout HTML) {
        html.raw("<abbr")
        html.attribute("title", label)
        html.raw(">")
        html.text(mark)
        html.raw("</abbr>")
    }
}

extension [Weekday] {
    /// Monday to Friday, and the weekend's days on which somebody works.
    static func shown(for weeks: some Sequence<WeekCells>) -> [Weekday] {
        var days: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
        for cells in weeks where days.count < 7 {
            for day in [Weekday.saturday, .sunday]
            where cells[day, .morning] != .notWorked || cells[day, .afternoon] != .notWorked {
                days.insert(day)
            }
        }
        return days.sorted()
    }

    /// The same for a whole team.
    static func shown(_ presence: TeamPresence) -> [Weekday] {
        presence.weekdays.union([.monday, .tuesday, .wednesday, .thursday, .friday]).sorted()
    }
}
