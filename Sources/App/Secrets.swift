import Foundation
import UseCases

/// The program's keys: what whoever steals the base alone does not have.
struct Secrets: Sendable {
    private static let keyLength = 32

    /// Signs cookies and form tokens.
    let cookieKey: [UInt8]
    /// Authenticates journal rows and seals: lost, the journal can no longer be verified. Save it with the base.
    let journalKey: [UInt8]

    /// Reads the keys, or draws them at the first start.
    ///
    /// - Throws: ``Failure`` when the file cannot be read or written, is not as we wrote it, or can be read by others.
    init(path: String, cryptography: any Cryptography) throws {
        if !FileManager.default.fileExists(atPath: path) {
            try Secrets.create(path, cryptography: cryptography)
        }
        try InputFile.check(path)
        try InputFile.checkIsPrivate(path)
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        func key(_ name: String) throws -> [UInt8] {
            let line = lines.first { $0.hasPrefix("\(name) ") }
            guard let text = line?.dropFirst(name.count + 1), let key = ByteText.bytes(hex: String(text)),
                key.count == Secrets.keyLength
            else {
                throw Failure(
                    .unavailable,
                    "Le fichier des clés \(path) est endommagé\u{202F}: rétablissez-le d’après une sauvegarde.",
                    "The file of keys \(path) is damaged: restore it from a backup.")
            }
            return key
        }
        cookieKey = try key("cookie-key")
        journalKey = try key("journal-key")
    }

    /// Writes the file beside its place, then links it there: of two programs that start together, one wins and both
    /// read the same keys.
    private static func create(_ path: String, cryptography: any Cryptography) throws {
        let text = ["cookie-key", "journal-key"]
            .map { "\($0) \(ByteText.hex(cryptography.randomBytes(keyLength)))\n" }.joined()
        try createFolder(of: path)
        let draft = "\(path).\(ByteText.hex(cryptography.randomBytes(8)))"
        guard
            FileManager.default.createFile(
                atPath: draft, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else {
            throw Failure(
                .unavailable,
                "Le fichier des clés \(path) ne peut pas être créé\u{202F}: vérifiez les droits du dossier.",
                "The file of keys \(path) cannot be created: check the permissions of its folder.")
        }
        defer { try? FileManager.default.removeItem(atPath: draft) }
        do {
            try FileManager.default.linkItem(atPath: draft, toPath: path)
        } catch {
            guard FileManager.default.fileExists(atPath: path) else { throw error }
        }
    }

    /// Makes the folder of a file that is about to be created.
    static func createFolder(of path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
}
