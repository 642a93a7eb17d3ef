/// One thing wrong in a file that was read: where, and what.
///
/// Printed as `FILE:LINE:COLUMN: code: message`; the caller knows the file's name.
public struct DocumentError: Error, Hashable, Sendable {
    /// The line of the file, from 1; nil when the problem is the whole file's.
    public let line: Int?
    /// The character of that line, from 1, counted in Unicode scalars as editors do.
    public let column: Int?
    public let problem: FileProblem

    public init(line: Int? = nil, column: Int? = nil, _ problem: FileProblem) {
        self.line = line
        self.column = column
        self.problem = problem
    }

    /// The stable English identifier of the problem, such as `impossible-date`.
    public var code: String { problem.code }

    /// The facts of the problem, by English name, for the JSON form.
    public var values: [String: String] { problem.values }

    public func message(in language: DocumentLanguage) -> String {
        switch language {
        case .french: problem.french
        case .english: problem.english
        }
    }

    /// `FILE:LINE:COLUMN: code: message`, without the parts of the position that are not known.
    public func text(file: String, in language: DocumentLanguage) -> String {
        let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
        return "\(place): \(code): \(message(in: language))"
    }
}

/// The languages in which a problem of a file can be told.
public enum DocumentLanguage: Sendable, CaseIterable {
    case french
    case english
}
