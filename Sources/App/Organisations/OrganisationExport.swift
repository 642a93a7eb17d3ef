import Foundation
import SQLDriver
import SQLiteDriver
import Storage
import Telework
import UseCases

/// Makes a base of its own from one organisme of another: an SQLite file that can be served with the same keys.
///
/// It is written under a name of its own and takes its place once compared, so that nothing half made bears the name asked
/// for; a killed program leaves a draft, which the next one removes.
struct OrganisationExport {
    let composition: Composition
    let held: HeldOrganisation
    /// The file to make.
    let place: String

    private var organisation: Organisation { held.organisation }
    private var source: any SQLDatabase { composition.database }

    /// - Returns: How many rows it has, and the names under which notes of what was at this place before are kept.
    /// - Throws: what ``Failure/init(_:)`` understands; nothing is left then.
    func callAsFunction() async throws -> (rows: Int, setAside: [String]) {
        if let closure = held.closure, closure.reason != .closed {
            throw Failure.closed(organisation.code, closure.reason)
        }
        for end in ["-wal", "-shm", "-journal"] where FileManager.default.fileExists(atPath: place + end) {
            throw Failure(
                .refused, "\(place + end) est là sans sa base : déplacez-le, ou donnez un autre fichier.",
                "\(place + end) is there without its database: move it away, or give another file.")
        }
        DraftFile.removeLeftOvers(for: place)
        let draft = try DraftFile(for: place)
        let moment = try await BaseCopy.moment(of: organisation.id, in: source)
        let head = try await verified(composition, organisation)
        let rows = try await make(draft, since: moment)
        let cryptography = composition.environment.cryptography
        func notes() -> HeadNotes {
            HeadNotes(
                database: place, secrets: composition.settings.secrets, key: composition.secrets.journalKey,
                cryptography: cryptography)
        }
        let setAside = try notes().setAside()
        // Before it may be served: what its journal was is known from the first moment on.
        try notes().note(head, of: organisation.id)
        try draft.takePlace()
        return (rows, setAside)
    }

    /// Fills a base beside the draft, then copies it there: one file, without a log beside it.
    private func make(_ draft: DraftFile, since moment: BaseCopy.Moment) async throws -> Int {
        let work = try DraftFile(for: place + ".filling")
        defer { for end in ["-wal", "-shm"] { unlink(work.path + end) } }
        let target = try SQLiteDatabase(
            path: work.path, configuration: SQLiteConfiguration(applicationID: Composition.applicationID))
        do {
            let rows = try await fill(target, since: moment)
            try await target.copy(to: draft.path)
            try await target.close()
            _ = try await BackupContent(checking: draft.path, named: place)
            return rows
        } catch {
            try? await target.close()
            throw error
        }
    }

    private func fill(_ target: any SQLDatabase, since moment: BaseCopy.Moment) async throws -> Int {
        let copy = BaseCopy(from: source, to: target)
        do {
            try await copy.requireReadableSource()
            try await copy.prepare(now: SystemClock().now(in: "UTC").instant.milliseconds)
            let rows = try await copy.copy(organisation.id)
            let differences = try await copy.differences(organisation.id)
            // Whoever wrote explains what differs.
            try await copy.requireQuiet(since: moment)
            guard differences.isEmpty else { throw BaseCopy.Refusal.sourceChanged }
            try await copy.finish()
            return rows
        } catch BaseCopy.Refusal.sourceChanged {
            throw Failure(
                .refused,
                "Quelqu’un a écrit dans « \(organisation.code) » pendant l’export : fermez-le d’abord (« pendulaire "
                    + "organisation close \(organisation.code) »), puis recommencez.",
                "Somebody wrote in ‘\(organisation.code)’ during the export: close it first (‘pendulaire organisation "
                    + "close \(organisation.code)’), then do it again.")
        }
    }
}

/// Verifies a journal by itself and against all that was noted of it.
///
/// - Returns: Its last link.
/// - Throws: ``Failure`` when anything is wrong: what leaves a base, or comes to one, washes nothing.
func verified(_ composition: Composition, _ organisation: Organisation) async throws -> JournalSeal? {
    let finding = try await JournalWitness(composition: composition)
        .verify(organisation, expecting: [], noting: false)
    guard finding.count == 0 else {
        let (code, place) = (organisation.code, composition.settings.database)
        throw Failure(
            .refused,
            "Le journal de « \(code) » dans \(place) a été changé, ou écrit avec d’autres clés que "
                + "\(composition.settings.secrets) (\(finding.count) anomalies) : voyez « pendulaire journal verify ».",
            "The journal of ‘\(code)’ in \(place) was changed, or written with other keys than "
                + "\(composition.settings.secrets) (\(finding.count) problems): see ‘pendulaire journal verify’.")
    }
    return finding.report.head
}
