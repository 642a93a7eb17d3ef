import Foundation
import SQLiteDriver
import Sodium
import Storage
import Telework
import UseCases

/// Puts a backup back as a base, in a place where there is none.
struct Restoration: Sendable {
    /// What was done.
    struct Outcome: Sendable {
        let header: BackupHeader
        /// The notes of the heads that lay at this place, under their new names.
        let setAside: [String]
        /// Journals that had gone further than the backup, as they were noted here.
        let further: [(organisme: BackupHeader.Organisme, noted: JournalSeal)]
    }

    /// What is known of the keys at hand: without those of its journal a base cannot be served.
    enum KeyCheck: Sendable {
        /// They signed the end of every journal.
        case match
        /// Nothing is sealed yet: there is nothing to compare them with.
        case nothingSealed
        /// Their file is not there, or not ours to read.
        case notChecked
    }

    /// The file of the base.
    let path: String
    let secrets: String
    /// The file of the passphrase, when there is one.
    let passphrase: String?
    let cryptography: SodiumCryptography

    /// Reads a backup to its end and verifies it, as a restoration does, and keeps nothing.
    ///
    /// - Throws: ``Failure`` in words, when the keys at hand are not those of the backup too.
    func check(_ backup: String) async throws -> (header: BackupHeader, keys: KeyCheck) {
        let draft = try DraftFile(for: "\(FileManager.default.temporaryDirectory.path)/pendulaire.check")
        let header = try await read(backup, to: draft)
        guard FileManager.default.isReadableFile(atPath: secrets) else { return (header, .notChecked) }
        let keys = try Secrets(path: secrets, cryptography: cryptography)
        try await checkJournals(of: draft.path, header, key: keys.journalKey)
        return (header, header.organismes.contains { $0.head != nil } ? .match : .nothingSealed)
    }

    /// - Parameter backup: `-` for standard input.
    /// - Throws: ``Failure`` in words; nothing is left then.
    func callAsFunction(_ backup: String) async throws -> Outcome {
        try checkPlace()
        guard FileManager.default.fileExists(atPath: secrets) else {
            throw Failure(
                .unavailable,
                "Le fichier des clés \(secrets) manque, et la base ne sert pas sans lui : rétablissez-le d’abord.",
                "The file of keys \(secrets) is missing, and the database is of no use without it: restore it first.")
        }
        let keys = try Secrets(path: secrets, cryptography: cryptography)
        try Secrets.createFolder(of: path)
        DraftFile.removeLeftOvers(for: path)
        let draft = try DraftFile(for: path)
        let header = try await read(backup, to: draft)
        try await checkJournals(of: draft.path, header, key: keys.journalKey)
        try draft.takePlace()
        return try note(header, key: keys.journalKey)
    }

    private func checkPlace() throws {
        for path in [path, path + "-wal", path + "-shm", path + "-journal"] {
            guard FileManager.default.fileExists(atPath: path) else { continue }
            throw Failure(
                .refused,
                "\(path) existe déjà : rétablissez ailleurs, ou déplacez d’abord ce fichier et ceux qui vont avec lui.",
                "\(path) exists already: restore elsewhere, or first move that file and those that go with it.")
        }
    }

    private func read(_ backup: String, to draft: DraftFile) async throws -> BackupHeader {
        let input = try ByteInput(backup)
        defer { input.close() }
        let name = backup == "-" ? words("de l’entrée standard", "of the standard input") : backup
        let (header, bound) = try BackupHeader.read(from: input, named: name, with: cryptography)
        guard header.schema <= Schema.migrations.count else {
            throw Failure(
                .unavailable,
                "La sauvegarde \(name) est au schéma \(header.schema) et ce programme s’arrête au \(Schema.migrations.count) : "
                    + "prenez le programme en version \(header.program) ou plus récente.",
                "The backup \(name) is at schema \(header.schema) and this program stops at \(Schema.migrations.count): use "
                    + "the program in version \(header.program) or newer.")
        }
        var key: BackupKey?
        if let encryption = header.encryption {
            key = try await BackupKey(
                of: encryption, in: name, secrets: secrets, passphrase: passphrase, cryptography: cryptography)
        }
        try BackupStream.read(
            header, boundTo: bound, from: input, named: name, key: key, with: cryptography, to: draft.write)
        let content = try await BackupContent(checking: draft.path, named: name)
        guard content.schema == header.schema, content.organismes == header.organismes else {
            throw BackupFailure.changed(name)
        }
        return header
    }

    /// With other keys the base would be of no use: the program would not start on it.
    private func checkJournals(of file: String, _ header: BackupHeader, key: [UInt8]) async throws {
        let links = LastLink(key: key, cryptography: cryptography)
        let base = try SQLiteDatabase(
            path: file, configuration: SQLiteConfiguration(applicationID: Composition.applicationID, readOnly: true))
        for organisme in header.organismes where organisme.head != nil {
            guard try await base.read({ try links.isOurs(organisme.id, on: $0) }) else {
                throw Failure(
                    .refused,
                    "Le journal de « \(organisme.code) » dans cette sauvegarde n’a pas été écrit avec les clés de "
                        + "\(secrets) : rétablissez d’abord les clés d’alors.",
                    "The journal of ‘\(organisme.code)’ in this backup was not written with the keys of \(secrets): restore "
                        + "the keys of that time first.")
            }
        }
        try await base.close()
    }

    /// The notes of a base that is no more are kept under another name; the restored one has its own from here on.
    private func note(_ header: BackupHeader, key: [UInt8]) throws -> Outcome {
        func notes() -> HeadNotes {
            HeadNotes(database: path, secrets: secrets, key: key, cryptography: cryptography)
        }
        let earlier = notes()
        let further = header.organismes.compactMap { organisme in
            earlier[OrganisationID(organisme.id)].last
                .flatMap { $0.sequence > organisme.head?.sequence ?? 0 ? (organisme: organisme, noted: $0) : nil }
        }
        let setAside = try earlier.setAside()
        let new = notes()
        for organisme in header.organismes {
            try new.note(organisme.head?.seal, of: OrganisationID(organisme.id))
        }
        return Outcome(header: header, setAside: setAside, further: further)
    }
}
