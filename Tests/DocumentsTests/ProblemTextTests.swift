import Testing

@testable import Documents

@Suite("Sentences of the problems of a file")
struct ProblemTextTests {
    static let all: [FileProblem] = [
        .fileTooLarge(bytes: 21_000_001, limit: 20_971_520), .emptyFile, .binaryContent, .otherFormat(.zip),
        .otherFormat(.oldExcel), .otherFormat(.pdf), .otherFormat(.gzip), .truncatedFile,
        .invalidEncoding(.windows1252),
        .controlCharacter(code: 7), .lostCharacter, .unterminatedQuote, .textAfterQuote,
        .tooManyFields(found: 3, expected: 2), .missingFields(found: 1, expected: 2), .fieldTooLong(limit: 9),
        .tooManyRows(limit: 9), .missingColumn(french: "nom", english: "last_name"),
        .duplicateColumn(heading: "nom", first: "last_name", firstColumn: 4), .blankValue(name: "nom"),
        .invalidDate("x"),
        .impossibleDate("31/02/2026"), .invalidBoolean("x"), .invalidInteger("x"),
        .integerOutOfRange("9", min: 1, max: 8), .invalidPercent("x"), .invalidAmount("x"), .invalidEmail("x"),
        .textTooLong(length: 9, limit: 8), .unknownValue("x", allowed: ["a", "b"], suggestion: "a"),
        .yamlSyntax(.unexpectedColon), .yamlSyntax(.other("x")), .severalDocuments, .anchorOrAlias, .tag("!x"),
        .tooDeep(limit: 9), .tooManyNodes(limit: 9), .keyIsNotText, .duplicateKey("a", firstLine: 3),
        .unknownKey("x", suggestion: "a"), .missingKey("a"), .wrongKind(expected: .list, found: .text),
    ]

    @Test("each has a code and two sentences with French typography in the French one", arguments: all)
    func sentences(_ problem: FileProblem) {
        #expect(problem.code.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 })
        for sentence in [problem.french, problem.english] {
            #expect(sentence.hasSuffix(".") || sentence.hasSuffix("?"))
            #expect(!sentence.contains("'"))
        }
        #expect(problem.french != problem.english)
        for sign in [" ;", " :", " ?", " !", " %", "« ", " »"] { #expect(!problem.french.contains(sign)) }
        for scalar in zip(problem.french.unicodeScalars, problem.french.unicodeScalars.dropFirst())
        where ";:?!".unicodeScalars.contains(scalar.1) {
            #expect(scalar.0 == "\u{202F}")
        }
        #expect(!problem.english.unicodeScalars.contains("\u{202F}"))
    }

    @Test("codes are all different")
    func codes() {
        let codes = Set(Self.all.map(\.code))
        // Three formats more under one code, and one syntax problem more.
        #expect(codes.count == Self.all.count - 4)
    }

    @Test("a long or broken value is shown short, on one line")
    func excerpts() {
        #expect(excerpt("a\r\nb") == "a  b")
        #expect(excerpt(String(repeating: "x", count: 60)).count == 60)
        #expect(excerpt(String(repeating: "x", count: 61)) == String(repeating: "x", count: 59) + "…")
    }

    @Test(
        "the line of a problem has only the parts that are known",
        arguments: [
            (1, 2, "f.csv:1:2: empty-file: The file is empty."), (1, nil, "f.csv:1: empty-file: The file is empty."),
            (nil, nil, "f.csv: empty-file: The file is empty."),
        ] as [(Int?, Int?, String)])
    func line(_ line: Int?, _ column: Int?, _ expected: String) {
        #expect(DocumentError(line: line, column: column, .emptyFile).text(file: "f.csv", in: .english) == expected)
    }

    @Test("a file just above the limit never shows the limit's size")
    func sizes() {
        #expect(mega(20_971_520, ".") == "21")
        #expect(mega(1_048_576, ",") == "1,1")
        #expect(mega(1_000_000, ",") == "1")
    }
}
