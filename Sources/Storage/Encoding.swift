import CivilTime
import SQLDriver
import Telework

// How the values of the domain are stored: one form each, the same in every column.

extension LocalDate: SQLEncodable {
    public var sqlValue: SQLValue { .text(iso) }
}

extension YearMonth: SQLEncodable {
    public var sqlValue: SQLValue { .text(iso) }
}

extension Instant: SQLEncodable {
    public var sqlValue: SQLValue { .integer(milliseconds) }
}

extension Cents: SQLEncodable {
    public var sqlValue: SQLValue { .integer(value) }
}

extension Identifier: SQLEncodable {
    public var sqlValue: SQLValue { .text(rawValue) }
}

/// What sorts after every date, where there is none: engines disagree on where null sorts.
let noDay = "9999-99-99"

/// Lists kept in one column, for what is always read and written together.
enum StoredList {
    /// Codes of an enum, separated by commas, in their order.
    static func codes<Code: RawRepresentable>(_ codes: [Code]) -> String where Code.RawValue == String {
        codes.map(\.rawValue).joined(separator: ",")
    }

    /// Nil when one of the codes is unknown.
    static func codes<Code: RawRepresentable>(from text: String) -> [Code]? where Code.RawValue == String {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard !text.isEmpty else { return [] }
        let codes = parts.compactMap { Code(rawValue: String($0)) }
        return codes.count == parts.count ? codes : nil
    }

    static func amounts(_ amounts: [Cents]) -> String { amounts.map { String($0.value) }.joined(separator: ",") }

    static func amounts(from text: String) -> [Cents]? {
        guard !text.isEmpty else { return [] }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let amounts = parts.compactMap { Int64($0) }.map { Cents($0) }
        return amounts.count == parts.count ? amounts : nil
    }

    /// One text a line, each ended by a line feed; `\` and line feeds within a text are escaped.
    static func texts(_ texts: [String]) -> String {
        texts.map { text in
            text.unicodeScalars.reduce(into: "") { escaped, scalar in
                switch scalar {
                case "\\": escaped += "\\\\"
                case "\n": escaped += "\\n"
                default: escaped.unicodeScalars.append(scalar)
                }
            } + "\n"
        }.joined()
    }

    /// Nil when the text was not made by ``texts(_:)``.
    static func texts(from text: String) -> [String]? {
        var texts: [String] = []
        var current = ""
        var escaping = false
        for scalar in text.unicodeScalars {
            switch (escaping, scalar) {
            case (true, "n"): current += "\n"
            case (true, "\\"): current += "\\"
            case (true, _): return nil
            case (false, "\\"):
                escaping = true
                continue
            case (false, "\n"):
                texts.append(current)
                current = ""
            case (false, _): current.unicodeScalars.append(scalar)
            }
            escaping = false
        }
        return current.isEmpty && !escaping ? texts : nil
    }
}
