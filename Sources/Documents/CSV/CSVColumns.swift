/// The columns that a kind of file may have; conformed to by one enumeration for each.
public protocol CSVColumn: Hashable, CaseIterable, Sendable {
    /// The heading in French and in English, as the documentation gives them.
    var french: String { get }
    var english: String { get }
    /// Other headings under which the column is known.
    var synonyms: [String] { get }
    /// Whether the column must be there and each of its cells filled.
    var isRequired: Bool { get }
}

/// Where the columns of a file are.
///
/// Headings match without case, accents, spaces, `_` nor `-`; columns come in any order.
public struct CSVColumns<Column: CSVColumn>: Sendable {
    private let positions: [Column: Int]
    /// The headings of the columns that the file does not have: what an unknown one was perhaps meant to be.
    private let absent: [(column: Column, heading: String)]
    /// The headings that mean nothing here: read over, and said so in the report.
    public let unknown: [CSVField]
    /// Those that the error about a required column that is missing asks about; at most one for each such column.
    private let told: [CSVField]

    /// Finds the columns of a heading. A column missing, or there twice, is an error.
    ///
    /// - Parameter extra: headings that the organisation's own files use; they win over those known here.
    public init(header: CSVRow, extra: [Column: [String]] = [:], errors: inout DocumentErrors) {
        let names = CSVHeadings(extra: extra)
        var positions: [Column: Int] = [:]
        var unknown: [CSVField] = []
        for (position, field) in header.fields.enumerated() {
            guard let column = names.column(field.text) else {
                if !field.value.isEmpty { unknown.append(field) }
                continue
            }
            if let first = positions[column] {
                let earlier = header.fields[first]
                errors.add(
                    .duplicateColumn(heading: field.value, first: earlier.value, firstColumn: earlier.column),
                    line: field.line, column: field.column)
            } else {
                positions[column] = position
            }
        }
        self.positions = positions
        self.unknown = unknown
        absent = Column.allCases.filter { positions[$0] == nil }.flatMap { column in
            ([column.french, column.english] + column.synonyms).map { (column, $0) }
        }
        let missing = Column.allCases.filter { $0.isRequired && positions[$0] == nil }
        let likeness = CSVColumns.likeness(of: missing, among: unknown, absent)
        told = missing.compactMap { likeness[$0] }
        for column in missing {
            errors.add(
                .missingColumn(french: column.french, english: column.english, likeness: likeness[column]?.value),
                line: header.line, column: 1)
        }
    }

    /// The heading, of a column that the file does not have, that an unknown one was probably meant to be.
    public func likelyHeading(for unknown: CSVField) -> String? { nearest(to: unknown.value)?.heading }

    /// Whether the error about a required column that is missing asks if it was meant by this heading.
    func isTold(_ unknown: CSVField) -> Bool { told.contains(unknown) }

    private func nearest(to heading: String) -> (column: Column, heading: String)? {
        CSVColumns.nearest(to: heading, among: absent)
    }

    /// The first unknown heading that each column was perhaps meant by; every heading is looked at once.
    private static func likeness(
        of columns: [Column], among unknown: [CSVField], _ absent: [(column: Column, heading: String)]
    ) -> [Column: CSVField] {
        guard !columns.isEmpty else { return [:] }
        var likeness: [Column: CSVField] = [:]
        for field in unknown {
            guard let column = nearest(to: field.value, among: absent)?.column, columns.contains(column),
                likeness[column] == nil
            else { continue }
            likeness[column] = field
        }
        return likeness
    }

    private static func nearest(
        to heading: String, among absent: [(column: Column, heading: String)]
    ) -> (column: Column, heading: String)? {
        let name = nearestName(to: heading, among: absent.map(\.heading))
        return absent.first { $0.heading == name }
    }

    public func contains(_ column: Column) -> Bool { positions[column] != nil }

    func position(of column: Column) -> Int? { positions[column] }
}

/// The headings under which each column is known.
struct CSVHeadings<Column: CSVColumn> {
    private let columns: [String: Column]

    init(extra: [Column: [String]]) {
        var columns: [String: Column] = [:]
        for column in Column.allCases {
            for name in [column.french, column.english] + column.synonyms { columns[folded(name)] = column }
        }
        for (column, names) in extra {
            for name in names { columns[folded(name)] = column }
        }
        self.columns = columns
    }

    func column(_ heading: String) -> Column? { columns[folded(heading)] }
}
