import CivilTime
import SQLDriver
import Telework
import UseCases

/// What reading and writing transactions have in common. Each capability's statements are in an extension, in the file
/// of its name.
protocol SQLTransaction {
    var connection: any SQLConnection { get }
    var organisation: OrganisationID { get }
}

/// Two types, so that a closure given the right to read cannot be cast into the right to write.
struct SQLReadTransaction: SQLTransaction, StoreReading {
    let connection: any SQLConnection
    let organisation: OrganisationID
}

struct SQLWriteTransaction: SQLTransaction, StoreWriting {
    let connection: any SQLConnection
    let organisation: OrganisationID
    /// What its writes change in the figures, kept at its end by ``keepFigures()``.
    let figureBook = FigureBook()
}

extension SQLTransaction {
    /// Runs a statement and returns how many rows it changed.
    /// - Throws: ``StoreError/conflict`` when a row of the same key exists.
    @discardableResult
    func run(_ statement: SQLQuery) throws -> Int {
        do { return try connection.run(statement) } catch { throw storeError(error) }
    }

    /// Runs an update of one row.
    /// - Throws: ``StoreError/conflict`` when the row is not there, or not at the version expected.
    func runOnOneRow(_ statement: SQLQuery) throws {
        guard try run(statement) == 1 else { throw StoreError.conflict }
    }

    /// Inserts rows in their order, by lots of a few sizes, so that each statement has a constant text and is prepared once.
    func insert<Row>(
        _ rows: [Row], _ head: SQLQuery, onConflict tail: SQLQuery = "", values: (Row) -> SQLQuery
    ) throws {
        var index = 0
        while index < rows.count {
            let end = index + (insertSizes.first { $0 <= rows.count - index } ?? 1)
            try run(head + " VALUES " + rows[index..<end].map(values).joined(separator: ", ") + tail)
            index = end
        }
    }

    /// Reads rows of `table`; the first column is the key that a damaged value is reported under.
    func each(_ query: SQLQuery, of table: StaticString, _ body: (inout StoredRow) throws -> Void) throws {
        try connection.each(query) { row in
            var stored = StoredRow(row, of: table)
            try body(&stored)
        }
    }

    func all<Value>(
        _ query: SQLQuery, of table: StaticString, _ make: (inout StoredRow) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        try each(query, of: table) { values.append(try make(&$0)) }
        return values
    }

    func first<Value>(
        _ query: SQLQuery, of table: StaticString, _ make: (inout StoredRow) throws -> Value
    ) throws -> Value? {
        guard let row = try connection.first(query) else { return nil }
        var stored = StoredRow(row, of: table)
        return try make(&stored)
    }

    /// A figure of the base, such as a count.
    func number(_ query: SQLQuery) throws -> Int { try connection.value(query, as: Int.self) ?? 0 }

    /// Several short lists rather than a long one: no engine takes more than some thousands of parameters.
    func eachChunk<Element>(of elements: [Element], _ body: ([Element]) throws -> Void) rethrows {
        var index = 0
        while index < elements.count {
            let end = min(index + 500, elements.count)
            try body(Array(elements[index..<end]))
            index = end
        }
    }
}

/// How many rows go in a statement.
private let insertSizes = [64, 8]

/// Never negative: PostgreSQL refuses what SQLite takes as "no limit".
func pageBounds(offset: Int, limit: Int) -> (offset: Int, limit: Int) { (max(0, offset), max(0, limit)) }
