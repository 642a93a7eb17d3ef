import HTTPTypes
import Hummingbird
import Logging
import Telework

/// What every request passes: who comes, in which language, through which fences; and every answer: its headers,
/// and a page in words when something went wrong.
struct Gate: RouterMiddleware {
    let site: Site
    /// The methods of each registered path, to tell a page that does not exist from one that is not read so.
    let allowed: [Path: [String]]

    func handle(
        _ call: HTTPCall, context: OpenContext,
        next: (HTTPCall, OpenContext) async throws -> PageResponse
    ) async throws -> PageResponse {
        let watch = RequestWatch(site.operations)
        var context = context
        context.visit = begin(call)
        context.logger[metadataKey: "request"] = "\(context.visit.requestID)"
        var response: PageResponse
        do {
            response = try await answer(call, &context, next)
        } catch {
            response = ErrorPages(site: site).answer(to: explain(error, call), call, context)
        }
        if call.method == .head { response = response.createHeadResponse() }
        if let visitor = context.visit.visitor, context.visit.isNewVisitor, response.isPage {
            response.headers.append(site.cookies.visitor(visitor))
        }
        SecurityHeaders(isSecure: site.configuration.isSecure).add(to: &response.headers)
        response.headers[.requestID] = context.visit.requestID
        watch.end(call, context, response)
        return response
    }

    private func answer(
        _ call: HTTPCall, _ context: inout OpenContext,
        _ next: (HTTPCall, OpenContext) async throws -> PageResponse
    ) async throws -> PageResponse {
        // Nobody's session is looked up for what is the same for everybody.
        if Path.isForMachines(context.visit.path), call.method != .post { return try await next(call, context) }
        try await site.operations.admission.admit { try await identify(call, &context.visit) }
        // Not counted as work: a form that comes slowly would keep others out.
        if call.method == .post { context.visit.form = try await admit(call, context.visit) }
        return try await site.operations.admission.admit { try await next(call, context) }
    }

    /// What is known without asking anybody: an error page needs no more.
    private func begin(_ call: HTTPCall) -> Visit {
        var visit = Visit()
        visit.requestID = RequestIdentity.of(call.headers, trustsProxy: site.configuration.trustsRequestID)
        visit.address = call.uri.string
        visit.path = call.uri.path
        visit.knownTag = call.headers[.ifNoneMatch]
        visit.query = URLEncodedForm.query(call.uri.query)
        visit.language =
            site.cookies.language(in: call.headers) ?? Preferences(call.headers[.acceptLanguage] ?? "").language
        return visit
    }

    private func identify(_ call: HTTPCall, _ visit: inout Visit) async throws {
        if let session = site.cookies.session(in: call.headers),
            let viewer = try await site.dependencies.sessions.viewer(session: session)
        {
            visit.session = session
            visit.viewer = viewer
            visit.language = viewer.language
        }
        let known = site.cookies.visitor(in: call.headers)
        let visitor = known ?? RandomText.token()
        visit.visitor = visitor
        visit.isNewVisitor = known == nil && visit.viewer == nil
        visit.csrf = fence.token(session: visit.session, visitor: visitor)
    }

    private func admit(_ call: HTTPCall, _ visit: Visit) async throws -> Form {
        guard let path = allowed.first(where: { $0.key.matches(visit.path) && $0.value.contains("POST") })?.key else {
            throw WebError.notFound
        }
        // Before the token: somebody whose session ended meanwhile is sent to sign in, not told of a strange form.
        if visit.viewer == nil, !path.isOpen { throw WebError.signInRequired }
        try fence.checkOrigin(of: call)
        let form = try await FormReader(configuration: site.configuration).read(call, mayUpload: visit.viewer != nil)
        try fence.checkToken(of: form, expected: visit.csrf)
        return form
    }

    private var fence: Fence { Fence(configuration: site.configuration, signer: site.signer) }

    /// The error in our terms: what the router and the network throw is translated, the rest is internal.
    private func explain(_ error: any Error, _ call: HTTPCall) -> any Error {
        let isNotFound =
            (error as? HTTPError)?.status == .notFound || (error as? WebError) == .notFound
        guard isNotFound else { return error }
        let methods = Set(allowed.filter { $0.key.matches(call.uri.path) }.flatMap(\.value))
        if methods.isEmpty || methods.contains(call.method.rawValue) { return WebError.notFound }
        return WebError.methodNotAllowed(methods.sorted())
    }
}

extension PageResponse {
    var isPage: Bool { headers[.contentType]?.hasPrefix("text/html") == true }
}
