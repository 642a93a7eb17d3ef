import Foundation
import Synchronization
import Telework
import UseCases

/// The last link of each journal, noted in a file outside the base: it tells when the end of a chain was cut off.
///
/// A note moves on only from the link it holds, so that a chain cut off and grown anew does not erase the proof;
/// a verification that found nothing wrong brings it up to date.
final class HeadNotes: Sendable {
    private struct Note: Codable {
        let sequence: Int
        let entry: String
        let hash: String
    }

    private let path: String
    private let turn = Mutex(())

    /// - Parameter database: The notes are beside it, under its name followed by `.heads`.
    init(database: String) { path = database + ".heads" }

    subscript(organisation: OrganisationID) -> JournalSeal? {
        turn.withLock { _ in read()[organisation.rawValue] }.map {
            JournalSeal(sequence: $0.sequence, entry: $0.entry, hash: $0.hash)
        }
    }

    /// Notes what sealing did.
    func note(_ outcome: SealJournal.Outcome, of organisation: OrganisationID) throws {
        guard outcome.sealed > 0, let after = outcome.after else { return }
        let known = self[organisation]
        guard known == nil || known == outcome.before else { return }
        try write(after, of: organisation)
    }

    /// Notes the head of a chain that was read whole and is sound.
    func note(_ report: JournalReport, of organisation: OrganisationID) throws {
        guard report.isSound, let head = report.head, head != self[organisation] else { return }
        try write(head, of: organisation)
    }

    private func write(_ seal: JournalSeal, of organisation: OrganisationID) throws {
        try turn.withLock { _ in
            var notes = read()
            notes[organisation.rawValue] = Note(sequence: seal.sequence, entry: seal.entry, hash: seal.hash)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
            try encoder.encode(notes).write(to: URL(fileURLWithPath: path), options: .atomic)
        }
    }

    private func read() -> [String: Note] {
        guard let data = FileManager.default.contents(atPath: path) else { return [:] }
        return (try? JSONDecoder().decode([String: Note].self, from: data)) ?? [:]
    }
}
