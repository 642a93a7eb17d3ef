import ArgumentParser
import Foundation
import Sodium
import Storage

struct RestoreCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "restore",
            abstract: words(
                "Rétablit une sauvegarde, là où il n’y a pas de base.", "Restores a backup, where there is no database."
            ),
            discussion: words(
                """
                Tout est vérifié avant que la base ne reçoive son nom : la sauvegarde entière, la base, la fin du journal. \
                Les notes de têtes de l’ancienne base sont gardées sous un autre nom. --check vérifie et n’écrit rien ; il dit aussi si les clés présentes sont celles de la base.
                Exemples :
                  pendulaire restore base.backup --check
                  pendulaire restore base.backup --database var/retablie.sqlite
                """,
                """
                Everything is verified before the database gets its name: the whole backup, the database, the end of the \
                journal. The notes of the old database's heads are kept under another name. --check verifies and writes nothing; it also tells whether the keys at hand are those of the database.
                Examples:
                  pendulaire restore base.backup --check
                  pendulaire restore base.backup --database var/restored.sqlite
                """))
    }

    @Argument(
        help: .said(
            "Fichier fait par « pendulaire backup », ou - pour l’entrée standard.",
            "File made by ‘pendulaire backup’, or - for standard input.", value: ("fichier", "file")))
    var file: String

    @Flag(help: .said("Vérifie seulement.", "Only verifies."))
    var check = false

    @Option(
        help: .said(
            "Fichier de la phrase secrète de la sauvegarde.", "File of the backup's passphrase.",
            value: ("fichier", "file")))
    var passphraseFile: String?

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let settings = try store.settings()
        let restoration = Restoration(
            path: try settings.database.requireFile(), secrets: settings.secrets, passphrase: passphraseFile,
            cryptography: try SodiumCryptography())
        guard !check else {
            let (header, keys) = try await restoration.check(file)
            for line in header.summary(file == "-" ? words("entrée standard", "standard input") : file) { say(line) }
            say(keys.sentence(settings.secrets))
            return
        }
        let outcome = try await restoration(file)
        let header = outcome.header
        say(
            words(
                "La base \(settings.database) est rétablie dans son état du \(header.created) (schéma \(header.schema)).",
                "The database \(settings.database) is restored as it was at \(header.created) (schema \(header.schema))."
            ))
        for organisme in header.organismes { say("\(organisme.code)\t\(printed(organisme.head?.seal))") }
        for (organisme, noted) in outcome.further {
            Console.current.problem(
                words(
                    "pendulaire: \(organisme.code) : le journal avait été noté au maillon \(noted.sequence) ; ce qui a été "
                        + "fait depuis la sauvegarde n’est pas dans cette base.",
                    "pendulaire: \(organisme.code): the journal had been noted at link \(noted.sequence); what was done "
                        + "since the backup is not in this database."))
        }
        for path in outcome.setAside {
            say(words("Ancienne note gardée : \(path)", "Earlier note kept: \(path)"))
        }
        if header.schema < Schema.migrations.count {
            say(
                words(
                    "Mettez son schéma à jour : pendulaire migrate --database \(settings.database)",
                    "Bring its schema up to date: pendulaire migrate --database \(settings.database)"))
        }
    }
}

extension Restoration.KeyCheck {
    /// - Parameter secrets: The file of the keys.
    fileprivate func sentence(_ secrets: String) -> String {
        switch self {
        case .match:
            words(
                "Les clés de \(secrets) sont celles de cette base.",
                "The keys of \(secrets) are those of this database.")
        case .nothingSealed:
            words(
                "Rien n’est scellé dans cette base : les clés ne peuvent pas lui être comparées.",
                "Nothing is sealed in this database: no keys can be compared with it.")
        case .notChecked:
            words(
                "Les clés n’ont pas été vérifiées : \(secrets) manque ou ne peut pas être lu, et la base ne sert pas sans "
                    + "elles. Recommencez là où elles sont, ou donnez leur fichier par PENDULAIRE_SECRETS.",
                "The keys were not checked: \(secrets) is missing or cannot be read, and the database is of no use without "
                    + "them. Do it again where they are, or give their file by PENDULAIRE_SECRETS.")
        }
    }
}
