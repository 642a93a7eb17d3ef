/// Cuts UTF-8 bytes into rows and cells as RFC 4180 does, and knows where each begins.
///
/// More tolerant than the RFC where nothing is ambiguous: any kind of line break, spaces after a closing quote, quotes
/// inside a cell that does not begin with one.
struct CSVScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let delimiter: UInt8
    let fieldLimit: Int
    private(set) var index = 0
    private(set) var line = 1
    /// A place of the current line whose column is known; columns are counted from there, once.
    private var counted = (offset: 0, column: 1)

    /// A row as it was found.
    struct Record {
        var line: Int
        var fields: [CSVField] = []
        /// Every cell is blank and none is quoted.
        var isBlank = true
        /// An error was already told of this row: its number of cells means nothing.
        var isDamaged = false
        /// Where the row ends.
        var end = (line: 0, column: 0)
        /// The file stops there without a line break.
        var endsFile = false
    }

    init(bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, fieldLimit: Int, line: Int = 1, offset: Int = 0) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.fieldLimit = fieldLimit
        self.line = line
        index = offset
        counted = (offset, 1)
    }

    /// The next row, blank or not; nil at the end of the file.
    mutating func next(_ errors: inout DocumentErrors) -> Record? {
        guard index < bytes.count else { return nil }
        var record = Record(line: line)
        while true {
            scanField(into: &record, &errors)
            if index < bytes.count, bytes[index] == delimiter {
                index += 1
                continue
            }
            record.end = (line, column(at: index))
            record.endsFile = index >= bytes.count
            skipLineBreak()
            return record
        }
    }

    private mutating func scanField(into record: inout Record, _ errors: inout DocumentErrors) {
        let start = (line: line, column: column(at: index))
        let text: String
        if index < bytes.count, bytes[index] == quote {
            record.isBlank = false
            text = scanQuoted(from: start, into: &record, &errors)
        } else {
            let first = index
            var isBlank = true
            while index < bytes.count, bytes[index] != delimiter, !isLineBreak(bytes[index]) {
                if bytes[index] != 0x20, bytes[index] != 0x09 { isBlank = false }
                index += 1
            }
            text = limited(first..<index, at: start, into: &record, &errors)
            if !isBlank { record.isBlank = false }
        }
        record.fields.append(CSVField(text: text, line: start.line, column: start.column))
    }

    private mutating func scanQuoted(
        from start: (line: Int, column: Int), into record: inout Record, _ errors: inout DocumentErrors
    ) -> String {
        index += 1
        var content: [UInt8] = []
        var segment = index
        while true {
            guard index < bytes.count else {
                errors.add(.unterminatedQuote, line: start.line, column: start.column)
                record.isDamaged = true
                return ""
            }
            if bytes[index] == quote {
                content.append(contentsOf: bytes[segment..<index])
                index += 1
                guard index < bytes.count, bytes[index] == quote else { break }
                segment = index
                index += 1
            } else if isLineBreak(bytes[index]) {
                skipLineBreak()
            } else {
                index += 1
            }
        }
        skipTextAfterQuote(&record, &errors)
        guard content.count <= fieldLimit else {
            errors.add(.fieldTooLong(limit: fieldLimit), line: start.line, column: start.column)
            record.isDamaged = true
            return ""
        }
        return String(decoding: content, as: UTF8.self)
    }

    private mutating func skipTextAfterQuote(_ record: inout Record, _ errors: inout DocumentErrors) {
        var isReported = false
        while index < bytes.count, bytes[index] != delimiter, !isLineBreak(bytes[index]) {
            if bytes[index] != 0x20, bytes[index] != 0x09, !isReported {
                errors.add(.textAfterQuote, line: line, column: column(at: index))
                isReported = true
                record.isDamaged = true
            }
            index += 1
        }
    }

    private func limited(
        _ range: Range<Int>, at start: (line: Int, column: Int), into record: inout Record,
        _ errors: inout DocumentErrors
    ) -> String {
        guard range.count <= fieldLimit else {
            errors.add(.fieldTooLong(limit: fieldLimit), line: start.line, column: start.column)
            record.isDamaged = true
            return ""
        }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    private mutating func skipLineBreak() {
        guard index < bytes.count else { return }
        let isPair = bytes[index] == 13 && index + 1 < bytes.count && bytes[index + 1] == 10
        index += isPair ? 2 : 1
        line += 1
        counted = (index, 1)
    }

    private mutating func column(at offset: Int) -> Int {
        while counted.offset < offset {
            if bytes[counted.offset] & 0xC0 != 0x80 { counted.column += 1 }
            counted.offset += 1
        }
        return counted.column
    }

    private func isLineBreak(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
}

private let quote: UInt8 = 0x22
