import Hummingbird
import Logging
import NIOCore

/// The pages behind a port. `run` serves until the task's graceful shutdown, and lets what has begun be finished.
public struct PageServer: Sendable {
    private let web: WebApplication
    private let listener: Listener

    /// - Parameter onRunning: Called with the port once the pages answer.
    public init(
        _ web: WebApplication, host: String, port: Int, logger: Logger,
        onRunning: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.web = web
        listener = Listener(host: host, port: port, logger: logger, onRunning: onRunning)
    }

    /// - Throws: ``ServerError`` when the address cannot be listened on.
    public func run() async throws {
        try await listener.serve(web.buildResponder())
    }
}

/// An address that is listened on.
struct Listener: Sendable {
    let host: String
    let port: Int
    let logger: Logger
    let onRunning: @Sendable (Int) -> Void

    /// Serves until the task's graceful shutdown, and lets what has begun be finished.
    ///
    /// - Throws: ``ServerError`` when the address cannot be listened on.
    func serve<Responder: HTTPResponder>(_ responder: Responder) async throws
    where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: nil, reuseAddress: true),
            onServerRunning: { [port, onRunning] channel in onRunning(channel.localAddress?.port ?? port) },
            logger: logger)
        do {
            try await application.run()
        } catch let error as IOError {
            if error.errnoCode == 98 || error.errnoCode == 48 { throw ServerError.portTaken(port) }
            throw ServerError.addressRefused(host: host, port: port, reason: error.description)
        }
    }
}

/// Why the pages cannot be served at an address.
public enum ServerError: Error, Hashable, Sendable {
    case portTaken(Int)
    case addressRefused(host: String, port: Int, reason: String)
}
