import ArgumentParser
import CivilTime
import Documents
import Foundation
import Messages
import Telework
import UseCases

struct AllowanceCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "allowance", abstract: words("L’indemnité du mois.", "The month's allowance."),
            subcommands: [AllowanceShowCommand.self, AllowanceCloseCommand.self, AllowanceExportCommand.self])
    }
}

/// The month a command is about, and the organisme.
struct MonthOptions: ParsableArguments {
    @Argument(
        help: .said("Mois, AAAA-MM.", "Month, YYYY-MM.", value: ("mois", "month")),
        transform: { text in
            guard let month = YearMonth(iso: text) else { throw NotAMonth() }
            return month
        })
    var month: YearMonth

    @OptionGroup var base: OrganisationBaseOptions
}

/// How a month is written, said after what was given in its place.
private struct NotAMonth: Error, CustomStringConvertible {
    var description: String {
        words("écrivez AAAA-MM, par exemple 2026-10.", "write YYYY-MM, for instance 2026-10.")
    }
}

struct AllowanceShowCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: words("Montre les lignes d’un mois, clos ou non.", "Shows the lines of a month, closed or not."),
            discussion: words(
                "Exemple :\n  pendulaire allowance show 2026-10 --json",
                "Example:\n  pendulaire allowance show 2026-10 --json"))
    }

    @OptionGroup var options: MonthOptions
    @Flag(help: .json) var json = false

    func run() async throws {
        let (composition, organisation) = try await options.base.open()
        let view = try await ViewMonth(composition.environment)(options.month, by: .system, in: organisation.id)
        if json { return try sayJSON(MonthLine(view)) }
        let wording = Wording(Console.current.language)
        if !view.lines.isEmpty {
            say(
                words(
                    "Matricule\tNom\tMois d’origine\tJours\tPar jour\tMontant",
                    "Employee number\tName\tMonth of origin\tDays\tA day\tAmount"))
        }
        for line in view.lines {
            let person = view.people[line.person]
            say(
                [
                    person?.employeeNumber ?? "-", person?.fullName ?? "-", line.origin.iso,
                    wording.days(halves: line.halves), amount(line.unit, wording), amount(line.amount, wording),
                ].joined(separator: "\t"))
        }
        for problem in view.problems { say(problem.message(wording)) }
        let state = view.close == nil ? words("ouvert", "open") : words("clos", "closed")
        let lines = counted(view.lines.count, ("ligne", "lignes"), ("line", "lines"))
        say("\(view.month.iso)\t\(state)\t\(lines)\t\(amount(view.total, wording))")
    }

    /// As the pages write it, with plain spaces: a terminal breaks lines where it wants, and they can be searched for.
    private func amount(_ amount: Cents, _ wording: Wording) -> String {
        wording.amount(amount).replacing(Wording.narrowSpace, with: " ")
    }
}

private struct MonthLine: Encodable {
    struct Line: Encodable {
        let employeeNumber: String?
        let origin: String
        let halves: Int
        let unitCents: Int64
        let amountCents: Int64
    }

    let month: String
    let closed: Bool
    let totalCents: Int64
    let exemptCents: Int64
    let problems: [String]
    let lines: [Line]

    init(_ view: MonthView) {
        month = view.month.iso
        closed = view.close != nil
        totalCents = view.total.value
        exemptCents = view.exempt.value
        problems = view.problems.map { $0.message(Wording(Console.current.language)) }
        lines = view.lines.map {
            Line(
                employeeNumber: view.people[$0.person]?.employeeNumber, origin: $0.origin.iso, halves: $0.halves,
                unitCents: $0.unit.value, amountCents: $0.amount.value)
        }
    }
}

struct AllowanceCloseCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "close",
            abstract: words(
                "Clôt un mois pour toujours et écrit le fichier de paie.",
                "Closes a month for ever and writes the payroll file."),
            discussion: words(
                """
                Refusé avant la fin du mois, s’il est déjà clos, si un mois antérieur est ouvert, ou tant que les RH \
                n’ont pas confirmé les montants de l’année.
                Exemple :
                  pendulaire allowance close 2026-10 --output paie.csv
                """,
                """
                Refused before the month is over, when it is closed already, when an earlier month is open, or while \
                HR has not confirmed the amounts of the year.
                Example:
                  pendulaire allowance close 2026-10 --output paie.csv
                """))
    }

    @OptionGroup var options: MonthOptions
    @Option(
        help: .said(
            "Fichier à écrire ; il ne doit pas exister.", "File to write; it must not exist.",
            value: ("fichier", "file")))
    var output: String?

    func run() async throws {
        let (composition, organisation) = try await options.base.open()
        // Made first: a month that is closed stays so, whatever becomes of the file.
        let file = try output.map { try DraftFile(for: $0) }
        try await CloseMonth(composition.environment)(options.month, by: .system, in: organisation.id)
        say(words("\(options.month.iso) est clos.", "\(options.month.iso) is closed."))
        if let file { try await Payroll.write(options.month, of: organisation, into: file, composition) }
    }
}

struct AllowanceExportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: words(
                "Écrit le fichier de paie d’un mois clos.", "Writes the payroll file of a closed month."),
            discussion: words(
                "Exemple :\n  pendulaire allowance export 2026-10 --output paie.csv",
                "Example:\n  pendulaire allowance export 2026-10 --output paie.csv"))
    }

    @OptionGroup var options: MonthOptions
    @Option(
        help: .said(
            "Fichier à écrire ; il ne doit pas exister.", "File to write; it must not exist.",
            value: ("fichier", "file")))
    var output: String

    func run() async throws {
        let (composition, organisation) = try await options.base.open()
        let file = try DraftFile(for: output)
        try await Payroll.write(options.month, of: organisation, into: file, composition)
    }
}

private enum Payroll {
    static func write(
        _ month: YearMonth, of organisation: Organisation, into file: DraftFile, _ composition: Composition
    ) async throws {
        let rows = try await ExportPayroll(composition.environment)(month, by: .system, in: organisation.id)
        try file.write(try PayrollFile.bytes(rows))
        try file.takePlace(isOnlyCopy: true)
        let lines = counted(rows.count, ("ligne", "lignes"), ("line", "lines"))
        say(words("\(lines) dans \(file.place)", "\(lines) in \(file.place)"))
    }
}
