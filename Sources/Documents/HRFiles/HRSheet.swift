import CivilTime
import UseCases

/// A file of HR being read: its rows, and all that is wrong with it.
struct HRSheet<Column: HRColumn> {
    private let sheet: CSVSheet<Column>?
    private(set) var grid = DocumentErrors()
    private var own: [FileIssue] = []

    /// - Parameter likely: The other file that these headings are of, if any; asked when a required column is missing.
    init(
        _ bytes: [UInt8], limits: CSVLimits, headings: [String: [String]],
        likely: ([String]) -> ImportKind? = { _ in nil }
    ) {
        let extra = Column.extra(headings)
        sheet = CSVSheet<Column>(bytes, reader: CSVReader(limits: limits), extraHeadings: extra, errors: &grid)
        guard let sheet, !sheet.hasRequiredColumns else { return }
        if isWebPage {
            own.append(HRFileProblem.webPage.issue())
        } else if let kind = likely(sheet.table.header.fields.map(\.text)) {
            own.append(HRFileProblem.otherKind(kind).issue())
        }
    }

    private var isWebPage: Bool {
        let start = sheet?.table.header.fields.first?.value.lowercased() ?? ""
        return start.hasPrefix("<!doctype") || start.hasPrefix("<html")
    }

    /// Reads every record; one with an error gives no row.
    ///
    /// - Parameter isReason: Whether a column that is not read looks like a reason of absence.
    mutating func contents<Row>(
        isReason: (String) -> Bool = { _ in false }, _ read: (inout HRRecord<Column>) -> Row?
    ) -> FileContents<Row> {
        var rows: [Row] = []
        var unread: [UnreadRow] = []
        // Lines that the grid lost, and those after the last one allowed, may name anything.
        let isWhole = sheet != nil && grid.isEmpty
        for record in sheet?.records ?? [] {
            var record = HRRecord(record: record)
            let row = read(&record)
            grid.add(contentsOf: record.errors)
            own += record.issues
            if let row, record.isSound {
                rows.append(row)
            } else {
                unread.append(UnreadRow(line: record.record.line, named: record.named))
            }
        }
        return FileContents(
            rows: rows, issues: issues, notes: notes(isReason), absent: Set(sheet?.absentColumns.map(\.french) ?? []),
            unread: unread, isWhole: isWhole, origin: origin)
    }

    /// What stands around a place: the heading of its column as the file writes it, and whom or what its line is about.
    private var origin: FileOrigin {
        guard let sheet else { return { _, _ in nil } }
        return { line, column in
            guard let record = sheet.record(at: line) else { return nil }
            let key = record.field(Column.key).map { excerpt(HRRecord<Column>.bare($0.value)) } ?? ""
            return FileIssue.Origin(
                heading: sheet.heading(of: record, line: line, column: column).map(excerpt),
                key: key.isEmpty ? nil : Column.namesPeople ? .employeeNumber(key) : .code(key))
        }
    }

    private var issues: [FileIssue] {
        let all = (grid.list.map(FileIssue.init) + own).enumerated()
            .sorted {
                ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
            }
            .map(\.element)
        let listed = Array(all.prefix(DocumentErrors.limit))
        let omitted = all.count - listed.count + grid.omitted
        return omitted == 0 ? listed : listed + [HRFileProblem.more(omitted).issue()]
    }

    private func notes(_ isReason: (String) -> Bool) -> [FileIssue] {
        guard let sheet, !isWebPage else { return [] }
        let ignored = sheet.unknownColumns.filter { !sheet.columns.isTold($0) }.map { field in
            let problem: HRFileProblem =
                isReason(field.value)
                ? .ignoredReason(field.value)
                : .ignoredColumn(field.value, likely: sheet.columns.likelyHeading(for: field))
            return problem.issue(line: field.line, column: field.column)
        }
        guard !sheet.table.rows.isEmpty else {
            return grid.isEmpty ? ignored + [HRFileProblem.noLine.issue()] : ignored
        }
        let present = Set(Column.allCases).subtracting(sheet.absentColumns)
        return ignored
            + sheet.absentColumns.filter { !$0.isRequired }.compactMap { column in
                column.silence(in: present).map {
                    HRFileProblem.absentColumn(french: column.french, english: column.english, $0)
                        .issue(line: sheet.table.header.line, column: 1)
                }
            }
    }
}

/// A line of a file, read by the names of its columns; gathers what is wrong with it.
struct HRRecord<Column: HRColumn> {
    let record: CSVRecord<Column>
    var errors = DocumentErrors()
    private(set) var issues: [FileIssue] = []
    /// The codes and numbers read so far, by the French heading of their column.
    private(set) var named: [String: Located<String>] = [:]

    init(record: CSVRecord<Column>) { self.record = record }

    var isSound: Bool { errors.isEmpty && issues.isEmpty }

    mutating func text(_ column: Column, limit: Int = 200) -> String? {
        record.text(column, limit: limit, errors: &errors)
    }

    mutating func date(_ column: Column) -> LocalDate? { record.date(column, errors: &errors) }

    mutating func choice<Value>(_ column: Column, _ choices: Choices<Value>) -> Value? {
        record.choice(column, among: choices, errors: &errors)
    }

    /// Whether the file has the column.
    func has(_ column: Column) -> Bool { record.field(column) != nil }

    mutating func value<Value>(_ column: Column, _ parse: (String) throws(FileProblem) -> Value) -> Value? {
        record.value(column, errors: &errors, parse)
    }

    /// A code or an employee number, with its place: kept as written, leading zeros included.
    mutating func identifier(_ column: Column) -> Located<String>? {
        let text = record.value(column, errors: &errors) { text throws(FileProblem) in
            try ValueParser.text(HRRecord.bare(text), limit: 100)
        }
        let value = text.map { located($0, column) }
        named[column.french] = value
        return value
    }

    func located<Value>(_ value: Value, _ column: Column) -> Located<Value> {
        let field = record.field(column)
        return Located(value, line: field?.line ?? record.line, column: field?.column ?? 1)
    }

    mutating func report(_ problem: HRFileProblem, at column: Column) {
        let place = located(0, column)
        issues.append(problem.issue(line: place.line, column: place.column))
    }

    /// The text without what spreadsheets add to keep leading zeros: `="00123"`, or an apostrophe before.
    static func bare(_ text: String) -> String {
        if text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count > 3 {
            return String(text.dropFirst(2).dropLast())
        }
        return text.hasPrefix("'") && text.utf8.count > 1 ? String(text.dropFirst()) : text
    }
}
