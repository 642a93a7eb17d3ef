/// What a column holds or a parameter carries: the types that SQLite and PostgreSQL store alike.
///
/// There is no floating point on purpose: money is in cents, durations in halves, averages are made in Swift.
@frozen
public enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    @inlinable
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// A text of UTF-8 bytes, for drivers.
    ///
    /// - Parameter previous: The value of the same column in the row before, shared when it is the same long text: rows
    ///   that belong to someone come one after the other, and their identifiers would each be allocated again.
    public static func text(reading bytes: UnsafeBufferPointer<UInt8>, after previous: SQLValue?) -> SQLValue {
        // Up to fifteen bytes a text is held in place.
        if bytes.count > 15, case .text(let known) = previous,
            known.utf8.withContiguousStorageIfAvailable({ $0.elementsEqual(bytes) }) == true
        {
            return .text(known)
        }
        return .text(String(decoding: bytes, as: UTF8.self))
    }

    /// The name of the type, for messages: the value itself never appears in one.
    public var typeName: String {
        switch self {
        case .null: "null"
        case .integer: "integer"
        case .text: "text"
        case .blob: "blob"
        }
    }
}

/// Never prints the value: queries and rows end up in logs, and rows are about people.
extension SQLValue: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "<\(typeName)>" }
    public var debugDescription: String { description }
}
