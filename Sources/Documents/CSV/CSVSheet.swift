import CivilTime

/// A CSV file whose columns are known: what a mapping to the domain starts from.
///
///     var errors = DocumentErrors()
///     if let sheet = CSVSheet<AbsenceColumn>(file, errors: &errors) {
///         for record in sheet.records {
///             let start = record.date(.start, errors: &errors)
///         }
///     }
///     guard errors.isEmpty else { throw errors }
public struct CSVSheet<Column: CSVColumn>: Sendable {
    public let table: CSVTable
    public let columns: CSVColumns<Column>

    /// Reads a file and finds its columns; nil when not even a heading can be read.
    public init?(
        _ file: [UInt8], reader: CSVReader = CSVReader(), extraHeadings: [Column: [String]] = [:],
        errors: inout DocumentErrors
    ) {
        let names = CSVHeadings(extra: extraHeadings)
        guard let table = reader.table(from: file, knowing: { names.column($0) != nil }, errors: &errors) else {
            return nil
        }
        self.table = table
        columns = CSVColumns(header: table.header, extra: extraHeadings, errors: &errors)
    }

    /// Whether every required column is there. Without one each row would repeat the same error: there are no records.
    public var hasRequiredColumns: Bool { Column.allCases.allSatisfy { !$0.isRequired || columns.contains($0) } }

    /// The headings that were not recognised.
    public var unknownColumns: [CSVField] { columns.unknown }

    /// The columns that the file does not have.
    public var absentColumns: [Column] { Column.allCases.filter { !columns.contains($0) } }

    public var records: [CSVRecord<Column>] {
        hasRequiredColumns ? table.rows.map { CSVRecord(row: $0, columns: columns) } : []
    }

    /// The record that a line of the file is part of; nil for the heading, and for a line that could not be read.
    public func record(at line: Int) -> CSVRecord<Column>? {
        var (low, high) = (0, table.rows.count)
        while low < high {
            let middle = (low + high) / 2
            if table.rows[middle].line <= line { low = middle + 1 } else { high = middle }
        }
        guard low > 0, table.rows[low - 1].lastLine >= line else { return nil }
        return CSVRecord(row: table.rows[low - 1], columns: columns)
    }

    /// The heading above a cell, as the file writes it; nil where no cell of the record begins.
    public func heading(of record: CSVRecord<Column>, line: Int, column: Int) -> String? {
        let position = record.row.fields.firstIndex { $0.line == line && $0.column == column }
        return position.map { table.header.fields[$0].value }.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// A row read by the names of its columns.
///
/// Each reading adds its error at the place of the cell, and gives nil for a blank cell as for a wrong one: a mapping reads
/// everything, then looks whether there were errors.
public struct CSVRecord<Column: CSVColumn>: Sendable {
    public let row: CSVRow
    let columns: CSVColumns<Column>

    public var line: Int { row.line }

    /// The cell of a column; nil when the file does not have the column.
    public func field(_ column: Column) -> CSVField? { columns.position(of: column).map { row.fields[$0] } }

    /// Adds an error at a cell, or at the beginning of the row when the file does not have the column.
    public func report(_ problem: FileProblem, at column: Column, errors: inout DocumentErrors) {
        let field = field(column)
        errors.add(problem, line: field?.line ?? row.line, column: field?.column ?? 1)
    }

    /// The value of a cell by any parser; a blank cell is nil, and an error when the column is required.
    ///
    /// - Parameter isRequired: overrides what the column says, when another cell makes this one necessary.
    public func value<Value>(
        _ column: Column, isRequired: Bool? = nil, errors: inout DocumentErrors,
        _ parse: (String) throws(FileProblem) -> Value
    ) -> Value? {
        let text = field(column)?.value ?? ""
        guard !text.isEmpty else {
            if isRequired ?? column.isRequired { report(.blankValue(name: column.french), at: column, errors: &errors) }
            return nil
        }
        do {
            return try parse(text)
        } catch {
            report(error, at: column, errors: &errors)
            return nil
        }
    }
}

extension CSVRecord {
    /// The text on one line, without outer blanks; at most `limit` characters.
    public func text(_ column: Column, limit: Int = 200, isRequired: Bool? = nil, errors: inout DocumentErrors)
        -> String?
    {
        value(column, isRequired: isRequired, errors: &errors) { text throws(FileProblem) in
            try ValueParser.text(text, limit: limit)
        }
    }

    public func date(_ column: Column, isRequired: Bool? = nil, errors: inout DocumentErrors) -> LocalDate? {
        value(column, isRequired: isRequired, errors: &errors, ValueParser.date)
    }

    public func boolean(_ column: Column, isRequired: Bool? = nil, errors: inout DocumentErrors) -> Bool? {
        value(column, isRequired: isRequired, errors: &errors, ValueParser.boolean)
    }

    public func integer(
        _ column: Column, in range: ClosedRange<Int>, isRequired: Bool? = nil, errors: inout DocumentErrors
    ) -> Int? {
        value(column, isRequired: isRequired, errors: &errors) { text throws(FileProblem) in
            try ValueParser.integer(text, in: range)
        }
    }

    /// A whole percentage, 0 to 100.
    public func percent(_ column: Column, isRequired: Bool? = nil, errors: inout DocumentErrors) -> Int? {
        value(column, isRequired: isRequired, errors: &errors, ValueParser.percent)
    }

    public func email(_ column: Column, isRequired: Bool? = nil, errors: inout DocumentErrors) -> String? {
        value(column, isRequired: isRequired, errors: &errors, ValueParser.email)
    }

    public func choice<Value>(
        _ column: Column, among choices: Choices<Value>, isRequired: Bool? = nil, errors: inout DocumentErrors
    ) -> Value? {
        value(column, isRequired: isRequired, errors: &errors) { text throws(FileProblem) in try choices.value(of: text)
        }
    }
}
