import Telework

/// One thing wrong in a text of rules, or between two of them.
public struct TextFinding: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// In the file itself.
        case problem(FileProblem)
        /// Between texts that are each well written.
        case violation(RulebookViolation)
    }

    public let kind: Kind
    public let file: String
    /// From 1; nil when the problem is the whole file's.
    public let line: Int?
    public let column: Int?
    /// `FILE:LINE` of the other rule, when the two are in different texts.
    public let other: String?

    init(_ problem: FileProblem, file: String, line: Int? = nil, column: Int? = nil) {
        kind = .problem(problem)
        self.file = file
        self.line = line
        self.column = column
        other = nil
    }

    init(_ violation: RulebookViolation, column: Int, other: String?) {
        kind = .violation(violation)
        file = violation.file
        line = violation.line
        self.column = column
        self.other = other
    }

    /// The stable English identifier, such as `outside-frame`.
    public var code: String {
        switch kind {
        case .problem(let problem): problem.code
        case .violation(let violation): violation.code
        }
    }

    /// The facts by English name, for the JSON form.
    public var values: [String: String] {
        switch kind {
        case .problem(let problem): return problem.values
        case .violation(let violation):
            var values = ["text": violation.source.text, "article": violation.source.article]
            values["rule"] = violation.key?.rawValue
            values["other"] = other
            return values
        }
    }

    /// - Parameter violation: The words for what is wrong between texts, in the same language.
    public func message(in language: DocumentLanguage, violation: (RulebookViolation) -> String) -> String {
        switch kind {
        case .problem(let problem): language == .french ? problem.french : problem.english
        case .violation(let found): violation(found) + (other.map { " [\($0)]" } ?? "")
        }
    }

    /// `FILE:LINE:COLUMN: code: message`, without the parts of the position that are not known.
    public func text(in language: DocumentLanguage, violation: (RulebookViolation) -> String) -> String {
        let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
        return "\(place): \(code): \(message(in: language, violation: violation))"
    }
}

/// The texts cannot be used: everything that is wrong with them, by file, line and column.
public struct TextLibraryError: Error, Hashable, Sendable {
    public let findings: [TextFinding]
}
