import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The pages asked in process, without a network: what benchmarks compare with a bare handler of the same rows.
public struct InProcessPages: Sendable {
    private let responder: RouterResponder<OpenContext>
    private let cookie: String
    private let logger: Logger

    /// - Parameter session: The token of a session already open.
    public init(_ web: WebApplication, session: String) {
        self.init(
            web.buildResponder(), cookie: String(web.site.cookies.openSession(session).value.prefix { $0 != ";" }))
    }

    /// One route, `/`, that does some work and answers so many bytes: no page, no template, no rule.
    public init(bareHandlerOf byteCount: Int, _ work: @escaping @Sendable () async throws -> Void) {
        let router = Router(context: OpenContext.self)
        router.get("/") { _, _ in
            try await work()
            let body = ByteBuffer(repeating: UInt8(ascii: "x"), count: byteCount)
            return Response(status: .ok, headers: [.contentType: "text/html"], body: ResponseBody(byteBuffer: body))
        }
        self.init(router.buildResponder(), cookie: "")
    }

    private init(_ responder: RouterResponder<OpenContext>, cookie: String) {
        self.responder = responder
        self.cookie = cookie
        var logger = Logger(label: "in-process")
        logger.logLevel = .critical
        self.logger = logger
    }

    public struct Answer: Sendable {
        public let status: Int
        public let byteCount: Int
    }

    public func get(_ path: String) async throws -> Answer {
        var head = HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1", path: path)
        head.headerFields[.cookie] = cookie
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        let response = try await responder.respond(to: request, context: OpenContext(logger: logger))
        return Answer(status: response.status.code, byteCount: response.body.contentLength ?? 0)
    }
}

extension WebApplication {
    /// The cookie of a session that is open, as a browser sends it back over HTTP: what load programs come with.
    public static func sessionCookie(_ token: String, signer: @escaping @Sendable ([UInt8]) -> [UInt8]) -> String {
        let cookie = Cookies(isSecure: false, signer: Signer(signer)).openSession(token)
        return String(cookie.value.prefix { $0 != ";" })
    }
}
