import SQLDriver
import Testing

@testable import PostgresDriver

@Suite("The thread of a connection")
struct WorkerTests {
    @Test("undoes nothing after a commit that was refused: the server has done it")
    func refusedCommit() async throws {
        let base = TestDatabase()
        let database = try await base.counter()
        try await database.write { try $0.run("INSERT INTO counter VALUES (2, 0)") }
        try await database.close()
        let configuration = try PostgresConfiguration.patient(url: base.url.get())
        let worker = PostgresWorker(number: 1, configuration: configuration)
        let other = try PostgresSession(configuration)
        let attempt = try await worker.attempt(.write, nil, PostgresCancellation()) { connection in
            #expect(try connection.all("SELECT value FROM counter").count == 2)
            try other.begin(PostgresWorker.Access.write.rawValue, nil)
            try other.command("SELECT value FROM counter")
            try other.command("UPDATE counter SET value = 1 WHERE id = 1")
            // Each has read what the other changes: one of the two cannot be kept.
            try connection.run("UPDATE counter SET value = 1 WHERE id = 2")
            try other.commit()
        }
        guard case .conflict(let error) = attempt else {
            Issue.record("both were kept")
            return
        }
        #expect(error.sql == "COMMIT")
        // A ROLLBACK outside of a transaction is warned of.
        #expect(await worker.warning == nil)
        guard
            case .done(let sum) = try await worker.attempt(
                .read, nil, PostgresCancellation(),
                { try $0.value("SELECT CAST(sum(value) AS BIGINT) FROM counter", as: Int.self) })
        else {
            Issue.record("the connection does not serve again")
            return
        }
        #expect(sum == 1)
    }
}
