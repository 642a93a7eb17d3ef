import Foundation
import SQLDriver
import Sodium
import Storage
import Telework
import UseCases
import Web

/// Looks at all that the program needs, one thing after the other, and goes on after what is wrong. It changes nothing.
struct Doctor {
    let settings: Settings
    /// Whether to read the whole base and the whole journal.
    let isFull: Bool

    func findings() async -> [DoctorFinding] {
        var findings = [
            look(.configuration, configuration), look(.resources, resources), look(.texts, texts),
            look(.zones) { try DoctorMachine.zones() }, look(.disk) { try DoctorMachine.disk(settings) },
            look(.backups, backups),
        ]
        findings += await base()
        let order = DoctorFinding.Check.allCases
        return findings.enumerated()
            .sorted {
                (order.firstIndex(of: $0.element.check) ?? 0, $0.offset)
                    < (order.firstIndex(of: $1.element.check) ?? 0, $1.offset)
            }
            .map(\.element)
    }

    private func look(_ check: DoctorFinding.Check, _ see: () throws -> DoctorFinding) -> DoctorFinding {
        do { return try see() } catch { return .wrong(check, error) }
    }

    private func configuration() throws -> DoctorFinding {
        if let origin = settings.publicOrigin {
            let url = URL(string: origin)
            guard let url, ["http", "https"].contains(url.scheme), url.host != nil, url.path.isEmpty, url.query == nil
            else {
                throw Failure(
                    .refused,
                    "« \(origin) » n’est pas une adresse publique : donnez-la sans chemin, telle que https://teletravail.exemple.fr.",
                    "‘\(origin)’ is not a public address: give it without a path, such as https://telework.example.org."
                )
            }
        }
        let isLocal = ["127.0.0.1", "::1", "localhost"].contains(settings.host)
        guard isLocal || settings.publicOrigin?.hasPrefix("https://") == true else {
            throw Failure(
                .refused,
                "Les pages seraient servies en clair sur \(settings.host) : placez un mandataire TLS devant et donnez son "
                    + "adresse avec --public-origin https://…",
                "The pages would be served in clear on \(settings.host): put a TLS proxy in front and give its address "
                    + "with --public-origin https://…")
        }
        let address = settings.publicOrigin ?? "http://\(settings.host):\(settings.port)"
        return .fine(.configuration, "pages sur \(address)", "pages on \(address)")
    }

    private func resources() throws -> DoctorFinding {
        _ = try Resources(directory: settings.home + "/Resources")
        return .fine(.resources, settings.home, settings.home)
    }

    private func texts() throws -> DoctorFinding {
        let (shelf, _) = try TextShelves.load(settings, cryptography: try SodiumCryptography())
        let count = shelf.book.texts.count
        return .fine(.texts, "\(count) textes", "\(count) texts")
    }

    private func backups() throws -> DoctorFinding {
        let schedule = try BackupSchedule(settings)
        guard let schedule else {
            return .fine(
                .backups, "le serveur n’est pas chargé d’en faire", "the server is not in charge of making them")
        }
        let base = try settings.database.requireFile()
        guard let status = BackupStatus.last(in: schedule.directory, database: base) else {
            throw Failure(
                .refused, "Le dossier des sauvegardes \(schedule.directory) ne peut pas être lu : vérifiez ses droits.",
                "The folder of backups \(schedule.directory) cannot be read: check its permissions.")
        }
        if let failed = status.failed {
            throw Failure(
                .refused,
                "La dernière sauvegarde a échoué dans \(schedule.directory) (\(failed.reason)) : corrigez-en la cause.",
                "The last backup failed in \(schedule.directory) (\(failed.reason)): mend its cause.")
        }
        guard status.count > 0 else { return .fine(.backups, "aucune encore", "none yet") }
        guard !status.isLate(at: Date(), every: schedule.every) else {
            throw Failure(
                .refused,
                "Il n’y a pas de sauvegarde récente dans \(schedule.directory) : vérifiez que le serveur tourne.",
                "There is no recent backup in \(schedule.directory): check that the server runs.")
        }
        return .fine(
            .backups, "\(status.count) dans \(schedule.directory), la dernière à l’heure",
            "\(status.count) in \(schedule.directory), the last one on time")
    }

    /// The base, and all that needs it.
    private func base() async -> [DoctorFinding] {
        let keys: Result<Secrets?, any Error> = Result { try secrets() }
        let database: any SQLDatabase
        do {
            database = try await settings.database.open(mayCreate: false)
        } catch {
            return [look(.secrets) { try secrets(keys, isNeeded: false) }, .wrong(.database, error)]
        }
        let findings = await DoctorBase(settings: settings, database: database, keys: try? keys.get(), isFull: isFull)
            .findings()
        // Looked for again by the next command: nothing is to be done about it here.
        try? await database.close()
        return [look(.secrets) { try secrets(keys, isNeeded: findings.holdsOrganisations) }] + findings.all
    }

    /// Nil when there is no file: the doctor draws no keys.
    private func secrets() throws -> Secrets? {
        guard FileManager.default.fileExists(atPath: settings.secrets) else { return nil }
        return try Secrets(path: settings.secrets, cryptography: try SodiumCryptography())
    }

    private func secrets(_ keys: Result<Secrets?, any Error>, isNeeded: Bool) throws -> DoctorFinding {
        if try keys.get() != nil { return .fine(.secrets, settings.secrets, settings.secrets) }
        guard isNeeded else {
            return .fine(.secrets, "tirées au premier démarrage", "drawn at the first start")
        }
        throw Failure(
            .unavailable,
            "Le fichier des clés \(settings.secrets) manque, sans lequel le journal de cette base ne peut plus être "
                + "vérifié : rétablissez-le d’après une sauvegarde.",
            "The file of keys \(settings.secrets) is missing, without which the journal of this database can no longer be "
                + "verified: restore it from a backup.")
    }
}
