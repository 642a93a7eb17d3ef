import Messages
import Telework
import UseCases

/// The desks at which requests wait, as addresses name them (`?file=…`).
enum RequestDesk: String, CaseIterable, Sendable {
    case manager
    case visa
    case orphans = "sans-manager"
    case all = "toutes"

    var desk: ListRequestsToAnswer.Desk {
        switch self {
        case .manager: .manager
        case .visa: .visa
        case .orphans: .orphans
        case .all: .all
        }
    }

    /// Those of these roles, the usual one first.
    static func desks(for roles: Set<Role>) -> [RequestDesk] {
        var desks: [RequestDesk] = []
        if roles.contains(.manager) { desks.append(.manager) }
        if roles.contains(.humanResources) { desks += [.visa, .orphans, .all] }
        return desks
    }
}

/// The requests that wait for the viewer's answer.
struct RequestsToAnswerPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.requestsToAnswer) { context in
            let desks = RequestDesk.desks(for: context.viewer.roles)
            let asked = context.query.value("file").flatMap { RequestDesk(rawValue: $0) }
            guard let desk = asked ?? desks.first else { throw WebError.notFound }
            let shown = ListPage(asked: context.query)
            let (offset, limit) = shown.bounds(size: RequestsToAnswerPage.size)
            let page = try await ListRequestsToAnswer(site.dependencies.environment)(
                desk: desk.desk, offset: offset, limit: limit, by: context.viewer.actor,
                in: context.viewer.organisation)
            let last = ListPage.last(of: page.total, size: RequestsToAnswerPage.size)
            // The last page may have emptied since it was linked to.
            guard shown.number <= last.number else { return site.redirect(to: Link.requests(at: desk, page: last)) }
            return site.show(
                RequestsToAnswerPage(page, desk: desk, desks: desks, shown: shown, context.language), for: context)
        }
    }
}
