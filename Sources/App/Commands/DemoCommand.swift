import ArgumentParser
import CivilTime
import Demonstration
import Documents
import Foundation
import Messages
import Telework
import UseCases

struct DemoCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "demo",
            abstract: words(
                "L’organisme de démonstration : une CPAM fictive.", "The demonstration organisation: a fictional CPAM."),
            discussion: words(
                """
                Exemples :
                  pendulaire demo load
                  pendulaire demo export var/demo
                """,
                """
                Examples:
                  pendulaire demo load
                  pendulaire demo export var/demo
                """),
            subcommands: [Load.self, Export.self, DemoBulkCommand.self, DemoCheckCommand.self])
    }

    struct Load: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "load",
                abstract: words(
                    "Charge ses fichiers et rejoue ses quatre derniers mois.",
                    "Loads its files and replays its last four months."),
                discussion: words(
                    """
                    Passe par les mêmes imports que de vrais fichiers, puis par les mêmes règles, jour après jour. Ne \
                    fait rien quand l’organisme est déjà là. Imprime les comptes à essayer.
                    Exemples :
                      pendulaire migrate --database var/essai.sqlite
                      pendulaire demo load --database var/essai.sqlite
                    """,
                    """
                    Goes through the same imports as real files, then the same rules, day after day. Does nothing when \
                    the organisation is there already. Prints the accounts to try.
                    Examples:
                      pendulaire migrate --database var/try.sqlite
                      pendulaire demo load --database var/try.sqlite
                    """))
        }

        @OptionGroup var store: StoreOptions

        func run() async throws {
            let composition = try await store.compose()
            let environment = composition.environment
            let loader = DemoLoader(
                environment: environment, files: HRFileReader(), today: environment.clock.now(in: "Europe/Paris").date)
            let console = Console.current
            do {
                let guests = try await loader { console.problem("  \(Wording(console.language).date($0))") }
                say(guests.lines(of: DemoFiles.organisationCode))
            } catch let error as DemoLoader.LoadError {
                throw Failure(
                    .refused,
                    "Le fichier de démonstration \(error.file) a été refusé : vérifiez les textes avec "
                        + "« pendulaire texts check ».",
                    "The demonstration file \(error.file) was refused: check the texts with ‘pendulaire texts check’.")
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "export",
                abstract: words(
                    "Écrit ses fichiers CSV dans un dossier.", "Writes its CSV files into a folder."),
                discussion: words(
                    """
                    Les mêmes fichiers pour la même graine et le même jour.
                    Exemple :
                      pendulaire demo export var/demo --seed 7
                    """,
                    """
                    The same files for the same seed and day.
                    Example:
                      pendulaire demo export var/demo --seed 7
                    """))
        }

        @Argument(help: .said("Dossier.", "Folder.", value: ("dossier", "folder")))
        var folder: String

        @Option(help: .said("Graine du hasard.", "Seed of chance.", value: ("graine", "seed")))
        var seed: UInt64 = 2026

        @Option(
            help: .said(
                "Fois la taille de l’organisme.", "Times the size of the organisation.", value: ("facteur", "scale")))
        var scale = 1

        @OptionGroup var language: LanguageOption

        func validate() throws {
            guard (1...50).contains(scale) else {
                throw ValidationError(words("--scale va de 1 à 50.", "--scale goes from 1 to 50."))
            }
        }

        func run() async throws {
            let today = SystemClock().now(in: "Europe/Paris").date
            let files = DemoFiles(seed: seed, today: today, scale: scale)
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                for file in files.all {
                    let path = "\(folder)/\(file.name)"
                    try Data(file.text.utf8).write(to: URL(filePath: path), options: .atomic)
                    say(path)
                }
            } catch {
                throw Failure(
                    .unavailable, "Impossible d’écrire dans \(folder) : vérifiez le dossier, ses droits et la place.",
                    "Cannot write into \(folder): check the folder, its permissions and the room left.")
            }
        }
    }
}

extension [DemoLoader.Guest] {
    /// The accounts to try, a line each.
    func lines(of organisation: String) -> String {
        let language = Console.current.language
        let heading = words(
            "Comptes de démonstration (organisme : \(organisation), mot de passe : \(DemoLoader.password))",
            "Demonstration accounts (organisation: \(organisation), password: \(DemoLoader.password))")
        return ([heading] + map { "  \($0.login)  \($0.role.label[language]) – \($0.name)" }).joined(separator: "\n")
    }
}
