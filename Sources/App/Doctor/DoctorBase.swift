import CivilTime
import Foundation
import SQLDriver
import Storage
import Telework
import UseCases

/// The doctor's looks that need the base.
struct DoctorBase {
    /// Seconds by which the clock may be behind what was recorded: servers are set by the network, not to the same tick.
    private static let tolerance = 5

    struct Findings {
        var all: [DoctorFinding] = []
        /// Whether somebody's journal is in the base.
        var holdsOrganisations = false
    }

    let settings: Settings
    let database: any SQLDatabase
    /// Nil when they are missing, or are not as they should be: the journal is then not looked at.
    let keys: Secrets??
    let isFull: Bool

    private var figures: OperatorFigures { OperatorFigures(database: database) }

    func findings() async -> Findings {
        var findings = Findings()
        findings.all.append(.fine(.database, opened("en ordre"), opened("opens")))
        let schema = await look(.schema, schema)
        findings.all.append(schema)
        if isFull { findings.all.append(await look(.integrity, integrity)) }
        // What follows reads tables that an older or a foreign schema need not have.
        guard schema.failure == nil else { return findings }
        if database.dialect == .postgres { findings.all.append(await look(.fence, fence)) }
        findings.all.append(await look(.clock, clock))
        do {
            let held = try await HeldOrganisation.all(in: database)
            findings.holdsOrganisations = !held.isEmpty
            findings.all.append(look(held.map(\.organisation)))
            findings.all.append(await look(.organisations) { try doors(held) })
            if let keys = keys.flatMap(\.self) { findings.all += await journal(keys) }
        } catch {
            findings.all.append(.wrong(.database, error))
        }
        return findings
    }

    private func opened(_ word: String) -> String {
        let number = String(Composition.applicationID, radix: 16)
        let engine = database.dialect == .sqlite ? "SQLite, application_id 0x\(number)" : "PostgreSQL"
        return "\(settings.database) (\(engine)) \(word)"
    }

    private func look(
        _ check: DoctorFinding.Check, _ see: () async throws -> DoctorFinding
    ) async -> DoctorFinding {
        do { return try await see() } catch { return .wrong(check, error) }
    }

    private func schema() async throws -> DoctorFinding {
        let status = try await Migrator(Schema.migrations).status(of: database)
        guard status.pending.isEmpty else {
            throw Failure(
                .unavailable,
                "La base a le schéma \(status.version) et ce programme le \(Schema.migrations.count) : sauvegardez-la, puis "
                    + "« pendulaire migrate --database \(settings.database) ».",
                "The database is at schema \(status.version) and this program at \(Schema.migrations.count): back it up, "
                    + "then ‘pendulaire migrate --database \(settings.database)’.")
        }
        guard try await !BaseCopy.isUnfinished(database) else { throw Failure.unfinishedCopy(settings.database) }
        return .fine(.schema, "version \(status.version)", "version \(status.version)")
    }

    private func fence() async throws -> DoctorFinding {
        switch try await Tenancy.fence(of: database) {
        case .none, .standing:
            return .fine(.fence, "PostgreSQL sépare les organismes", "PostgreSQL holds organisations apart")
        case .passed(let role):
            throw Failure(
                .refused,
                "Le compte « \(role) » passe outre la cloison entre organismes : donnez au programme un compte ordinaire "
                    + "(ni SUPERUSER ni BYPASSRLS).",
                "The role ‘\(role)’ goes through the fence between organisations: give the program an ordinary role "
                    + "(neither SUPERUSER nor BYPASSRLS).")
        case .missing(let tables): throw fenceBroken("a été retirée", "was taken away", tables)
        case .changed(let tables): throw fenceBroken("a été changée", "was changed", tables)
        }
    }

    private func fenceBroken(_ french: String, _ english: String, _ tables: [String]) -> Failure {
        let names = tables.joined(separator: ", ")
        return Failure(
            .refused,
            "La cloison entre organismes \(french) (\(names)) : rétablissez-la avec « pendulaire migrate --database "
                + "\(settings.database) ».",
            "The fence between organisations \(english) (\(names)): put it back with ‘pendulaire migrate --database "
                + "\(settings.database)’.")
    }

