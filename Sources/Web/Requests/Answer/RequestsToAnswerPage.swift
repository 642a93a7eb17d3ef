import CivilTime
import Messages
import Telework
import UseCases

/// Who waits for my answer, and who has waited too long?
struct RequestsToAnswerPage: PageModel {
    static let template = TemplateName.requestsToAnswer
    /// Requests on a page.
    static let size = 50

    let title: String
    let words: RequestsToAnswerWords
    let desks: [DeskLink]
    let hasDesks: Bool
    let count: String
    let late: String?
    let showsState: Bool
    /// The rows of the table: one string, the engine being slow over hundreds of cells.
    let rows: String
    let isEmpty: Bool
    let empty: String
    let listPager: ListPager?

    struct DeskLink: Sendable {
        let label: String
        let link: String
        let isCurrent: Bool
    }

    init(
        _ page: ListRequestsToAnswer.Page, desk: RequestDesk, desks: [RequestDesk], shown: ListPage,
        _ language: Language
    ) {
        let format = Wording(language)
        let words = RequestsToAnswerWords.in(language)
        self.words = words
        title = words.title
        self.desks = desks.map {
            DeskLink(label: $0.label(words), link: Link.requests(at: $0), isCurrent: $0 == desk)
        }
        hasDesks = desks.count > 1
        count = format.count(page.total, words.oneRequest, words.requests)
        late = page.late == 0 ? nil : format.count(page.late, words.oneLate, words.someLate)
        showsState = desk == .all
        isEmpty = page.rows.isEmpty
        empty = desk == .manager ? words.emptyManager : words.empty
        var html = HTML(capacity: 1_024 * page.rows.count)
        for row in page.rows {
            html.add(RequestsToAnswerPage.row(row, page.today, desk == .all, words, format))
        }
        rows = html.string
        listPager = ListPager(shown, size: RequestsToAnswerPage.size, total: page.total, language) {
            Link.requests(at: desk, page: $0)
        }
    }

    private static func row(
        _ row: ListRequestsToAnswer.Row, _ today: LocalDate, _ showsState: Bool, _ words: RequestsToAnswerWords,
        _ format: Wording
    ) -> HTML {
        let request = row.request
        var html = HTML(capacity: 1_024)
        html.raw("<tr><th scope=\"row\"><a")
        html.attribute("href", Link.request(request.id.rawValue))
        html.raw(">")
        html.text(row.person.fullName)
        html.raw("</a></th>")
        cell(words.formula, request.proposal.formula.label(format.language), &html)
        cell(words.start, format.shortDate(request.proposal.start), &html)
        cell(words.submitted, format.shortDate(request.submittedOn), &html)
        html.raw("<td")
        html.attribute("data-label", words.due)
        html.raw("><span>")
        html.text(request.answerDue.map(format.shortDate) ?? words.noDelay)
        if request.isLate(on: today) {
            html.raw(" <span class=\"badge late\">")
            html.text(words.late)
            html.raw("</span>")
        }
        html.raw("</span></td>")
        if showsState {
            html.raw("<td")
            html.attribute("data-label", words.state)
            html.raw("><span><span")
            html.attribute("class", "badge \(request.state.kind.badge)")
            html.raw(">")
            html.text(request.state.kind.label[format.language])
            html.raw("</span>")
            if request.state.kind == .submitted, let manager = row.manager {
                html.raw(" <small>")
                html.text(manager)
                html.raw("</small>")
            }
            html.raw("</span></td>")
        }
        html.raw("</tr>\n")
        return html
    }

    private static func cell(_ label: String, _ value: String, _ html: inout HTML) {
        html.raw("<td")
        html.attribute("data-label", label)
        html.raw("><span>")
        html.text(value)
        html.raw("</span></td>")
    }
}

extension RequestDesk {
    fileprivate func label(_ words: RequestsToAnswerWords) -> String {
        switch self {
        case .manager: words.managerDesk
        case .visa: words.visaDesk
        case .orphans: words.orphansDesk
        case .all: words.allDesk
        }
    }
}

struct RequestsToAnswerWords: Words {
    let title: String
    let desks: String
    let managerDesk: String
    let visaDesk: String
    let orphansDesk: String
    let allDesk: String
    let oneRequest: String
    let requests: String
    let oneLate: String
    let someLate: String
    let caption: String
    let person: String
    let formula: String
    let start: String
    let submitted: String
    let due: String
    let noDelay: String
    let late: String
    let state: String
    let emptyManager: String
    let empty: String
    let team: String

    static let french = RequestsToAnswerWords(
        title: "Demandes à traiter", desks: "Files de demandes", managerDesk: "Mon équipe", visaDesk: "Visa RH",
        orphansDesk: "Sans manager", allDesk: "Toutes en cours", oneRequest: "demande", requests: "demandes",
        oneLate: "en retard", someLate: "en retard", caption: "Demandes, les plus urgentes d’abord",
        person: "Personne", formula: "Formule", start: "À partir du", submitted: "Déposée le",
        due: "Réponse due le", noDelay: "sans délai", late: "En retard", state: "État",
        emptyManager: "Personne n’attend votre réponse. Une demande déposée par quelqu’un de votre équipe "
            + "apparaîtra ici.",
        empty: "Aucune demande n’attend ici.", team: "Voir la semaine de l’équipe")
    static let english = RequestsToAnswerWords(
        title: "Requests to answer", desks: "Desks", managerDesk: "My team", visaDesk: "HR visa",
        orphansDesk: "Without manager", allDesk: "All open", oneRequest: "request", requests: "requests",
        oneLate: "late", someLate: "late", caption: "Requests, the most urgent first", person: "Person",
        formula: "Formula", start: "From", submitted: "Sent on", due: "Answer due on", noDelay: "no delay",
        late: "Late", state: "State",
        emptyManager: "Nobody waits for your answer. A request from somebody of your team will appear here.",
        empty: "No request waits here.", team: "See the team’s week")
}
