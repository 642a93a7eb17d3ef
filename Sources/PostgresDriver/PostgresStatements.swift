import CPostgres
import SQLDriver

/// The prepared statements of a session, by their text; the least recently used leaves first.
final class PostgresStatements {
    struct Prepared {
        let name: String
        /// The type of each parameter, as the server understood it.
        let types: [Oid]
        fileprivate var lastUse: Int
    }

    private let limit: Int
    private var prepared: [String: Prepared] = [:]
    private var uses = 0
    private var names = 0
    /// Names that the server still holds: freed by the next transaction, since a statement of this one may be under way.
    private var abandoned: [String] = []

    init(limit: Int) { self.limit = limit }

    var count: Int { prepared.count }

    func find(_ sql: RenderedSQL) -> Prepared? {
        guard let found = prepared[sql.text],
            zip(sql.values, found.types).allSatisfy({ PostgresType.accepts($0, type: $1) })
        else { return nil }
        uses += 1
        prepared[sql.text]?.lastUse = uses
        return found
    }

    func newName() -> String {
        names += 1
        return "s\(names)"
    }

    func keep(_ sql: RenderedSQL, name: String, types: [Oid]) -> Prepared {
        if let former = prepared[sql.text] {
            abandoned.append(former.name)
        } else if prepared.count >= limit, let oldest = prepared.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            abandoned.append(oldest.value.name)
            prepared[oldest.key] = nil
        }
        uses += 1
        let statement = Prepared(name: name, types: types, lastUse: uses)
        prepared[sql.text] = statement
        return statement
    }

    /// Whether so many are abandoned that they cannot wait for the next transaction.
    var isCrowded: Bool { abandoned.count >= limit }

    /// Forgets all: the schema changed under them.
    func forgetAll() {
        abandoned += prepared.values.map(\.name)
        prepared.removeAll()
    }

    /// What frees the abandoned ones, to be sent after something else; empty when there are none.
    func takeDeallocations() -> String {
        defer { abandoned.removeAll() }
        return abandoned.map { "DEALLOCATE \($0); " }.joined()
    }
}

extension PostgresSession {
    /// The prepared form of a statement that will come again; nil for one that will not.
    func prepare(_ sql: RenderedSQL, _ parameters: PostgresParameters) throws(SQLError) -> PostgresStatements.Prepared?
    {
        guard sql.isReusable else { return nil }
        if let found = statements.find(sql) { return found }
        if statements.isCrowded { try command(statements.takeDeallocations()) }
        let name = statements.newName()
        let sent = PQsendPrepare(connection, name, sql.text, Int32(parameters.declared.count), parameters.declared)
        try finish(sent, sql: sql.text)
        guard parameters.declared.contains(0) else {
            return statements.keep(sql, name: name, types: parameters.declared)
        }
        let description = try finish(PQsendDescribePrepared(connection, name), sql: sql.text)
        let types = parameters.declared.indices.map { index in
            description.map { PQparamtype($0.pointer, Int32(index)) } ?? 0
        }
        return statements.keep(sql, name: name, types: types)
    }

    /// Sends one statement, without waiting for its result.
    func send(
        _ sql: RenderedSQL, _ parameters: PostgresParameters, _ prepared: PostgresStatements.Prepared?
    ) throws(SQLError) {
        let sent = parameters.withPointers { count, values, lengths, formats in
            if let prepared {
                PQsendQueryPrepared(connection, prepared.name, count, values, lengths, formats, 1)
            } else {
                PQsendQueryParams(connection, sql.text, count, parameters.declared, values, lengths, formats, 1)
            }
        }
        guard sent == 1 else { throw refusal(sql: sql.text) }
    }

    /// libpq refuses by itself what the protocol cannot carry, such as 65,536 parameters; the connection stays.
    private func refusal(sql: String) -> SQLError {
        guard PQstatus(connection) == CONNECTION_OK else { return broken(sql: sql) }
        let words = String(cString: PQerrorMessage(connection)).split(whereSeparator: \.isNewline).joined(
            separator: " ")
        return SQLError(.syntax, "The statement cannot be sent (\(words)).", sql: sql)
    }

    @discardableResult
    private func finish(_ sent: Int32, sql: String) throws(SQLError) -> PostgresResult? {
        guard sent == 1 else { throw refusal(sql: sql) }
        var last: PostgresResult?
        var failure: SQLError?
        while !isBroken, let result = try nextResult(sql: sql) {
            if result.status == PGRES_FATAL_ERROR { failure = failure ?? error(result, sql: sql) }
            last = result
        }
        if let failure { throw failure }
        return last
    }
}
