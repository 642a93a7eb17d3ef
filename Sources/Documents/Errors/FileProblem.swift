/// What can be wrong in a file, apart from what the rules of telework say of its content.
///
/// Each case has a stable ``code``, its facts as ``values``, and a sentence in French and in English.
public enum FileProblem: Error, Hashable, Sendable {
    // The file as a whole
    case fileTooLarge(bytes: Int, limit: Int)
    case emptyFile
    case binaryContent
    /// Another format, recognised by its first bytes.
    case otherFormat(FileFormat)
    case truncatedFile
    /// Bytes that are no character of the encoding the file announces.
    case invalidEncoding(TextEncoding)
    case controlCharacter(code: Int)
    /// U+FFFD: an earlier export lost the letter that stood there.
    case lostCharacter

    // The grid of a CSV file
    case unterminatedQuote
    case textAfterQuote
    case tooManyFields(found: Int, expected: Int)
    case missingFields(found: Int, expected: Int)
    case fieldTooLong(limit: Int)
    case tooManyRows(limit: Int)
    /// With the heading of the file that looks like it, if any.
    case missingColumn(french: String, english: String, likeness: String? = nil)
    case duplicateColumn(heading: String, first: String, firstColumn: Int)

    // The value of a cell or a key
    case blankValue(name: String)
    case invalidDate(String)
    case impossibleDate(String)
    case invalidBoolean(String)
    case invalidInteger(String)
    case integerOutOfRange(String, min: Int, max: Int)
    case invalidPercent(String)
    case invalidAmount(String)
    case invalidEmail(String)
    case textTooLong(length: Int, limit: Int)
    case unknownValue(String, allowed: [String], suggestion: String?)

    // The tree of a YAML file
    case yamlSyntax(YAMLSyntaxProblem)
    case severalDocuments
    case anchorOrAlias
    case tag(String)
    case tooDeep(limit: Int)
    case tooManyNodes(limit: Int)
    case keyIsNotText
    case duplicateKey(String, firstLine: Int?)
    case unknownKey(String, suggestion: String?)
    case missingKey(String)
    case wrongKind(expected: YAMLShape, found: YAMLShape)

    /// What only texts of rules can get wrong.
    case text(TextProblem)
}

/// Formats that people send instead of a CSV or YAML text.
public enum FileFormat: String, Hashable, Sendable {
    case zip
    case oldExcel = "xls"
    case pdf
    case gzip
}

/// The forms of a YAML node, as messages name them.
public enum YAMLShape: String, Hashable, Sendable {
    case text
    case list
    case mapping
    case nothing
}
