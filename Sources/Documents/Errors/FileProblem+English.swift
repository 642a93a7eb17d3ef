extension FileProblem {
    /// The problem and what to do about it, in English.
    public var english: String {
        switch self {
        case .fileTooLarge(let bytes, let limit):
            "The file is too large (\(mega(bytes, ".")) MB); the limit is \(mega(limit, ".")) MB."
        case .emptyFile: "The file is empty."
        case .binaryContent: "This file is not text. Export it as CSV or text, then try again."
        case .otherFormat(let format): format.english
        case .truncatedFile: "The file stops in the middle of a character or of a row: it was truncated."
        case .invalidEncoding(let encoding): "These bytes are not a character of \(encoding.name)."
        case .controlCharacter(let code): "There is a control character (code \(code)) here. Delete it."
        case .lostCharacter: "The sign “\u{FFFD}” stands for a letter that an export lost. Restore it."
        case .unterminatedQuote: "This quote is never closed."
        case .textAfterQuote: "Text follows the closing quote. A quote inside is written twice."
        case .tooManyFields(let found, let expected):
            "This row has \(count(found, "cell")), the heading has \(expected)."
        case .missingFields(let found, let expected):
            "This row has only \(count(found, "cell")), the heading has \(expected)."
        case .fieldTooLong(let limit): "This cell is longer than \(limit) bytes."
        case .tooManyRows(let limit): "The file has more than \(limit) rows."
        case .missingColumn(let french, let english, let likeness):
            "The column \(quoted(english))\(folded(french) == folded(english) ? "" : " (or \(quoted(french)))")"
                + " is required and was not found."
                + (likeness.map { " Is it under the heading \(quoted($0))?" } ?? "")
        case .duplicateColumn(let heading, let first, let firstColumn):
            "The column \(quoted(heading)) repeats \(quoted(first)) (character \(firstColumn))."
        case .blankValue(let name): "\(quoted(name)) is required."
        case .invalidDate(let text): "\(quoted(text)) is not a date. Write YYYY-MM-DD or DD/MM/YYYY."
        case .impossibleDate(let text): "The date \(quoted(text)) does not exist."
        case .invalidBoolean(let text): "\(quoted(text)) is neither yes nor no."
        case .invalidInteger(let text): "\(quoted(text)) is not a whole number."
        case .integerOutOfRange(let text, let min, let max): "\(quoted(text)) is not between \(min) and \(max)."
        case .invalidPercent(let text): "\(quoted(text)) is not a whole percentage from 0 to 100%."
        case .invalidAmount(let text): "\(quoted(text)) is not an amount with at most two decimals, such as 2.88."
        case .invalidEmail(let text): "\(quoted(text)) is not an e-mail address."
        case .textTooLong(let length, let limit): "This text has \(length) characters; the limit is \(limit)."
        case .unknownValue(let text, let allowed, let suggestion):
            "\(quoted(text)) is not a known value."
                + (suggestion.map { " Did you mean \(quoted($0))?" } ?? "")
                + " Possible values: \(allowed.joined(separator: ", "))."
        case .yamlSyntax(let problem): problem.english
        case .severalDocuments: "A second document begins here. A file holds only one."
        case .anchorOrAlias: "Anchors (&) and aliases (*) are not accepted. Repeat the content, or quote it."
        case .tag(let name): "The type tag \(quoted(name)) is not accepted."
        case .tooDeep(let limit): "More than \(limit) levels are nested."
        case .tooManyNodes(let limit): "The file has more than \(limit) elements."
        case .keyIsNotText: "A key must be a plain word."
        case .duplicateKey(let name, let firstLine):
            "The key \(quoted(name)) is written twice" + (firstLine.map { " (already on line \($0))." } ?? ".")
        case .unknownKey(let name, let suggestion):
            "The key \(quoted(name)) is not known here." + (suggestion.map { " Did you mean \(quoted($0))?" } ?? "")
        case .missingKey(let name): "The key \(quoted(name)) is required and missing here."
        case .wrongKind(let expected, let found): "\(expected.needed) is needed here; there is \(found.english)."
        case .text(let problem): problem.english
        }
    }
}

private func quoted(_ text: String) -> String { "“\(excerpt(text))”" }

private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

/// What a message repeats of a value: one line, 60 characters at most.
func excerpt(_ text: String) -> String {
    let line = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : $0 }))
    return line.count > 60 ? line.prefix(59) + "…" : line
}

/// Millions of bytes with one decimal, rounded up so that a file above the limit never shows the limit.
func mega(_ bytes: Int, _ mark: String) -> String {
    let tenths = (bytes + 99_999) / 100_000
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(mark)\(tenths % 10)"
}

extension FileFormat {
    fileprivate var english: String {
        switch self {
        case .zip: "This is a workbook (.xlsx, .ods) or an archive. Save the sheet as CSV."
        case .oldExcel: "This is an Excel workbook (.xls). Save the sheet as CSV."
        case .pdf: "This is a PDF document. A CSV or text file is needed."
        case .gzip: "This is a compressed file. Decompress it first."
        }
    }
}

extension YAMLShape {
    fileprivate var english: String {
        switch self {
        case .text: "a plain value"
        case .list: "a list"
        case .mapping: "a set of keys and values"
        case .nothing: "nothing"
        }
    }

    fileprivate var needed: String {
        switch self {
        case .text: "A plain value"
        case .list: "A list"
        case .mapping: "A set of keys and values"
        case .nothing: "Nothing"
        }
    }
}
