import ArgumentParser
import Telework

struct DoctorCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "doctor",
            abstract: words(
                "Vérifie tout ce dont le programme a besoin.", "Looks at all that the program needs."),
            discussion: words(
                """
                Une ligne par point : « bon », ou ce qu’il faut faire. Sortie 0 si tout est bon, 1 s’il y a quelque chose à \
                corriger, 3 s’il manque quelque chose ou si la base est abîmée. Ne change rien. Avec --full, lit toute la \
                base et tout le journal.
                Exemples :
                  pendulaire doctor
                  pendulaire doctor --full --json
                """,
                """
                One line for each point: ‘fine’, or what to do. Exit status 0 when all is fine, 1 when something is to be \
                put right, 3 when something is missing or the database is damaged. Changes nothing. With --full, reads the \
                whole database and the whole journal.
                Examples:
                  pendulaire doctor
                  pendulaire doctor --full --json
                """))
    }

    @OptionGroup var store: StoreOptions
    @Flag(help: .said("Lit toute la base et tout le journal.", "Reads the whole database and the whole journal."))
    var full = false
    @Flag(help: .json) var json = false

    func run() async throws {
        let findings: [DoctorFinding]
        do {
            findings = await Doctor(settings: try store.settings(), isFull: full).findings()
        } catch {
            findings = [.wrong(.configuration, error)]
        }
        if json {
            try sayJSON(findings.map(Line.init))
        } else {
            for finding in findings { print(finding) }
        }
        let worst = findings.compactMap(\.failure).max { $0.rawValue < $1.rawValue }
        if let worst { throw CommandStatus(status: worst) }
    }

    private func print(_ finding: DoctorFinding) {
        let language = Console.current.language
        let verdict = finding.failure == nil ? words("bon", "fine") : words("À FAIRE", "TO DO")
        say("\(verdict)\t\(finding.check.name[language])\t\(finding.text[language])")
    }

    private struct Line: Encodable {
        let check: String
        let isFine: Bool
        let text: String

        init(_ finding: DoctorFinding) {
            check = finding.check.rawValue
            isFine = finding.failure == nil
            text = finding.text[Console.current.language]
        }
    }
}
