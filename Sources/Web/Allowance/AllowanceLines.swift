import Messages
import Telework
import UseCases

/// Lines of a month: one string, since a whole month has a thousand of them.
struct AllowanceLines {
    private let view: MonthView
    private let words: AllowanceWords
    private let language: Language

    init(_ view: MonthView, _ words: AllowanceWords, _ language: Language) {
        self.view = view
        self.words = words
        self.language = language
    }

    func html(_ lines: some Collection<AllowanceLine>) -> String {
        let wording = Wording(language)
        var html = HTML(capacity: lines.count * 512)
        for line in lines {
            let person = view.people[line.person]
            html.raw("<tr><th scope=\"row\"><a")
            html.attribute(
                "href", Link.allowancePerson(line.isAdjustment ? line.origin : view.month, line.person.rawValue))
            html.raw(">")
            html.text(person?.fullName ?? line.person.rawValue)
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

extension [AllowanceLine] {
    /// The lines of the people whose number, or a word of whose name, begins so; case and accents do not count.
    func found(by search: String, among people: [PersonID: Payee]) -> [AllowanceLine] {
        let wanted = search.searchKey
        guard !wanted.isEmpty else { return self }
        let found = people.values.filter { person in
            person.employeeNumber.searchKey.hasPrefix(wanted) || person.fullName.searchKey.hasPrefix(wanted)
                || "\(person.familyName) \(person.givenName)".hasWord(beginningWith: wanted)
        }
        let identifiers = Set(found.map(\.id))
        return filter { identifiers.contains($0.person) }
    }
}

extension AllowanceLine {
    var isAdjustment: Bool { payCode == .adjustment }
}
