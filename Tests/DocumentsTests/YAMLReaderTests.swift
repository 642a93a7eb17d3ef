import Testing

@testable import Documents

@Suite("YAML files")
struct YAMLReaderTests {
    @Test("every node has its place, and scalars stay as they are written")
    func tree() throws {
        let text = """
            title: "Accord d’été"
            days: [1, 2]   # two
            country: no
            rules:
              - article: 5
                text: |
                  Un & deux
                  *trois*
            """
        let (value, errors) = yaml(text)
        #expect(places(errors) == [])
        guard case .mapping(let root) = try #require(value) else { return #expect(Bool(false), "not a mapping") }
        #expect(root.entries.map(\.key.text) == ["title", "days", "country", "rules"])
        #expect(root.entries.map(\.key.line) == [1, 2, 3, 4])
        #expect(root["title"] == .scalar(YAMLScalar(text: "Accord d’été", isPlain: false, line: 1, column: 8)))
        #expect(root["country"] == .scalar(YAMLScalar(text: "no", isPlain: true, line: 3, column: 10)))
        #expect(root["days"]?.column == 7)
        guard case .sequence(let rules) = root["rules"], case .mapping(let rule) = rules.items[0] else {
            return #expect(Bool(false), "not a list of mappings")
        }
        #expect([rule.line, rule.column] == [5, 5])
        #expect(rule["text"] == .scalar(YAMLScalar(text: "Un & deux\n*trois*", isPlain: false, line: 6, column: 11)))
    }

    @Test(
        "what a plain value looks like",
        arguments: [
            ("~", .null), ("null", .null), ("oui", .boolean), ("no", .boolean), ("12", .integer), ("-3", .integer),
            ("2.88", .decimal), ("2026-12-31", .date), ("demain", .string), ("'12'", .string), ("!!str 12", .integer),
        ] as [(String, YAMLScalar.Kind)])
    func kinds(_ text: String, _ kind: YAMLScalar.Kind) {
        guard case .mapping(let root) = yaml("key: \(text)").value, case .scalar(let scalar) = root["key"] else {
            return #expect(Bool(false), "not a scalar")
        }
        #expect(scalar.kind == kind)
    }

    static let refused: [(String, String, [String])] = [
        ("nothing", "", ["empty-file"]),
        ("comments alone", "# nothing\n", ["empty-file"]),
        ("two documents", "a: 1\n---\nb: 2\n", ["2:1:several-documents"]),
        ("an anchor", "a: &x 1\nb: 2\n", ["1:4:anchor-or-alias"]),
        ("an anchor and its alias", "a: &x [1]\nb: *x\n", ["1:4:anchor-or-alias"]),
        ("an alias of nothing", "a: 1\nb: *x\n", ["2:4:anchor-or-alias"]),
        ("a tag", "a: !!int 12\n", ["1:4:tag"]),
        ("a tag of one's own", "a: 1\nb: !ruby/object {x: 1}\n", ["2:4:tag"]),
        ("a list for a key", "? [a, b]\n: 1\n", ["1:3:key-is-not-text"]),
        ("a tab", "a:\n\tb: 1\n", ["2:1:yaml-syntax"]),
        ("two colons", "a: b: c\n", ["1:5:yaml-syntax"]),
        ("a quote left open", "a: 'x\nb: 1\n", ["1:4:yaml-syntax"]),
        ("a bracket left open", "a: [1, 2\nb: 1\n", ["2:2:yaml-syntax"]),
        ("a wrong indentation", "a:\n    b: 1\n  c: 2\n", ["3:3:yaml-syntax"]),
        ("a control character", "a: x\u{7}\n", ["1:5:control-character"]),
        ("cut in a character of UTF-8", "a: é\nb: \u{FFFD}\n", ["2:4:lost-character"]),
    ]

    @Test("what a text of rules has no use for is refused at its place", arguments: refused)
    func refusals(_ name: String, _ text: String, _ expected: [String]) {
        #expect(places(yaml(text).errors) == expected)
    }

    static let duplicates: [(String, String, [DocumentError])] = [
        ("a key", "a: 1\nb: 2\na: 3\n", [DocumentError(line: 3, column: 1, .duplicateKey("a", firstLine: 1))]),
        (
            "three times", "a: 1\na: 2\na: 3\n",
            [
                DocumentError(line: 2, column: 1, .duplicateKey("a", firstLine: 1)),
                DocumentError(line: 3, column: 1, .duplicateKey("a", firstLine: 1)),
            ]
        ),
        (
            "quoted and not", "été: 1\n\"été\": 2\n",
            [
                DocumentError(line: 2, column: 1, .duplicateKey("été", firstLine: 1))
            ]
        ),
        (
            "two keys, one of them inside", "x:\n  - b: 1\n    c: 1\n    b: 2\nx: 1\n",
            [
                DocumentError(line: 4, column: 5, .duplicateKey("b", firstLine: 2)),
                DocumentError(line: 5, column: 1, .duplicateKey("x", firstLine: 1)),
            ]
        ),
        ("in braces", "x: {b: 1, b: 2}\n", [DocumentError(line: 1, column: 11, .duplicateKey("b", firstLine: 1))]),
        (
            "a key of lists", "? [a]\n: 1\n? [a]\n: 2\n",
            [
                DocumentError(line: 1, column: 3, .duplicateKey("", firstLine: nil))
            ]
        ),
    ]

    @Test("a key written twice is told with both lines", arguments: duplicates)
    func duplicateKeys(_ name: String, _ text: String, _ expected: [DocumentError]) {
        let found = yaml(text).errors.list
        #expect(found.map(\.line) == expected.map(\.line))
        #expect(found.map(\.column) == expected.map(\.column))
        #expect(found.map(\.values["firstLine"]) == expected.map(\.values["firstLine"]))
        #expect(found.map(\.code) == expected.map(\.code))
    }

    @Test("a bomb of aliases is refused at once", arguments: ["- *l", "- ? *l\n  : 1\n  ? *l\n  : 2"])
    func bomb(_ last: String) {
        var text = "- &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...40 {
            let item = "*a\(level - 1)"
            text += "- &a\(level) [" + Array(repeating: item, count: 9).joined(separator: ", ") + "]\n"
        }
        text += last.replacing("*l", with: "*a40") + "\n"
        let time = ContinuousClock().measure { #expect(places(yaml(text).errors) == ["1:3:anchor-or-alias"]) }
        #expect(time < .seconds(1))
    }

    @Test(
        "depth, elements and size are limited; the limit itself is accepted",
        arguments: [
            ("[[1]]", []), ("[[[1]]]", ["1:4:too-deep"]), ("[1, 2, 3, 4]", []),
            ("[1, 2, 3, 4, 5]", ["1:14:too-many-nodes"]),
            (String(repeating: "a", count: 64), []), (String(repeating: "a", count: 65), ["file-too-large"]),
        ])
    func limits(_ text: String, _ expected: [String]) {
        let reader = YAMLReader(limits: YAMLReader.Limits(bytes: 64, depth: 3, nodes: 5))
        #expect(places(yaml(text, reader).errors) == expected)
    }

    @Test("brackets by the hundred thousand are refused", arguments: ["[", "- ", "{a: ", "? "])
    func depth(_ piece: String) {
        let errors = yaml(String(repeating: piece, count: 100_000)).errors
        #expect(errors.count == 1)
        #expect(["yaml-syntax", "too-deep"].contains(errors.list.first?.code))
    }
}
