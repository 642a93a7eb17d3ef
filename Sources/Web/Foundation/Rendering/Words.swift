import Telework

/// The fixed words of a page: one struct a page, a stored property a phrase, both languages at once.
///
/// Each language is a call of the same memberwise initialiser, so that a missing translation does not compile.
public protocol Words: Sendable {
    static var french: Self { get }
    static var english: Self { get }
}

extension Words {
    public static func `in`(_ language: Language) -> Self { language == .french ? french : english }
}
