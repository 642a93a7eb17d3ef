import SQLDriver
import Testing

@Suite("Rows")
struct SQLRowTests {
    let row = SQLRow(
        columns: SQLColumns(["id", "name", "active", "until", "digest", "id"]),
        values: [.integer(7), .text("Zoé"), .integer(1), .null, .blob([1]), .integer(8)])

    @Test("columns are read by name and by position")
    func reading() throws {
        let name: String = try row.get("name")
        #expect(name == "Zoé")
        #expect(try row.get("id", as: Int.self) == 7, "the first of two columns of the same name")
        #expect(try row.get(5, as: Int64.self) == 8)
        #expect(try row.get("active", as: Bool.self))
        #expect(try row.get("until", as: Int?.self) == nil)
        #expect(try row.get("id", as: Int?.self) == 7)
        #expect(try row.get("digest", as: [UInt8].self) == [1])
        #expect(row[1] == .text("Zoé"))
    }

    @Test("a column that is not there is an error with its name", arguments: ["login", "Name", ""])
    func missingName(name: String) {
        let error = #expect(throws: SQLError.self) { try row.get(name, as: Int.self) }
        #expect(error?.kind == .noSuchColumn(name))
    }

    @Test("positions go from 0 to the last column", arguments: [(-1, false), (0, true), (5, true), (6, false)])
    func positions(index: Int, exists: Bool) {
        let result = Result { try row.get(index, as: SQLValue.self) }
        #expect(((try? result.get()) != nil) == exists)
    }

    @Test("another type than the one asked for is an error with the column and both types")
    func wrongType() {
        let error = #expect(throws: SQLError.self) { try row.get("name", as: Int.self) }
        #expect(error?.kind == .wrongType(column: "name", expected: "Int", found: "text"))
        #expect(error?.description.contains("name") == true)
        #expect(error?.description.contains("Zoé") == false, "values stay out of messages")
    }

    @Test("an absent value is not an empty one")
    func nulls() {
        let error = #expect(throws: SQLError.self) { try row.get("until", as: String.self) }
        #expect(error?.kind == .wrongType(column: "until", expected: "String", found: "null"))
    }

    @Test("only 0 and 1 are truth values", arguments: [(-1, nil), (0, false), (1, true), (2, nil)] as [(Int64, Bool?)])
    func booleans(stored: Int64, expected: Bool?) {
        #expect(Bool(sqlValue: .integer(stored)) == expected)
    }
}
