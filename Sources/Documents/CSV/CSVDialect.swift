/// Which delimiter a file uses.
enum CSVDialect {
    /// The first line `sep=;` by which Excel announces the delimiter, and its length with its line break.
    static func announced(in bytes: UnsafeBufferPointer<UInt8>) -> (delimiter: CSVDelimiter, length: Int)? {
        let prefix: [UInt8] = [0x73, 0x65, 0x70, 0x3D]
        guard bytes.count > 5, prefix.indices.allSatisfy({ bytes[$0] | 0x20 == prefix[$0] | 0x20 }),
            let delimiter = CSVDelimiter(rawValue: bytes[4])
        else { return nil }
        switch bytes[5] {
        case 13: return (delimiter, bytes.count > 6 && bytes[6] == 10 ? 7 : 6)
        case 10: return (delimiter, 6)
        default: return nil
        }
    }

    /// The delimiter under which the heading has the most known names, then the most cells; the semicolon when nothing
    /// tells them apart, as in a file of one column.
    static func delimiter(
        of bytes: UnsafeBufferPointer<UInt8>, fieldLimit: Int, knowing isKnown: (String) -> Bool
    ) -> CSVDelimiter {
        var best = (delimiter: CSVDelimiter.semicolon, known: 0, cells: 0, anyCells: 1)
        for delimiter in CSVDelimiter.allCases {
            var scanner = CSVScanner(bytes: bytes, delimiter: delimiter.rawValue, fieldLimit: fieldLimit)
            // Errors are told when the file is read with the delimiter chosen.
            var ignored = DocumentErrors()
            var heading = scanner.next(&ignored)
            while let blank = heading, blank.isBlank { heading = scanner.next(&ignored) }
            guard let heading else { continue }
            let known = heading.fields.count { isKnown($0.text) }
            // `"nom";"prénom"` read with commas is one cell with text after its quote.
            let cells = heading.isDamaged || heading.fields.count == 1 ? 0 : heading.fields.count
            if (known, cells, heading.fields.count) > (best.known, best.cells, best.anyCells) {
                best = (delimiter, known, cells, heading.fields.count)
            }
        }
        return best.delimiter
    }
}
