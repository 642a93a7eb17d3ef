import SQLDriver
import Testing

@testable import PostgresDriver

@Suite("Errors of PostgreSQL")
struct ErrorKindTests {
    @Test(
        "each SQLSTATE has its kind",
        arguments: [
            ("23505", .uniqueViolation), ("23503", .foreignKeyViolation), ("23514", .checkViolation),
            ("23502", .notNullViolation), ("25006", .readOnly), ("25P02", .transactionAborted),
            ("40001", .serializationFailure),
            ("40P01", .serializationFailure), ("53100", .diskFull), ("53300", .overloaded(retryAfterSeconds: 2)),
            ("57014", .interrupted), ("57P01", .unreachable), ("57P02", .unreachable), ("57P03", .unreachable),
            ("08006", .unreachable), ("08P01", .unreachable), ("42601", .syntax), ("42P01", .syntax),
            ("42703", .syntax),
            ("42883", .syntax), ("22P02", .invalidValue), ("22003", .invalidValue), ("XX001", .corrupt),
            ("XX002", .corrupt),
            ("28P01", .cannotOpen), ("3D000", .cannotOpen), ("55P03", .busy),
            ("P0001", .other(code: Int("P0001", radix: 36) ?? 0)),
            ("", .other(code: 0)),
        ] as [(String, SQLError.Kind)])
    func kinds(state: String, kind: SQLError.Kind) {
        let meaning = SQLError.meaning(of: state)
        #expect(meaning.kind == kind)
        #expect(!meaning.words.isEmpty)
    }

    @Test(
        "no value is in what the server refuses",
        arguments: [
            "SELECT CAST(\("Dumas" as String) AS BIGINT)", "INSERT INTO team VALUES (\("Dumas" as String))",
            "INSERT INTO team SELECT \("Dumas" as String) || n FROM team",
            "SELECT CAST('Dumas' || code AS BIGINT) FROM team AS t(code, n)",
        ] as [SQLQuery])
    func redaction(statement: SQLQuery) async throws {
        let database = try await TestDatabase().open()
        try await database.write { connection in
            try connection.run(
                "CREATE TABLE team (code TEXT PRIMARY KEY CHECK (code NOT LIKE '%1'), n TEXT DEFAULT '1')")
            try connection.run("INSERT INTO team VALUES (\("Dumas" as String))")
        }
        let error = await #expect(throws: SQLError.self) { try await database.write { _ = try $0.all(statement) } }
        #expect(error?.message.contains("Dumas") == false)
    }
}
