import Hummingbird

/// Where the pages of the capabilities are registered: a page is read (GET), an act is posted (POST).
///
///     routes.page(.myWeek) { context in site.show(MyWeekPage(…), for: context) }
///     routes.act(.newRequest) { form, context in site.redirect(to: Link.myRequests) }
final class Routes {
    private enum Entry {
        case open(@Sendable (OpenContext) async throws -> PageResponse)
        case signedIn(@Sendable (SignedInContext) async throws -> PageResponse)
    }

    private var entries: [(path: Path, method: HTTPRequest.Method, entry: Entry)] = []

    /// A page for signed-in people; a stranger is sent to sign in and comes back. A value in the address that means nothing
    /// is told (``AddressFault``) before the page is asked.
    func page(_ path: Path, _ handler: @escaping @Sendable (SignedInContext) async throws -> PageResponse) {
        precondition(!path.isOpen, "\(path) is open to strangers: register it with openPage")
        let checked: @Sendable (SignedInContext) async throws -> PageResponse = { context in
            let fault = AddressFault(path: context.visit.path, query: context.query)
            if let fault { throw WebError.wrongValue(fault) }
            return try await handler(context)
        }
        entries.append((path, .get, .signedIn(checked)))
    }

    /// What a signed-in person does by posting a form; its tokens have been checked.
    func act(_ path: Path, _ handler: @escaping @Sendable (Form, SignedInContext) async throws -> PageResponse) {
        precondition(!path.isOpen, "\(path) is open to strangers: register it with openAct")
        entries.append((path, .post, .signedIn { try await handler($0.visit.form, $0) }))
    }

    /// A page for anybody.
    func openPage(_ path: Path, _ handler: @escaping @Sendable (OpenContext) async throws -> PageResponse) {
        precondition(path.isOpen, "\(path) is for signed-in people: register it with page")
        entries.append((path, .get, .open(handler)))
    }

    /// What anybody may post: signing in, choosing a language.
    func openAct(_ path: Path, _ handler: @escaping @Sendable (Form, OpenContext) async throws -> PageResponse) {
        precondition(path.isOpen, "\(path) is for signed-in people: register it with act")
        entries.append((path, .post, .open { try await handler($0.visit.form, $0) }))
    }

    /// The methods each registered path answers to.
    var allowedMethods: [Path: [String]] {
        Dictionary(grouping: entries, by: \.path)
            .mapValues { $0.flatMap { $0.method == .get ? ["GET", "HEAD"] : ["POST"] } }
    }

    func install(on router: Router<OpenContext>) {
        let signedIn = router.group(context: SignedInContext.self)
        for (path, method, entry) in entries {
            let template = RouterPath(path.template)
            switch entry {
            case .open(let handler): router.on(template, method: method) { _, context in try await handler(context) }
            case .signedIn(let handler):
                signedIn.on(template, method: method) { _, context in try await handler(context) }
            }
        }
    }
}
