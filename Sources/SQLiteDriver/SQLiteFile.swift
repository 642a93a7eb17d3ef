import Foundation
import SQLDriver

/// What can be said of a file before SQLite opens it, in words that help more than "file is not a database".
///
/// The header is described at <https://www.sqlite.org/fileformat.html#the_database_header>.
enum SQLiteFile {
    private static let headerLength = 100
    private static let magic = Array("SQLite format 3\0".utf8)

    static func check(_ path: String, configuration: SQLiteConfiguration) throws {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            return try checkCanCreate(path, configuration: configuration)
        }
        if isDirectory.boolValue { throw SQLError(.cannotOpen, "\(path) is a directory, not a database.") }
        if !configuration.readOnly { try checkCanWrite(path) }
        try checkHeader(of: path, applicationID: configuration.applicationID)
    }

    private static func checkCanCreate(_ path: String, configuration: SQLiteConfiguration) throws {
        guard configuration.createsMissingFile, !configuration.readOnly, !path.isEmpty else {
            throw SQLError(.cannotOpen, "There is no database at \(path.isEmpty ? "an empty path" : path).")
        }
        let directory = directory(of: path)
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory), isDirectory.boolValue else {
            throw SQLError(.cannotOpen, "The directory \(directory) does not exist: create it first.")
        }
        try checkDirectory(directory)
    }

    /// Looks at the permissions too, because root may write to a file that was made read-only on purpose.
    private static func checkCanWrite(_ path: String) throws {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let permissions = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o666
        guard permissions & 0o222 != 0, FileManager.default.isWritableFile(atPath: path) else {
            throw SQLError(.readOnly, "\(path) is read-only: the program cannot write to it.")
        }
        try checkDirectory(directory(of: path))
    }

    private static func checkDirectory(_ directory: String) throws {
        guard FileManager.default.isWritableFile(atPath: directory) else {
            throw SQLError(
                .readOnly, "The directory \(directory) is read-only: SQLite keeps its journal beside the database.")
        }
    }

    private static func checkHeader(of path: String, applicationID: Int32?) throws {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw SQLError(.cannotOpen, "\(path) cannot be read: check its owner and permissions.")
        }
        defer { try? file.close() }
        let header = [UInt8](try file.read(upToCount: headerLength) ?? Data())
        let size = try file.seekToEnd()
        let hasJournal = sizeOfJournal(beside: path) > 0
        guard size > 0 else {
            // SQLite creates a file empty, then fills it: alone, it is a database that was never begun.
            if hasJournal {
                throw SQLError(.corrupt, "\(path) is empty although its journal is not: it was cut short.")
            }
            return
        }
        guard header.starts(with: magic.prefix(header.count)) else {
            throw SQLError(.notADatabase, "\(path) is not an SQLite database.")
        }
        guard header.count == headerLength else {
            throw SQLError(.corrupt, "\(path) is cut short: \(size) bytes, less than the header of a database.")
        }
        // With a journal, the end of the file may not have been copied from it yet.
        if !hasJournal { try checkLength(path, header: header, size: size) }
        let found = Int32(bitPattern: bigEndian(header, at: 68))
        if let applicationID, found != 0, found != applicationID {
            throw SQLError.otherProgram(found: found, own: applicationID)
        }
    }

    private static func checkLength(_ path: String, header: [UInt8], size: UInt64) throws {
        let written = UInt64(header[16]) << 8 | UInt64(header[17])
        let pageSize = written == 1 ? 65_536 : written
        // The count is only kept by versions of SQLite that also keep "version-valid-for" equal to the change counter.
        guard bigEndian(header, at: 24) == bigEndian(header, at: 92) else { return }
        let expected = pageSize * UInt64(bigEndian(header, at: 28))
        if size < expected {
            throw SQLError(
                .corrupt, "\(path) is cut short: \(size) bytes out of \(expected). Restore it from a backup.")
        }
    }

    private static func sizeOfJournal(beside path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    private static func directory(of path: String) -> String {
        URL(fileURLWithPath: path).deletingLastPathComponent().path
    }

    private static func bigEndian(_ bytes: [UInt8], at index: Int) -> UInt32 {
        bytes[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
