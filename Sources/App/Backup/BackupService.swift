import Foundation
import Logging
import SQLDriver
import ServiceLifecycle
import Sodium

/// Backs the base up every so often while the server runs, keeps the latest backups, and says what failed.
struct BackupService: ServiceLifecycle.Service {
    /// How long it waits at most before it looks at the clock again: the machine may have slept, or been set right.
    static let look = Duration.seconds(60)
    /// When a backup failed, and its next turn is far.
    static let retry = Duration.seconds(600)

    let schedule: BackupSchedule
    let making: BackupMaking
    let logger: Logger

    /// - Throws: ``Failure`` when the base is not one that the program can back up.
    init(schedule: BackupSchedule, composition: Composition, logger: Logger) throws {
        self.init(
            schedule: schedule,
            making: BackupMaking(
                database: composition.database, path: try composition.settings.database.requireFile(),
                cryptography: try SodiumCryptography()),
            logger: logger)
    }

    init(schedule: BackupSchedule, making: BackupMaking, logger: Logger) {
        self.schedule = schedule
        self.making = making
        self.logger = logger
    }

    private var folder: BackupFolder { BackupFolder(schedule.directory, database: making.path) }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var next = due(after: BackupStatus.last(in: schedule.directory, database: making.path)?.latest?.made)
            while !Task.isCancelled {
                if next <= Date() {
                    let isDone = await backUp()
                    next = due(after: Date(), in: isDone ? schedule.every : min(schedule.every, Self.retry))
                }
                let wait = min(Duration.seconds(max(next.timeIntervalSinceNow, 0.1)), Self.look)
                try? await Task.sleep(for: wait)
            }
        }
    }

    private func due(after moment: Date?, in interval: Duration? = nil) -> Date {
        moment?.addingTimeInterval(Double((interval ?? schedule.every).components.seconds)) ?? .distantPast
    }

    /// - Returns: Whether there is a new backup.
    func backUp(at moment: Date = Date()) async -> Bool {
        let place = folder.place(at: moment)
        do {
            DraftFile.removeLeftOvers(for: "\(folder.path)/\(folder.base)-")
            let header = try await making(to: .file(place), key: schedule.key)
            BackupStatus.forgetFailure(in: folder)
            logger.info(
                "The database was backed up",
                metadata: ["file": "\(place)", "bytes": "\(header.size)", "schema": "\(header.schema)"])
        } catch {
            guard !Task.isCancelled else { return false }
            let reason = Failure(error).text.english
            BackupStatus.note(BackupStatus.Failed(at: moment, reason: reason), in: folder)
            logger.error("The database was NOT backed up", metadata: ["file": "\(place)", "reason": "\(reason)"])
            return false
        }
        do {
            for file in try folder.rotate(keep: schedule.keep) {
                logger.info("An old backup was removed", metadata: ["file": "\(file.path)"])
            }
        } catch {
            logger.error("Old backups were not removed", metadata: ["reason": "\(Failure(error).text.english)"])
        }
        return true
    }
}
