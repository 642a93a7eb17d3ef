import PostgresDriver
import PostgresTestSupport
import SQLDriver

/// An empty database of its own for a test, opened as the test likes.
struct TestDatabase {
    let url = Result { try PrivateCluster.newDatabase() }

    func open(
        _ options: String = "", _ change: (inout PostgresConfiguration) -> Void = { _ in }
    ) async throws -> PostgresDatabase {
        var configuration = try PostgresConfiguration.patient(url: url.get() + options)
        change(&configuration)
        return try await PostgresDatabase(configuration: configuration)
    }

    /// A table `counter` of one row, at 0.
    func counter(_ change: (inout PostgresConfiguration) -> Void = { _ in }) async throws -> PostgresDatabase {
        let database = try await open("", change)
        try await database.write { connection in
            try connection.run("CREATE TABLE counter (id BIGINT PRIMARY KEY, value BIGINT NOT NULL)")
            try connection.run("INSERT INTO counter VALUES (1, 0)")
        }
        return database
    }
}

extension SQLDatabase {
    func counterValue() async throws -> Int? { try await read { try $0.value("SELECT value FROM counter") } }
}