    private func integrity() async throws -> DoctorFinding {
        guard database.dialect == .sqlite else {
            return .fine(
                .integrity, "à vérifier par les outils de PostgreSQL (pg_checksums, pg_amcheck)",
                "for PostgreSQL's own tools (pg_checksums, pg_amcheck)")
        }
        let damage = try await figures.damage()
        guard let first = damage.first else { return .fine(.integrity, "rien d’abîmé", "nothing damaged") }
        throw Failure(
            .unavailable,
            "La base est endommagée (\(damage.count) anomalies, dont : \(first)) : arrêtez le service et rétablissez une "
                + "sauvegarde.",
            "The database is damaged (\(damage.count) problems, among them: \(first)): stop the server and restore a "
                + "backup.")
    }

    private func clock() async throws -> DoctorFinding {
        let now = SystemClock().now(in: "UTC").instant
        if let latest = try await figures.latestInstant(), now.adding(seconds: Self.tolerance) < latest {
            let behind = (latest.milliseconds - now.milliseconds) / 1_000
            throw Failure(
                .refused,
                "L’horloge retarde de \(behind) s sur ce que la base a enregistré : mettez-la à l’heure (chrony, "
                    + "systemd-timesyncd) avant de servir.",
                "The clock is \(behind) s behind what the database recorded: set it (chrony, systemd-timesyncd) before "
                    + "serving.")
        }
        return .fine(.clock, "pas en retard sur la base", "not behind the database")
    }

    private func look(_ organisations: [Organisation]) -> DoctorFinding {
        let unknown = organisations.filter { !SystemClock.knows(zone: $0.timeZone) }
        guard let first = unknown.first else {
            return .fine(
                .zones, "ceux des organismes sont connus (\(organisations.count))",
                "those of the organisations are known (\(organisations.count))")
        }
        return .wrong(.zones, DoctorMachine.unknown(first.timeZone))
    }

    /// What is closed on purpose is fine; what a command left by half is to be ended.
    private func doors(_ held: [HeldOrganisation]) throws -> DoctorFinding {
        for one in held {
            guard let closure = one.closure, closure.reason != .closed else { continue }
            throw Failure.closed(one.organisation.code, closure.reason)
        }
        let open = held.filter { $0.closure == nil }.count
        return .fine(.organisations, "ouverts : \(open) sur \(held.count)", "\(open) of \(held.count) open")
    }

    private func journal(_ keys: Secrets) async -> [DoctorFinding] {
        do {
            let composition = try Composition.withoutRules(settings, database: database, secrets: keys)
            let head = await look(.heads) {
                try await requireNotes(composition)
                try await JournalStartCheck(composition: composition)()
                return .fine(.heads, "conformes aux notes", "as they were noted")
            }
            guard isFull else { return [head] }
            return [head, await look(.journal) { try await verified(composition) }]
        } catch {
            return [.wrong(.heads, error)]
        }
    }

    /// Holds that the two notes of each journal say the same.
    private func requireNotes(_ composition: Composition) async throws {
        let heads = composition.heads
        for organisation in try await composition.environment.store.organisations() {
            guard let problem = heads[organisation.id].problems(in: heads).first else { continue }
            throw Failure(
                .refused, "Journal de « \(organisation.code) » : \(problem.text.french).",
                "Journal of ‘\(organisation.code)’: \(problem.text.english).")
        }
    }

    private func verified(_ composition: Composition) async throws -> DoctorFinding {
        let witness = JournalWitness(composition: composition)
        var (sealed, problems) = (0, try await witness.problemsOfBase().count)
        for organisation in try await composition.environment.store.organisations() {
            let finding = try await witness.verify(organisation, expecting: [], noting: false)
            sealed += finding.report.sealed
            problems += finding.count
        }
        guard problems == 0 else {
            throw Failure(
                .refused,
                "Le journal a été changé à la main (\(problems) anomalies) : voyez lesquelles avec « pendulaire journal "
                    + "verify ».",
                "The journal was changed by hand (\(problems) problems): see which with ‘pendulaire journal verify’.")
        }
        return .fine(.journal, "\(sealed) lignes vérifiées", "\(sealed) rows verified")
    }
}
