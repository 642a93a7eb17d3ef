import CivilTime
import SQLiteDriver
import Storage
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Bases from before a step of the schema")
struct MigrationStepsTests {
    @Test("lose the logins typed in vain, and keep their closed months, without a limit nor days")
    func paidDaysAndLogins() async throws {
        let database = try SQLiteDatabase.inMemory()
        try await Migrator(Array(Schema.migrations.prefix(8))).migrate(database, now: 0)
        try await database.write { connection in
            _ = try connection.run(
                "INSERT INTO organisation VALUES ('mine', 'code', 'name', NULL, 'Europe/Paris', 'none')")
            _ = try connection.run("INSERT INTO failed_sign_in VALUES ('mine', 'M001', 1, 1)")
            _ = try connection.run("INSERT INTO month_close VALUES ('mine', '2026-10', 1, NULL, 0, 0)")
        }
        let store = try await SQLStore.migrated(database)
        try await store.read(OrganisationID("mine")) { store in
            #expect(try store.failedSignIns(of: "M001", since: Instant(milliseconds: 0)) == 0)
            let close = try #require(try store.close(of: yearMonth("2026-10")))
            #expect(close.limit == nil)
            #expect(try store.paidDays(of: Cast.camille.id, origin: close.month).isEmpty)
            #expect(try store.pastServices(after: day("2026-01-01")).isEmpty)
        }
    }
}
