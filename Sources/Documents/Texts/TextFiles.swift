import Foundation

/// Finds and reads the files of a folder of texts.
struct TextFiles {
    /// A file read, or why it was not.
    struct File: Sendable {
        /// As errors show it.
        let name: String
        /// Inside the folder: the same on every machine.
        let path: String
        let bytes: [UInt8]
    }

    private static let limit = 2_000
    private(set) var files: [File] = []
    private(set) var findings: [TextFinding] = []

    /// Every text under a folder, in the order of their paths.
    init(folder: String) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            findings.append(TextFinding(.text(.missingFolder), file: folder))
            return
        }
        let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        var paths: [String] = []
        for path in FileManager.default.enumerator(atPath: base)?.compactMap({ $0 as? String }) ?? [] {
            let parts = path.split(separator: "/")
            guard let last = parts.last, !parts.contains(where: { $0.hasPrefix(".") }) else { continue }
            if TextFiles.kind(ofItemAt: base + "/" + path) == .typeDirectory { continue }
            switch last.split(separator: ".").last?.lowercased() {
            case "yaml", "yml": paths.append(path)
            case "md": continue
            default: findings.append(TextFinding(.text(.unexpectedFile), file: base + "/" + path))
            }
        }
        if paths.count > TextFiles.limit {
            findings.append(TextFinding(.text(.tooManyFiles(limit: TextFiles.limit)), file: base))
            return
        }
        if paths.isEmpty { findings.append(TextFinding(.text(.emptyFolder), file: base)) }
        for path in paths.sorted() { add(base + "/" + path, path: path) }
    }

    /// The files given one by one.
    init(_ names: [String]) { for name in names { add(name, path: name) } }

    private mutating func add(_ name: String, path: String) {
        let limit = YAMLReader().limits.bytes
        do {
            // A folder, a pipe or a device would answer without end.
            guard TextFiles.kind(ofItemAt: name) == .typeRegular else { throw CocoaError(.fileReadUnknown) }
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: name))
            defer { try? handle.close() }
            // One byte more than a text may have, so that a larger one is refused for its size.
            let data = try handle.read(upToCount: limit + 1) ?? Data()
            files.append(File(name: name, path: path, bytes: Array(data)))
        } catch {
            findings.append(TextFinding(.text(.unreadable), file: name))
        }
    }

    /// What a path leads to, through symbolic links.
    private static func kind(ofItemAt path: String) -> FileAttributeType? {
        let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        return (try? FileManager.default.attributesOfItem(atPath: resolved))?[.type] as? FileAttributeType
    }
}
