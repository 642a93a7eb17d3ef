import ArgumentParser
import SQLDriver
import Sodium
import Storage
import Telework
import UseCases

struct DatabaseCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "database",
            abstract: words("La base entière.", "The whole database."), subcommands: [DatabaseCopyCommand.self])
    }
}

struct DatabaseCopyCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "copy",
            abstract: words(
                "Copie une base dans une autre, de SQLite à PostgreSQL ou l’inverse.",
                "Copies a database into another, from SQLite to PostgreSQL or back."),
            discussion: words(
                """
                Arrêtez d’abord le service : ce qui change pendant la copie la fait refuser. Chaque ligne est relue et \
                comparée ; interrompue, la même commande continue. Les clés du programme sont celles des deux bases.
                Exemples :
                  pendulaire database copy --from var/pendulaire.sqlite --to copie.sqlite
                  pendulaire database copy --from var/pendulaire.sqlite --to copie.sqlite --check
                  pendulaire database copy --from var/pendulaire.sqlite --to postgres://pendulaire@db1/pendulaire
                """,
                """
                Stop the service first: what changes during the copy makes it refused. Each row is read again and \
                compared; interrupted, the same command goes on. Both databases have the program's same keys.
                Examples:
                  pendulaire database copy --from var/pendulaire.sqlite --to copy.sqlite
                  pendulaire database copy --from var/pendulaire.sqlite --to copy.sqlite --check
                  pendulaire database copy --from var/pendulaire.sqlite --to postgres://pendulaire@db1/pendulaire
                """))
    }

    @Option(help: .said("Base à copier.", "Database to copy.", value: ("base", "base")))
    var from: String

    @Option(
        help: .said(
            "Base à remplir : nouveau fichier, ou base vide d’un serveur.",
            "Database to fill: new file, or empty database of a server.", value: ("base", "base")))
    var to: String

    @Flag(help: .said("Compare seulement.", "Only compares."))
    var check = false

    @OptionGroup var language: LanguageOption

    func run() async throws {
        let (source, target) = (try settings(from), try settings(to))
        guard "\(source.database)" != "\(target.database)" else {
            throw Failure(
                .usage, "--from et --to sont la même base : donnez-en deux.",
                "--from and --to are the same database: give two."
            )
        }
        let opened = try await source.database.open(mayCreate: false)
        let filled = try await target.database.open(mayCreate: !check)
        let copy = BaseCopy(from: opened, to: filled)
        do {
            if check {
                try await copy.requireSameSchema()
                guard try await !BaseCopy.isUnfinished(filled) else { throw Failure.unfinishedCopy(target.database) }
                try await compare(copy, HeldOrganisation.all(in: opened).map(\.organisation))
            } else {
                try await fill(copy, from: source, opened, to: target)
            }
        } catch let refusal as BaseCopy.Refusal {
            throw Failure(refusal, from: source.database, to: target.database)
        }
        try await opened.close()
        try await filled.close()
        say(
            words(
                "\(target.database) est la copie exacte de \(source.database).",
                "\(target.database) is the exact copy of \(source.database)."))
    }

    private func settings(_ database: String) throws -> Settings {
        try Settings(given: ["database": database], environment: Console.current.environment)
    }

    /// - Throws: ``Failure`` when a row differs; each table that does is told first.
    private func compare(_ copy: BaseCopy, _ organisations: [Organisation]) async throws {
        var isSame = true
        for organisation in organisations {
            for difference in try await copy.differences(organisation.id) {
                isSame = false
                Console.current.problem(
                    words(
                        "\(organisation.code) : \(difference.table), \(difference.missing) lignes manquent ou diffèrent, "
                            + "\(difference.surplus) sont en trop ou diffèrent",
                        "\(organisation.code): \(difference.table), \(difference.missing) rows are missing or differ, "
                            + "\(difference.surplus) are too many or differ"))
            }
        }
        if try await copy.differenceOfErasures() != nil {
            isSame = false
            Console.current.problem(
                words(
                    "les organismes effacés ne sont pas les mêmes des deux côtés",
                    "the erased organisations are not the same on both sides"))
        }
        isSame = try await copy.surplusOrganisations().isEmpty && isSame
        guard isSame else {
            throw Failure(
                .refused,
                "Les deux bases ne sont pas les mêmes : arrêtez le service, videz la base à remplir, puis recommencez.",
                "The two databases are not the same: stop the service, empty the database to fill, then do it again.")
        }
    }

    private func fill(
        _ copy: BaseCopy, from source: Settings, _ opened: any SQLDatabase, to target: Settings
    ) async throws {
        try await copy.requireSource()
        let heads = try await heads(of: source, opened, for: target)
        let moment = try await copy.moment()
        try await copy.prepare(now: SystemClock().now(in: "UTC").instant.milliseconds)
        let organisations = try await SQLStore(database: opened).organisations()
        for organisation in organisations {
            let rows = counted(
                try await copy.copy(organisation.id), ("ligne copiée", "lignes copiées"), ("row copied", "rows copied"))
            say(words("\(organisation.code) : \(rows)", "\(organisation.code): \(rows)"))
        }
        try await copy.copyErasures()
        try await compare(copy, organisations)
        try await copy.requireQuiet(since: moment)
        // Before the copy may be served: what its journals were is known from the first moment on.
        if let heads {
            for organisation in organisations {
                try heads.note(
                    await SQLStore(database: opened).read(organisation.id) { try $0.head() }, of: organisation.id)
            }
        }
        try await copy.finish()
    }

    /// Where the heads of the copied journals are to be noted; nil when there is none yet.
    /// - Throws: ``Failure`` when the keys are missing, or the source's journal does not end as it was noted.
    private func heads(
        of source: Settings, _ opened: any SQLDatabase, for target: Settings
    ) async throws -> HeadNotes? {
        guard try await !SQLStore(database: opened).organisations().isEmpty else { return nil }
        try InputFile.check(source.secrets)
        let cryptography = try SodiumCryptography()
        let secrets = try Secrets(path: source.secrets, cryptography: cryptography)
        try await JournalStartCheck(
            composition: .withoutRules(source, database: opened, secrets: secrets))()
        return HeadNotes(
            database: target.database.noted(withKeys: target.secrets), secrets: target.secrets,
            key: secrets.journalKey, cryptography: cryptography)
    }
}

