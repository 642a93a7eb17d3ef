import Foundation
import Synchronization
import Telework
import UseCases

/// A link of a chain, as it is noted outside the base.
struct HeadNote: Codable, Hashable {
    let sequence: Int
    let entry: String
    let hash: String

    init(_ seal: JournalSeal) {
        sequence = seal.sequence
        entry = seal.entry
        hash = seal.hash
    }

    var seal: JournalSeal { JournalSeal(sequence: sequence, entry: entry, hash: hash) }
}

/// The last link of each journal, noted twice outside the base: it tells when the end of a chain was cut off.
///
/// One note lies beside the base, where whoever replaces the base can replace it too; the other with the keys, signed.
/// A note moves on only from the link it holds, so that a chain cut off and grown anew does not erase the proof;
/// a verification that found nothing wrong brings both up to date.
final class HeadNotes: Sendable {
    /// What is known of one journal.
    struct Known {
        let note: JournalSeal?
        let kept: JournalSeal?

        var all: [JournalSeal] { [note, kept].compactMap(\.self) }
        /// The further of the two.
        var last: JournalSeal? { all.max { $0.sequence < $1.sequence } }
    }

    /// The note beside the base.
    let path: String
    /// The note with the keys.
    let kept: KeptHeads
    private let turn = Mutex(())

    /// - Parameter database: The first note is beside it, under its name followed by `.heads`.
    init(database: String, secrets: String, key: [UInt8], cryptography: any Cryptography) {
        path = database + ".heads"
        kept = KeptHeads(database: database, secrets: secrets, key: key, cryptography: cryptography)
    }

    subscript(organisation: OrganisationID) -> Known { turn.withLock { _ in locking { known(organisation) } } }

    /// Whether the file with the keys is there and was written by somebody else.
    var isKeptDamaged: Bool {
        if case .damaged = kept.read() { true } else { false }
    }

    /// The organismes that the file with the keys knows.
    var keptOrganisations: Set<String> { turn.withLock { _ in Set(keptNotes().keys) } }

    /// Notes what sealing did.
    ///
    /// - Parameter found: Notes that were just found in the chain: another server of the same base has sealed since.
    func note(
        _ outcome: SealJournal.Outcome, of organisation: OrganisationID, found: [JournalSeal] = []
    ) throws {
        guard outcome.sealed > 0, let after = outcome.after else { return }
        try changing(organisation) { known in
            let moves = { (noted: JournalSeal) in noted == outcome.before || found.contains(noted) }
            // A note that is gone while the other is there is a trace: it is not made again.
            return (
                note: known.note.map(moves) ?? (known.kept == nil) ? after : nil,
                kept: known.kept.map(moves) ?? true ? after : nil
            )
        }
    }

    /// Notes the head of a chain that was read whole, is sound, and holds what was noted.
    ///
    /// A note that has moved on meanwhile, by the hand of another process, is not put back.
    func note(_ head: JournalSeal?, of organisation: OrganisationID) throws {
        guard let head else { return }
        try changing(organisation) { known in
            (
                note: known.note.map { $0.sequence < head.sequence } ?? true ? head : nil,
                kept: known.kept.map { $0.sequence < head.sequence } ?? true ? head : nil
            )
        }
    }

    /// Forgets an organisme that is no longer in the base, and was erased by the program.
    func forget(_ organisation: OrganisationID) throws {
        try turn.withLock { _ in
            try locking {
                var (beside, withKeys) = (notes(), keptNotes())
                // The note with the keys goes first: alone, it would look like a trace.
                if withKeys.removeValue(forKey: organisation.rawValue) != nil { try kept.write(withKeys) }
                if beside.removeValue(forKey: organisation.rawValue) != nil { try write(beside) }
            }
        }
    }

    /// Keeps the notes of what was at this place before under other names: another base takes the place.
    ///
    /// - Returns: Those names.
    func setAside() throws -> [String] {
        let moment = Date().formatted(.iso8601).replacing(":", with: "")
        return try [path, kept.path].filter(FileManager.default.fileExists).map { note in
            let place = "\(note).before-\(moment)"
            try FileManager.default.moveItem(atPath: note, toPath: place)
            return place
        }
    }

    private func changing(
        _ organisation: OrganisationID, _ change: (Known) -> (note: JournalSeal?, kept: JournalSeal?)
    ) throws {
        try turn.withLock { _ in
            try locking {
                let change = change(known(organisation))
                // In this order: the note with the keys is never ahead of the other, which would look like a trace.
                if let note = change.note { try write(note, of: organisation) }
                if let kept = change.kept { try keep(kept, of: organisation) }
            }
        }
    }

    /// Runs `body` alone among the processes of this machine: the server seals while a command verifies.
    private func locking<Value>(_ body: () throws -> Value) rethrows -> Value {
        let lock = open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        // Beside a base that cannot be written nothing is noted, and nobody else notes either.
        guard lock >= 0 else { return try body() }
        defer { close(lock) }
        while flock(lock, LOCK_EX) != 0, errno == EINTR {}
        return try body()
    }

    private func known(_ organisation: OrganisationID) -> Known {
        Known(note: notes()[organisation.rawValue]?.seal, kept: keptNotes()[organisation.rawValue]?.seal)
    }

    private func write(_ seal: JournalSeal, of organisation: OrganisationID) throws {
        var notes = notes()
        notes[organisation.rawValue] = HeadNote(seal)
        try write(notes)
    }

    private func write(_ notes: [String: HeadNote]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try encoder.encode(notes).write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    private func keep(_ seal: JournalSeal, of organisation: OrganisationID) throws {
        if case .damaged = kept.read() { return }
        var notes = keptNotes()
        notes[organisation.rawValue] = HeadNote(seal)
        try kept.write(notes)
    }

    private func notes() -> [String: HeadNote] {
        guard let data = FileManager.default.contents(atPath: path) else { return [:] }
        return (try? JSONDecoder().decode([String: HeadNote].self, from: data)) ?? [:]
    }

    private func keptNotes() -> [String: HeadNote] {
        if case .heads(let heads) = kept.read() { heads } else { [:] }
    }
}
