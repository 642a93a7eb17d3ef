import Telework

/// Why something cannot be, written to the person: what is not possible with its numbers, then what is.
public struct Explanation: Hashable, Sendable {
    /// The first sentence, without its full stop so that an article can be cited at its end.
    private let body: String
    /// What is possible instead, or whom to ask: one or two whole sentences.
    public let remedy: String

    init(_ body: String, _ remedy: String, in language: Language) {
        self.body = language == .french ? body.frenchSpaces : body
        self.remedy = language == .french ? remedy.frenchSpaces : remedy
    }

    /// What is not possible, as a sentence.
    public var statement: String { body + "." }

    /// Both sentences.
    public var text: String { "\(statement) \(remedy)" }

    /// Both sentences, the first with a citation in brackets: « … (article 7.1, accord local). … »
    public func text(citing citation: String) -> String { "\(body) (\(citation)). \(remedy)" }
}

extension Cause {
    /// What is not possible, and what is instead.
    public func explanation(_ language: Language) -> Explanation {
        switch language {
        case .french: french
        case .english: english
        }
    }

    /// The explanation as one text, without the article.
    public func message(_ language: Language) -> String { explanation(language).text }
}

extension Reason {
    /// The cause with what it rests on: there is no refusal without its article.
    ///
    /// - Parameter titles: The title of a text by its identity; without one, the layer alone names the text.
    public func message(_ language: Language, titles: (String) -> LocalizedText? = { _ in nil }) -> String {
        cause.explanation(language).text(citing: source.citation(language, titles: titles))
    }
}
