import SQLDriver
import Telework

/// Reads the rows of a table for one organisme in the order of their key, page after page.
struct CopyReader: Sendable {
    let table: CopiedTable
    let organisation: OrganisationID
    /// Where the key is among the columns: looked for once, not in every row.
    private let positions: [Int]

    init(table: CopiedTable, organisation: OrganisationID) {
        self.table = table
        self.organisation = organisation
        let columns = table.columns.description.split(separator: ", ").map(String.init)
        positions = table.key.compactMap { columns.firstIndex(of: $0.description) }
    }

    var head: SQLQuery { "INSERT INTO \(raw: table.name) (\(raw: table.columns))" }

    private var keyColumns: SQLQuery { table.key.map { "\(raw: $0)" as SQLQuery }.joined(separator: ", ") }

    /// - Parameters:
    ///   - key: What ``key(of:)`` says of the last row read; nil to begin.
    ///   - limit: Nil for all of them.
    func rows(after key: [SQLValue]?, limit: Int?, on connection: any SQLConnection) throws -> [SQLRow] {
        var query: SQLQuery = """
            SELECT \(raw: table.columns) FROM \(raw: table.name) WHERE \(condition(after: key, through: nil))
            """
        if !table.key.isEmpty { query += " ORDER BY organisation_id, \(keyColumns)" }
        if let limit { query += " LIMIT \(limit)" }
        return try connection.all(query)
    }

    /// The key of the row that many places after another; nil when there are fewer, as in a table of one row an organisme.
    func key(at place: Int, after key: [SQLValue]?, on connection: any SQLConnection) throws -> [SQLValue]? {
        guard !table.key.isEmpty else { return nil }
        return try connection.first(
            """
            SELECT \(keyColumns) FROM \(raw: table.name) WHERE \(condition(after: key, through: nil))
            ORDER BY organisation_id, \(keyColumns) LIMIT 1 OFFSET \(place - 1)
            """
        )?.values
    }

    /// What the rows between two keys, the first left out, have in common; nil for no bound.
    func condition(after first: [SQLValue]?, through last: [SQLValue]?) -> SQLQuery {
        var query: SQLQuery = "organisation_id = \(organisation.rawValue)"
        if let first, !first.isEmpty { query += " AND (\(keyColumns)) > (\(Self.list(first)))" }
        if let last, !last.isEmpty { query += " AND (\(keyColumns)) <= (\(Self.list(last)))" }
        return query
    }

    private static func list(_ key: [SQLValue]) -> SQLQuery { key.map { "\($0)" as SQLQuery }.joined(separator: ", ") }

    /// The key of the last row; nil when there is none. A table with one row an organisme has an empty one.
    func lastKey(on connection: any SQLConnection) throws -> [SQLValue]? {
        guard !table.key.isEmpty else { return try rows(after: nil, limit: 1, on: connection).first.map { _ in [] } }
        let backwards = table.key.map { "\(raw: $0) DESC" as SQLQuery }.joined(separator: ", ")
        return try connection.first(
            """
            SELECT \(keyColumns) FROM \(raw: table.name) WHERE organisation_id = \(organisation.rawValue)
            ORDER BY organisation_id DESC, \(backwards) LIMIT 1
            """
        )?.values
    }

    func key(of row: SQLRow) -> [SQLValue] { positions.map { row.values[$0] } }
}
