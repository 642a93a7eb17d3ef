import Foundation

/// A file that a command reads.
enum InputFile {
    /// More than any file a command takes; the readers have finer limits of their own.
    private static let limit = 128 << 20

    static func bytes(_ path: String) throws -> [UInt8] {
        let file = try open(path)
        defer { try? file.close() }
        guard let bytes = try? file.read(upToCount: limit + 1) ?? Data() else { throw unreadable(path) }
        guard bytes.count <= limit else {
            throw Failure(
                .refused, "Le fichier \(path) est trop grand : 128 Mo au plus.",
                "The file \(path) is too large: 128 MB at most.")
        }
        return Array(bytes)
    }

    /// - Throws: ``Failure`` when the file is missing, is a folder, or may not be read.
    static func check(_ path: String) throws { try open(path).close() }

    private static func open(_ path: String) throws -> FileHandle {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure(
                .unavailable, "Le fichier \(path) n’existe pas : vérifiez le chemin.",
                "The file \(path) does not exist: check the path.")
        }
        guard !isFolder.boolValue else {
            throw Failure(
                .unavailable, "\(path) est un dossier : donnez un fichier.", "\(path) is a folder: give a file.")
        }
        guard let file = FileHandle(forReadingAtPath: path) else { throw unreadable(path) }
        return file
    }

    private static func unreadable(_ path: String) -> Failure {
        Failure(
            .unavailable, "Le fichier \(path) ne peut pas être lu : vérifiez son propriétaire et ses droits.",
            "The file \(path) cannot be read: check its owner and permissions.")
    }
}

/// A new file that a command writes, readable by its owner only: it holds people's data.
///
/// It is written under another name beside its place, and takes its own once it is whole: nobody reads half of it.
struct OutputFile {
    private let path: String
    private let draft: String
    private let file: FileHandle

    /// - Throws: ``Failure`` when the file exists, or cannot be made.
    init(new path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else { throw OutputFile.exists(path) }
        self.path = path
        draft = "\(path).\(UInt64.random(in: 0...UInt64.max))"
        guard
            !path.isEmpty,
            FileManager.default.createFile(atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: draft)
        else {
            throw Failure(
                .unavailable, "Le fichier \(path) ne peut pas être créé : vérifiez le dossier et ses droits.",
                "The file \(path) cannot be created: check the folder and its permissions.")
        }
        self.file = file
    }

    /// Writes what `content` makes and gives the file its name; leaves no file when `content` throws.
    func write(_ content: () async throws -> [UInt8]) async throws {
        let bytes: [UInt8]
        do {
            bytes = try await content()
        } catch {
            discard()
            throw error
        }
        do {
            try file.write(contentsOf: Data(bytes))
            try file.synchronize()
            try file.close()
        } catch {
            discard()
            throw Failure(
                .unavailable, "Le fichier \(path) n’a pas pu être écrit : vérifiez la place sur le disque.",
                "The file \(path) could not be written: check the room on the disk.")
        }
        guard !FileManager.default.fileExists(atPath: path) else { throw madeMeanwhile }
        do {
            // A link, unlike a renaming, does not replace a file that came in the meantime.
            try FileManager.default.linkItem(atPath: draft, toPath: path)
        } catch {
            // Shares of a network have no links: there the name is taken by a renaming.
            guard !FileManager.default.fileExists(atPath: path) else { throw madeMeanwhile }
            do {
                try FileManager.default.moveItem(atPath: draft, toPath: path)
            } catch {
                throw Failure(
                    .unavailable, "Le fichier \(path) n’a pas pu recevoir son nom : son contenu est dans \(draft).",
                    "The file \(path) could not be given its name: its content is in \(draft).")
            }
        }
        try? FileManager.default.removeItem(atPath: draft)
    }

    private var madeMeanwhile: Failure {
        Failure(
            .unavailable, "Le fichier \(path) a été créé entre-temps : ce qui devait y être est dans \(draft).",
            "The file \(path) was made in the meantime: what should be in it is in \(draft).")
    }

    /// Leaves nothing of a file that was not written.
    func discard() {
        try? file.close()
        try? FileManager.default.removeItem(atPath: draft)
    }

    private static func exists(_ path: String) -> Failure {
        Failure(
            .refused, "Le fichier \(path) existe déjà : donnez-en un autre.",
            "The file \(path) exists already: give another one.")
    }
}
