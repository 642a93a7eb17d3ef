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
