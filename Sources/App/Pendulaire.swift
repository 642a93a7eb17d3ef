import ArgumentParser
import Foundation
import Synchronization
import Telework

/// The program, from its arguments to its exit status.
public enum Pendulaire {
    /// Runs one command.
    ///
    /// - Parameter arguments: Without the program's own name.
    public static func run(_ arguments: [String], console: Console) async -> ExitStatus {
        await Console.$current.withValue(console) {
            do {
                var command = try Root.parseAsRoot(arguments)
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
                return .done
            } catch {
                return report(error, console: console)
            }
        }
    }

    private static func run() async -> ExitStatus {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let environment = ProcessInfo.processInfo.environment
        StandardStreams.occupy()
        let lost = Mutex(false)
        let console = Console.terminal(arguments: arguments, environment: environment) { lost.withLock { $0 = true } }
        let status = await run(arguments, console: console)
        guard lost.withLock({ $0 }), status == .done else { return status }
        return report(
            Failure(
                .unavailable, "La sortie n’a pas pu être écrite : vérifiez la place et la redirection.",
                "The output could not be written: check the room left and the redirection."), console: console)
    }

    private static func report(_ error: any Error, console: Console) -> ExitStatus {
        if let status = error as? CommandStatus { return status.status }
        switch Root.exitCode(for: error) {
        case .success:
            console.out(UsageWords.help(Root.fullMessage(for: error), in: console.language))
            return .done
        case .validationFailure:
            let sentence = UsageWords.translated(Root.message(for: error), to: console.language)
            console.problem("pendulaire: \(sentence)")
            let help = UsageWords.helpCommand(in: Root.fullMessage(for: error))
            console.problem(words("Voir : \(help)", "See: \(help)"))
            return .usage
        default:
            let failure = Failure(error)
            console.problem("pendulaire: \(failure.text[console.language])")
            return failure.status
        }
    }
}

/// Ends a command with a status when all there was to say has been said.
struct CommandStatus: Error {
    let status: ExitStatus
}

/// `pendulaire`: a new command is one file in Commands and one line here.
struct Root: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "pendulaire",
            abstract: words(
                "Le télétravail des organismes de la Sécurité sociale.",
                "Telework in the organisations of the French social security."),
            discussion: words(
                """
                Codes de sortie : 0 fait ; 1 refusé ou invalide, rien n’a changé ; 2 commande mal écrite ; \
                3 ressource manquante ou occupée.
                Réglages : options, puis variables PENDULAIRE_… (PENDULAIRE_DATABASE, PENDULAIRE_PORT, PENDULAIRE_HOST, \
                PENDULAIRE_HOME, PENDULAIRE_TEXTS, PENDULAIRE_SECRETS, PENDULAIRE_SECURE_COOKIES, PENDULAIRE_PUBLIC_ORIGIN, \
                PENDULAIRE_LOG_LEVEL ; celles du service : docs/operations.md), puis valeurs par défaut.
                """,
                """
                Exit status: 0 done; 1 refused or invalid, nothing changed; 2 wrong use; 3 something is missing or taken.
                Settings: options, then variables PENDULAIRE_… (PENDULAIRE_DATABASE, PENDULAIRE_PORT, PENDULAIRE_HOST, \
                PENDULAIRE_HOME, PENDULAIRE_TEXTS, PENDULAIRE_SECRETS, PENDULAIRE_SECURE_COOKIES, PENDULAIRE_PUBLIC_ORIGIN, \
                PENDULAIRE_LOG_LEVEL; those of the server: docs/operations.md), then defaults.
                """),
            version: "pendulaire \(ProgramVersion.current)",
            subcommands: [
                ServeCommand.self, MigrateCommand.self, DoctorCommand.self, ImportCommand.self, TextsCommand.self,
                BackupCommand.self, RestoreCommand.self,
                AllowanceCommand.self, CalendarCommand.self, DecideCommand.self,
                JournalCommand.self, JobsCommand.self, NetworkCommand.self, UserCommand.self,
                ConfigCommand.self, OrganisationCommand.self, DatabaseCommand.self, DemoCommand.self,
            ])
    }
}

extension Pendulaire {
    /// Runs the command of this process, and ends it.
    public static func runAndExit() async -> Never { exit(await run().rawValue) }
}
