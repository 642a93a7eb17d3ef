import Foundation
import GRDB
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
    init(columns: SQLColumns, reading statement: Statement) throws {
        let count = columns.names.count
        var values: [SQLValue] = []
        values.reserveCapacity(count)
        for index in 0..<count {
            switch DatabaseValue(sqliteStatement: statement.sqliteStatement, index: CInt(index)).storage {
            case .null: values.append(.null)
            case .int64(let number): values.append(.integer(number))
            case .string(let text): values.append(.text(text))
            case .blob(let data): values.append(.blob([UInt8](data)))
            case .double: throw SQLRow.floatingPoint(in: columns.names[index], sql: statement.sql)
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
