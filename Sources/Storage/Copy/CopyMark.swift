import SQLDriver

/// A table whose presence says that the base around it is a copy under way.
enum CopyMark {
    static func isSet(on connection: any SQLConnection) throws -> Bool {
        try Migrator.has("unfinished_copy", on: connection)
    }

    static func set(on connection: any SQLConnection) throws {
        try connection.run("CREATE TABLE unfinished_copy (mark INTEGER)\(Column.strict)")
    }

    static func remove(on connection: any SQLConnection) throws {
        if try isSet(on: connection) { try connection.run("DROP TABLE unfinished_copy") }
    }
}
