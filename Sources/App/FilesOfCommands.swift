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

    /// - Throws: ``Failure`` when others than its owner may read a file that holds a secret.
    static func checkIsPrivate(_ path: String) throws {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let permissions = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
        guard permissions & 0o077 == 0 else {
            throw Failure(
                .refused, "Le fichier \(path) est lisible par d’autres : faites « chmod 600 \(path) ».",
                "The file \(path) can be read by others: run ‘chmod 600 \(path)’.")
        }
    }

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
