import ArgumentParser
import CivilTime
import Foundation
import Telework
import UseCases

struct JobsCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "jobs",
            abstract: words(
                "Les tâches de fond partagées par les serveurs.", "The background jobs shared by the servers."),
            subcommands: [JobsListCommand.self, JobsRetryCommand.self])
    }
}

struct JobsListCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: words("Liste les tâches et leur état.", "Lists the jobs and their state."),
            discussion: words(
                """
                Une ligne par tâche : organisme, sorte, clé, état, essais depuis la dernière réussite, moment de la suite \
                (heure de l’organisme), code du dernier échec ou « - », serveur qui la tient ou « - ». Aucune donnée \
                personnelle. Une tâche qui n’a rien à faire attend, même passé son heure.
                Exemples :
                  pendulaire jobs list
                  pendulaire jobs list --json
                """,
                """
                One line for each job: organisation, kind, key, state, attempts since it last succeeded, when something \
                follows (the organisation's time), code of the last failure or ‘-’, server that holds it or ‘-’. No \
                personal data. A job that has nothing to do waits, even past its time.
                Examples:
                  pendulaire jobs list
                  pendulaire jobs list --json
                """))
    }

    @OptionGroup var base: OrganisationBaseOptions
    @Flag(help: .json) var json = false

    private struct Line: Encodable {
        let organisation: String
        let kind: String
        let key: String
        let state: String
        let attempts: Int
        /// Milliseconds since 1970-01-01T00:00:00Z.
        let next: Int64
        let failure: String?
        /// What came of a job that is done.
        let outcome: String?
        let owner: String?
    }

    func run() async throws {
        let (composition, organisations) = try await base.openAll()
        var lines: [Line] = []
        for organisation in organisations {
            for job in try await composition.environment.store.read(organisation.id, { try $0.jobs() }) {
                let line = Line(
                    organisation: organisation.code, kind: job.kind, key: job.key, state: job.state.kind.rawValue,
                    attempts: job.attempts, next: job.state.instant.milliseconds, failure: job.failure,
                    outcome: job.state.outcome,
                    owner: job.state.lease?.owner)
                lines.append(line)
                if !json { say(text(line, job.state, in: organisation.timeZone)) }
            }
        }
        if json { return try sayJSON(lines) }
        if lines.isEmpty {
            say(
                words(
                    "Aucune tâche : le premier serveur qui démarre les crée.",
                    "No jobs: the first server to start makes them."))
        }
    }

    private func text(_ line: Line, _ state: JobState, in zone: String) -> String {
        let moment = SystemClock.moment(at: Date(timeIntervalSince1970: Double(line.next) / 1_000), in: zone)
        return [
            line.organisation, line.kind, line.key, state.kind.word, String(line.attempts),
            "\(moment.date) \(moment.time)", line.failure ?? "-", line.owner ?? "-",
        ].joined(separator: "\t")
    }
}

extension JobState.Kind {
    fileprivate var word: String {
        switch self {
        case .waiting: words("en attente", "waiting")
        case .leased: words("en cours", "running")
        case .failed: words("en échec", "failed")
        case .buried: words("abandonnée", "given up")
        case .done: words("faite", "done")
        }
    }
}

struct JobsRetryCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "retry",
            abstract: words(
                "Remet en attente les tâches d’une sorte qui ont échoué.", "Puts back the failed jobs of a kind."),
            discussion: words(
                """
                Une tâche abandonnée ne revient que par cette commande, une fois corrigé ce qui la faisait échouer.
                Exemple :
                  pendulaire jobs retry housekeeping
                """,
                """
                A job that was given up comes back by this command only, once what made it fail is put right.
                Example:
                  pendulaire jobs retry housekeeping
                """))
    }

    @Argument(
        help: .said(
            "La sorte, telle que « jobs » l’affiche.", "The kind, as ‘jobs’ shows it.", value: ("sorte", "kind")))
    var kind: String
    @OptionGroup var base: OrganisationBaseOptions

    func run() async throws {
        let (composition, organisations) = try await base.openAll()
        let now = composition.environment.clock.now(in: "UTC").instant
        var count = 0
        for organisation in organisations {
            let kind = kind
            count += try await composition.environment.store.write(organisation.id) {
                try $0.retryJobs(of: kind, at: now)
            }
        }
        say(
            counted(
                count, ("tâche remise en attente.", "tâches remises en attente."), ("job put back.", "jobs put back.")))
    }
}
