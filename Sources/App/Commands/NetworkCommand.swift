import ArgumentParser
import Telework
import UseCases

struct NetworkCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "network",
            abstract: words(
                "Les chiffres des organismes et du réseau.", "The figures of organisations and the network."),
            subcommands: [NetworkCheckCommand.self, NetworkRebuildCommand.self])
    }
}

struct NetworkCheckCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: words(
                "Recompte les chiffres et les compare à ceux qui sont tenus.",
                "Counts the figures again and compares those that are kept."),
            discussion: words(
                """
                Une ligne par organisme, précédée de chaque écart : mesure, part, mois, chiffre tenu, chiffre recompté. Se \
                termine par 1 s’il y a un écart. La base n’est pas changée.
                Exemple :
                  pendulaire network check
                """,
                """
                One line for each organisation, after each of its differences: measure, part, month, figure kept, figure \
                counted. Ends with 1 if there is any. The database is not changed.
                Example:
                  pendulaire network check
                """))
    }

    @OptionGroup var base: OrganisationBaseOptions
    @Flag(help: .json) var json = false

    func run() async throws {
        let (composition, organisations) = try await base.openAll()
        var lines: [ReportLine] = []
        for organisation in organisations {
            let report = try await CheckFigures(composition.environment)(in: organisation.id)
            lines.append(ReportLine(organisation, report))
            if !json { print(report, of: organisation.code) }
        }
        if json { try sayJSON(lines) }
        if lines.contains(where: { !$0.differences.isEmpty }) { throw CommandStatus(status: .refused) }
    }

    private func print(_ report: FigureReport, of code: String) {
        for line in report.differences.map(ReportLine.Difference.init) {
            let part = line.part.isEmpty ? "-" : line.part
            say(
                [code, line.measure, part, line.month, String(line.kept), String(line.counted)].joined(separator: "\t"))
        }
        guard report.isCounted else {
            return say(
                words(
                    "\(code) : reste à compter, ce que fait sous peu un serveur en marche (« pendulaire jobs list »).",
                    "\(code): still to be counted, which a running server soon does (‘pendulaire jobs list’)."))
        }
        let figures = counted(report.count, ("chiffre", "chiffres"), ("figure", "figures"))
        let differences = counted(report.differences.count, ("écart", "écarts"), ("difference", "differences"))
        say(words("\(code) : \(figures), \(differences).", "\(code): \(figures), \(differences)."))
    }
}

struct NetworkRebuildCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rebuild",
            abstract: words(
                "Remplace les chiffres tenus par un nouveau compte.", "Replaces the kept figures by a new count."),
            discussion: words(
                """
                Chaque organisme est recompté en une transaction, pendant que les serveurs travaillent. Ne sert que si \
                « network check » a trouvé un écart.
                Exemple :
                  pendulaire network rebuild
                """,
                """
                Each organisation is counted again in one transaction, while the servers work. Of use only if ‘network \
                check’ found a difference.
                Example:
                  pendulaire network rebuild
                """))
    }

    @OptionGroup var base: OrganisationBaseOptions

    func run() async throws {
        let (composition, organisations) = try await base.openAll()
        for organisation in organisations {
            let count = try await RecountFigures(composition.environment)(in: organisation.id)
            let figures = counted(count, ("chiffre", "chiffres"), ("figure", "figures"))
            say(words("\(organisation.code) : \(figures).", "\(organisation.code): \(figures)."))
        }
    }
}

private struct ReportLine: Encodable {
    struct Difference: Encodable {
        let measure: String
        let part: String
        let month: String
        let kept: Int
        let counted: Int

        init(_ difference: FigureReport.Difference) {
            measure = difference.figure.measure.rawValue
            part = difference.figure.slice.code
            month = difference.figure.month.iso
            kept = difference.kept
            counted = difference.counted
        }
    }

    let organisation: String
    let isCounted: Bool
    let figures: Int
    let differences: [Difference]

    init(_ organisation: Organisation, _ report: FigureReport) {
        self.organisation = organisation.code
        isCounted = report.isCounted
        figures = report.count
        differences = report.differences.map(Difference.init)
    }
}
