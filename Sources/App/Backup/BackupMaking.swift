import Foundation
import SQLDriver
import Sodium
import UseCases

/// Makes one backup of a base while it is used.
///
/// The base is copied beside itself, where its data may be; the copy is verified, then written where it was asked,
/// encrypted if it was asked, and read back.
struct BackupMaking: Sendable {
    enum Destination: Hashable, Sendable {
        case file(String)
        /// Standard output.
        case output
    }

    let database: any SQLDatabase
    /// The file of the base.
    let path: String
    let cryptography: SodiumCryptography

    /// - Returns: What the backup says of itself, once it is whole, on disk and under its name.
    /// - Throws: ``Failure`` or an error that it understands; nothing is left then.
    @discardableResult
    func callAsFunction(to destination: Destination, key source: BackupKeySource?) async throws -> BackupHeader {
        guard let database = database as? any SQLFileCopying else { throw BackupFailure.postgres() }
        if case .file(let place) = destination { DraftFile.removeLeftOvers(for: place) }
        DraftFile.removeLeftOvers(for: "\(path).copy")
        let draft = try destination.path.map { try DraftFile(for: $0) }
        let key: BackupKey? =
            if let source { try await BackupKey(source, cryptography: cryptography) } else { nil }
        let copy = try DraftFile(for: "\(path).copy")
        let moment = Date()
        try await database.copy(to: copy.path)
        let content = try await BackupContent(checking: copy.path, named: path)
        let (size, digest) = try BackupStream.measure(copy.path, with: cryptography)
        let header = BackupHeader(
            created: moment.formatted(.iso8601), program: ProgramVersion.current, schema: content.schema,
            organismes: content.organismes, size: size, digest: digest, encryption: key?.encryption)
        guard let draft else {
            try BackupStream.write(header, contentAt: copy.path, key: key, with: cryptography) {
                try FileHandle.standardOutput.writeOrFail($0)
            }
            return header
        }
        try BackupStream.write(header, contentAt: copy.path, key: key, with: cryptography, to: draft.write)
        try check(draft.path, against: header, key: key)
        try draft.takePlace()
        return header
    }

    /// Reads the file back before it is called a backup.
    private func check(_ path: String, against header: BackupHeader, key: BackupKey?) throws {
        let input = try ByteInput(path)
        defer { input.close() }
        let (found, bound) = try BackupHeader.read(from: input, named: path, with: cryptography)
        guard found == header else { throw BackupFailure.changed(path) }
        try BackupStream.read(
            found, boundTo: bound, from: input, named: path, key: key, with: cryptography, to: { _ in })
    }
}

extension BackupMaking.Destination {
    fileprivate var path: String? {
        if case .file(let path) = self { path } else { nil }
    }
}

extension FileHandle {
    fileprivate func writeOrFail(_ bytes: [UInt8]) throws {
        do { try write(contentsOf: Data(bytes)) } catch {
            throw Failure(
                .unavailable,
                "La sauvegarde n’a pas pu être écrite sur la sortie : personne ne la lit, ou le disque est plein.",
                "The backup could not be written to the output: nobody reads it, or the disk is full. Try again.")
        }
    }
}
