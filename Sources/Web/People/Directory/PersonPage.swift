import CivilTime
import Messages
import Telework
import UseCases

/// Who somebody is at work, and how they telework.
struct PersonPage: PageModel {
    static let template = TemplateName.person

    let title: String
    let words: PeopleWords
    let back: String
    let presence: String?
    let week: String?
    let facts: [Fact]
    let post: PostView?
    let patternText: String
    let pattern: String
    let seesRequests: Bool
    let agreements: [Line]
    let requests: [Line]

    struct Fact: Sendable {
        let label: String
        let value: String
        let link: String?
    }

    struct PostView: Sendable {
        let title: String
        let share: String
        let gauge: String
        let activities: [ActivityView]
    }

    struct ActivityView: Sendable {
        let name: String
        let kind: String
        let share: String
        let teleworkable: String
    }

    struct Line: Sendable {
        let label: String
        let detail: String
        let link: String
        let state: String
        let badge: String
    }

    init(_ view: ViewPerson.Page, viewer: Viewer, language: Language) {
        let words = PeopleWords.in(language)
        let wording = Wording(language)
        let person = view.person
        self.words = words
        title = person.fullName
        back = Link.people()
        presence = words.presence(of: person, on: view.today, language)
        let seesWeek = viewer.roles.contains(.humanResources) || person.answersTo == viewer.person
        week = seesWeek && viewer.person != person.id ? Link.personWeek(person.id.rawValue) : nil
        facts = PersonPage.facts(
            view, words, language, seesManager: !viewer.roles.isDisjoint(with: [.humanResources, .administrator]))
        post = view.post.map { PersonPage.post($0, words, language) }
        patternText = words.workingTime(halves: person.pattern.halves, language)
        pattern = PatternGrid(person.pattern, language).html()
        seesRequests = !view.requests.isEmpty || !view.agreements.isEmpty || seesWeek
        agreements = view.agreements.sorted { $0.span.first > $1.span.first }.map { agreement in
            let isNow = agreement.span.contains(view.today)
            let state =
                isNow
                ? words.inForce : agreement.span.first > view.today ? words.toCome : words.ended
            return Line(
                label: agreement.formula.label(language), detail: wording.span(agreement.span),
                link: Link.agreement(agreement.id.rawValue), state: state, badge: isNow ? "accepted" : "")
        }
        requests = view.requests.sorted { $0.submittedAt > $1.submittedAt }.map { request in
            Line(
                label: request.proposal.formula.label(language),
                detail: "\(words.submitted) \(wording.date(request.submittedOn))",
                link: Link.request(request.id.rawValue), state: request.state.kind.label[language],
                badge: request.state.kind.badge)
        }
    }

    private static func facts(
        _ view: ViewPerson.Page, _ words: PeopleWords, _ language: Language, seesManager: Bool
    ) -> [Fact] {
        let person = view.person
        let manager = view.manager.map { manager in
            Fact(
                label: words.manager, value: manager.fullName,
                link: seesManager ? Link.person(manager.id.rawValue) : nil)
        }
        return [
            Fact(label: words.number, value: person.employeeNumber, link: nil),
            Fact(label: words.email, value: person.email, link: "mailto:\(person.email)"),
            Fact(label: words.contract, value: person.contract.label[language], link: nil),
            Fact(label: words.employment, value: Wording(language).span(person.employment), link: nil),
            Fact(label: words.team, value: view.team?.name ?? person.team, link: nil),
            Fact(label: words.site, value: view.site?.name ?? person.site, link: nil),
            manager ?? Fact(label: words.manager, value: words.noManager, link: nil),
            Fact(label: words.language, value: person.language.ownName, link: nil),
        ]
    }

    private static func post(_ post: Post, _ words: PeopleWords, _ language: Language) -> PostView {
        let wording = Wording(language)
        let share = post.teleworkableShare()
        let text = wording.percent(share)
        return PostView(
            title: post.title, share: text,
            gauge: Gauge.svg(used: share, of: 100, label: "\(words.teleworkableShare) \(text)"),
            activities: post.activities.sorted { $0.share > $1.share }.map { activity in
                ActivityView(
                    name: activity.name, kind: activity.kind.label[language], share: wording.percent(activity.share),
                    teleworkable: activity.isTeleworkable ? words.yes : words.no)
            })
    }
}

/// The half-days that somebody works, as a small table.
struct PatternGrid {
    private let pattern: WorkingPattern
    private let language: Language

    init(_ pattern: WorkingPattern, _ language: Language) {
        self.pattern = pattern
        self.language = language
    }

    /// The inside of the table, for `{{{pattern}}}`.
    func html() -> String {
        let words = Wording(language)
        let weekend: Set<Weekday> = [.saturday, .sunday]
        let days = Weekday.allCases.filter { !weekend.contains($0) || pattern.weekdays.contains($0) }
        var html = HTML(capacity: 2_048)
        html.raw("<thead><tr><td></td>")
        for day in days {
            html.raw("<th scope=\"col\"><abbr")
            html.attribute("title", words.weekday(day))
            html.raw(">")
            html.text(words.shortWeekday(day))
            html.raw("</abbr></th>")
        }
        html.raw("</tr></thead><tbody>")
        for half in HalfDay.allCases {
            html.raw("<tr><th scope=\"row\">")
            html.text(words.half(half))
            html.raw("</th>")
            for day in days {
                let isWorked = pattern.contains(day, half)
                html.raw("<td")
                html.attribute("class", isWorked ? "cell site" : "cell off")
                html.raw(">")
                html.text(isWorked ? words.pick("oui", "yes") : words.pick("non", "no"))
                html.raw("</td>")
            }
            html.raw("</tr>")
        }
        html.raw("</tbody>")
        return html.string
    }
}
