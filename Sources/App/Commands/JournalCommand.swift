import ArgumentParser
import Telework
import UseCases

struct JournalCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "journal", abstract: words("Le journal des décisions.", "The journal of decisions."),
            subcommands: [JournalVerifyCommand.self, JournalHeadCommand.self, JournalSealCommand.self])
    }
}

struct JournalHeadCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "head",
            abstract: words(
                "Imprime la tête de chaque journal, à garder ailleurs.",
                "Prints the head of each journal, to be kept elsewhere."),
            discussion: words(
                """
                Une ligne par organisme : son code, une tabulation, PLACE:EMPREINTE ; 0 tant que rien n’est scellé. Gardée \
                hors de portée de qui administre la base, elle prouve plus tard que rien n’a été retiré (« journal \
                verify --expecting »).
                Exemples :
                  pendulaire journal head
                  pendulaire journal head --json
                """,
                """
                One line for each organisation: its code, a tab, PLACE:HASH; 0 while nothing is sealed. Kept out of reach \
                of whoever administers the database, it proves later that nothing was taken away (‘journal verify \
                --expecting’).
                Examples:
                  pendulaire journal head
                  pendulaire journal head --json
                """))
    }

    @OptionGroup var base: OrganisationBaseOptions
    @Flag(help: .json) var json = false

    private struct Line: Encodable {
        let organisation: String
        let sequence: Int
        let hash: String?
    }

    func run() async throws {
        let (composition, organisations) = try await base.openAll()
        var lines: [Line] = []
        for organisation in organisations {
            let head = try await composition.environment.store.read(organisation.id) { try $0.head() }
            lines.append(Line(organisation: organisation.code, sequence: head?.sequence ?? 0, hash: head?.hash))
            if !json { say("\(organisation.code)\t\(printed(head))") }
        }
        if json { try sayJSON(lines) }
    }
}

struct JournalSealCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "seal",
            abstract: words("Scelle ce qui ne l’est pas encore.", "Seals what is not sealed yet."),
            discussion: words(
                "Le serveur le fait de lui-même toutes les quelques secondes.\nExemple :\n  pendulaire journal seal",
                "The server does it by itself every few seconds.\nExample:\n  pendulaire journal seal"))
    }

    @OptionGroup var base: OrganisationBaseOptions

    func run() async throws {
        let (composition, organisations) = try await base.openAll()
        var refused = 0
        for organisation in organisations {
            let (sealed, left) = try await Sealing(composition).seal(organisation.id)
            refused += left.count
            let parts = [
                counted(sealed, ("scellé", "scellés"), ("sealed", "sealed")),
                counted(left.count, ("refusé", "refusés"), ("refused", "refused")),
            ].joined(separator: ", ")
            say(words("\(organisation.code)\u{202F}: \(parts)", "\(organisation.code): \(parts)"))
        }
        if refused > 0 { throw CommandStatus(status: .refused) }
    }
}
