import ArgumentParser

struct ServeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "serve", abstract: words("Sert les pages.", "Serves the pages."),
            discussion: words(
                """
                S’arrête proprement sur Ctrl-C ou SIGTERM : ce qui est commencé s’achève. Santé : /sante/vivant et \
                /sante/pret.
                Exemples :
                  pendulaire serve
                  pendulaire serve --port 8081 --database /srv/pendulaire/base.sqlite
                """,
                """
                Stops cleanly on Ctrl-C or SIGTERM: what has begun is finished. Health: /sante/vivant and /sante/pret.
                Examples:
                  pendulaire serve
                  pendulaire serve --port 8081 --database /srv/pendulaire/base.sqlite
                """))
    }

    @OptionGroup var store: StoreOptions

    @Option(help: .said("Port d’écoute (8080).", "Port to listen on (8080)."))
    var port: String?

    @Option(
        help: .said("Adresse d’écoute (127.0.0.1).", "Address to listen on (127.0.0.1).", value: ("adresse", "host")))
    var host: String?

    @Option(
        help: .said(
            "Adresse publique, telle que https://…", "Public address, such as https://…", value: ("adresse", "address"))
    )
    var publicOrigin: String?

    @OptionGroup var backup: BackupOptions

    @OptionGroup var operation: OperationOptions

    func run() async throws {
        let settings = try store.settings(
            adding: operation.given.merging(backup.given) { $1 }
                .merging(["port": port, "host": host, "publicOrigin": publicOrigin]) { $1 })
        let backups = try BackupSchedule(settings)
        let composition = try await Composition(settings)
        let logger = try Logs.logger(settings)
        try await JournalStartCheck(composition: composition)()
        let backing = try backups.map { try BackupService(schedule: $0, composition: composition, logger: logger) }
        try await Serving(composition, logger: logger).run(beside: backing.map { [$0] } ?? [])
        try await composition.database.close()
    }
}
