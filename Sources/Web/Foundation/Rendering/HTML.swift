/// Builds HTML by hand where a template is too slow: the cells of large tables, given to the template as `{{{cells}}}`.
///
///     var html = HTML()
///     html.raw("<td class=\"cell home\">")
///     html.text(name)
///     html.raw("</td>")
///
/// `raw` takes literals only, so that what people typed can come in through `text` and `attribute` alone.
public struct HTML: Sendable {
    public private(set) var string = ""

    public init(capacity: Int = 0) { string.reserveCapacity(capacity) }

    public mutating func raw(_ markup: StaticString) {
        markup.withUTF8Buffer { string += String(decoding: $0, as: UTF8.self) }
    }

    /// Adds what another builder has already escaped.
    public mutating func add(_ other: HTML) { string += other.string }

    public mutating func text(_ value: String) { HTML.escape(value, into: &string) }

    public mutating func number(_ value: Int) { string += String(value) }

    /// Adds ` name="value"`.
    public mutating func attribute(_ name: StaticString, _ value: String) {
        string += " "
        raw(name)
        string += "=\""
        HTML.escape(value, into: &string)
        string += "\""
    }

    public mutating func attribute(_ name: StaticString, _ value: Int) { attribute(name, String(value)) }

    /// Most texts hold nothing to escape: they are found out by one look at their bytes and added whole.
    static func escape(_ value: String, into result: inout String) {
        func isSpecial(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
                || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
        }
        guard value.utf8.contains(where: isSpecial) else {
            result += value
            return
        }
        for scalar in value.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
