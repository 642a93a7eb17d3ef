import Foundation
import Sodium
import Telework
import UseCases

/// What a backup says of itself before its content, readable by anybody: no person is in it.
///
/// A backup is one line that names the format, one line of JSON (this header), one line with the header's digest, and the
/// SQLite file, as it is or encrypted.
struct BackupHeader: Codable, Hashable, Sendable {
    /// Of an organisme, and where its journal stood.
    struct Organisme: Codable, Hashable, Sendable {
        let id: String
        let code: String
        /// Nil while nothing is sealed.
        let head: HeadNote?
    }

    /// How the content is encrypted.
    struct Encryption: Codable, Hashable, Sendable {
        /// What the key comes from.
        enum KeySource: Codable, Hashable, Sendable {
            /// The program's own keys.
            case secrets
            /// A passphrase, by argon2id.
            case passphrase(salt: String, passes: Int, memory: Int)
        }

        let cipher: String
        /// Bytes of clear text in each piece but the last.
        let piece: Int
        let source: KeySource
        /// Tells a wrong key from a damaged file; nobody makes the key from it.
        let check: String
    }

    /// UTC, as ISO 8601.
    let created: String
    /// The version of the program that made it.
    let program: String
    let schema: Int
    let organismes: [Organisme]
    /// Bytes of the SQLite file.
    let size: Int
    /// BLAKE2b-256 of the SQLite file.
    let digest: String
    let encryption: Encryption?

    static let cipher = "xchacha20poly1305-secretstream"
    static let name = "pendulaire-backup"
    static let format = 1
    /// Enough for the header of tens of thousands of organismes.
    static let limit = 16 << 20

    /// The lines at the beginning of the file, and the digest that the content is bound to.
    func encoded(with cryptography: SodiumCryptography) throws -> (lines: [UInt8], digest: [UInt8]) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = [UInt8](try encoder.encode(self))
        let digest = cryptography.digest(json)
        let first = Array("\(Self.name) \(Self.format)\n".utf8)
        return (first + json + Array("\n\(ByteText.hex(digest))\n".utf8), digest)
    }
}

extension BackupHeader {
    /// The header at the beginning of what `input` reads; its content comes next.
    ///
    /// - Returns: The header, and the digest that the content is bound to.
    /// - Throws: ``Failure`` when it is no backup, is one of a later program, or was changed.
    static func read(
        from input: ByteInput, named path: String, with cryptography: SodiumCryptography
    ) throws -> (header: BackupHeader, digest: [UInt8]) {
        guard let first = try input.line(atMost: 64) else { throw notABackup(path, input) }
        let words = String(decoding: first, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2, words[0] == name, let number = Int(words[1]), number > 0 else {
            throw notABackup(path, input)
        }
        guard number <= format else {
            throw Failure(
                .unavailable,
                "\(path) est une sauvegarde au format \(number) et ce programme s’arrête au format \(format) : prenez la "
                    + "version plus récente du programme.",
                "\(path) is a backup in format \(number) and this program stops at format \(format): use the newer "
                    + "version of the program.")
        }
        guard let json = try input.line(atMost: limit), let seal = try input.line(atMost: 128) else {
            throw BackupFailure.truncated(path)
        }
        let digest = cryptography.digest(json)
        guard cryptography.equal(Array(ByteText.hex(digest).utf8), seal),
            let header = try? JSONDecoder().decode(BackupHeader.self, from: Data(json)), header.size > 0
        else { throw BackupFailure.changed(path) }
        return (header, digest)
    }

    private static func notABackup(_ path: String, _ input: ByteInput) -> Failure {
        if input.beginning.starts(with: Array("SQLite format 3\0".utf8)) {
            return Failure(
                .refused,
                "\(path) est une base SQLite, et non une sauvegarde : donnez un fichier fait par « pendulaire backup ».",
                "\(path) is an SQLite database, not a backup: give a file made by ‘pendulaire backup’.")
        }
        return Failure(
            .refused,
            "\(path) n’est pas une sauvegarde de Pendulaire : donnez un fichier fait par « pendulaire backup ».",
            "\(path) is not a backup of Pendulaire: give a file made by ‘pendulaire backup’.")
    }
}
