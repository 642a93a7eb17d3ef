import Foundation
import GRDB
import GRDBSQLite
import SQLDriver

extension StatementArguments {
    /// - Throws: `invalidValue` for a text with U+0000, which SQLite would cut there and PostgreSQL refuses.
    init(binding sql: RenderedSQL) throws {
        self.init(try sql.values.map { try DatabaseValue($0, sql: sql.text) })
    }
}

extension DatabaseValue {
    fileprivate init(_ value: SQLValue, sql: String) throws {
        switch value {
        case .null:
            self = .null
        case .integer(let number):
            self = number.databaseValue
        case .text(let text):
            guard !text.utf8.contains(0) else {
                throw SQLError(.invalidValue, "A text with the character U+0000 cannot be stored.", sql: sql)
            }
            self = text.databaseValue
        case .blob(let bytes):
            self = Data(bytes).databaseValue
        }
    }
}

extension SQLRow {
    /// The row on which `statement` stands.
    ///
    /// Asked of SQLite itself: a month of the network reads millions of values.
    ///
    /// - Parameter previous: The row before it: a long text that it says again is shared.
    init(columns: SQLColumns, reading statement: Statement, after previous: SQLRow? = nil) throws {
        let handle = statement.sqliteStatement
        let values = try columns.names.indices.map { column -> SQLValue in
            let index = CInt(column)
            switch sqlite3_column_type(handle, index) {
            case SQLITE_NULL: return .null
            case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, index))
            case SQLITE_TEXT:
                // The text comes first, then its length: the other order may convert it in between.
                let start = sqlite3_column_text(handle, index)
                let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index)))
                return .text(reading: bytes, after: previous?[column])
            case SQLITE_BLOB:
                let start = sqlite3_column_blob(handle, index)
                return .blob(
                    [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index)))))
            default: throw SQLRow.floatingPoint(in: columns.names[column], sql: statement.sql)
            }
        }
        self.init(columns: columns, values: values)
    }

    private static func floatingPoint(in column: String, sql: String) -> SQLError {
        SQLError(
            .wrongType(column: column, expected: "integer, text or blob", found: "real"),
            "Column “\(column)” holds a floating-point number: compute averages and ratios in Swift.", sql: sql)
    }
}
