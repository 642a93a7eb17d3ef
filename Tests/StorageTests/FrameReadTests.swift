import CivilTime
import SQLiteDriver
import Storage
import Telework
import TestSupport
import Testing
import UseCases

@Suite("What one act reads")
struct FrameReadTests {
    private func world() async throws -> (TestWorld, RecordingDatabase) {
        let recording = RecordingDatabase(try SQLiteDatabase.inMemory())
        return (try await TestWorld(on: try await SQLStore.migrated(recording)), recording)
    }

    /// How often the teams were read, which only the frame of an act needs.
    private func frames(_ database: RecordingDatabase) -> Int {
        database.take().count { $0.description.contains("FROM team") }
    }

    @Test("the organisme’s frame once, from the request to the visa, and not at all for a withdrawal")
    func once() async throws {
        let (world, database) = try await world()
        let environment = world.environment
        _ = frames(database)
        let id = try await SubmitRequest(environment)(
            Proposal(.fixed(.tuesday), from: day("2026-11-16")), message: "", for: Cast.camille.id,
            by: Cast.camille.actor, in: world.organisation)
        #expect(frames(database) == 1)
        try await AnswerRequest(environment)(
            .accept, to: id, version: 1, by: Cast.marc.actor, in: world.organisation)
        #expect(frames(database) == 1)
        _ = try await GrantVisa(environment)(id, version: 2, by: Cast.solene.actor, in: world.organisation)
        #expect(frames(database) == 1)
        let other = try await SubmitRequest(environment)(
            Proposal(.fixed(.tuesday), from: day("2026-11-16")), message: "", for: Cast.nadia.id,
            by: Cast.nadia.actor, in: world.organisation)
        _ = frames(database)
        try await WithdrawRequest(environment)(other, by: Cast.nadia.actor, in: world.organisation)
        #expect(frames(database) == 0)
    }

    @Test("the weeks of the months before the first close once, however many there are")
    func firstClose() async throws {
        let (world, database) = try await world()
        // Nothing was ever teleworked in the nine months of the agreement before October.
        try await world.agreement(for: .camille)
        try await world.week("2026-W41", of: .camille, "SSHHSSSSSS....")
        try await ConfirmAmounts(world.environment)(
            2026, amounts: [Cents(325)], by: Cast.solene.actor, in: world.organisation)
        _ = database.take()
        try await CloseMonth(world.environment)(
            yearMonth("2026-10"), by: Cast.solene.actor, in: world.organisation)
        // The month itself, and the search for the first week with telework.
        #expect(database.take().count { $0.description.contains("CROSS JOIN week") } == 2)
    }
}
