/// Reads the files that HR software and spreadsheets really export.
public struct CSVReader: Sendable {
    public var limits: CSVLimits
    /// Imposes the delimiter; recognised from the heading when nil.
    public var delimiter: CSVDelimiter?
    /// Imposes the encoding; recognised from the bytes when nil.
    public var encoding: TextEncoding?

    public init(limits: CSVLimits = CSVLimits(), delimiter: CSVDelimiter? = nil, encoding: TextEncoding? = nil) {
        self.limits = limits
        self.delimiter = delimiter
        self.encoding = encoding
    }

    /// The table of a file, with every row that has the right number of cells.
    ///
    /// - Parameters:
    ///   - isKnown: whether a heading means something; settles which delimiter is right when several are possible.
    ///   - errors: receives every problem, each at its line and column; the table serves to look for more of them, and
    ///     must not be used when there is one.
    /// - Returns: nil when not even a heading can be read.
    public func table(
        from file: [UInt8], knowing isKnown: (String) -> Bool = { _ in false }, errors: inout DocumentErrors
    ) -> CSVTable? {
        guard let text = DecodedText(file, as: encoding, limit: limits.bytes, errors: &errors) else { return nil }
        return text.bytes.withUnsafeBufferPointer { bytes in
            let announced = CSVDialect.announced(in: bytes)
            let delimiter =
                delimiter ?? announced?.delimiter
                ?? CSVDialect.delimiter(of: bytes, fieldLimit: limits.fieldBytes, knowing: isKnown)
            var scanner = CSVScanner(
                bytes: bytes, delimiter: delimiter.rawValue, fieldLimit: limits.fieldBytes,
                line: announced == nil ? 1 : 2, offset: announced?.length ?? 0)
            guard let header = CSVReader.header(&scanner, &errors) else { return nil }
            let rows = rows(&scanner, width: header.fields.count, &errors)
            return CSVTable(encoding: text.encoding, delimiter: delimiter, header: header, rows: rows)
        }
    }

    private static func header(_ scanner: inout CSVScanner, _ errors: inout DocumentErrors) -> CSVRow? {
        while let record = scanner.next(&errors) {
            if record.isBlank { continue }
            return record.isDamaged ? nil : CSVRow(line: record.line, fields: record.fields)
        }
        if errors.isEmpty { errors.add(.emptyFile) }
        return nil
    }

    private func rows(_ scanner: inout CSVScanner, width: Int, _ errors: inout DocumentErrors) -> [CSVRow] {
        var rows: [CSVRow] = []
        while let record = scanner.next(&errors) {
            if record.isBlank { continue }
            guard rows.count < limits.rows else {
                errors.add(.tooManyRows(limit: limits.rows), line: record.line, column: 1)
                break
            }
            if record.isDamaged { continue }
            if record.fields.count < width {
                // A last line that stops short is the sign of a copy interrupted.
                let problem: FileProblem =
                    record.endsFile ? .truncatedFile : .missingFields(found: record.fields.count, expected: width)
                errors.add(problem, line: record.end.line, column: record.end.column)
                continue
            }
            // Spreadsheets leave delimiters after the last column: cells too many are told only when they hold something.
            if let extra = record.fields.dropFirst(width).first(where: { !$0.value.isEmpty }) {
                errors.add(
                    .tooManyFields(found: record.fields.count, expected: width), line: extra.line, column: extra.column)
                continue
            }
            rows.append(CSVRow(line: record.line, fields: Array(record.fields.prefix(width))))
        }
        return rows
    }
}
