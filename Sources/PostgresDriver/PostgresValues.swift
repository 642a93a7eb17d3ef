import CPostgres
import SQLDriver

/// The types of the catalogue that the driver knows, by number (`pg_type.dat`).
enum PostgresType {
    static let bool: Oid = 16
    static let bytes: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let void: Oid = 2278
    /// name, text, unknown, bpchar, varchar: all are sent as their characters.
    static func isText(_ type: Oid) -> Bool {
        switch type {
        case 19, text, 705, 1042, 1043: true
        default: false
        }
    }

    /// The declared type of a parameter; none for NULL, whose place in the statement decides.
    static func declared(for value: SQLValue) -> Oid {
        switch value {
        case .null: 0
        case .integer: int8
        case .text: text
        case .blob: bytes
        }
    }

    static func accepts(_ value: SQLValue, type: Oid) -> Bool {
        switch value {
        case .null: true
        case .integer: type == int8 || type == int4 || type == int2
        case .text: isText(type)
        case .blob: type == bytes
        }
    }

    /// What an error calls a type that the seam does not carry.
    static func name(_ type: Oid) -> String {
        switch type {
        case 700, 701: "real"
        case 1700: "numeric"
        case 114, 3802: "json"
        case 1082: "date"
        case 1114, 1184: "timestamp"
        case 2950: "uuid"
        default: "type \(type)"
        }
    }
}

/// Parameters in the form libpq takes: one buffer, and where each value begins in it.
struct PostgresParameters {
    let declared: [Oid]
    private var bytes: [UInt8] = []
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    /// - Throws: `invalidValue` for a text with U+0000, which the server refuses.
    init(_ sql: RenderedSQL) throws(SQLError) {
        declared = sql.values.map(PostgresType.declared)
        starts.reserveCapacity(sql.values.count)
        for value in sql.values {
            switch value {
            case .null: append(nil as [UInt8]?, isBinary: false)
            case .integer(let number): append(String(number).utf8, isBinary: false)
            case .blob(let blob): append(blob, isBinary: true)
            case .text(let text):
                guard !text.utf8.contains(0) else {
                    throw SQLError(
                        .invalidValue, "A text with the character U+0000 cannot be stored.", sql: sql.text)
                }
                append(text.utf8, isBinary: false)
            }
        }
    }

    private mutating func append(_ value: (some Collection<UInt8>)?, isBinary: Bool) {
        starts.append(value == nil ? nil : bytes.count)
        if let value { bytes.append(contentsOf: value) }
        lengths.append(Int32(value?.count ?? 0))
        formats.append(isBinary ? 1 : 0)
        // The texts of the protocol end with a zero.
        bytes.append(0)
    }

    func withPointers<Value>(
        _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> Value
    ) -> Value {
        bytes.withUnsafeBytes { buffer in
            let base = buffer.bindMemory(to: CChar.self).baseAddress
            return body(
                Int32(starts.count), starts.map { start in start.flatMap { base?.advanced(by: $0) } }, lengths, formats)
        }
    }
}

extension SQLRow {
    /// A row of a result in binary form.
    ///
    /// - Parameter previous: The row before it: a long text that it says again is shared.
    /// - Throws: `wrongType` for a floating-point or decimal number, and whatever SQLite does not have.
    init(
        columns: SQLColumns, reading result: PostgresResult, row: Int, after previous: SQLRow?, sql: String
    ) throws(SQLError) {
        var values: [SQLValue] = []
        values.reserveCapacity(columns.names.count)
        for index in 0..<columns.names.count {
            let column = Int32(index)
            guard PQgetisnull(result.pointer, Int32(row), column) == 0 else {
                values.append(.null)
                continue
            }
            let bytes = UnsafeRawBufferPointer(
                start: PQgetvalue(result.pointer, Int32(row), column),
                count: Int(PQgetlength(result.pointer, Int32(row), column)))
            let type = PQftype(result.pointer, column)
            guard let value = SQLValue(bytes, type: type, after: previous?[index]) else {
                throw SQLRow.foreignType(PostgresType.name(type), in: columns.names[index], sql: sql)
            }
            values.append(value)
        }
        self.init(columns: columns, values: values)
    }

    private static func foreignType(_ type: String, in column: String, sql: String) -> SQLError {
        SQLError(
            .wrongType(column: column, expected: "integer, text or blob", found: type),
            """
            Column “\(column)” holds a value of type \(type): cast sums to BIGINT, and compute averages and ratios in Swift.
            """, sql: sql)
    }
}

extension SQLValue {
    /// Nil for a type that SQLite does not have. A truth value is 0 or 1, as in SQLite.
    fileprivate init?(_ bytes: UnsafeRawBufferPointer, type: Oid, after previous: SQLValue?) {
        switch type {
        case PostgresType.int8: self = .integer(Int64(bigEndian: bytes.loadUnaligned(as: Int64.self)))
        case PostgresType.int4: self = .integer(Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self))))
        case PostgresType.int2: self = .integer(Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self))))
        case PostgresType.bool: self = .integer(bytes.first == 1 ? 1 : 0)
        case PostgresType.bytes: self = .blob([UInt8](bytes))
        case PostgresType.void: self = .null
        case let type where PostgresType.isText(type):
            self = .text(reading: bytes.bindMemory(to: UInt8.self), after: previous)
        default: return nil
        }
    }
}
