import ArgumentParser
import Demonstration
import Messages
import Telework
import UseCases

struct DemoCheckCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: words(
                "Relit un échantillon de la base et le soumet de nouveau aux règles.",
                "Reads a sample of the base back and puts it to the rules again."),
            discussion: words(
                """
                Pour une base faite par « demo bulk », avec les mêmes textes. Chaque différence est dite avec ses motifs, \
                et la commande échoue.
                Exemple :
                  pendulaire demo check --weeks 1000 --database var/grand.sqlite
                """,
                """
                For a base made by ‘demo bulk’, with the same texts. Every difference is told with its reasons, and \
                the command fails.
                Example:
                  pendulaire demo check --weeks 1000 --database var/large.sqlite
                """))
    }

    @Option(help: .said("Graine du tirage.", "Seed of the draw.", value: ("graine", "seed")))
    var seed: UInt64 = 2026

    @Option(help: .said("Semaines à relire.", "Weeks to read.", value: ("nombre", "count")))
    var weeks = 200

    @Option(help: .said("Demandes à relire.", "Requests to read.", value: ("nombre", "count")))
    var requests = 100

    @Option(
        help: .said("Mois clos de personnes à relire.", "Closed months of people to read.", value: ("nombre", "count")))
    var months = 20

    @OptionGroup var store: StoreOptions

    func validate() throws {
        guard [weeks, requests, months].allSatisfy({ (0...100_000).contains($0) }) else {
            throw ValidationError(
                words("Un échantillon a de 0 à 100 000 lignes.", "A sample has 0 to 100,000 rows."))
        }
    }

    func run() async throws {
        try await DemoCheckCommand.check(
            try await store.compose().environment, seed: seed,
            size: SampleCheck.Size(weeks: weeks, requests: requests, months: months))
    }

    /// Judges a sample again, says what was found, and fails when something does not hold.
    static func check(_ environment: Environment, seed: UInt64, size: SampleCheck.Size) async throws {
        let report = try await SampleCheck(environment, seed: seed, size: size)()
        let titles: (String) -> LocalizedText? = { environment.rules.book.text($0)?.title }
        for (organisation, objection) in report.objections {
            let sentence = objection.sentence(titles)
            Console.current.problem(words("\(organisation) : \(sentence)", "\(organisation): \(sentence)"))
        }
        let count = report.objections.count
        let sizes = [
            counted(report.weeks, ("semaine", "semaines"), ("week", "weeks")),
            counted(report.requests, ("demande", "demandes"), ("request", "requests")),
            counted(
                report.months, ("mois d’une personne", "mois de personnes"), ("month of a person", "months of people")),
        ].joined(separator: ", ")
        say(
            words(
                "Relus et jugés de nouveau : \(sizes) ; différences : \(count)",
                "Read back and judged again: \(sizes); differences: \(count)"))
        guard report.isSound else { throw CommandStatus(status: .refused) }
    }
}

extension Objection {
    /// What does not hold, on one line.
    fileprivate func sentence(_ titles: (String) -> LocalizedText?) -> String {
        func list(_ reasons: [Reason]) -> String {
            reasons.map { $0.message(Console.current.language, titles: titles) }.joined(separator: " ")
        }
        return switch self {
        case .weekRefused(let person, let week, let reasons):
            words("semaine \(week.iso) de \(person) :", "week \(week.iso) of \(person):") + " " + list(reasons)
        case .weekMisshapen(let person, let week, let kept, let expected):
            words(
                "semaine \(week.iso) de \(person) : \(kept) au lieu de \(expected), sans télétravail ni absence",
                "week \(week.iso) of \(person): \(kept) instead of \(expected), telework and absences apart")
        case .requestRefused(let request, let reasons):
            words("demande \(request) :", "request \(request):") + " " + list(reasons)
        case .requestIncomplete(let request, let facts):
            words("demande \(request), il manque :", "request \(request), missing:") + " "
                + facts.map(\.rawValue).joined(separator: ", ")
        case .answerDueElsewhere(let request, let kept, let expected):
            words(
                "demande \(request) : réponse due le \(kept?.iso ?? "–") au lieu du \(expected?.iso ?? "–")",
                "request \(request): answer due on \(kept?.iso ?? "–") instead of \(expected?.iso ?? "–")")
        case .agreementDiffers(let request):
            words(
                "demande \(request) : l’avenant manque ou n’est pas celui qui a été accordé",
                "request \(request): the agreement is missing, or is not what was granted")
        case .paidDiffers(let person, let month, let owed):
            words("mois \(month.iso) de \(person), reste dû :", "month \(month.iso) of \(person), still owed:") + " "
                + owed.map { "\($0.amount) (\($0.halves) × ½ × \($0.unit))" }.joined(separator: ", ")
        case .paidDayDiffers(let person, let date):
            words(
                "jour \(date.iso) de \(person) : payé autrement que ne le disent les règles",
                "day \(date.iso) of \(person): not paid as the rules say")
        case .closeDiffers(let month, let kept, let lines):
            words(
                "mois \(month.iso) : clos à \(kept), ses lignes font \(lines)",
                "month \(month.iso): closed at \(kept), its lines make \(lines)")
        case .missing(let row): words("\(row) manque", "\(row) is missing")
        }
    }
}
