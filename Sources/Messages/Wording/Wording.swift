import Telework

/// Dates, amounts, quantities and lists as people read them, in one language.
///
/// Written here rather than asked of the system's locales, so that a page is the same on every machine.
///
///     Wording(.french).longDate(date)      // lundi 7 décembre 2026
///     Wording(.french).amount(Cents(270))  // 2,70 €, with a narrow no-break space
public struct Wording: Sendable {
    public let language: Language

    public init(_ language: Language) { self.language = language }

    /// The space that no line breaks at, before `;` `:` `!` `?` `%` `€`, within « » and between thousands (U+202F).
    public static let narrowSpace = "\u{202F}"
    /// The ordinary space that no line breaks at (U+00A0): between a number and its noun.
    public static let noBreakSpace = "\u{A0}"

    var isFrench: Bool { language == .french }

    /// One of two phrases, French with its narrow spaces already in.
    public func pick(_ french: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
        isFrench ? french() : english()
    }

    /// a, b et c · a, b and c; empty for no item.
    public func list(_ items: [String]) -> String { joined(items, pick("et", "and")) }

    /// a, b ou c · a, b or c; empty for no item.
    public func choice(_ items: [String]) -> String { joined(items, pick("ou", "or")) }

    private func joined(_ items: [String], _ last: String) -> String {
        guard let end = items.last, items.count > 1 else { return items.first ?? "" }
        return "\(items.dropLast().joined(separator: ", ")) \(last) \(end)"
    }

    /// « texte » · “text”, with the spaces of the language, within the text too: it may come from a file.
    public func quoted(_ text: String) -> String {
        isFrench ? "« \(text) »".frenchSpaces : "“\(text)”"
    }
}

extension String {
    /// The text with its first letter in upper case.
    public var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// A French text in which the plain spaces that must not break are narrow no-break ones: before `;` `:` `!` `?`
    /// `%` `€` `»`, and after `«`.
    ///
    /// Sentences are written with plain spaces, which the eye can check in the source, and set once as they come out.
    public var frenchSpaces: String {
        guard utf8.contains(UInt8(ascii: " ")) else { return self }
        let space: Unicode.Scalar = " "
        var result = String.UnicodeScalarView()
        var isPending = false
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars {
            if isPending {
                result.append(String.isTight(scalar) || previous == "«" ? "\u{202F}" : space)
                isPending = false
                previous = space
            }
            if scalar == space {
                isPending = true
            } else {
                result.append(scalar)
                previous = scalar
            }
        }
        if isPending { result.append(space) }
        return String(result)
    }

    private static func isTight(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ";", ":", "!", "?", "%", "€", "»": true
        default: false
        }
    }
}
