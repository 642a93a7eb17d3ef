import ArgumentParser
import Configuration
import Foundation

/// The options of `serve` that back the base up while it serves.
struct BackupOptions: ParsableArguments {
    @Option(
        help: .said(
            "Dossier où sauvegarder la base de temps en temps.", "Folder to back the database up to from time to time.",
            value: ("dossier", "folder")))
    var backupDirectory: String?

    @Option(
        help: .said(
            "Temps entre deux sauvegardes : 30m, 24h, 7d (24h).", "Time between two backups: 30m, 24h, 7d (24h).",
            value: ("durée", "duration")))
    var backupEvery: String?

    @Option(help: .said("Nombre de sauvegardes à garder (14).", "Number of backups to keep (14).", value: ("n", "n")))
    var backupKeep: String?

    @Option(
        help: .said(
            "Chiffre les sauvegardes : « secrets » (les clés du programme) ou le fichier d’une phrase secrète.",
            "Encrypts the backups: ‘secrets’ (the program's keys) or the file of a passphrase.", value: ("clé", "key")))
    var backupKey: String?

    /// The values given, by the key of their setting.
    var given: [String: String?] {
        [
            "backupDirectory": backupDirectory, "backupEvery": backupEvery, "backupKeep": backupKeep,
            "backupKey": backupKey,
        ]
    }
}

/// What was said of scheduled backups, as it was said: what cannot be used is told to those who make or look for them.
struct BackupSettings: Sendable {
    let directory: String?
    let every: String?
    let keep: String?
    let key: String?

    init(_ reader: ConfigReader) {
        directory = reader.string(forKey: "backupDirectory")
        every = reader.string(forKey: "backupEvery")
        keep = reader.string(forKey: "backupKeep")
        key = reader.string(forKey: "backupKey")
    }
}

/// When a server backs its base up, where, and how many it keeps.
struct BackupSchedule: Hashable, Sendable {
    let directory: String
    let every: Duration
    let keep: Int
    let key: BackupKeySource?

    /// - Returns: nil when no folder is given: nothing is backed up then.
    /// - Throws: ``Failure`` when a value cannot be used.
    init?(_ settings: Settings) throws {
        let backup = settings.backup
        let every = try backup.every.map(Self.duration) ?? .seconds(24 * 3_600)
        let keep = try backup.keep.map(Self.count) ?? 14
        guard let directory = backup.directory else { return nil }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: directory, isDirectory: &isFolder), isFolder.boolValue else {
            throw Failure(
                .unavailable, "Le dossier des sauvegardes \(directory) n’existe pas : créez-le, ou donnez-en un autre.",
                "The folder of backups \(directory) does not exist: make it, or give another one.")
        }
        self.directory = directory
        self.every = every
        self.keep = keep
        key = backup.key.map { $0 == "secrets" ? .secrets(path: settings.secrets) : .passphrase(path: $0) }
    }

    /// `30m`, `24h`, `7d`: a minute at least, a year at most.
    static func duration(_ text: String) throws -> Duration {
        let units: [Character: Int] = ["m": 60, "h": 3_600, "d": 86_400, "j": 86_400]
        guard let unit = text.last.flatMap({ units[$0] }), let number = Int(text.dropLast()),
            (1...525_600).contains(number), (60...366 * 86_400).contains(number * unit)
        else {
            throw Failure(
                .usage, "« \(text) » n’est pas une durée : donnez par exemple 30m, 24h ou 7d.",
                "‘\(text)’ is not a duration: give 30m, 24h or 7d, for example.")
        }
        return .seconds(number * unit)
    }

    private static func count(_ text: String) throws -> Int {
        guard let number = Int(text), (1...10_000).contains(number) else {
            throw Failure(
                .usage, "« \(text) » n’est pas un nombre de sauvegardes : donnez un nombre de 1 à 10000.",
                "‘\(text)’ is not a number of backups: give a number from 1 to 10000.")
        }
        return number
    }
}
