import Testing

@testable import Documents

@Suite("Rows and cells of a CSV file")
struct CSVReaderTests {
    static let grids: [(String, String, [[String]])] = [
        ("semicolons", "a;b\n1;2\n", [["a", "b"], ["1", "2"]]),
        ("commas", "a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("tabs", "a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
        ("CRLF", "a;b\r\n1;2\r\n", [["a", "b"], ["1", "2"]]),
        ("CR", "a;b\r1;2\r", [["a", "b"], ["1", "2"]]),
        ("no last line break", "a;b\n1;2", [["a", "b"], ["1", "2"]]),
        ("blank lines", "\n\na;b\n\n ; \n;\n1;2\n\n", [["a", "b"], ["1", "2"]]),
        ("a quoted blank row is a row", "a;b\n\"\";\n", [["a", "b"], ["", ""]]),
        ("quotes", "\"a\";b\n\"x;y\";\"say \"\"hi\"\"\"\n", [["a", "b"], ["x;y", "say \"hi\""]]),
        ("quotes around nothing", "a;b\n\"\";\"\"\"\"\n", [["a", "b"], ["", "\""]]),
        ("line breaks in quotes", "a;b\n\"x\r\ny\";2\n", [["a", "b"], ["x\r\ny", "2"]]),
        ("spaces after a quote", "a;b\n\"x\" ;2\n", [["a", "b"], ["x", "2"]]),
        ("a quote inside a bare cell", "a;b\n12\" screen;2\n", [["a", "b"], ["12\" screen", "2"]]),
        ("delimiters after the last cell", "a;b\n1;2;;\n", [["a", "b"], ["1", "2"]]),
        ("a heading without a name", "a;;b\n1;;2\n", [["a", "", "b"], ["1", "", "2"]]),
        ("one column", "a\n1\n2\n", [["a"], ["1"], ["2"]]),
        ("commas inside quoted headings", "\"a, first\";\"b, c, d\"\n1;2\n", [["a, first", "b, c, d"], ["1", "2"]]),
        ("a line break in a heading", "a;\"date\nd'entrée\"\n1;2\n", [["a", "date\nd'entrée"], ["1", "2"]]),
        ("Excel's announcement", "sep=,\r\na;x,b\r\n1,2\r\n", [["a;x", "b"], ["1", "2"]]),
    ]

    @Test("a real file gives its grid", arguments: grids)
    func grid(_ name: String, _ text: String, _ expected: [[String]]) {
        let (table, errors) = table(text)
        #expect(places(errors) == [])
        #expect(texts(table) == expected)
    }

    @Test("each cell knows its line and its column, across quotes, breaks and accents")
    func positions() throws {
        let found = try #require(table("id;nom;note\r\n\r\n1;\"é\"\"à\r\nsuite\";x\r\n22;😀é;\"y\"\r\n").table)
        let places = found.rows.map { $0.fields.map { [$0.line, $0.column] } }
        // The note of the first row follows `suite";` on the second line of its quoted cell.
        #expect(places == [[[3, 1], [3, 3], [4, 8]], [[5, 1], [5, 4], [5, 7]]])
        #expect(found.rows.map(\.line) == [3, 5])
    }

    @Test("a known heading settles between two delimiters")
    func knownHeading() {
        var errors = DocumentErrors()
        let text = "prénom, nom, usage;matricule\nAnaïs, B, C;42\n"
        let found = CSVReader().table(from: Array(text.utf8), knowing: { $0 == "matricule" }, errors: &errors)
        #expect(found?.delimiter == .semicolon)
        #expect(texts(found) == [["prénom, nom, usage", "matricule"], ["Anaïs, B, C", "42"]])
    }

    static let damaged: [(String, String, [String])] = [
        ("an open quote", "a;b\n1;2\n3;\"x\n4;5\n", ["3:3:unterminated-quote"]),
        ("text after a quote", "a;b\n\"x\"y;2\n3;4\n", ["2:4:text-after-quote"]),
        ("text after a quote of two lines", "a;b\n\"x\n\"y;2\n", ["3:2:text-after-quote"]),
        ("a cell too many", "a;b\n1;2;3\n4;5\n", ["2:5:too-many-fields"]),
        ("a cell missing", "a;b;c\n1;2\n4;5;6\n", ["2:4:missing-fields"]),
        ("a last row cut short", "a;b;c\n1;2;3\n4;5", ["3:4:truncated-file"]),
        (
            "everything at once", "a;b\n1\n\"x\"y;2\n1;2;3\n4;5\n",
            [
                "2:2:missing-fields", "3:4:text-after-quote", "4:5:too-many-fields",
            ]
        ),
        ("an open quote in the heading", "a;\"b\n1;2\n", ["1:3:unterminated-quote"]),
    ]

    @Test("every damage is told at its line and column", arguments: damaged)
    func damage(_ name: String, _ text: String, _ expected: [String]) {
        #expect(places(table(text).errors) == expected)
    }

    @Test("the rows that are right are kept beside those that are not")
    func keepsRightRows() {
        #expect(texts(table("a;b\n1\n\"x\"y;2\n4;5\n").table) == [["a", "b"], ["4", "5"]])
    }

    @Test(
        "the limits of rows and cells are the last accepted",
        arguments: [
            ("a\n1\n2\n", []), ("a\n1\n2\n3\n", ["4:1:too-many-rows"]),
            ("a\n1234\n", []), ("a\n12345\n", ["2:1:field-too-long"]), ("a\n\"12345\"\n", ["2:1:field-too-long"]),
        ])
    func limits(_ text: String, _ expected: [String]) {
        let reader = CSVReader(limits: CSVLimits(bytes: 100, rows: 2, fieldBytes: 4))
        #expect(places(table(text, reader).errors) == expected)
    }

    @Test("two hundred errors are kept and the others counted", arguments: [199, 200, 201, 202])
    func cap(_ wrong: Int) {
        let errors = table("a;b\n" + String(repeating: "x\n", count: wrong)).errors
        #expect(errors.count == wrong)
        #expect(errors.list.count == min(wrong, 200))
        let last = errors.lines(file: "f.csv", in: .english).last
        switch wrong {
        case 201: #expect(last == "f.csv: and 1 more error.")
        case 202: #expect(last == "f.csv: and 2 more errors.")
        default: #expect(errors.omitted == 0)
        }
    }
}
