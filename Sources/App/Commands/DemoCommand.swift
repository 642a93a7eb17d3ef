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
            subcommands: [Load.self, Export.self])
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
                    Exemple :
                      pendulaire demo load --database var/essai.sqlite
                    """,
                    """
                    Goes through the same imports as real files, then the same rules, day after day. Does nothing when \
                    the organisation is there already. Prints the accounts to try.
                    Example:
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
                say(accounts(guests))
            } catch let error as DemoLoader.LoadError {
                throw Failure(
                    .refused, "Le fichier de démonstration \(error.file) a été refusé.",
                    "The demonstration file \(error.file) was refused.")
            }
        }

        private func accounts(_ guests: [DemoLoader.Guest]) -> String {
            let language = Console.current.language
            let organisation = DemoFiles.organisationCode
            var lines = [
                words(
                    "Comptes de démonstration (organisme : \(organisation), mot de passe : \(DemoLoader.password))",
                    "Demonstration accounts (organisation: \(organisation), password: \(DemoLoader.password))")
            ]
            for guest in guests { lines.append("  \(guest.login)  \(guest.role.label[language]) – \(guest.name)") }
            return lines.joined(separator: "\n")
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

        @Argument(help: ArgumentHelp(words("Dossier.", "Folder."), valueName: words("dossier", "folder")))
        var folder: String

        @Option(help: ArgumentHelp(words("Graine du hasard (2026).", "Seed of chance (2026).")))
        var seed: UInt64 = 2026

        @Option(
            help: ArgumentHelp(
                words("Fois la taille de l’organisme (1).", "Times the size of the organisation (1).")))
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
                    try Data(file.text.utf8).write(to: URL(filePath: path))
                    say(path)
                }
            } catch {
                throw Failure(
                    .unavailable, "Impossible d’écrire dans \(folder).", "Cannot write into \(folder).")
            }
        }
    }
}
