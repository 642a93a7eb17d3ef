import ArgumentParser
import Documents
import Foundation
import Logging
import ServiceLifecycle
import Synchronization
import Telework
import UseCases
import Web

struct ServeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "serve", abstract: words("Sert les pages.", "Serves the pages."),
            discussion: words(
                """
                S’arrête proprement sur Ctrl-C ou SIGTERM : ce qui est commencé s’achève.
                Exemples :
                  pendulaire serve
                  pendulaire serve --port 8081 --database /srv/pendulaire/base.sqlite
                """,
                """
                Stops cleanly on Ctrl-C or SIGTERM: what has begun is finished.
                Examples:
                  pendulaire serve
                  pendulaire serve --port 8081 --database /srv/pendulaire/base.sqlite
                """))
    }

    @OptionGroup var store: StoreOptions

    @Option(help: ArgumentHelp(words("Port d’écoute (8080).", "Port to listen on (8080).")))
    var port: String?

    @Option(
        help: ArgumentHelp(
            words("Adresse d’écoute (127.0.0.1).", "Address to listen on (127.0.0.1)."),
            valueName: words("adresse", "host")))
    var host: String?

    @Option(
        help: ArgumentHelp(
            words("Adresse publique, telle que https://…", "Public address, such as https://…"),
            valueName: words("adresse", "address")))
    var publicOrigin: String?

    func run() async throws {
        let settings = try store.settings(adding: ["port": port, "host": host, "publicOrigin": publicOrigin])
        let composition = try await Composition(settings)
        let logger = try makeLogger(settings)
        try await checkJournals(composition)
        let secrets = composition.secrets
        let cryptography = composition.environment.cryptography
        let web = WebApplication(
            WebDependencies(
                resources: try Resources(directory: settings.home + "/Resources"),
                environment: composition.environment, files: HRFileReader(),
                payrollFile: { try PayrollFile.bytes($0) }, sessions: UseCaseSessions(composition.environment),
                signer: { cryptography.keyedDigest($0, key: secrets.cookieKey) },
                configuration: WebConfiguration(
                    isSecure: settings.hasSecureCookies, publicOrigin: settings.publicOrigin)))
        let console = Console.current
        let isUp = Flag()
        let server = PageServer(web, host: settings.host, port: settings.port, logger: logger) { port in
            isUp.raise()
            console.out("Pendulaire : http://\(settings.host):\(port)")
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    // The pages stop first: nothing is written any more when the journal is sealed for the last time.
                    .init(service: JobService(composition: composition, logger: logger)),
                    .init(service: PageService(server: server, host: settings.host, port: settings.port, isUp: isUp)),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        try await composition.database.close()
    }

    private func makeLogger(_ settings: Settings) throws -> Logger {
        guard let level = Logger.Level(rawValue: settings.logLevel) else {
            throw Failure(
                .usage,
                "« \(settings.logLevel) » n’est pas un niveau de journal technique\u{202F}: debug, info, warning, error…",
                "‘\(settings.logLevel)’ is not a log level: debug, info, warning, error…")
        }
        var logger = Logger(label: "pendulaire", factory: StreamLogHandler.standardError(label:))
        logger.logLevel = level
        return logger
    }

    /// A journal written with another key would be forged from here on: the program does not start on it.
    private func checkJournals(_ composition: Composition) async throws {
        let check = CheckJournalHead(composition.environment)
        for organisation in try await composition.environment.store.organisations() {
            let known = composition.heads[organisation.id]
            if let problem = known.problems(in: composition.heads).first {
                warn(problem, about: organisation)
            }
            switch try await check(in: organisation.id, expecting: known.last) {
            case .sound: break
            case .notOurs:
                throw Failure(
                    .unavailable,
                    "La dernière ligne du journal de « \(organisation.code) » n’a pas été écrite avec les clés de "
                        + "\(composition.settings.secrets) : rétablissez ce fichier, ou lancez « pendulaire journal verify ».",
                    "The last journal row of ‘\(organisation.code)’ was not written with the keys of "
                        + "\(composition.settings.secrets): restore that file, or run ‘pendulaire journal verify’.")
            case .shortened(let found, _):
                guard let noted = known.last else { break }
                let heads = composition.heads
                warn(
                    .shorter(found: found, noted: noted, path: heads.path, keptPath: heads.kept.path),
                    about: organisation)
            }
        }
    }

    private func warn(_ problem: HeadProblem, about organisation: Organisation) {
        let code = organisation.code
        Console.current.problem(
            "pendulaire: \(words("journal de \(code) : ", "journal of \(code): "))\(problem.sentence)")
    }
}

/// The pages as one of the program's services.
private struct PageService: ServiceLifecycle.Service {
    let server: PageServer
    let host: String
    let port: Int
    /// Whether the pages have begun to answer.
    let isUp: Flag

    func run() async throws {
        do {
            try await server.run()
        } catch  where !(error is ServerError || error is CancellationError) && !isUp.isRaised {
            // A name that leads to no address, for one: the library has errors of its own for these.
            throw ServerError.addressRefused(host: host, port: port, reason: "\(error)")
        }
    }
}

/// Something that has happened, or not yet.
private final class Flag: Sendable {
    private let value = Mutex(false)

    var isRaised: Bool { value.withLock { $0 } }
    func raise() { value.withLock { $0 = true } }
}
