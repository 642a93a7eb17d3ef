import ArgumentParser
import Foundation
import SQLiteDriver
import Sodium
import Storage

struct BackupCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "backup",
            abstract: words(
                "Sauvegarde la base, même pendant qu’elle sert.", "Backs the database up, even while it is served."),
            discussion: words(
                """
                La copie est celle d’un instant ; elle est vérifiée, relue une fois écrite, et n’écrase jamais rien. Les clés \
                du programme n’y sont pas : gardez leur fichier à part, sans lui rien ne se rétablit. --encrypt chiffre avec \
                ces clés, --passphrase-file avec une phrase secrète.
                Exemples :
                  pendulaire backup
                  pendulaire backup --output base.backup --encrypt
                  pendulaire backup --output - > ailleurs.backup
                """,
                """
                The copy is of one moment; it is verified, read back once written, and never replaces anything. The program's \
                keys are not in it: keep their file apart, nothing can be restored without it. --encrypt encrypts with these \
                keys, --passphrase-file with a passphrase.
                Examples:
                  pendulaire backup
                  pendulaire backup --output base.backup --encrypt
                  pendulaire backup --output - > elsewhere.backup
                """))
    }

    @Option(
        help: .said(
            "Nouveau fichier, ou - pour la sortie standard (BASE-DATE.backup dans le dossier courant).",
            "New file, or - for standard output (BASE-DATE.backup in the current folder).", value: ("fichier", "file")))
    var output: String?

    @Flag(help: .said("Chiffre avec les clés du programme.", "Encrypts with the program's keys."))
    var encrypt = false

    @Option(
        help: .said(
            "Chiffre avec la phrase secrète de ce fichier.", "Encrypts with the passphrase of this file.",
            value: ("fichier", "file")))
    var passphraseFile: String?

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let settings = try store.settings()
        let base = try settings.database.requireFile()
        let key: BackupKeySource? =
            passphraseFile.map { .passphrase(path: $0) } ?? (encrypt ? .secrets(path: settings.secrets) : nil)
        let isOutput = output == "-"
        guard !isOutput || isatty(STDOUT_FILENO) == 0 else {
            throw Failure(
                .usage, "La sauvegarde ne s’affiche pas : dirigez la sortie vers un fichier ou un programme.",
                "The backup is not for the screen: direct the output to a file or a program.")
        }
        // Whoever reads the output may stop reading: that is said in words.
        signal(SIGPIPE, SIG_IGN)
        let database: SQLiteDatabase
        do {
            database = try SQLiteDatabase(
                path: base,
                configuration: SQLiteConfiguration(applicationID: Composition.applicationID, readOnly: true))
        } catch {
            throw Failure(opening: settings.database, error)
        }
        guard try await !BaseCopy.isUnfinished(database) else { throw Failure.unfinishedCopy(settings.database) }
        let making = BackupMaking(database: database, path: base, cryptography: try SodiumCryptography())
        let place = output ?? BackupFolder(".", database: base).place(at: Date())
        let header = try await making(to: isOutput ? .output : .file(place), key: key)
        try await database.close()
        let tell = isOutput ? Console.current.problem : Console.current.out
        for line in header.summary(isOutput ? nil : place) { tell(line) }
    }
}

extension BackupHeader {
    /// What is said of a backup: a line about it, then one for each journal, as `journal head` prints it.
    func summary(_ file: String?) -> [String] {
        let place = file ?? words("sortie standard", "standard output")
        let secret = encryption == nil ? words("en clair", "not encrypted") : words("chiffrée", "encrypted")
        let first = words(
            "\(place) : sauvegarde du \(created), \(size) octets, schéma \(schema), \(secret), vérifiée.",
            "\(place): backup of \(created), \(size) bytes, schema \(schema), \(secret), verified.")
        return [first] + organismes.map { "\($0.code)\t\(printed($0.head?.seal))" }
    }
}
