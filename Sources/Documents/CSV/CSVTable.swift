/// A cell as it stands in the file, quotes undone.
public struct CSVField: Hashable, Sendable {
    public let text: String
    /// The line, from 1, where the cell begins.
    public let line: Int
    /// The character of that line, from 1, where the cell begins: its quote when it has one.
    public let column: Int

    public init(text: String, line: Int, column: Int) {
        self.text = text
        self.line = line
        self.column = column
    }

    /// The text on one line, without outer blanks.
    public var value: String { cleaned(text) }
}

/// A row of a CSV file: as many cells as the heading, one at least.
public struct CSVRow: Hashable, Sendable {
    /// The line where the row begins; a quoted cell may take it over several lines.
    public let line: Int
    public let fields: [CSVField]

    /// The line where its last cell begins.
    var lastLine: Int { fields.last?.line ?? line }
}

/// A CSV file: its heading and its rows, blank lines left out.
public struct CSVTable: Hashable, Sendable {
    public let encoding: TextEncoding
    public let delimiter: CSVDelimiter
    public let header: CSVRow
    public let rows: [CSVRow]
}

/// What separates the cells of a row.
public enum CSVDelimiter: UInt8, Hashable, Sendable, CaseIterable {
    case semicolon = 0x3B
    case comma = 0x2C
    case tab = 0x09
}

/// Bounds that keep a wrong file from taking the memory of the server.
public struct CSVLimits: Hashable, Sendable {
    public var bytes: Int
    public var rows: Int
    /// The most UTF-8 bytes of one cell.
    public var fieldBytes: Int

    public init(bytes: Int = 20 * 1024 * 1024, rows: Int = 200_000, fieldBytes: Int = 20_000) {
        self.bytes = bytes
        self.rows = rows
        self.fieldBytes = fieldBytes
    }
}
