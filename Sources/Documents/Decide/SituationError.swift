/// Why a situation could not be read: every bad field, each with its path.
public struct SituationError: Error, Hashable, Sendable {
    public let problems: [SituationProblem]
}

/// One bad field of a situation.
public struct SituationProblem: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Not JSON; the detail is the parser's, in English.
        case syntax(String)
        case field(FileProblem)
    }

    /// `person.post[1].share`; `$` for the whole document.
    public let path: String
    public let kind: Kind

    /// The stable English identifier, such as `missing-key`.
    public var code: String {
        switch kind {
        case .syntax: "invalid-json"
        case .field(let problem): problem.code
        }
    }

    public func message(in language: DocumentLanguage) -> String {
        switch (kind, language) {
        case (.syntax(let detail), .french): "Ce n’est pas un document JSON («\u{202F}\(detail)\u{202F}»)."
        case (.syntax(let detail), .english): "This is not a JSON document (“\(detail)”)."
        case (.field(let problem), .french): problem.french
        case (.field(let problem), .english): problem.english
        }
    }

    /// `PATH: code: message`.
    public func text(in language: DocumentLanguage) -> String { "\(path): \(code): \(message(in: language))" }
}
