import Messages
import Telework
import UseCases

/// The lines of a month: one string, since a month has a thousand of them.
struct AllowanceLines {
    private let view: MonthView
    private let words: AllowanceWords
    private let language: Language

    init(_ view: MonthView, _ words: AllowanceWords, _ language: Language) {
        self.view = view
        self.words = words
        self.language = language
    }

    func html() -> String {
        let wording = Wording(language)
        var html = HTML(capacity: view.lines.count * 512)
        for line in view.lines {
            let person = view.people[line.person]
            html.raw("<tr><th scope=\"row\"><a")
            html.attribute(
                "href", Link.allowancePerson(line.isAdjustment ? line.origin : view.month, line.person.rawValue))
            html.raw(">")
            html.text(person.map { "\($0.familyName) \($0.givenName)" } ?? line.person.rawValue)
            html.raw("</a> <small class=\"muted\">")
            html.text(person?.employeeNumber ?? "")
            html.raw("</small></th><td class=\"number\"")
            html.attribute("data-label", words.days)
            html.raw(">")
            html.text(wording.days(halves: line.halves))
            html.raw("</td><td class=\"number\"")
            html.attribute("data-label", words.unit)
            html.raw(">")
            html.text(wording.amount(line.unit))
            html.raw("</td><td class=\"number\"")
            html.attribute("data-label", words.amount)
            html.raw(">")
            html.text(wording.amount(line.amount))
            html.raw("</td><td")
            html.attribute("data-label", words.origin)
            html.raw(">")
            html.text(wording.month(line.origin))
            if line.isAdjustment {
                html.raw(" <span class=\"badge proposed\">")
                html.text(words.adjustment)
                html.raw("</span>")
            }
            html.raw("</td></tr>")
        }
        return html.string
    }
}

extension AllowanceLine {
    var isAdjustment: Bool { payCode == .adjustment }
}

extension String {
    /// The text with its first letter in upper case: the name of a month as a title.
    var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
