/// A Swift value that can be bound to a query.
public protocol SQLEncodable {
    var sqlValue: SQLValue { get }
}

/// A Swift value that can be read from a column.
public protocol SQLDecodable {
    /// Nil when the column holds something else; the row then throws an error naming the column and both types.
    init?(sqlValue: SQLValue)
}

extension SQLValue: SQLEncodable, SQLDecodable {
    @inlinable
    public var sqlValue: SQLValue { self }
    @inlinable
    public init?(sqlValue: SQLValue) { self = sqlValue }
}

extension Int64: SQLEncodable, SQLDecodable {
    @inlinable
    public var sqlValue: SQLValue { .integer(self) }

    @inlinable
    public init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self = number
    }
}

extension Int: SQLEncodable, SQLDecodable {
    @inlinable
    public var sqlValue: SQLValue { .integer(Int64(self)) }

    @inlinable
    public init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue, let exact = Int(exactly: number) else { return nil }
        self = exact
    }
}

/// Stored as 0 or 1; any other number is an error, as PostgreSQL and the CHECK constraints have it.
extension Bool: SQLEncodable, SQLDecodable {
    @inlinable
    public var sqlValue: SQLValue { .integer(self ? 1 : 0) }

    @inlinable
    public init?(sqlValue: SQLValue) {
        switch sqlValue {
        case .integer(0): self = false
        case .integer(1): self = true
        default: return nil
        }
    }
}

extension String: SQLEncodable, SQLDecodable {
    @inlinable
    public var sqlValue: SQLValue { .text(self) }

    @inlinable
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self = text
    }
}

extension [UInt8]: SQLEncodable, SQLDecodable {
    @inlinable
    public var sqlValue: SQLValue { .blob(self) }

    @inlinable
    public init?(sqlValue: SQLValue) {
        guard case .blob(let bytes) = sqlValue else { return nil }
        self = bytes
    }
}

extension Optional: SQLEncodable where Wrapped: SQLEncodable {
    @inlinable
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension Optional: SQLDecodable where Wrapped: SQLDecodable {
    @inlinable
    public init?(sqlValue: SQLValue) {
        if sqlValue.isNull {
            self = .none
        } else if let wrapped = Wrapped(sqlValue: sqlValue) {
            self = .some(wrapped)
        } else {
            return nil
        }
    }
}
