import CPostgres
import SQLDriver

extension PostgresSession {
    /// Begins a transaction; its setting, and what frees abandoned statements, go the same way there and back.
    func begin(_ access: String, _ setting: SQLSetting?) throws(SQLError) {
        let setting = try setting.map { setting throws(SQLError) in try words(setting) } ?? ""
        try command("\(access); \(setting)\(statements.takeDeallocations())")
    }

    private func words(_ setting: SQLSetting) throws(SQLError) -> String {
        guard let literal = PQescapeLiteral(connection, setting.value, setting.value.utf8.count) else {
            throw broken(sql: nil)
        }
        defer { PQfreemem(literal) }
        return "SET LOCAL \(setting.name) = \(String(cString: literal)); "
    }
}
