import Hummingbird
import Logging
import Telework

/// The context of a request whose author may be anybody.
public struct OpenContext: RequestContext, PageContext {
    public var coreContext: CoreRequestContextStorage
    public internal(set) var visit = Visit()

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
    }

    /// A context without a network connection: the suites and the benchmarks drive the pages in process.
    public init(logger: Logger) {
        coreContext = .init(source: LocalSource(logger: logger))
    }
}

private struct LocalSource: RequestContextSource {
    let logger: Logger
}

/// The context of a page for signed-in people: a stranger never reaches it, the viewer is no optional.
public struct SignedInContext: ChildRequestContext, PageContext {
    public var coreContext: CoreRequestContextStorage
    public internal(set) var visit: Visit
    public let viewer: Viewer

    /// - Throws: ``WebError/signInRequired``, answered by the sign-in page that leads back here, and
    ///   ``WebError/passwordChangeRequired`` while the password is a one-time code.
    public init(context: OpenContext) throws {
        guard let viewer = context.visit.viewer else { throw WebError.signInRequired }
        if viewer.mustChangePassword, ![Path.password, .signOut].contains(where: { $0.matches(context.visit.path) }) {
            throw WebError.passwordChangeRequired
        }
        coreContext = context.coreContext
        visit = context.visit
        self.viewer = viewer
    }
}

/// What pages read of a request, signed in or not.
public protocol PageContext: RequestContext {
    var visit: Visit { get }
}

extension PageContext {
    public var language: Language { visit.language }

    /// The words after the question mark.
    public var query: Form { visit.query }

    /// A part of the path such as `{id}`.
    ///
    /// - Throws: ``WebError/notFound`` when the route has no such part or it is not text.
    public func parameter(_ name: String = "id") throws -> String {
        guard let raw = coreContext.parameters.get(name), let value = PercentCoding.decode(raw), !value.isEmpty,
            !value.contains("\0")
        else { throw WebError.notFound }
        return value
    }
}

/// What is known of a visit before its page is called.
public struct Visit: Sendable {
    /// Tells this request apart in the logs; shown on error pages as their reference, and returned in `X-Request-Id`.
    public internal(set) var requestID = ""
    public internal(set) var language: Language = .french
    public internal(set) var viewer: Viewer?
    /// The address asked for, with its query: where the language switch and the sign-in lead back to.
    public internal(set) var address = "/"
    public internal(set) var path = "/"
    public internal(set) var query = Form()
    /// The token that every form of this visit carries in `_csrf`.
    public internal(set) var csrf = ""
    /// The `ETag` the browser already holds.
    var knownTag: String?
    var session: String?
    var visitor: String?
    var isNewVisitor = false
    var form = Form()
}
