import CivilTime
import Telework

/// What loading a file would do, or did: shown before anyone confirms.
public struct ImportPreview: Hashable, Sendable {
    public let kind: ImportKind
    public let lineCount: Int
    public internal(set) var created: [Item] = []
    public internal(set) var changed: [Item] = []
    public internal(set) var unchangedCount = 0
    /// People employed today who are no longer in the file: never deleted, but proposed as departures.
    public internal(set) var missing: [Item] = []
    /// When there is any, nothing can be loaded.
    public internal(set) var issues: [FileIssue]
    public internal(set) var notes: [FileIssue]

    public struct Item: Hashable, Sendable {
        /// Employee number or code.
        public let key: String
        public let name: String
        /// The fields that change, by their French heading in `docs/data-dictionary.md`, with the values before and after.
        public let changes: [Change]
        /// The first and the last day of an absence; nil for anything else.
        public let days: ClosedRange<LocalDate>?

        public init(key: String, name: String, changes: [Change] = [], days: ClosedRange<LocalDate>? = nil) {
            self.key = key
            self.name = name
            self.changes = changes
            self.days = days
        }
    }

    public struct Change: Hashable, Sendable {
        public let field: String
        public let before: String
        public let after: String

        public init(_ field: String, _ before: String, _ after: String) {
            self.field = field
            self.before = before
            self.after = after
        }
    }

    /// The fields whose text differs, each under its name.
    static func changes<Value>(
        from before: Value, to after: Value, in fields: [(String, (Value) -> String)]
    ) -> [Change] {
        fields.compactMap { name, text in
            text(before) == text(after) ? nil : Change(name, text(before), text(after))
        }
    }

    init<Row>(_ kind: ImportKind, _ contents: FileContents<Row>) {
        self.kind = kind
        lineCount = contents.rows.count
        issues = contents.issues
        notes = contents.notes
    }

    /// The same with its issues and notes in the order of the file, the count of those not listed at the end, each with the
    /// column and the person of its place.
    func sorted(_ origin: FileOrigin) -> ImportPreview {
        var preview = self
        preview.issues = issues.inOrderOfFile.map { $0.placed(origin) }
        preview.notes = notes.inOrderOfFile.map { $0.placed(origin) }
        return preview
    }

    public var canBeLoaded: Bool { issues.isEmpty }

    /// Whether loading it would change nothing, as when the same file is loaded twice.
    public var changesNothing: Bool { created.isEmpty && changed.isEmpty }
}

extension FileIssue {
    fileprivate func placed(_ origin: FileOrigin) -> FileIssue {
        guard line > 0 else { return self }
        var issue = self
        issue.origin = origin(line, column)
        return issue
    }
}

extension [FileIssue] {
    fileprivate var inOrderOfFile: [FileIssue] {
        // Only what concerns the whole file has no line: it comes first, but for the count of what is not listed.
        func line(_ issue: FileIssue) -> Int { issue.code == "more-errors" ? .max : issue.line }
        return enumerated()
            .sorted {
                (line($0.element), $0.element.column, $0.offset) < (line($1.element), $1.element.column, $1.offset)
            }
            .map(\.element)
    }
}
