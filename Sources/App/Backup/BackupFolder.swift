import Foundation

/// A folder of backups made by the server: one file each, named after the base and the moment, UTC.
struct BackupFolder: Sendable {
    private static let ending = ".backup"

    let path: String
    /// The name of the base's file, without its ending: several bases may share the folder.
    let base: String

    init(_ path: String, database: String) {
        self.path = path
        base = URL(fileURLWithPath: database).deletingPathExtension().lastPathComponent
    }

    /// A backup that is there, whole: drafts bear other names.
    struct File: Hashable, Sendable {
        let path: String
        let made: Date
    }

    func place(at moment: Date) -> String { "\(path)/\(base)-\(moment.formatted(Self.style))\(Self.ending)" }

    /// Latest first. Other files are nobody's business here.
    ///
    /// - Throws: an error when the folder cannot be read.
    func files() throws -> [File] {
        try FileManager.default.contentsOfDirectory(atPath: path).compactMap { name -> File? in
            guard name.hasPrefix("\(base)-"), name.hasSuffix(Self.ending),
                let made = try? Self.style.parse(
                    String(name.dropFirst(base.count + 1).dropLast(Self.ending.count)))
            else { return nil }
            return File(path: "\(path)/\(name)", made: made)
        }
        .sorted { $0.made > $1.made }
    }

    /// Removes the oldest files beyond the `keep` latest, and returns them.
    func rotate(keep: Int) throws -> [File] {
        let old = try files().dropFirst(max(keep, 1))
        for file in old { try FileManager.default.removeItem(atPath: file.path) }
        return Array(old)
    }

    /// `20261122T022900Z`
    private static let style = Date.ISO8601FormatStyle(
        dateSeparator: .omitted, dateTimeSeparator: .standard, timeSeparator: .omitted,
        includingFractionalSeconds: false, timeZone: .gmt)
}
