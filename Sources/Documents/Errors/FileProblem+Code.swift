extension FileProblem {
    /// The stable identifier of the problem, never translated.
    public var code: String {
        switch self {
        case .fileTooLarge: "file-too-large"
        case .emptyFile: "empty-file"
        case .binaryContent: "binary-content"
        case .otherFormat: "other-format"
        case .truncatedFile: "truncated-file"
        case .invalidEncoding: "invalid-encoding"
        case .controlCharacter: "control-character"
        case .lostCharacter: "lost-character"
        case .unterminatedQuote: "unterminated-quote"
        case .textAfterQuote: "text-after-quote"
        case .tooManyFields: "too-many-fields"
        case .missingFields: "missing-fields"
        case .fieldTooLong: "field-too-long"
        case .tooManyRows: "too-many-rows"
        case .missingColumn: "missing-column"
        case .duplicateColumn: "duplicate-column"
        case .blankValue: "blank-value"
        case .invalidDate: "invalid-date"
        case .impossibleDate: "impossible-date"
        case .invalidBoolean: "invalid-boolean"
        case .invalidInteger: "invalid-integer"
        case .integerOutOfRange: "integer-out-of-range"
        case .invalidPercent: "invalid-percent"
        case .invalidAmount: "invalid-amount"
        case .invalidEmail: "invalid-email"
        case .textTooLong: "text-too-long"
        case .unknownValue: "unknown-value"
        case .yamlSyntax: "yaml-syntax"
        case .severalDocuments: "several-documents"
        case .anchorOrAlias: "anchor-or-alias"
        case .tag: "tag"
        case .tooDeep: "too-deep"
        case .tooManyNodes: "too-many-nodes"
        case .keyIsNotText: "key-is-not-text"
        case .duplicateKey: "duplicate-key"
        case .unknownKey: "unknown-key"
        case .missingKey: "missing-key"
        case .wrongKind: "wrong-kind"
        case .text(let problem): problem.code
        }
    }

    /// The facts of the problem, by English name.
    public var values: [String: String] {
        switch self {
        case .emptyFile, .binaryContent, .truncatedFile, .lostCharacter, .unterminatedQuote, .textAfterQuote,
            .severalDocuments, .anchorOrAlias, .keyIsNotText:
            [:]
        case .fileTooLarge(let bytes, let limit): ["bytes": "\(bytes)", "limit": "\(limit)"]
        case .otherFormat(let format): ["format": format.rawValue]
        case .invalidEncoding(let encoding): ["encoding": encoding.rawValue]
        case .controlCharacter(let code): ["character": "\(code)"]
        case .tooManyFields(let found, let expected), .missingFields(let found, let expected):
            ["found": "\(found)", "expected": "\(expected)"]
        case .fieldTooLong(let limit), .tooManyRows(let limit), .tooDeep(let limit), .tooManyNodes(let limit):
            ["limit": "\(limit)"]
        case .missingColumn(let french, let english, let likeness):
            FileProblem.facts(["french": french, "english": english], likeness)
        case .duplicateColumn(let heading, let first, let firstColumn):
            ["heading": heading, "first": first, "firstColumn": "\(firstColumn)"]
        case .blankValue(let name), .missingKey(let name): ["name": name]
        case .invalidDate(let text), .impossibleDate(let text), .invalidBoolean(let text), .invalidInteger(let text),
            .invalidPercent(let text), .invalidAmount(let text), .invalidEmail(let text):
            ["value": text]
        case .integerOutOfRange(let text, let min, let max): ["value": text, "min": "\(min)", "max": "\(max)"]
        case .textTooLong(let length, let limit): ["length": "\(length)", "limit": "\(limit)"]
        case .unknownValue(let text, let allowed, let suggestion):
            FileProblem.facts(["value": text, "allowed": allowed.joined(separator: " ")], suggestion)
        case .yamlSyntax(let problem): ["detail": problem.detail]
        case .tag(let name): ["tag": name]
        case .duplicateKey(let name, let firstLine):
            firstLine.map { ["name": name, "firstLine": "\($0)"] } ?? ["name": name]
        case .unknownKey(let name, let suggestion): FileProblem.facts(["name": name], suggestion)
        case .wrongKind(let expected, let found): ["expected": expected.rawValue, "found": found.rawValue]
        case .text(let problem): problem.values
        }
    }

    private static func facts(_ facts: [String: String], _ suggestion: String?) -> [String: String] {
        guard let suggestion else { return facts }
        return facts.merging(["suggestion": suggestion]) { first, _ in first }
    }
}
