import CivilTime

/// A cell to write. Only text is guarded against being taken for a formula: a number keeps its sign.
public enum CSVCell: Hashable, Sendable {
    case blank
    case text(String)
    case integer(Int)
    /// Cents, written as euros with two decimals after the writer's decimal mark.
    case cents(Int)
    /// Half-days, written as days with one decimal when there is a half: `2`, `1,5`.
    case halves(Int)
    case date(LocalDate)
}

/// Why a table could not be written.
public enum CSVWriteError: Error, Hashable, Sendable {
    /// The encoding chosen does not have this character. Row 0 is the heading; `cell` counts from 1.
    case unencodable(character: Character, row: Int, cell: Int)
    /// A control character that no reader would accept back.
    case controlCharacter(code: Int, row: Int, cell: Int)
}

/// Writes a table as the payroll software or the spreadsheet that receives it expects.
///
/// Cells are quoted only when they must be; rows end with CRLF. A text that begins with `=`, `+`, `-`, `@`, a tab or a
/// line break gets an apostrophe before it, because spreadsheets would run it as a formula.
public struct CSVWriter: Hashable, Sendable {
    public enum Encoding: Hashable, Sendable {
        /// With the byte order mark, Excel shows accents correctly.
        case utf8(mark: Bool)
        case windows1252
    }

    public enum DecimalMark: String, Hashable, Sendable {
        case comma = ","
        case point = "."
    }

    public var delimiter: CSVDelimiter
    public var encoding: Encoding
    public var decimalMark: DecimalMark

    public init(
        delimiter: CSVDelimiter = .semicolon, encoding: Encoding = .utf8(mark: true), decimalMark: DecimalMark = .comma
    ) {
        self.delimiter = delimiter
        self.encoding = encoding
        self.decimalMark = decimalMark
    }

    /// The bytes of the file.
    public func bytes(header: [String], rows: [[CSVCell]]) throws(CSVWriteError) -> [UInt8] {
        var output: [UInt8] = encoding == .utf8(mark: true) ? utf8Mark : []
        try append(header.map(CSVCell.text), row: 0, to: &output)
        for (index, row) in rows.enumerated() { try append(row, row: index + 1, to: &output) }
        return output
    }

    /// What a text cell holds in the file: with an apostrophe when a spreadsheet would run it.
    public static func guarded(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private func append(_ cells: [CSVCell], row: Int, to output: inout [UInt8]) throws(CSVWriteError) {
        let texts = cells.map(text)
        // A row of nothing would be read as a blank line and lost.
        let isBlank = texts.allSatisfy { $0.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
        for (index, text) in texts.enumerated() {
            if index > 0 { output.append(delimiter.rawValue) }
            let isQuoted = needsQuotes(text) || (isBlank && index == 0)
            if isQuoted { output.append(quote) }
            try append(text, isQuoted: isQuoted, row: row, cell: index + 1, to: &output)
            if isQuoted { output.append(quote) }
        }
        output.append(contentsOf: [13, 10])
    }

    private func text(_ cell: CSVCell) -> String {
        switch cell {
        case .blank: return ""
        case .text(let text): return CSVWriter.guarded(text)
        case .integer(let value): return String(value)
        case .date(let date): return date.iso
        case .halves(let halves):
            let whole = (halves < 0 ? "-" : "") + String(halves.magnitude / 2)
            return halves.magnitude % 2 == 0 ? whole : whole + decimalMark.rawValue + "5"
        case .cents(let cents):
            let digits = String(cents.magnitude)
            let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
            return "\(cents < 0 ? "-" : "")\(padded.dropLast(2))\(decimalMark.rawValue)\(padded.suffix(2))"
        }
    }

    private func needsQuotes(_ text: String) -> Bool {
        // U+FEFF and `sep=` would be taken for a mark and an announcement at the head of a file.
        if text.utf8.first == 0x20 || text.utf8.last == 0x20 || text.utf8.starts(with: utf8Mark)
            || text.lowercased().hasPrefix("sep=")
        {
            return true
        }
        return text.utf8.contains { $0 == delimiter.rawValue || $0 == quote || $0 == 10 || $0 == 13 || $0 == 9 }
    }

    private func append(
        _ text: String, isQuoted: Bool, row: Int, cell: Int, to output: inout [UInt8]
    ) throws(CSVWriteError) {
        if let control = text.utf8.first(where: isControl) {
            throw .controlCharacter(code: Int(control), row: row, cell: cell)
        }
        for character in text {
            for scalar in character.unicodeScalars {
                if scalar == "\"" {
                    output.append(contentsOf: [quote, quote])
                } else if case .windows1252 = encoding {
                    guard let byte = Windows1252.byte(scalar) else {
                        throw .unencodable(character: character, row: row, cell: cell)
                    }
                    output.append(byte)
                } else {
                    output.append(contentsOf: UTF8.encode(scalar) ?? .init())
                }
            }
        }
    }
}

private let quote: UInt8 = 0x22
