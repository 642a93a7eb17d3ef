import CivilTime
import Messages
import Telework
import UseCases

/// One person's week: days in columns, morning and afternoon in rows, each half-day a list to choose from.
struct WeekGrid {
    enum Purpose {
        /// The person plans their own days.
        case plan
        /// HR repairs what happened: closed months and the past included.
        case correct
        case read
    }

    let view: ViewMyWeek.Page
    /// What is chosen in each list: the week as it stands, or as it was sent.
    let asked: WeekCells
    let purpose: Purpose
    let language: Language

    private var week: ISOWeek { view.plan.week }
    private var words: Wording { Wording(language) }

    /// The `id` of a half-day's list and its name in the form: `2026-12-07-matin`.
    static func field(_ date: LocalDate, _ half: HalfDay) -> String {
        "\(date.iso)-\(half == .morning ? "matin" : "apres-midi")"
    }

    /// What can be chosen for a half-day; nil when it is not for choosing.
    func choices(_ date: LocalDate, _ half: HalfDay) -> [Cell]? {
        let current = view.plan.cell(date, half)
        guard purpose != .read, current != .holiday, current != .notWorked else { return nil }
        if purpose == .plan, view.closed.contains(YearMonth(containing: date)) { return nil }
        let places = view.agreements.inForce(on: date)?.places ?? []
        let isOpen = purpose == .correct || date >= view.today
        var cells: [Cell] = [.ownSite, .otherSite] + (isOpen ? places.map(Cell.init(place:)) : []) + [.absent]
        for cell in [current, asked[date.weekday, half]] where !cells.contains(cell) { cells.append(cell) }
        return cells
    }

    /// The inside of the table, for `{{{grid}}}`.
    func html() -> String {
        var html = HTML(capacity: 8_192)
        let days = [Weekday].shown(for: [view.plan.cells]).map(week.day)
        html.raw("<thead><tr><td></td>")
        for date in days { heading(date, &html) }
        html.raw("</tr></thead><tbody>")
        for half in HalfDay.allCases {
            html.raw("<tr><th scope=\"row\">")
            html.text(words.half(half).capitalisedFirst)
            html.raw("</th>")
            for date in days { cell(date, half, &html) }
            html.raw("</tr>")
        }
        html.raw("</tbody>")
        return html.string
    }

    private func heading(_ date: LocalDate, _ html: inout HTML) {
        html.raw("<th scope=\"col\"")
        if date == view.today { html.attribute("class", "today") }
        html.raw(">")
        html.text(words.day(date).capitalisedFirst)
        if date == view.today {
            html.raw(" <small>")
            html.text(words.pick("aujourd’hui", "today"))
            html.raw("</small>")
        }
        html.raw("</th>")
    }

    private func cell(_ date: LocalDate, _ half: HalfDay, _ html: inout HTML) {
        let chosen = asked[date.weekday, half]
        html.raw("<td")
        html.attribute("class", "cell \(chosen.cssClass)\(date == view.today ? " today" : "")")
        html.raw(">")
        let field = WeekGrid.field(date, half)
        guard let choices = choices(date, half) else {
            html.raw("<span")
            html.attribute("id", field)
            html.raw(">")
            html.text(view.plan.cell(date, half).label[language])
            html.raw("</span></td>")
            return
        }
        html.raw("<select")
        html.attribute("id", field)
        html.attribute("name", field)
        html.attribute("aria-label", "\(words.dayAndMonth(date)), \(words.half(half))")
        html.raw(">")
        for choice in choices {
            html.raw("<option")
            html.attribute("value", choice.letter)
            html.attribute("data-look", choice.cssClass)
            if choice == chosen { html.raw(" selected") }
            html.raw(">")
            html.text(choice.label[language])
            html.raw("</option>")
        }
        html.raw("</select></td>")
    }
}

extension ViewMyWeek.Page {
    /// « Mardi 8 : férié (Immaculée…) », a sentence a holiday.
    func holidaySentences(_ words: Wording) -> [String] {
        holidays.sorted { $0.key < $1.key }.map { date, labels in
            let names = words.list(
                labels.map { label in
                    switch label {
                    case .statutory(let name): words.pick(name.french, name.english)
                    case .organisme(let name): name
                    }
                })
            return words.pick(
                "Le \(words.dayAndMonth(date)) est férié\u{202F}: \(names).",
                "\(words.dayAndMonth(date)) is a public holiday: \(names).")
        }
    }

    /// What people are told of months that are closed.
    func closedSentences(_ words: Wording) -> [String] {
        closed.sorted().map { month in
            words.pick(
                "Le \(words.monthOf(month)) est clôturé\u{202F}: pour corriger ses jours, voyez les ressources humaines.",
                "\(words.month(month)) is closed: to correct its days, please see human resources.")
        }
    }

    /// The formula of the week, or both when it changes within it.
    func formulas(_ language: Language) -> String {
        Wording(language).list(agreements.map { $0.formula.label(language) })
    }
}
