import ArgumentParser
import Telework
import UseCases

struct JournalCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "journal", abstract: words("Le journal des décisions.", "The journal of decisions."),
            subcommands: [JournalVerifyCommand.self, JournalSealCommand.self])
    }
}

struct JournalVerifyCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: words(
                "Cherche ce qui a été changé à la main dans le journal.",
                "Looks for what was changed by hand in the journal."),
            discussion: words(
                """
                Une ligne par anomalie, sortie 1 s’il y en a. La tête de la chaîne, imprimée à la fin, peut être \
                déposée ailleurs ; la dernière connue est notée à côté de la base (fichier .heads).
                Exemples :
                  pendulaire journal verify
                  pendulaire journal verify --organisation cpam-demo --json
                """,
                """
                One line for each problem, exit status 1 when there is one. The head of the chain, printed at the end, \
                can be deposited elsewhere; the last one known is noted beside the database (file .heads).
                Examples:
                  pendulaire journal verify
                  pendulaire journal verify --organisation cpam-demo --json
                """))
    }

    @OptionGroup var organisation: OrganisationOption
    @OptionGroup var store: StoreOptions
    @Flag(help: ArgumentHelp(words("Imprime du JSON.", "Prints JSON.")))
    var json = false

    func run() async throws {
        let composition = try await store.compose()
        let verify = VerifyJournal(composition.environment)
        var lines: [ReportLine] = []
        for organisation in try await composition.organisations(organisation.organisation) {
            let report = try await verify(
                by: .system, in: organisation.id, expecting: composition.heads[organisation.id])
            try composition.heads.note(report, of: organisation.id)
            lines.append(ReportLine(organisation, report))
            if !json { print(report, of: organisation) }
        }
        if json { try sayJSON(lines) }
        if lines.contains(where: { !$0.problems.isEmpty }) { throw CommandStatus(status: .refused) }
    }

    private func print(_ report: JournalReport, of organisation: Organisation) {
        for problem in report.problems {
            say("\(organisation.code): \(problem.code) \(problem.place): \(problem.sentence)")
        }
        let head = report.head.map { "\($0.sequence) \($0.hash)" } ?? "0"
        let count = report.problems.count
        say(
            words(
                "\(organisation.code) : \(report.sealed) scellés, \(report.unsealedTail) pas encore, "
                    + "\(report.erased) effacés, \(count) anomalies ; tête \(head)",
                "\(organisation.code): \(report.sealed) sealed, \(report.unsealedTail) not yet, "
                    + "\(report.erased) erased, \(count) problems; head \(head)"))
    }
}

private struct ReportLine: Encodable {
    struct Problem: Encodable {
        let code: String
        let place: String
    }

    let organisation: String
    let sealed: Int
    let unsealed: Int
    let erased: Int
    let head: String?
    let problems: [Problem]

    init(_ organisation: Organisation, _ report: JournalReport) {
        self.organisation = organisation.code
        sealed = report.sealed
        unsealed = report.unsealedTail
        erased = report.erased
        head = report.head?.hash
        problems = report.problems.map { Problem(code: $0.code, place: $0.place) }
    }
}

extension JournalProblem {
    fileprivate var sentence: String {
        switch self {
        case .changed: words("cette ligne scellée a été changée", "this sealed row was changed")
        case .removed: words("ce maillon ou sa ligne a été retiré", "this link or its row was removed")
        case .inserted: words("ce maillon a été inséré", "this link was inserted")
        case .reordered: words("ce maillon n’est pas à sa place", "this link is not in its place")
        case .brokenLink: words("ce maillon ne suit pas le précédent", "this link does not follow the one before it")
        case .forged: words("cette ligne n’est pas du programme", "this row is not the program's")
        case .payloadChanged: words("le contenu de cette ligne a été changé", "the payload of this row was changed")
        }
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

    @OptionGroup var organisation: OrganisationOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let composition = try await store.compose()
        var refused = 0
        for organisation in try await composition.organisations(organisation.organisation) {
            let (sealed, left) = try await Sealing(composition).seal(organisation.id)
            refused += left.count
            say(
                words(
                    "\(organisation.code) : \(sealed) scellés, \(left.count) refusés",
                    "\(organisation.code): \(sealed) sealed, \(left.count) refused"))
        }
        if refused > 0 { throw CommandStatus(status: .refused) }
    }
}
