import Foundation
import SQLDriver
import Storage
import Telework
import UseCases

/// Erases an organisme from a base, or tells of one that was erased, and forgets the notes of its journal.
struct OrganisationErasing {
    let base: OrganisationBase

    private var composition: Composition { base.composition }

    /// - Returns: What was erased, by this run and those before it.
    /// - Throws: what ``Failure/init(_:)`` understands.
    func callAsFunction(_ code: String) async throws -> ErasureRecord {
        let record = try await erased(code)
        try composition.heads.forget(record.organisation)
        return record
    }

    private func erased(_ code: String) async throws -> ErasureRecord {
        guard let held = base[code] else {
            // A run that was killed at the very end has notes to forget.
            if let record = try await ended(where: { $0.code == code }) { return record }
            throw Failure.unknown(code, among: base.held)
        }
        let now = { SystemClock().now(in: "UTC").instant.milliseconds }
        do {
            let erasure = try await OrganisationErasure(of: held.organisation.id, in: composition.database, now: now())
            let erasures = Erasures(composition)
            do {
                return try await erasure(now: now(), sign: { erasures.sign($0) })
            } catch OrganisationDoor.Refusal.lost {
                // Another command has ended it.
                let begun = erasure.record.begunAt
                let record = try await ended { $0.organisation == held.organisation.id && $0.begunAt == begun }
                guard let record else { throw OrganisationDoor.Refusal.lost }
                return record
            }
        } catch let refusal as OrganisationDoor.Refusal {
            throw Failure(refusal, of: code)
        }
    }

    private func ended(where matches: (ErasureRecord) -> Bool) async throws -> ErasureRecord? {
        try await ErasureRecord.all(in: composition.database).last { $0.endedAt != nil && matches($0) }
    }

    /// What is told of the backups that were made before.
    func backups() throws -> String {
        let settings = composition.settings
        let schedule = try BackupSchedule(settings)
        guard let schedule, let file = settings.database.file,
            let latest = BackupStatus.last(in: schedule.directory, database: file)?.latest?.made
        else {
            return words(
                "Les sauvegardes faites jusqu’ici le contiennent encore : effacez-les, ou attendez qu’elles soient remplacées.",
                "The backups made so far still hold it: erase them, or wait until they are replaced.")
        }
        let over = latest.addingTimeInterval(Double(schedule.every.components.seconds) * Double(schedule.keep))
        let days = [latest, over].map { $0.formatted(.iso8601.year().month().day()) }
        let count = schedule.keep
        return words(
            "Les sauvegardes de \(schedule.directory) le contiennent encore, la dernière du \(days[0]) ; au rythme prévu "
                + "(\(count) gardées), la rotation l’aura retirée vers le \(days[1]).",
            "The backups in \(schedule.directory) still hold it, the last one of \(days[0]); at the rate that is set "
                + "(\(count) kept), rotation will have removed it by \(days[1]).")
    }
}
