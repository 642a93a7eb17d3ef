import Foundation
import Sodium
import UseCases

/// Where the key of an encrypted backup comes from, on this machine.
enum BackupKeySource: Hashable, Sendable {
    /// The program's own keys.
    case secrets(path: String)
    /// The first line of a file.
    case passphrase(path: String)

    /// Fewer letters can be guessed by trying.
    static let shortest = 12
}

/// A key that encrypts backups, and what their header says of it.
struct BackupKey: Sendable {
    let bytes: [UInt8]
    let encryption: BackupHeader.Encryption

    /// Bytes of clear text in a piece: what both sides keep in memory.
    static let piece = 1 << 18

    /// The key for a new backup.
    init(_ source: BackupKeySource, cryptography: SodiumCryptography) async throws {
        switch source {
        case .secrets(let path):
            try self.init(source: .secrets, from: Self.key(ofSecretsAt: path, cryptography), cryptography)
        case .passphrase(let path):
            let salt = cryptography.randomBytes(SodiumCryptography.saltLength)
            let cost = PassphraseCost.standard
            let key = try await cryptography.key(
                ofPassphrase: Self.passphrase(at: path), salt: salt, cost: cost)
            self.init(
                source: .passphrase(salt: ByteText.hex(salt), passes: cost.passes, memory: cost.memory), from: key,
                cryptography)
        }
    }

    /// The key of a backup that was found.
    ///
    /// - Parameters:
    ///   - passphrase: The file of the passphrase; nil when none was given.
    /// - Throws: ``Failure`` when the key is not there, or is another.
    init(
        of encryption: BackupHeader.Encryption, in path: String, secrets: String, passphrase: String?,
        cryptography: SodiumCryptography
    ) async throws {
        guard encryption.cipher == BackupHeader.cipher, (1...(1 << 24)).contains(encryption.piece) else {
            throw BackupFailure.changed(path)
        }
        let key: [UInt8]
        switch encryption.source {
        case .secrets:
            guard FileManager.default.fileExists(atPath: secrets) else {
                throw Failure(
                    .unavailable,
                    "La sauvegarde \(path) est chiffrée avec les clés du programme, qui manquent : rétablissez d’abord "
                        + "\(secrets).",
                    "The backup \(path) is encrypted with the program's keys, which are missing: restore \(secrets) first."
                )
            }
            key = try Self.key(ofSecretsAt: secrets, cryptography)
        case .passphrase(let salt, let passes, let memory):
            guard let passphrase else {
                throw Failure(
                    .usage,
                    "La sauvegarde \(path) est chiffrée par une phrase secrète : donnez son fichier avec --passphrase-file.",
                    "The backup \(path) is encrypted with a passphrase: give its file with --passphrase-file.")
            }
            guard let salt = ByteText.bytes(hex: salt), salt.count == SodiumCryptography.saltLength,
                let cost = PassphraseCost(passes: passes, memory: memory)
            else { throw BackupFailure.changed(path) }
            key = try await cryptography.key(ofPassphrase: Self.passphrase(at: passphrase), salt: salt, cost: cost)
        }
        self.init(source: encryption.source, from: key, cryptography)
        guard cryptography.equal(Array(self.encryption.check.utf8), Array(encryption.check.utf8)) else {
            throw Failure(
                .refused,
                "Cette clé n’est pas celle de la sauvegarde \(path) : donnez les clés, ou la phrase secrète, d’alors.",
                "This key is not the one of the backup \(path): give the keys, or the passphrase, of that time.")
        }
    }

    private init(
        source: BackupHeader.Encryption.KeySource, from key: [UInt8], _ cryptography: SodiumCryptography
    ) {
        // The key that a check is made with is not the one that encrypts.
        bytes = cryptography.keyedDigest(Array("pendulaire backup encryption\n".utf8), key: key)
        let check = cryptography.keyedDigest(Array("pendulaire backup check\n".utf8), key: key)
        encryption = BackupHeader.Encryption(
            cipher: BackupHeader.cipher, piece: Self.piece, source: source,
            check: ByteText.hex(Array(check.prefix(8))))
    }

    /// The text sets it apart from all else that the journal's key signs.
    private static func key(ofSecretsAt path: String, _ cryptography: SodiumCryptography) throws -> [UInt8] {
        let secrets = try Secrets(path: path, cryptography: cryptography)
        return cryptography.keyedDigest(Array("pendulaire backup key\n".utf8), key: secrets.journalKey)
    }

    private static func passphrase(at path: String) throws -> [UInt8] {
        let bytes = try InputFile.bytes(path)
        try InputFile.checkIsPrivate(path)
        let line = Array(bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
        guard String(decoding: line, as: UTF8.self).count >= BackupKeySource.shortest else {
            throw Failure(
                .refused,
                "La phrase secrète de \(path) est trop courte : \(BackupKeySource.shortest) caractères au moins, sur la "
                    + "première ligne.",
                "The passphrase of \(path) is too short: at least \(BackupKeySource.shortest) characters, on the first "
                    + "line.")
        }
        return line
    }
}
