/// The two languages that every text for people exists in.
public enum Language: String, CaseIterable, Hashable, Sendable, Codable {
    case french = "fr"
    case english = "en"
}

/// A text in both languages.
public struct LocalizedText: Hashable, Sendable, Codable {
    public let french: String
    public let english: String

    public init(french: String, english: String) {
        self.french = french
        self.english = english
    }

    public subscript(language: Language) -> String { language == .french ? french : english }
}
