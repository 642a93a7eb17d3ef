import PostgresDriver
import PostgresTestSupport
import SQLDriver
import Storage
import Testing

@Suite("Migrations of several servers on PostgreSQL")
struct MigrationRaceTests {
    @Test("servers that start together do each step once, and all of them start", arguments: 1...3)
    func together(round: Int) async throws {
        let url = try PrivateCluster.newOrdinaryDatabase()
        let migrator = try Migrator(Schema.migrations)
        let done = try await withThrowingTaskGroup(of: [AppliedMigration].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let database = try await PostgresDatabase(configuration: .patient(url: url))
                    let applied = try await migrator.migrate(database, now: 1)
                    #expect(try await migrator.pending(in: database).isEmpty)
                    return applied
                }
            }
            return try await group.reduce(into: [Int]()) { $0 += $1.map(\.number) }
        }
        #expect(done.sorted() == Schema.migrations.map(\.number))
    }
}
