import SQLDriver

/// A table whose presence says that the base around it is a copy under way.
enum CopyMark {
    private static let count: SQLQuery = """
        SELECT count(*) FROM \(
            sqlite: "sqlite_schema WHERE type = 'table' AND name",
            postgres: "pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename"
        ) = 'unfinished_copy'
        """

    static func isSet(on connection: any SQLConnection) throws -> Bool { try connection.value(count) == 1 }

    static func set(on connection: any SQLConnection) throws {
        try connection.run("CREATE TABLE unfinished_copy (mark INTEGER)\(Column.strict)")
    }

    static func remove(on connection: any SQLConnection) throws {
        if try isSet(on: connection) { try connection.run("DROP TABLE unfinished_copy") }
    }
}
