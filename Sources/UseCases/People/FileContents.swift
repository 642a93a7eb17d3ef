import Telework

/// A value and where it stood in the file, from 1.
public struct Located<Value: Sendable & Hashable>: Sendable, Hashable {
    public let value: Value
    public let line: Int
    public let column: Int

    public init(_ value: Value, line: Int, column: Int) {
        self.value = value
        self.line = line
        self.column = column
    }
}

/// Tells what stands around a place of a file, by line and column from 1.
public typealias FileOrigin = @Sendable (_ line: Int, _ column: Int) -> FileIssue.Origin?

public struct FileContents<Row: Sendable>: Sendable {
    public let rows: [Row]
    /// Everything wrong with the file; when there is anything, nothing is changed.
    public let issues: [FileIssue]
    /// What is only said: columns that were ignored, or are not there.
    public let notes: [FileIssue]
    /// The columns that the file does not have, by French heading: of them it says nothing, and what is stored stays.
    public let absent: Set<String>
    /// The lines with a mistake, which give no row.
    public let unread: [UnreadRow]
    /// Whether each line is a row or an unread one: false when the grid itself is broken somewhere.
    public let isWhole: Bool
    /// What stands around a place, by line and column from 1; nil where there is nothing to say of it.
    public let origin: FileOrigin

    /// - Parameter isWhole: When it is not given, a file with issues is whole if it has its unread lines.
    public init(
        rows: [Row], issues: [FileIssue] = [], notes: [FileIssue] = [], absent: Set<String> = [],
        unread: [UnreadRow] = [], isWhole: Bool? = nil, origin: @escaping FileOrigin = { _, _ in nil }
    ) {
        self.origin = origin
        self.rows = rows
        self.issues = issues
        self.notes = notes
        self.absent = absent
        self.unread = unread
        self.isWhole = isWhole ?? (issues.isEmpty || !unread.isEmpty)
    }

    /// The codes that unread lines have under a heading; nil when they may hold others, which cannot be known.
    func unreadCodes(_ heading: String) -> Set<String>? {
        let codes = unread.map { $0.named[heading]?.value }
        return isWhole && !codes.contains(nil) ? Set(codes.compactMap(\.self)) : nil
    }
}

/// A line with a mistake: the codes and numbers that it names are compared with the base all the same, so that everything
/// is told at once.
public struct UnreadRow: Hashable, Sendable {
    public let line: Int
    /// Those that could be read, by the French heading of their column.
    public let named: [String: Located<String>]

    public init(line: Int, named: [String: Located<String>]) {
        self.line = line
        self.named = named
    }
}

/// Something to say about a place in a file.
public struct FileIssue: Hashable, Sendable {
    /// From 1; 0 when it concerns the whole file.
    public let line: Int
    public let column: Int
    public let code: String
    public let content: Content
    /// Nil for what concerns the whole file or its headings.
    public internal(set) var origin: Origin?

    public enum Content: Hashable, Sendable {
        case text(LocalizedText)
        /// The rules refused what the line asks for.
        case refused(Decision)
        /// The absence of the line falls on days not worked only.
        case nothingWorked(RestDays)
    }

    /// The column and the line of a place, in the words of whoever made the file.
    public struct Origin: Hashable, Sendable {
        /// The heading of the column, as the file writes it.
        public let heading: String?
        public let key: Key?

        /// Whom or what the line is about.
        public enum Key: Hashable, Sendable {
            case employeeNumber(String)
            case code(String)
        }

        public var employeeNumber: String? {
            if case .employeeNumber(let number) = key { number } else { nil }
        }

        public var lineCode: String? {
            if case .code(let code) = key { code } else { nil }
        }

        /// Nil when there is neither.
        public init?(heading: String?, key: Key?) {
            guard heading != nil || key != nil else { return nil }
            self.heading = heading
            self.key = key
        }
    }

    public init(line: Int, column: Int, code: String, _ content: Content, origin: Origin? = nil) {
        self.line = line
        self.column = column
        self.code = code
        self.content = content
        self.origin = origin
    }
}
