import Foundation
import Telework
import UseCases

/// The last link of each journal of a base, in a file kept with the keys, that only their holder can write.
///
/// Who can change the base and what lies beside it finds no trace of this one there. A base is known by where it is: a
/// copy elsewhere has a life, and a file, of its own.
struct KeptHeads: Sendable {
    enum Content {
        /// There is no file: nothing was kept yet.
        case nothing
        case heads([String: HeadNote])
        /// The file is not as the holder of the keys wrote it.
        case damaged
    }

    private struct File: Codable {
        let database: String
        let heads: [String: HeadNote]
        let authenticator: String
    }

    let path: String
    private let database: String
    private let key: [UInt8]
    private let cryptography: any Cryptography

    /// - Parameters:
    ///   - secrets: The file of the keys; the folder of these files bears its name followed by `.heads`.
    ///   - key: The key of the journal.
    init(database: String, secrets: String, key: [UInt8], cryptography: any Cryptography) {
        let place = URL(fileURLWithPath: database).resolvingSymlinksInPath().path
        let name = ByteText.hex(Array(cryptography.digest(Array(place.utf8)).prefix(8)))
        self.database = place
        path = "\(secrets).heads/\(name).json"
        self.key = key
        self.cryptography = cryptography
    }

    func read() -> Content {
        guard FileManager.default.fileExists(atPath: path) else { return .nothing }
        guard let data = FileManager.default.contents(atPath: path),
            let file = try? JSONDecoder().decode(File.self, from: data), file.database == database,
            cryptography.equal(Array(file.authenticator.utf8), Array(authenticator(of: file.heads).utf8))
        else { return .damaged }
        return .heads(file.heads)
    }

    func write(_ heads: [String: HeadNote]) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let file = File(database: database, heads: heads, authenticator: authenticator(of: heads))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try encoder.encode(file).write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    /// The first line sets it apart from all else that the key signs.
    private func authenticator(of heads: [String: HeadNote]) -> String {
        let lines = heads.sorted { $0.key < $1.key }
            .map { "\($0.key) \($0.value.sequence) \($0.value.entry) \($0.value.hash)\n" }
        let text = "pendulaire heads\n\(database)\n" + lines.joined()
        return ByteText.hex(cryptography.keyedDigest(Array(text.utf8), key: key))
    }
}
