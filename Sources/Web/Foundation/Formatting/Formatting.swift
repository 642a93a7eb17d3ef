import Telework

/// Dates, amounts and numbers as people read them, in one language.
///
/// Written here rather than asked of the system's locales, so that a page is the same on every machine.
///
///     Formatting(.french).longDate(date)      // lundi 7 décembre 2026
///     Formatting(.french).amount(Cents(270))  // 2,70 €, with a narrow no-break space
public struct Formatting: Sendable {
    public let language: Language

    public init(_ language: Language) { self.language = language }

    var isFrench: Bool { language == .french }

    /// The space that no line breaks at, before `;` `:` `!` `?` `%` `€` and between thousands (U+202F).
    public static let narrowSpace = "\u{202F}"
    /// The ordinary space that no line breaks at (U+00A0): between a number and its noun.
    public static let noBreakSpace = "\u{A0}"
}
