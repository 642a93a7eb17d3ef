import SQLDriver
import Testing

@Suite("Queries")
struct SQLQueryTests {
    @Test("an interpolated value becomes a parameter, in the words of each engine")
    func parameters() {
        let query: SQLQuery = "SELECT name FROM person WHERE id = \("x'; DROP TABLE person") AND desks > \(3)"
        let login = "x'; DROP TABLE person"
        let bound: SQLQuery = "SELECT name FROM person WHERE id = \(login) AND desks > \(3)"

        let sqlite = bound.rendered(for: .sqlite)
        #expect(sqlite.text == "SELECT name FROM person WHERE id = ? AND desks > ?")
        #expect(sqlite.values == [.text(login), .integer(3)])
        #expect(sqlite.isReusable)

        let postgres = bound.rendered(for: .postgres)
        #expect(postgres.text == "SELECT name FROM person WHERE id = $1 AND desks > $2")
        #expect(postgres.values == sqlite.values)

        // A literal of the program is text of the program, wherever it is written.
        #expect(query.rendered(for: .sqlite).values == [.integer(3)])
    }

    @Test(
        "each type binds as its storage",
        arguments: [
            ("\(Int64.min)" as SQLQuery, SQLValue.integer(.min)),
            ("\(42)", .integer(42)),
            ("\(true)", .integer(1)),
            ("\(false)", .integer(0)),
            ("\([UInt8](arrayLiteral: 1, 2))", .blob([1, 2])),
            ("\(nil as String?)", .null),
            ("\(Optional(7))", .integer(7)),
            ("\(SQLValue.text("é"))", .text("é")),
        ] as [(SQLQuery, SQLValue)])
    func bindings(query: SQLQuery, expected: SQLValue) {
        let rendered = query.rendered(for: .sqlite)
        #expect(rendered.text == "?")
        #expect(rendered.values == [expected])
    }

    @Test("a spliced query brings its parameters in order")
    func splicing() {
        let scope: SQLQuery = "organisation_id = \(1)"
        let query: SQLQuery = "SELECT id FROM team WHERE \(scope) AND manager_id = \(2) OR \(scope)"
        let rendered = query.rendered(for: .postgres)
        #expect(
            rendered.text
                == "SELECT id FROM team WHERE organisation_id = $1 AND manager_id = $2 OR organisation_id = $3")
        #expect(rendered.values == [.integer(1), .integer(2), .integer(1)])
    }

    @Test("an optional filter is there or not, and never bound as text", arguments: ["Dumas", nil])
    func optionalFilter(name: String?) {
        let query: SQLQuery = "SELECT id FROM person WHERE active = 1\(name.map { " AND name = \($0)" } ?? "")"
        let rendered = query.rendered(for: .sqlite)
        #expect(rendered.text == "SELECT id FROM person WHERE active = 1\(name == nil ? "" : " AND name = ?")")
        #expect(rendered.values == (name.map { [.text($0)] } ?? []))
    }

    @Test(
        "a list binds each value, an empty one matches nothing",
        arguments: [
            ([], "(NULL)"), ([4], "(?)"), ([4, 5, 6], "(?, ?, ?)"),
        ])
    func lists(values: [Int], text: String) {
        let rendered = ("id IN \(list: values)" as SQLQuery).rendered(for: .sqlite)
        #expect(rendered.text == "id IN \(text)")
        #expect(rendered.values == values.map { .integer(Int64($0)) })
        #expect(!rendered.isReusable)
    }

    @Test("a query that splices a list is not kept prepared either")
    func reusability() {
        let list: SQLQuery = "id IN \(list: [1])"
        #expect(!("SELECT 1 WHERE \(list)" as SQLQuery).rendered(for: .sqlite).isReusable)
        #expect(!("SELECT 1 WHERE " + list).rendered(for: .sqlite).isReusable)
        #expect(("SELECT 1" + " WHERE 1 = 1").rendered(for: .sqlite).isReusable)
    }

    @Test("words on which the engines differ are chosen when the query is rendered")
    func dialects() {
        let type: StaticString = "cents"
        let query: SQLQuery = "ALTER TABLE line ADD COLUMN \(raw: type) \(sqlite: "INTEGER", postgres: "BIGINT")"
        #expect(query.rendered(for: .sqlite).text == "ALTER TABLE line ADD COLUMN cents INTEGER")
        #expect(query.rendered(for: .postgres).text == "ALTER TABLE line ADD COLUMN cents BIGINT")
    }

    @Test("queries are added and joined, numbering their parameters through")
    func joining() {
        let filters: [SQLQuery] = ["a = \(1)", "b = \(2)", "c = \(3)"]
        let query = "SELECT 1 WHERE " + filters.joined(separator: " AND ")
        #expect(query.rendered(for: .postgres).text == "SELECT 1 WHERE a = $1 AND b = $2 AND c = $3")
        #expect([SQLQuery]().joined(separator: ", ").rendered(for: .sqlite).text == "")
        #expect((["x"] as [SQLQuery]).joined(separator: ", ").rendered(for: .sqlite).text == "x")
    }

    @Test("printing a query or a value shows no value")
    func redaction() {
        let secret = "1 85 05 78 006 084 91"
        let query: SQLQuery = "UPDATE person SET number = \(secret)"
        #expect("\(query)" == "UPDATE person SET number = ?")
        #expect(!String(reflecting: query).contains("1 85"))
        #expect("\([SQLValue.text(secret)])" == "[<text>]")
    }
}
