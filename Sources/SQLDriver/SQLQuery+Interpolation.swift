extension SQLQuery: ExpressibleByStringInterpolation {
    public init(stringLiteral literal: StaticString) {
        fragments = literal.utf8CodeUnitCount == 0 ? [] : [.raw(literal)]
    }

    public init(stringInterpolation: Interpolation) {
        self = stringInterpolation.query
    }

    /// `StaticString` as the literal type is what keeps run-time text out of queries: the compiler refuses it.
    public struct Interpolation: StringInterpolationProtocol {
        public typealias StringLiteralType = StaticString

        var query: SQLQuery

        public init(literalCapacity: Int, interpolationCount: Int) {
            query = SQLQuery(fragments: [])
            query.fragments.reserveCapacity(interpolationCount * 2 + 1)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { query.fragments.append(.raw(literal)) }
        }

        /// Binds a parameter.
        ///
        /// Disfavoured so that `\(condition.map { "AND …" } ?? "")` splices a query, instead of binding its text.
        @_disfavoredOverload
        public mutating func appendInterpolation(_ value: some SQLEncodable) {
            query.fragments.append(.value(value.sqlValue))
        }

        /// Binds a parameter, or NULL. Beside the other because the compiler warns of an optional in an interpolation unless
        /// the method asks for one.
        @_disfavoredOverload
        public mutating func appendInterpolation<Value: SQLEncodable>(_ value: Value?) {
            query.fragments.append(.value(value?.sqlValue ?? .null))
        }

        /// Splices another query with its own parameters.
        public mutating func appendInterpolation(_ other: SQLQuery) {
            query += other
        }

        /// Binds one parameter per value, between parentheses, for `IN`.
        ///
        /// An empty list becomes `(NULL)`, which both engines accept and which matches nothing, for `IN` and for
        /// `NOT IN` alike: test `isEmpty` before a `NOT IN`.
        public mutating func appendInterpolation(list values: [some SQLEncodable]) {
            query.isReusable = false
            guard !values.isEmpty else { return query.fragments.append(.raw("(NULL)")) }
            for (index, value) in values.enumerated() {
                query.fragments.append(.raw(index == 0 ? "(" : ", "))
                query.fragments.append(.value(value.sqlValue))
            }
            query.fragments.append(.raw(")"))
        }

        /// A word on which the engines differ, such as a column type.
        public mutating func appendInterpolation(sqlite: StaticString, postgres: StaticString) {
            query.fragments.append(.dialect(sqlite: sqlite, postgres: postgres))
        }

        /// Text of the program itself, such as the name of a table chosen among several.
        public mutating func appendInterpolation(raw text: StaticString) {
            appendLiteral(text)
        }
    }
}
