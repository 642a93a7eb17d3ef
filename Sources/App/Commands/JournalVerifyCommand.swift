import ArgumentParser
import Telework
import UseCases

struct JournalVerifyCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: words(
                "Cherche ce qui a été changé à la main dans le journal.",
                "Looks for what was changed by hand in the journal."),
            discussion: words(
                """
                Une ligne par anomalie, sortie 1 s’il y en a. La tête de la chaîne est notée à côté de la base (BASE.heads) \
                et, signée, à côté des clés (dossier SECRETS.heads) ; une note manquante ou en retard est une anomalie. \
                Après avoir vous-même rétabli une sauvegarde, supprimez les deux. Une tête gardée ailleurs (« journal \
                head ») se vérifie avec --expecting.
                Exemples :
                  pendulaire journal verify
                  pendulaire journal verify --organisation cpam-demo --json
                  pendulaire journal head > tete.txt
                  pendulaire journal verify --expecting "$(cat tete.txt)"
                """,
                """
                One line for each problem, exit status 1 when there is one. The head of the chain is noted beside the \
                database (BASE.heads) and, signed, beside the keys (folder SECRETS.heads); a note that is missing or \
                behind is a problem. Once you have restored a backup yourself, delete both. A head kept elsewhere \
                (‘journal head’) is verified with --expecting.
                Examples:
                  pendulaire journal verify
                  pendulaire journal verify --organisation cpam-demo --json
                  pendulaire journal head > head.txt
                  pendulaire journal verify --expecting "$(cat head.txt)"
                """))
    }

    @OptionGroup var base: OrganisationBaseOptions
    @Option(
        help: .said(
            "Tête imprimée auparavant, que le journal doit encore contenir ; peut être répété.",
            "Head printed earlier, which the journal must still hold; may be repeated.", value: ("tête", "head")))
    var expecting: [String] = []

    @Flag(help: .json) var json = false

    func validate() throws {
        for text in expecting where JournalHead.all(in: text) == nil {
            throw ValidationError(
                words(
                    "« \(text) » n’est pas une tête : donnez ce que « pendulaire journal head » a imprimé.",
                    "‘\(text)’ is not a head: give what ‘pendulaire journal head’ printed."))
        }
    }

    func run() async throws {
        let (composition, organisations) = try await base.openAll()
        let witness = JournalWitness(composition: composition)
        let expected = Set(expecting.flatMap { JournalHead.all(in: $0) ?? [] })
        var found: Set<JournalHead> = []
        var lines: [ReportLine] = []
        for organisation in organisations {
            let finding = try await witness.verify(organisation, expecting: expected)
            found.formUnion(finding.found)
            lines.append(ReportLine(finding))
            if !json { print(finding) }
        }
        var others = base.organisation == nil ? try await witness.problemsOfBase() : []
        others += expected.subtracting(found).sorted { $0.printed < $1.printed }.map { .notInChain($0) }
        if json {
            try sayJSON(lines + (others.isEmpty ? [] : [ReportLine(others)]))
        } else {
            for problem in others { say(line(problem)) }
        }
        if !others.isEmpty || lines.contains(where: { !$0.problems.isEmpty }) {
            throw CommandStatus(status: .refused)
        }
    }

    private func print(_ finding: JournalWitness.Finding) {
        let (code, report) = (finding.organisation.code, finding.report)
        for problem in report.problems { say("\(code): \(problem.code) \(problem.place): \(problem.sentence)") }
        for problem in finding.heads { say("\(code): \(line(problem))") }
        let parts = [
            counted(report.sealed, ("scellé", "scellés"), ("sealed", "sealed")),
            counted(report.unsealedTail, ("pas encore", "pas encore"), ("not yet", "not yet")),
            counted(report.erased, ("effacé", "effacés"), ("erased", "erased")),
            counted(finding.count, ("anomalie", "anomalies"), ("problem", "problems")),
        ].joined(separator: ", ")
        let head = printed(report.head)
        say(words("\(code) : \(parts) ; tête \(head)", "\(code): \(parts); head \(head)"))
        if report.sealed > 0, !finding.wasNoted, finding.count == 0 {
            say(
                words(
                    "\(code) : aucune tête n’était notée pour cette base ; celle-ci l’est désormais.",
                    "\(code): no head was noted for this database; this one is from now on."))
        }
    }

    private func line(_ problem: HeadProblem) -> String { "\(problem.code) \(problem.place): \(problem.sentence)" }
}

private struct ReportLine: Encodable {
    struct Problem: Encodable {
        let code: String
        let place: String

        init(_ problem: HeadProblem) { (code, place) = (problem.code, problem.place) }
        init(_ problem: JournalProblem) { (code, place) = (problem.code, problem.place) }
    }

    /// Nil for what concerns the base as a whole.
    let organisation: String?
    let sealed: Int?
    let unsealed: Int?
    let erased: Int?
    let head: String?
    let problems: [Problem]

    init(_ finding: JournalWitness.Finding) {
        organisation = finding.organisation.code
        sealed = finding.report.sealed
        unsealed = finding.report.unsealedTail
        erased = finding.report.erased
        head = finding.report.head?.hash
        problems = finding.report.problems.map(Problem.init) + finding.heads.map(Problem.init)
    }

    init(_ problems: [HeadProblem]) {
        (organisation, sealed, unsealed, erased, head) = (nil, nil, nil, nil, nil)
        self.problems = problems.map(Problem.init)
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
