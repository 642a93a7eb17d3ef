import ArgumentParser
import Foundation
import Storage
import Telework

struct OrganisationExportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: words(
                "Fait d’un organisme une base à lui seul.", "Makes a database of its own from an organisation."),
            discussion: words(
                """
                Le fichier est une base SQLite, que « serve » ouvre avec les mêmes clés. Chaque ligne est comparée et le \
                journal vérifié ; le fichier ne prend son nom qu’entier. Ce que l’on écrit pendant ce temps dans \
                l’organisme fait refuser l’export : fermez-le d’abord.
                Exemples :
                  pendulaire organisation export cpam-demo --to cpam-demo.sqlite
                  pendulaire serve --database cpam-demo.sqlite --port 8081
                """,
                """
                The file is an SQLite database, which ‘serve’ opens with the same keys. Each row is compared and the \
                journal verified; the file takes its name only once whole. What is written in the organisation meanwhile \
                makes the export refused: close it first.
                Examples:
                  pendulaire organisation export cpam-demo --to cpam-demo.sqlite
                  pendulaire serve --database cpam-demo.sqlite --port 8081
                """))
    }

    @OptionGroup var organisation: OrganisationCode

    @Option(help: .said("Fichier à faire.", "File to make.", value: ("fichier", "file")))
    var to: String

    func run() async throws {
        let settings = try organisation.store.settings()
        guard let place = try DatabasePlace(to, connections: 1).file, !place.isEmpty else {
            throw Failure(
                .usage,
                "--to est le fichier à faire, et non un serveur : importez-le ensuite avec « pendulaire organisation import ».",
                "--to is the file to make, not a server: take it in there with ‘pendulaire organisation import’ next.")
        }
        try InputFile.check(settings.secrets)
        let base = try await OrganisationBase(settings)
        let held = try base.require(organisation.code)
        let made = try await OrganisationExport(composition: base.composition, held: held, place: place)()
        let rows = counted(made.rows, ("ligne", "lignes"), ("row", "rows"))
        say(
            words(
                "\(place) est la copie exacte de « \(organisation.code) » : \(rows).",
                "\(place) is the exact copy of ‘\(organisation.code)’: \(rows)."))
        for path in made.setAside {
            say(words("Ancienne note gardée : \(path)", "Earlier note kept: \(path)"))
        }
        try await base.composition.database.close()
    }
}

struct OrganisationImportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: words(
                "Reprend dans la base un organisme exporté d’une autre.",
                "Takes an organisation exported from another database in."),
            discussion: words(
                """
                Les autres organismes restent servis. Celui-ci reste fermé jusqu’à ce que chaque ligne ait été comparée ; \
                interrompue, la même commande continue. Les clés sont celles de la base d’où il vient.
                Exemple :
                  pendulaire organisation import --from cpam-demo.sqlite --database var/reseau.sqlite
                """,
                """
                The other organisations go on being served. This one stays closed until each row was compared; \
                interrupted, the same command goes on. The keys are those of the database it comes from.
                Example:
                  pendulaire organisation import --from cpam-demo.sqlite --database var/network.sqlite
                """))
    }

    @Option(
        help: .said(
            "Base qui ne contient que lui, faite par « organisation export ».",
            "Database that holds it alone, made by ‘organisation export’.", value: ("base", "base")))
    var from: String

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let settings = try store.settings()
        let given = try Settings(given: ["database": from], environment: Console.current.environment)
        guard given.database.whole != settings.database.whole else {
            throw Failure(
                .usage, "--from et --database sont la même base : donnez-en deux.",
                "--from and --database are the same database: give two.")
        }
        try InputFile.check(settings.secrets)
        let source = try await OrganisationBase(given).composition
        let target = try await OrganisationBase(settings).composition
        let taken = try await OrganisationImport(source: source, target: target)()
        let rows = counted(taken.rows, ("ligne copiée", "lignes copiées"), ("row copied", "rows copied"))
        say(
            words(
                "« \(taken.organisation.code) » est repris dans \(settings.database) : \(rows).",
                "‘\(taken.organisation.code)’ is taken into \(settings.database): \(rows)."))
        try await source.database.close()
        try await target.database.close()
    }
}

struct OrganisationEraseCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "erase",
            abstract: words(
                "Efface un organisme entier, pour toujours.", "Erases a whole organisation, for ever."),
            discussion: words(
                """
                Dès le début plus personne n’y entre ni n’y écrit, même d’un serveur en marche. Les lignes partent par \
                lots, sans arrêter les autres ; interrompue, la même commande continue. Il en reste le code, les dates, \
                le nombre de lignes de chaque table et la tête du journal. Exportez-le d’abord s’il doit servir encore.
                Exemple :
                  pendulaire organisation erase cpam-demo --confirm cpam-demo
                """,
                """
                From the beginning nobody comes in or writes there, even by a server that runs. Rows go by batches, \
                without stopping the others; interrupted, the same command goes on. What stays is the code, the dates, the \
                number of rows of each table and the journal's head. Export it first if it is to be of use.
                Example:
                  pendulaire organisation erase cpam-demo --confirm cpam-demo
                """))
    }

    @OptionGroup var organisation: OrganisationCode

    @Option(help: .said("Le même code, une seconde fois.", "The same code, a second time.", value: ("code", "code")))
    var confirm: String

    func run() async throws {
        guard confirm == organisation.code else {
            throw Failure(
                .usage,
                "--confirm « \(confirm) » n’est pas « \(organisation.code) » : donnez deux fois le code de l’organisme à effacer.",
                "--confirm ‘\(confirm)’ is not ‘\(organisation.code)’: give the code of the organisation to erase twice."
            )
        }
        let settings = try organisation.store.settings()
        try InputFile.check(settings.secrets)
        let base = try await OrganisationBase(settings)
        let erasing = OrganisationErasing(base: base)
        let isGone = base[organisation.code] == nil
        let record = try await erasing(organisation.code)
        for (table, count) in record.rows.sorted(by: { $0.key < $1.key }) { say("\(table)\t\(count)") }
        let total = counted(record.rows.values.reduce(0, +), ("ligne", "lignes"), ("row", "rows"))
        if isGone, let ended = record.endedAt {
            let day = OrganisationState.day(ended)
            say(
                words(
                    "« \(organisation.code) » était déjà effacé de \(settings.database), depuis le \(day) : \(total). "
                        + "Rien de plus n’a été effacé.",
                    "‘\(organisation.code)’ was already erased from \(settings.database), on \(day): \(total). "
                        + "Nothing more was erased."))
        } else {
            say(
                words(
                    "« \(organisation.code) » est effacé de \(settings.database) : \(total).",
                    "‘\(organisation.code)’ is erased from \(settings.database): \(total)."))
        }
        say(try erasing.backups())
        try await base.composition.database.close()
    }
}

extension DatabasePlace {
    /// The same for the same file, however it is named.
    fileprivate var whole: String {
        file.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path } ?? description
    }
}