extension Failure {
    fileprivate init(_ refusal: BaseCopy.Refusal, from source: DatabasePlace, to target: DatabasePlace) {
        switch refusal {
        case .sourceBehind: self = .behind(source)
        case .targetBehind: self = .behind(target)
        case .sourceChanged:
            self.init(
                .refused,
                "Quelqu’un a écrit dans \(source) pendant la copie : arrêtez le service, videz \(target), puis recommencez.",
                "Somebody wrote in \(source) during the copy: stop the service, empty \(target), then do it again.")
        case .sourceUnfinished: self = .unfinishedCopy(source)
        case .sourceClosed:
            self.init(
                .refused,
                "Un organisme de \(source) est fermé, ou n’y est qu’à moitié : voyez lequel avec « pendulaire organisation "
                    + "list ».",
                "An organisation of \(source) is closed, or is there by half only: see which with ‘pendulaire organisation "
                    + "list’.")
        case .targetInUse:
            self.init(
                .refused, "La base \(target) contient déjà des organismes : donnez-en une vide avec --to.",
                "The database \(target) holds organisations already: give an empty one with --to.")
        }
    }

    /// A base that waits for steps of the schema.
    static func behind(_ place: DatabasePlace) -> Failure {
        Failure(
            .unavailable, "La base \(place) n’est pas à jour : lancez « pendulaire migrate --database \(place) ».",
            "The database \(place) is not up to date: run ‘pendulaire migrate --database \(place)’.")
    }

    /// A base into which a copy was begun.
    static func unfinishedCopy(_ place: DatabasePlace) -> Failure {
        Failure(
            .unavailable,
            "La base \(place) est une copie inachevée : relancez « pendulaire database copy » jusqu’au bout.",
            "The database \(place) is an unfinished copy: run ‘pendulaire database copy’ again to its end.")
    }
}
