import ArgumentParser
import CivilTime
import Demonstration
import Foundation
import Messages
import Storage
import Synchronization
import Telework
import UseCases

struct DemoBulkCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "bulk",
            abstract: words(
                "Fabrique une base de la taille voulue, jusqu’au réseau entier.",
                "Makes a base of any size, up to the whole network."),
            discussion: words(
                """
                Des personnes, demandes, avenants, semaines, mois clos et un journal, faits par les règles et écrits par \
                lots dans une base vide ; un échantillon est ensuite relu et jugé de nouveau. La même graine et le même \
                jour donnent la même base.
                Exemples :
                  pendulaire migrate --database var/grand.sqlite
                  pendulaire demo bulk --people 10000 --months 24 --database var/grand.sqlite
                  pendulaire demo bulk --people 150000 --organisations 300 --months 24 --database var/reseau.sqlite
                """,
                """
                People, requests, agreements, weeks, closed months and a journal, made by the rules and written in \
                batches into an empty base; a sample is then read back and judged again. The same seed and day make \
                the same base.
                Examples:
                  pendulaire migrate --database var/large.sqlite
                  pendulaire demo bulk --people 10000 --months 24 --database var/large.sqlite
                  pendulaire demo bulk --people 150000 --organisations 300 --months 24 --database var/network.sqlite
                """))
    }

    @Option(help: .said("Nombre de personnes, en tout.", "How many people, in all.", value: ("nombre", "count")))
    var people: Int

    @Option(
        help: .said("Mois d’histoire avant celui-ci.", "Months of history before this one.", value: ("mois", "months")))
    var months = 12

    @Option(help: .said("Nombre d’organismes.", "How many organisations.", value: ("nombre", "count")))
    var organisations = 1

    @Option(help: .said("Graine du hasard.", "Seed of chance.", value: ("graine", "seed")))
    var seed: UInt64 = 2026

    @OptionGroup var store: StoreOptions

    func validate() throws {
        let (least, most, longest) = (
            BulkPlan.smallestOrganisme, BulkPlan.largestOrganisme, BulkPlan.longestHistory
        )
        guard (1...longest).contains(months) else {
            throw ValidationError(
                words("--months va de 1 à \(longest).", "--months goes from 1 to \(longest)."))
        }
        guard (1...1_000).contains(organisations) else {
            throw ValidationError(
                words("--organisations va de 1 à 1 000.", "--organisations goes from 1 to 1,000."))
        }
        guard BulkPlan.sizes(organisations: organisations, people: people, seed: seed) != nil else {
            throw ValidationError(
                words(
                    "--people : un organisme a de \(least) à \(most) personnes.",
                    "--people: an organisation has \(least) to \(most) people."))
        }
    }

    func run() async throws {
        let composition = try await store.compose()
        let environment = composition.environment
        let today = environment.clock.now(in: "Europe/Paris").date
        guard let sizes = BulkPlan.sizes(organisations: organisations, people: people, seed: seed) else { return }
        let plan = BulkPlan(seed: seed, today: today, months: months, sizes: sizes)
        let base = BulkBase(plan, store: SQLStore(database: composition.database), environment: environment)
        let start = ContinuousClock.now
        let meter = ProgressMeter(whole: people, console: Console.current)
        do {
            let (tally, guests) = try await base { meter.show($0) }
            for organisation in try await environment.store.organisations() {
                let head = try await environment.store.read(organisation.id) { try $0.head() }
                try composition.heads.note(head, of: organisation.id)
            }
            say(tally.sentence(after: start.duration(to: .now)))
            say(guests.lines(of: DemoFiles.organisationCode))
        } catch BulkBase.LoadError.notEmpty {
            throw Failure(
                .refused,
                "La base contient déjà un organisme : donnez une base neuve, créée par « pendulaire migrate ».",
                "The database already holds an organisation: give a new one, made by ‘pendulaire migrate’.")
        }
        try await DemoCheckCommand.check(environment, seed: seed, size: SampleCheck.Size())
    }
}

/// Says on the way how many people are written, and how fast; a line every two seconds at most.
private final class ProgressMeter: Sendable {
    private let whole: Int
    private let console: Console
    private let start = ContinuousClock.now
    private let last = Mutex(ContinuousClock.now)

    init(whole: Int, console: Console) {
        self.whole = whole
        self.console = console
    }

    func show(_ tally: BulkBase.Tally) {
        let isDue = last.withLock { last in
            guard last.duration(to: .now) > .seconds(2) else { return false }
            last = .now
            return true
        }
        guard isDue else { return }
        let speed = Int(Double(tally.people) / max(0.001, start.duration(to: .now).seconds))
        let words = Wording(console.language)
        let (done, all, each) = (words.number(tally.people), words.number(whole), words.number(speed))
        let text = words.pick(
            "  \(done) personnes sur \(all), \(each) par seconde", "  \(done) people of \(all), \(each) a second")
        console.problem(text)
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension BulkBase.Tally {
    fileprivate func sentence(after duration: Duration) -> String {
        let seconds = duration.seconds
        let speed = Wording(Console.current.language).number(Int(Double(people) / max(0.001, seconds)))
        let tenths = Int((seconds * 10).rounded())
        let time = "\(tenths / 10)\(words(",", "."))\(tenths % 10)"
        let made = [
            counted(organisations, ("organisme", "organismes"), ("organisation", "organisations")),
            counted(people, ("personne", "personnes"), ("person", "people")),
            counted(requests, ("demande", "demandes"), ("request", "requests")),
            counted(agreements, ("avenant", "avenants"), ("agreement", "agreements")),
            counted(weeks, ("semaine", "semaines"), ("week", "weeks")),
            counted(closes, ("mois clos", "mois clos"), ("closed month", "closed months")),
            counted(lines, ("ligne", "lignes"), ("line", "lines")),
            counted(entries, ("entrée du journal", "entrées du journal"), ("journal entry", "journal entries")),
        ].joined(separator: ", ")
        return words(
            "\(made) en \(time) s (\(speed) personnes par seconde)", "\(made) in \(time) s (\(speed) people a second)")
    }
}
