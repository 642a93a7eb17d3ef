import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Days of several weeks in one submission")
struct SeveralWeeksTests {
    @Test("All of them or none: a bad week keeps the good one from being written, and both say why")
    func allOrNothing() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        let before = world.picture
        let oneBad = await reasons { try await world.place(["2026-11-17", "2026-11-11"]) }
        #expect(oneBad.summary == ["public-holiday code-du-travail L3133-1"])
        #expect(world.picture == before)
        let bothBad = await reasons {
            try await world.place(["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-11", "2026-11-03"])
        }
        #expect(
            bothBad.summary == [
                "notice-too-short local art. 7-1", "public-holiday code-du-travail L3133-1",
                "weekly-quota-exceeded local art. 4-1",
            ])
        #expect(world.picture == before)
        try await world.place(["2026-11-17", "2026-11-10"])
        #expect(try await world.row("2026-W46") == "SSHHFFSSSS....")
        #expect(try await world.row("2026-W47") == "SSHHSSSSSS....")
    }

    @Test("A week that only changed in the meantime makes the whole submission outdated")
    func outdated() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        try await world.place(["2026-11-17"])
        let before = world.picture
        let changes = CellChange.day(day("2026-11-10"), .home) + CellChange.day(day("2026-11-19"), .home)
        await #expect(throws: UseCaseError.outdated) {
            try await world.change(
                changes, of: .camille, versions: [isoWeek("2026-W46"): 0, isoWeek("2026-W47"): 0])
        }
        #expect(world.picture == before)
        try await world.change(
            changes, of: .camille, versions: [isoWeek("2026-W46"): 0, isoWeek("2026-W47"): 1])
        let page = try await ViewMyWeek(world.environment)(
            isoWeek("2026-W47"), of: Cast.camille.id, by: Cast.camille.actor, in: world.organisation)
        #expect(page.plan.version == 2)
    }

    @Test("Nothing submitted, nothing written")
    func empty() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        let before = world.picture
        try await world.change([], of: .camille)
        #expect(world.picture == before)
    }

    /// The national text ends on Tuesday 1 December 2026: the week of 30 November knows both.
    @Test("The week in which a text ends is bound by both texts")
    func endOfTheNationalText() async throws {
        let world = try await TestWorld.with(
            { $0.with(.weeklyMaximum, .days(halves: 6)) }, national: { $0.with(.weeklyMaximum, .days(halves: 2)) })
        try await world.agreement(for: .camille, formula: .flexible(halvesPerWeek: 6))
        let days = ["2026-12-02", "2026-12-03"]
        let found = await reasons { try await world.place(days) }
        #expect(found.summary == ["weekly-quota-exceeded national art. 4-1"])
        try await world.place(["2026-12-03"])
        // The week before knows the narrow text only, the week after the wide one only.
        let weekBefore = await reasons { try await world.place(["2026-11-24", "2026-11-26"]) }
        #expect(weekBefore.summary == ["weekly-quota-exceeded national art. 4-1"])
        try await world.place(["2026-12-08", "2026-12-09", "2026-12-10"])
    }
}
