import Foundation

/// A file that a command reads.
enum InputFile {
    /// More than any file a command takes; the readers have finer limits of their own.
    private static let limit = 128 << 20

    static func bytes(_ path: String) throws -> [UInt8] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue,
            let file = FileHandle(forReadingAtPath: path)
        else {
            throw Failure(
                .refused, "Le fichier \(path) ne peut pas être lu\u{202F}: vérifiez le chemin et les droits.",
                "The file \(path) cannot be read: check the path and the permissions.")
        }
        defer { try? file.close() }
        let bytes = try file.read(upToCount: limit + 1) ?? Data()
        guard bytes.count <= limit else {
            throw Failure(
                .refused, "Le fichier \(path) est trop grand\u{202F}: 128 Mo au plus.",
                "The file \(path) is too large: 128 MB at most.")
        }
        return Array(bytes)
    }
}

/// A new file that a command writes, readable by its owner only: it holds people's data.
struct OutputFile {
    private let file: FileHandle

    /// - Throws: ``Failure`` when it exists, or cannot be made.
    init(new path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Failure(
                .refused, "Le fichier \(path) existe déjà\u{202F}: donnez-en un autre.",
                "The file \(path) exists already: give another one.")
        }
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: path)
        else {
            throw Failure(
                .unavailable, "Le fichier \(path) ne peut pas être créé\u{202F}: vérifiez le dossier et ses droits.",
                "The file \(path) cannot be created: check the folder and its permissions.")
        }
        self.file = file
    }

    func write(_ bytes: [UInt8]) throws {
        try file.write(contentsOf: Data(bytes))
        try file.synchronize()
        try file.close()
    }
}
