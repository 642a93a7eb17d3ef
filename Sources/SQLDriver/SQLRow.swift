/// The names of a result's columns, shared by all its rows.
public final class SQLColumns: Sendable {
    public let names: [String]

    public init(_ names: [String]) { self.names = names }

    /// The position of the first column of this name.
    ///
    /// A scan: results have a dozen columns, and comparing short names is faster than hashing one.
    @usableFromInline
    func index(of name: String) -> Int? { names.firstIndex(of: name) }
}

/// One row of a result.
///
/// Inlinable, because a page reads thousands of columns and a generic call across modules costs more than the column.
public struct SQLRow: Sendable {
    public let columns: SQLColumns
    public let values: [SQLValue]

    /// - Precondition: as many values as columns.
    public init(columns: SQLColumns, values: [SQLValue]) {
        precondition(columns.names.count == values.count, "a row has one value per column")
        self.columns = columns
        self.values = values
    }

    /// The value at this position.
    /// - Precondition: the position exists; `get(_:)` throws instead.
    @inlinable
    public subscript(_ index: Int) -> SQLValue { values[index] }

    /// The column of this name.
    ///
    ///     let name: String = try row.get("name")
    ///     let until = try row.get("until", as: Int64?.self)
    ///
    /// - Throws: `noSuchColumn`, or `wrongType` with the name of the column and of both types.
    @inlinable
    public func get<Value: SQLDecodable>(_ name: String, as type: Value.Type = Value.self) throws(SQLError) -> Value {
        guard let index = columns.index(of: name) else { throw noColumn(name) }
        guard let value = Value(sqlValue: values[index]) else { throw wrongType(at: index, expected: type) }
        return value
    }

    /// The column at this position, from 0: the cheapest way, for results of thousands of rows.
    /// - Throws: `noSuchColumn`, or `wrongType` with the name of the column and of both types.
    @inlinable
    public func get<Value: SQLDecodable>(_ index: Int, as type: Value.Type = Value.self) throws(SQLError) -> Value {
        guard values.indices.contains(index) else { throw noColumn("\(index)") }
        guard let value = Value(sqlValue: values[index]) else { throw wrongType(at: index, expected: type) }
        return value
    }

    @usableFromInline
    func noColumn(_ name: String) -> SQLError {
        SQLError(
            .noSuchColumn(name),
            "The result has no column “\(name)”; it has \(columns.names.joined(separator: ", ")).")
    }

    @usableFromInline
    func wrongType(at index: Int, expected: Any.Type) -> SQLError {
        let column = columns.names[index]
        let expected = "\(expected)"
        let found = values[index].typeName
        return SQLError(
            .wrongType(column: column, expected: expected, found: found),
            "Column “\(column)” should hold \(expected) and holds \(found).")
    }
}
