import ArgumentParser
import Documents
import Foundation
import Logging
import ServiceLifecycle
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

    @Option(help: ArgumentHelp(words("Adresse d’écoute (127.0.0.1).", "Address to listen on (127.0.0.1).")))
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
        try await checkJournals(composition, logger: logger)
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
        let server = PageServer(web, host: settings.host, port: settings.port, logger: logger) { port in
            console.out("Pendulaire : http://\(settings.host):\(port)")
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    // The pages stop first: nothing is written any more when the journal is sealed for the last time.
                    .init(service: SealingService(composition: composition, logger: logger)),
                    .init(service: PageService(server: server)),
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
    private func checkJournals(_ composition: Composition, logger: Logger) async throws {
        let check = CheckJournalHead(composition.environment)
        for organisation in try await composition.environment.store.organisations() {
            switch try await check(in: organisation.id, expecting: composition.heads[organisation.id]) {
            case .sound: break
            case .notOurs:
                throw Failure(
                    .unavailable,
                    "La dernière ligne du journal de « \(organisation.code) » n’a pas été écrite avec les clés de "
                        + "\(composition.settings.secrets)\u{202F}: rétablissez ce fichier, ou lancez « pendulaire journal verify ».",
                    "The last journal row of ‘\(organisation.code)’ was not written with the keys of "
                        + "\(composition.settings.secrets): restore that file, or run ‘pendulaire journal verify’.")
            case .shortened(let found, let noted):
                logger.error(
                    "The journal ends before the link noted earlier: an older copy of the base, or its end was cut off",
                    metadata: ["organisation": "\(organisation.code)", "found": "\(found)", "noted": "\(noted)"])
            }
        }
    }
}

/// The pages as one of the program's services.
private struct PageService: ServiceLifecycle.Service {
    let server: PageServer

    func run() async throws { try await server.run() }
}
