import SQLDriver

extension SQLError {
    /// What the server refused, in the seam's words and without any value of the data: the detail of the error, which
    /// quotes them, is never read.
    init(_ result: PostgresResult, sql: String?) {
        let state = result.field("C") ?? ""
        let (kind, words) = SQLError.meaning(of: state)
        var details: [String] = []
        if let table = result.field("t") {
            details.append([table, result.field("c")].compactMap(\.self).joined(separator: "."))
        }
        if let constraint = result.field("n") { details.append(constraint) }
        // Class 22 quotes the value, and P0 is whatever a procedure says.
        if !state.hasPrefix("22"), !state.hasPrefix("P0"), details.isEmpty, let primary = result.field("M") {
            details.append(primary)
        }
        details.append("SQLSTATE \(state.isEmpty ? "unknown" : state)")
        self.init(kind, "\(words) (\(details.joined(separator: ", "))).", sql: sql)
    }

    /// The kinds of the errors of PostgreSQL 15: <https://www.postgresql.org/docs/15/errcodes-appendix.html>.
    static func meaning(of state: String) -> (kind: Kind, words: String) {
        exactMeanings[state] ?? classMeanings[String(state.prefix(2))]
            ?? (.other(code: Int(state, radix: 36) ?? 0), "PostgreSQL failed")
    }

    private static let exactMeanings: [String: (kind: Kind, words: String)] = [
        "23505": (.uniqueViolation, "The row exists already"),
        "23P01": (.uniqueViolation, "The row exists already"),
        "23503": (.foreignKeyViolation, "The row refers to one that does not exist"),
        "23001": (.foreignKeyViolation, "Other rows refer to this one"),
        "23514": (.checkViolation, "A value is outside what the schema allows"),
        "23502": (.notNullViolation, "A required value is missing"),
        "25006": (.readOnly, "The database cannot be written here"),
        "25P02": (.transactionAborted, "An earlier statement of the transaction failed"),
        "25P03": (.unreachable, "The server ended a transaction that asked nothing for too long"),
        "40001": (.serializationFailure, "Other transactions changed what this one read"),
        "40P01": (.serializationFailure, "Two transactions waited for each other"),
        "40003": (.commitUnknown, "The server does not know whether the transaction was kept"),
        "42501": (.other(code: Int("42501", radix: 36) ?? 0), "The role may not do this"),
        "53100": (.diskFull, "The disk of the server is full"),
        "53300": (.overloaded(retryAfterSeconds: 2), "The server has no connection left"),
        "55P03": (.busy, "Another program holds what is to be changed"),
        "57014": (.interrupted, "The query was interrupted, or took longer than allowed"),
        "57P01": (.unreachable, "The server is stopping"),
        "57P02": (.unreachable, "The server is restarting after a crash"),
        "57P03": (.unreachable, "The server is starting"),
        "57P04": (.unreachable, "The database was removed"),
        "57P05": (.unreachable, "The server closed an unused connection"),
        "58P01": (.corrupt, "A file of the server is missing: restore the database from a backup"),
        "XX001": (.corrupt, "The database is damaged: restore it from a backup"),
        "XX002": (.corrupt, "An index is damaged: rebuild it, and check the disk"),
    ]

    private static let classMeanings: [String: (kind: Kind, words: String)] = [
        "08": (.unreachable, "The connection to the server broke"),
        "22": (.invalidValue, "A value is not of the type of its column, or too large for it"),
        "28": (.cannotOpen, "The server refuses this role"),
        "3D": (.cannotOpen, "The server has no such database"),
        "42": (.syntax, "PostgreSQL refuses the statement"),
    ]

    static func lost(_ words: String, sql: String?) -> SQLError {
        SQLError(.unreachable, "The connection to the server broke: \(words).", sql: sql)
    }

    static func cancelled(sql: String?) -> SQLError { SQLError(.interrupted, "The task was cancelled.", sql: sql) }

    static func commitUnknown(_ words: String) -> SQLError {
        SQLError(.commitUnknown, "The answer to the commit was lost, it may have been kept: \(words).", sql: "COMMIT")
    }
}
