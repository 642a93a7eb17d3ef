import Documents
import Foundation
import Logging
import ServiceLifecycle
import UseCases
import Web

/// The server put together: the pages, the figures, the background work, and the order in which they stop.
struct Serving {
    private let composition: Composition
    private let settings: Settings
    private let logger: Logger
    private let operations: Operations
    private let desk = ErrandDesk()
    private let web: WebApplication

    init(_ composition: Composition, logger: Logger) throws {
        self.composition = composition
        self.logger = logger
        settings = composition.settings
        let serving = settings.serving
        let probe = ReadinessProbe(composition.database, at: settings.database.description)
        operations = Operations(
            admission: Admission(
                maximumRunning: serving.maximumRequests, maximumWaiting: serving.maximumWaiting),
            look: { await probe.look() })
        let (secrets, cryptography) = (composition.secrets, composition.environment.cryptography)
        web = WebApplication(
            WebDependencies(
                resources: try Resources(directory: settings.home + "/Resources"),
                environment: composition.environment, files: HRFileReader(),
                payrollFile: { try PayrollFile.bytes($0) }, sessions: UseCaseSessions(composition.environment),
                signer: { cryptography.keyedDigest($0, key: secrets.cookieKey) },
                configuration: WebConfiguration(
                    isSecure: settings.hasSecureCookies, publicOrigin: settings.publicOrigin,
                    trustsRequestID: serving.trustsRequestID),
                operations: operations, outage: Outage.init, hurry: desk.hurry))
    }

    /// Serves until the process is told to stop.
    ///
    /// - Parameter others: Services that end after the pages and the jobs.
    func run(beside others: [any ServiceLifecycle.Service]) async throws {
        let serving = settings.serving
        var configuration = ServiceGroupConfiguration(
            // They stop from the last to the first, each when the one after it has ended.
            services: ([metrics] + others + [
                // Nothing is written any more when the journal is sealed for the last time.
                JobService(composition: composition, logger: logger),
                ErrandService(desk: desk, composition: composition, logger: logger),
                pages,
                DrainService(draining: operations.draining, delay: .seconds(serving.drainSeconds), logger: logger),
            ]).compactMap(\.self).map { .init(service: $0) },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(serving.drainSeconds + serving.graceSeconds)
        try await ServiceGroup(configuration: configuration).run()
    }

    private var pages: PageService {
        let console = Console.current
        let (host, isUp) = (settings.host, Signal())
        let server = PageServer(web, host: host, port: settings.port, logger: logger) { port in
            isUp.raise()
            console.out("Pendulaire : http://\(host):\(port)")
        }
        return PageService(server: server, host: host, port: settings.port, isUp: isUp)
    }

    private var metrics: (any ServiceLifecycle.Service)? {
        let (host, serving) = (settings.serving.metricsHost, settings.serving)
        return serving.metricsPort.map { port in
            let page = MetricsPage(
                operations: operations, composition: composition, process: ProcessFigures(startedAt: Date()))
            let server = MetricsServer(host: host, port: port, logger: logger) { await page.render() }
            return MetricsService(server: server, host: host, port: port)
        }
    }
}

/// The pages as one of the program's services.
private struct PageService: ServiceLifecycle.Service {
    let server: PageServer
    let host: String
    let port: Int
    /// Whether the pages have begun to answer.
    let isUp: Signal

    func run() async throws {
        do {
            try await server.run()
        } catch  where !(error is ServerError || error is CancellationError) && !isUp.isRaised {
            // A name that leads to no address, for one: the library has errors of its own for these.
            throw ServerError.addressRefused(host: host, port: port, reason: "\(error)")
        }
    }
}

/// The figures as one of the program's services.
private struct MetricsService: ServiceLifecycle.Service {
    let server: MetricsServer
    let host: String
    let port: Int

    func run() async throws {
        do {
            try await server.run()
        } catch  where !(error is CancellationError) {
            throw Failure(
                .unavailable,
                "Les mesures ne peuvent pas être servies sur \(host), port \(port) : changez --metrics-port ou "
                    + "--metrics-host.",
                "The figures cannot be served on \(host), port \(port): change --metrics-port or --metrics-host.")
        }
    }
}
