/// A piece of SQL and the values it binds, written once for every engine.
///
/// The text can only come from the program's own literals; whatever is interpolated becomes a parameter:
///
///     let query: SQLQuery = "SELECT name FROM person WHERE id = \(id) AND day BETWEEN \(first) AND \(last)"
///
/// - `\(value)` binds a parameter, `\(list: values)` binds several as `(?, ?, ?)`;
/// - `\(query)` splices another query, `\(name.map { " AND name = \($0)" } ?? "")` an optional one;
/// - `\(sqlite: "INTEGER", postgres: "BIGINT")` is a word on which the engines differ;
/// - `\(raw: table)` inserts a `StaticString`. There is no way to insert a `String`.
///
/// A literal written inside an interpolation is text of the program too, hence SQL: `\("draft" as String)`, or a
/// variable, to bind it.
public struct SQLQuery: Sendable {
    enum Fragment: Sendable {
        case raw(StaticString)
        case dialect(sqlite: StaticString, postgres: StaticString)
        case value(SQLValue)
    }

    var fragments: [Fragment]
    /// False when the text depends on the number of values in a list: caching each length would fill the memory.
    var isReusable = true

    public static func + (left: SQLQuery, right: SQLQuery) -> SQLQuery {
        var result = left
        result += right
        return result
    }

    public static func += (left: inout SQLQuery, right: SQLQuery) {
        left.fragments += right.fragments
        left.isReusable = left.isReusable && right.isReusable
    }
}

extension Sequence<SQLQuery> {
    /// The queries one after the other with `separator` between two; nothing when there are none.
    public func joined(separator: SQLQuery) -> SQLQuery {
        var result: SQLQuery = ""
        for (index, query) in enumerated() {
            if index > 0 { result += separator }
            result += query
        }
        return result
    }
}

/// Prints the text with `?` for the values, which are never shown.
extension SQLQuery: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { rendered(for: .sqlite).text }
    public var debugDescription: String { description }
}
