import CivilTime
import SQLDriver
import Telework
import UseCases

/// A row read column after column, in the order of its SELECT, into the values of the domain.
///
/// A value that the domain cannot take was not written by this program: ``StoreError/damaged(_:)`` with the table, the key
/// and the column, never the value.
struct StoredRow {
    let row: SQLRow
    private let table: StaticString
    private let keyIndex: Int
    private var index: Int

    init(_ row: SQLRow, of table: StaticString, from index: Int = 0) {
        self.row = row
        self.table = table
        self.index = index
        keyIndex = index
    }

    /// The same row from the next column on, as a row of another table.
    func rest(of table: StaticString) -> StoredRow { StoredRow(row, of: table, from: index) }

    /// Whether the next column is null: the key of a row that a LEFT JOIN did not find.
    var startsWithNull: Bool { row[index].isNull }

    /// The next column.
    mutating func next<Value: SQLDecodable>(as type: Value.Type = Value.self) throws -> Value {
        defer { index += 1 }
        guard let value = Value(sqlValue: row[index]) else { throw damaged }
        return value
    }

    mutating func text() throws -> String { try next() }
    mutating func int() throws -> Int { try next() }
    mutating func flag() throws -> Bool { try next() }
    mutating func cents() throws -> Cents { Cents(try next(as: Int64.self)) }
    mutating func instant() throws -> Instant { Instant(milliseconds: try next(as: Int64.self)) }

    mutating func optionalInstant() throws -> Instant? {
        try next(as: Int64?.self).map(Instant.init(milliseconds:))
    }

    mutating func identifier<Entity>() throws -> Identifier<Entity> { Identifier(try next(as: String.self)) }

    mutating func optionalIdentifier<Entity>() throws -> Identifier<Entity>? {
        try next(as: String?.self).map { Identifier($0) }
    }

    /// The next column, read by `make`; nil from it is damage.
    mutating func parsed<Value>(_ make: (String) -> Value?) throws -> Value {
        defer { index += 1 }
        guard case .text(let text) = row[index], let value = make(text) else { throw damaged }
        return value
    }

    mutating func optionalParsed<Value>(_ make: (String) -> Value?) throws -> Value? {
        guard row[index].isNull else { return try parsed(make) }
        index += 1
        return nil
    }

    mutating func day() throws -> LocalDate { try parsed { LocalDate(iso: $0) } }
    mutating func optionalDay() throws -> LocalDate? { try optionalParsed { LocalDate(iso: $0) } }
    mutating func month() throws -> YearMonth { try parsed { YearMonth(iso: $0) } }

    mutating func code<Value: RawRepresentable>() throws -> Value where Value.RawValue == String {
        try parsed(Value.init(rawValue:))
    }

    mutating func optionalCode<Value: RawRepresentable>() throws -> Value? where Value.RawValue == String {
        try optionalParsed(Value.init(rawValue:))
    }

    /// Two columns: the first day and, when there is one, the last.
    mutating func span() throws -> DateSpan {
        let first = try day()
        let last = try optionalDay()
        guard let span = DateSpan(checking: first, through: last) else { throw damaged(at: index - 1) }
        return span
    }

    /// The error for the column that was being read.
    var damaged: StoreError { damaged(at: index) }

    private func damaged(at index: Int) -> StoreError {
        let key =
            switch row[keyIndex] {
            case .text(let text): text
            case .integer(let number): String(number)
            case .null, .blob: "?"
            }
        return StoreError.damaged("\(table) \(key): \(row.columns.names[index])")
    }
}
