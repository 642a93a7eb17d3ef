import Messages
import Telework
import UseCases

/// The organisme's people, or those whom the viewer manages.
struct PeoplePages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.people) { context in
            let page = ListPage(asked: context.query)
            let (offset, limit) = page.bounds(size: PeoplePage.size)
            let search = context.query["nom"]
            let team = context.query.value("equipe")
            let people = try await ListPeople(site.dependencies.environment)(
                search: search, team: team, offset: offset, limit: limit, by: context.viewer.actor,
                in: context.viewer.organisation)
            return site.show(
                PeoplePage(
                    people, search: search, team: team, page: page, managesAccounts: context.mayDo(.manageAccounts),
                    language: context.language), for: context)
        }
        routes.page(.person) { context in
            let view = try await ViewPerson(site.dependencies.environment)(
                PersonID(try context.parameter()), by: context.viewer.actor, in: context.viewer.organisation)
            return site.show(PersonPage(view, viewer: context.viewer, language: context.language), for: context)
        }
    }
}

/// Who works here, and where.
struct PeoplePage: PageModel {
    static let template = TemplateName.people
    static let size = 50

    let title: String
    let words: PeopleWords
    let summary: String
    let search: String
    let teams: [Choice]
    let hasTeams: Bool
    let managesAccounts: Bool
    let rows: String?
    let listPager: ListPager?

    struct Choice: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    init(
        _ view: ListPeople.Page, search: String, team: String?, page: ListPage, managesAccounts: Bool,
        language: Language
    ) {
        let words = PeopleWords.in(language)
        self.words = words
        title = words.title
        summary = Wording(language).count(view.total, words.personNoun, words.peopleNoun)
        self.search = search
        self.managesAccounts = managesAccounts
        teams =
            [Choice(value: "", label: words.everyTeam, isChosen: team == nil)]
            + view.teams.sorted { $0.name.searchKey < $1.name.searchKey }
            .map { Choice(value: $0.code, label: $0.name, isChosen: $0.code == team) }
        hasTeams = view.teams.count > 1
        rows = view.people.isEmpty ? nil : PeoplePage.rows(view, words, language)
        listPager = ListPager(page, size: PeoplePage.size, total: view.total, language) {
            Link.people(search: search.isEmpty ? nil : search, team: team, page: $0)
        }
    }

    private static func rows(_ view: ListPeople.Page, _ words: PeopleWords, _ language: Language) -> String {
        let teams = Dictionary(view.teams.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        let sites = Dictionary(view.sites.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        let posts = Dictionary(view.posts.map { ($0.code, $0.title) }, uniquingKeysWith: { first, _ in first })
        var html = HTML(capacity: view.people.count * 512)
        func cell(_ label: String, _ text: String) {
            html.raw("<td")
            html.attribute("data-label", label)
            html.raw(">")
            html.text(text)
            html.raw("</td>")
        }
        for person in view.people {
            html.raw("<tr><th scope=\"row\"><a")
            html.attribute("href", Link.person(person.id.rawValue))
            html.raw(">")
            html.text(person.fullName)
            html.raw("</a>")
            if let note = words.presence(of: person, on: view.today, language) {
                html.raw(" <small class=\"muted\">")
                html.text(note)
                html.raw("</small>")
            }
            html.raw("</th>")
            cell(words.number, person.employeeNumber)
            cell(words.team, teams[person.team] ?? person.team)
            cell(words.site, sites[person.site] ?? person.site)
            cell(words.post, posts[person.post] ?? person.post)
            html.raw("</tr>")
        }
        return html.string
    }
}
