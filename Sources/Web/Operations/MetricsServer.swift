import HTTPTypes
import Hummingbird
import Logging

/// The figures behind a port of their own, which the people of the pages do not reach.
public struct MetricsServer: Sendable {
    private let listener: Listener
    private let page: @Sendable () async -> Exposition

    /// - Parameters:
    ///   - page: Makes the page; called at each visit.
    ///   - onRunning: Called with the port once it answers.
    public init(
        host: String, port: Int, logger: Logger, onRunning: @escaping @Sendable (Int) -> Void = { _ in },
        page: @escaping @Sendable () async -> Exposition
    ) {
        listener = Listener(host: host, port: port, logger: logger, onRunning: onRunning)
        self.page = page
    }

    /// - Throws: ``ServerError`` when the address cannot be listened on.
    public func run() async throws {
        let router = Router()
        router.get(RouterPath(Path.metrics.rawValue)) { [page] _, _ in
            Response(
                status: .ok, headers: [.contentType: Exposition.contentType, .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: await page().text)))
        }
        try await listener.serve(router.buildResponder())
    }
}
