import CPostgres
import SQLDriver

extension PostgresSession {
    /// How many statements go together: fewer than the prepared statements a session keeps.
    static let batch = 100

    /// Runs statements without waiting for each one's answer before sending the next.
    /// - Throws: The error of the first that fails, with its text; the server runs none after it.
    func runTogether(_ statements: ArraySlice<RenderedSQL>) throws(SQLError) -> [Int] {
        var ready: [(sql: RenderedSQL, parameters: PostgresParameters, prepared: PostgresStatements.Prepared?)] = []
        for sql in statements {
            let parameters = try PostgresParameters(sql)
            ready.append((sql, parameters, try prepare(sql, parameters)))
        }
        guard PQenterPipelineMode(connection) == 1 else { throw broken(sql: nil) }
        for (sql, parameters, prepared) in ready { try send(sql, parameters, prepared) }
        guard PQpipelineSync(connection) == 1 else { throw broken(sql: nil) }
        var counts: [Int] = []
        var failure: SQLError?
        for sql in statements {
            while let result = try nextResult(sql: sql.text) {
                switch result.status {
                case PGRES_COMMAND_OK, PGRES_TUPLES_OK: counts.append(result.changedRows)
                case PGRES_PIPELINE_ABORTED: break
                default: failure = failure ?? error(result, sql: sql.text)
                }
                if isBroken, let failure { throw failure }
            }
        }
        let end = try nextResult(sql: nil)
        guard end?.status == PGRES_PIPELINE_SYNC, PQexitPipelineMode(connection) == 1 else {
            throw failure ?? broken(sql: nil)
        }
        if let failure { throw failure }
        return counts
    }
}
