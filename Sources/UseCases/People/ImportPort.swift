import CivilTime
import Telework

public protocol ImportReading {
    func stagedImport(_ id: String) throws -> StagedImport?
}

public protocol ImportWriting {
    func insert(_ staged: StagedImport) throws
    func deleteStagedImport(_ id: String) throws
    /// Removes files staged before an instant, `limit` at most, but those asked for and not loaded
    /// (``LoadingErrand``) only a week later; answers how many it removed.
    @discardableResult
    func deleteStagedImports(before: Instant, limit: Int) throws -> Int
}

/// A file that someone uploaded and has not confirmed yet: read again and judged again when they do.
public struct StagedImport: Hashable, Sendable, Identifiable {
    public let id: String
    public let kind: ImportKind
    public let fileName: String
    public let bytes: [UInt8]
    public let by: AccountID
    public let at: Instant

    public init(id: String, kind: ImportKind, fileName: String, bytes: [UInt8], by: AccountID, at: Instant) {
        self.id = id
        self.kind = kind
        self.fileName = fileName
        self.bytes = bytes
        self.by = by
        self.at = at
    }
}

/// The files that an organisme loads (`docs/data-dictionary.md`).
public enum ImportKind: String, CaseIterable, Hashable, Sendable, Codable {
    case organisation = "organisation"
    case posts = "postes"
    case people = "personnes"
    case absences = "absences"
    /// Telework days placed in bulk, each judged as if its person placed it.
    case days = "jours"
}
