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
    /// The headings that mean nothing here: read over, and said so in the report.
    public let unknown: [CSVField]

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
        for column in Column.allCases where column.isRequired && positions[column] == nil {
            errors.add(.missingColumn(french: column.french, english: column.english), line: header.line, column: 1)
        }
        self.positions = positions
        self.unknown = unknown
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
