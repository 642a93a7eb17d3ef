import Foundation

/// What became of the scheduled backups of a base, read from their folder: for `doctor`, and for the service at its start.
struct BackupStatus: Hashable, Sendable {
    /// One that did not succeed.
    struct Failed: Codable, Hashable, Sendable {
        let at: Date
        /// The sentence of the failure, as the log said it.
        let reason: String
    }

    /// The latest backup that is there.
    let latest: BackupFolder.File?
    /// How many there are.
    let count: Int
    /// The last attempt, when it failed after the latest backup.
    let failed: Failed?

    /// Whether the latest is older than it should be at `moment`: two turns were missed, or it was never made.
    func isLate(at moment: Date, every interval: Duration) -> Bool {
        guard let latest else { return true }
        return moment.timeIntervalSince(latest.made) > 2 * Double(interval.components.seconds)
    }

    /// - Returns: nil when the folder cannot be read.
    static func last(in directory: String, database: String) -> BackupStatus? {
        let folder = BackupFolder(directory, database: database)
        guard let files = try? folder.files() else { return nil }
        let failed = FileManager.default.contents(atPath: note(in: folder))
            .flatMap { try? JSONDecoder().decode(Failed.self, from: $0) }
        return BackupStatus(
            latest: files.first, count: files.count,
            failed: failed.flatMap { failed in files.first.map { $0.made < failed.at } ?? true ? failed : nil })
    }

    /// Leaves word of a failure in the folder, if anything can be written there.
    static func note(_ failed: Failed, in folder: BackupFolder) {
        try? JSONEncoder().encode(failed).write(to: URL(fileURLWithPath: note(in: folder)), options: .atomic)
    }

    static func forgetFailure(in folder: BackupFolder) {
        try? FileManager.default.removeItem(atPath: note(in: folder))
    }

    private static func note(in folder: BackupFolder) -> String { "\(folder.path)/\(folder.base).backup-failed.json" }
}
