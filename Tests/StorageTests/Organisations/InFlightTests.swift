import SQLDriver
import SQLiteDriver
import Telework
import TestSupport
import Testing
import UseCases

@testable import Storage

/// An act that is under way when an organisme is closed, exported or erased is there whole or not at all, and its author
/// is told which.
@Suite("What is under way when the door closes", .timeLimit(.minutes(10)))
struct InFlightTests {
    private static let (mine, theirs, now) = (TwoOrganisations.mine, TwoOrganisations.theirs, TwoOrganisations.now)

    /// Saves a team, and says so in the journal unless it is a change that leaves no trace.
    private func writer(in database: any SQLDatabase, isTold: Bool = true) async -> OpenWriter {
        await OpenWriter(in: Self.mine, of: database) { store in
            try store.save([], [], [Team(code: "in-flight", name: "in flight", service: "s")])
            if isTold { try store.append(entry("in-flight", at: 9)) }
        }
    }

    private func isThere(_ database: any SQLDatabase) async throws -> Bool {
        try await !database.rows(holding: "in-flight").isEmpty
    }

    /// What `organisation export` does between its look at the journal and the end of its copy.
    private func export(
        _ source: any SQLDatabase, meanwhile act: () async throws -> Void = {}
    ) async throws -> any SQLDatabase {
        let target = try await TwoOrganisations.none(.sqlite)
        let copy = BaseCopy(from: source, to: target)
        let begun = try await copy.moment(of: Self.mine)
        try await copy.requireReadableSource()
        _ = try await copy.copy(Self.mine)
        let differences = try await copy.differences(Self.mine)
        try await act()
        try await copy.requireQuiet(since: begun)
        #expect(differences.isEmpty)
        return target
    }

    private func expectSame(_ source: any SQLDatabase, _ target: any SQLDatabase) async throws {
        let expected = try await source.everything(of: .organisation(Self.mine))
        #expect(try await target.everything(of: .organisation(Self.mine)) == expected)
    }

    // MARK: PostgreSQL: the door closes at once, beside those who write.

    @Test("closed: an act that had found the door open ends before, and the export that follows has it")
    func keptBeforeExport() async throws {
        let database = try await TwoOrganisations.open(.postgres)
        let writer = await writer(in: database)
        try await OrganisationDoor.close(Self.mine, in: database, now: Self.now)
        #expect(try await !isThere(database))
        try await writer.end()
        let target = try await export(database)
        #expect(try await isThere(target))
        try await expectSame(database, target)
    }

    @Test("closed and exported: an act that is still under way is given up, and its author is told")
    func givenUpAfterExport() async throws {
        let database = try await TwoOrganisations.open(.postgres)
        let writer = await writer(in: database)
        try await OrganisationDoor.close(Self.mine, in: database, now: Self.now)
        let target = try await export(database)
        await #expect(throws: UseCaseError.notFound) { try await writer.end() }
        #expect(try await !isThere(database))
        #expect(try await !isThere(target))
        try await expectSame(database, target)
    }

    @Test("closed: an act that ends while the export is under way has it refused")
    func refusedExport() async throws {
        let database = try await TwoOrganisations.open(.postgres)
        let writer = await writer(in: database)
        try await OrganisationDoor.close(Self.mine, in: database, now: Self.now)
        await #expect(throws: BaseCopy.Refusal.sourceChanged) {
            _ = try await self.export(database) { try await writer.end() }
        }
        #expect(try await isThere(database))
    }

    @Test("exported while it is open: an act under way is of afterwards")
    func openExport() async throws {
        let database = try await TwoOrganisations.open(.postgres)
        let writer = await writer(in: database)
        let target = try await export(database)
        try await writer.end()
        #expect(try await isThere(database))
        #expect(try await !isThere(target))
    }

    @Test(
        "erased: an act told in the journal is given up; another ends before, and is erased", arguments: [true, false])
    func erased(isTold: Bool) async throws {
        let database = try await TwoOrganisations.open(.postgres)
        let writer = await writer(in: database, isTold: isTold)
        // It counts the journal, and closes the door.
        let erasure = try await OrganisationErasure(of: Self.mine, in: database, now: Self.now)
        if isTold {
            await #expect(throws: UseCaseError.notFound) { try await writer.end() }
        } else {
            try await writer.end()
        }
        #expect(try await isThere(database) == !isTold)
        _ = try await erasure(now: Self.now, sign: { _ in "signed" })
        #expect(try await !isThere(database))
        #expect(try await HeldOrganisation.all(in: database).map(\.organisation.id) == [Self.theirs])
    }

    // MARK: SQLite: one writes at a time, and the door closes after.

    private struct File {
        let directory: TemporaryDirectory
        let database: any SQLDatabase
        /// Another program, which waits for no writer.
        let other: any SQLDatabase
    }

    private func file() async throws -> File {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/base.sqlite"
        let database = try SQLiteDatabase(path: path)
        let store = try await SQLStore.migrated(database)
        for organisation in [Self.mine, Self.theirs] {
            try await fill(store, organisation, mark: organisation.rawValue)
        }
        var impatient = SQLiteConfiguration()
        impatient.busyTimeoutMilliseconds = 1
        return File(
            directory: directory, database: database, other: try SQLiteDatabase(path: path, configuration: impatient))
    }

    private func expectBusy(_ act: @Sendable () async throws -> Void) async throws {
        let error = try #require(await #expect(throws: SQLError.self) { try await act() })
        #expect(error.kind == .busy)
    }

    @Test("in a file, the door does not close on an act under way: it closes after, and the export has the act")
    func fileClosed() async throws {
        let file = try await file()
        let (database, other) = (file.database, file.other)
        let writer = await writer(in: database)
        try await expectBusy { try await OrganisationDoor.close(Self.mine, in: other, now: Self.now) }
        async let closing: Void = OrganisationDoor.close(Self.mine, in: database, now: Self.now)
        try await writer.end()
        try await closing
        let target = try await export(other)
        #expect(try await isThere(target))
        try await expectSame(database, target)
    }

    @Test("in a file, an export while it is open has what was there before the act, or is refused")
    func fileOpen() async throws {
        let file = try await file()
        let writer = await writer(in: file.database)
        let target = try await export(file.other)
        #expect(try await !isThere(target))
        await #expect(throws: BaseCopy.Refusal.sourceChanged) {
            _ = try await self.export(file.other) { try await writer.end() }
        }
        #expect(try await isThere(file.database))
    }

    @Test("in a file, an erasure begins after an act under way, and erases it")
    func fileErased() async throws {
        let file = try await file()
        let (database, other) = (file.database, file.other)
        let writer = await writer(in: database)
        try await expectBusy { _ = try await OrganisationErasure(of: Self.mine, in: other, now: Self.now) }
        async let beginning = OrganisationErasure(of: Self.mine, in: database, now: Self.now)
        try await writer.end()
        let erasure = try await beginning
        #expect(try await isThere(database))
        #expect(erasure.record.entries == 3)
        _ = try await erasure(now: Self.now, sign: { _ in "signed" })
        #expect(try await !isThere(database))
        #expect(try await HeldOrganisation.all(in: database).map(\.organisation.id) == [Self.theirs])
    }
}
