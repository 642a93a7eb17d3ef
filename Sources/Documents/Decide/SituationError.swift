/// Why a situation could not be read: every bad field, each with its path.
public struct SituationError: Error, Hashable, Sendable {
    public let problems: [SituationProblem]
}

/// One bad field of a situation.
public struct SituationProblem: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Not JSON; nil where the fault could not be found.
        case syntax(JSONSyntaxFault?)
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
        case (.syntax(let fault), .french): fault?.french ?? "Ce document JSON ne peut pas être lu."
        case (.syntax(let fault), .english): fault?.english ?? "This JSON document cannot be read."
        case (.field(let problem), .french): problem.french
        case (.field(let problem), .english): problem.english
        }
    }

    /// `PATH: code: message`.
    public func text(in language: DocumentLanguage) -> String { "\(path): \(code): \(message(in: language))" }
}
