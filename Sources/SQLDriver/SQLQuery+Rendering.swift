/// A query in the words of one engine, with the values in the order of their placeholders.
public struct RenderedSQL: Sendable {
    /// The text, with `?` for SQLite and `$1`, `$2`… for PostgreSQL. It holds no value, so it may be logged.
    public let text: String
    public let values: [SQLValue]
    /// Whether the same text will come again, so that preparing it once is worth the memory.
    public let isReusable: Bool
}

extension SQLQuery {
    public func rendered(for dialect: SQLDialect) -> RenderedSQL {
        var text = ""
        var values: [SQLValue] = []
        text.reserveCapacity(fragments.count * 32)
        for fragment in fragments {
            switch fragment {
            case .raw(let literal):
                text.append(literal)
            case .dialect(let sqlite, let postgres):
                text.append(dialect == .sqlite ? sqlite : postgres)
            case .value(let value):
                values.append(value)
                switch dialect {
                case .sqlite: text += "?"
                case .postgres: text += "$\(values.count)"
                }
            }
        }
        return RenderedSQL(text: text, values: values, isReusable: isReusable)
    }
}

extension String {
    fileprivate mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { self += String(decoding: $0, as: UTF8.self) }
    }
}
