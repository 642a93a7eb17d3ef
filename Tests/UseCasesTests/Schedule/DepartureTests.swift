import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// Camille, fixed on Tuesdays; Wednesday 11 November 2026 is a holiday.
@Suite("A date of departure that was wrong, put right")
struct DepartureTests {
    private func world(_ formula: Formula = .fixed(.tuesday), today: String = "2026-11-20") async throws -> TestWorld {
        let world = try await TestWorld(today: day(today))
        try await world.agreement(for: .camille, formula: formula, from: day("2026-10-01"))
        return world
    }

    private func leave(_ world: TestWorld, on last: String?) async throws {
        let row = PersonRow(
            Cast.camille.person { $0.employment = DateSpan(from: $0.employment.first, through: last.map { day($0) }) },
            line: 2)
        _ = try await world.load(.people, RowFiles(people: [row]))
    }

    @Test("taken away: the weeks are again what they were")
    func takenAway() async throws {
        let world = try await world()
        try await world.week("2026-W47", of: .camille, "SSSSAAHHSS....")
        try await leave(world, on: "2026-11-10")
        #expect(try await world.row("2026-W46") == "SSHH..........")
        #expect(try await world.row("2026-W47") == "..............")
        world.clock.set(day("2026-11-24"))
        try await leave(world, on: nil)
        #expect(try await world.row("2026-W46") == "SSHHFFSSSS....")
        // As it was written: Tuesday given up, an absence, Thursday placed.
        #expect(try await world.row("2026-W47") == "SSSSAAHHSS....")
        // Written while the wrong date was believed, Monday 23 is past: it is what the template says.
        #expect(try await world.letters("2026-W48") == "SSHHSSSSSS....")
        #expect(try await world.letters("2026-W49") == "SSHHSSSSSS....")
    }

    @Test("moved later: the days up to the new one come back", arguments: ["2026-11-17", "2026-11-18", "2026-11-19"])
    func movedLater(last: String) async throws {
        let world = try await world()
        try await world.week("2026-W47", of: .camille, "SSHHAASSSS....")
        try await leave(world, on: "2026-11-10")
        world.clock.set(day("2026-11-24"))
        try await leave(world, on: last)
        let worked = 2 * (day(last) - day("2026-11-15"))
        let expected = "SSHHAASSSS".prefix(worked) + String(repeating: ".", count: 14 - worked)
        #expect(try await world.row("2026-W47") == String(expected))
        #expect(try await world.row("2026-W46") == "SSHHFFSSSS....")
    }

    @Test("a closed month that was taken back is not adjusted twice, nor at all when nothing is closed between")
    func closedMonth() async throws {
        let world = try await world(today: "2026-11-02")
        try await world.confirm()
        try await world.close("2026-10")
        world.clock.set(day("2026-11-20"))
        try await leave(world, on: "2026-10-16")
        #expect(
            try await world.month("2026-11").lines.map(\.summary).first == "adjustment 2026-10 -4×3.25=-6.50 (-6.50)")
        world.clock.set(day("2026-12-01"))
        try await world.close("2026-11")
        try await leave(world, on: nil)
        world.clock.set(day("2027-01-04"))
        try await world.close("2026-12")
        // The Tuesdays 20 and 27 October, then the four of November, then the five of December.
        #expect(
            try await world.paid("2026-12") == [
                "adjustment 2026-10 4×3.25=6.50 (6.50)", "adjustment 2026-11 8×3.25=13.00 (13.00)",
                "2026-12 10×3.25=16.25 (16.25)",
            ])
    }

    @Test("days placed ahead come back too, judged again, and are no longer told as lost")
    func placedAhead() async throws {
        let world = try await world(.flexible(halvesPerWeek: 4))
        try await world.week("2026-W50", of: .camille, "HHSSSSAASS....")
        try await leave(world, on: "2026-11-10")
        #expect(try await world.row("2026-W50") == "..............")
        #expect(try await lost(world).map(\.date) == [day("2026-12-07")])
        #expect(try await lost(world).map(\.causes) == [[.employment]])
        world.clock.set(day("2026-11-24"))
        try await leave(world, on: nil)
        #expect(try await world.row("2026-W50") == "HHSSSSAASS....")
        #expect(try await lost(world).isEmpty)
    }

    @Test(
        "lost days are told to the person alone, until their week is over",
        arguments: [("2026-11-22", 1), ("2026-11-23", 0)])
    func told(today: String, count: Int) async throws {
        let world = try await world(.flexible(halvesPerWeek: 4), today: "2026-11-02")
        try await world.week("2026-W47", of: .camille, "SSSSHHSSSS....")
        let row = PersonRow(Cast.camille.person { $0.pattern = Cast.withoutWednesday }, line: 2)
        _ = try await world.load(.people, RowFiles(people: [row]))
        world.clock.set(day(today))
        let found = try await lost(world)
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.date == day("2026-11-18") && $0.causes == [.pattern] })
        #expect(try await lost(world, by: .solene).isEmpty)
        #expect(try await lost(world, by: .marc).isEmpty)
    }

    private func lost(_ world: TestWorld, by viewer: Cast = .camille) async throws -> [LostDay] {
        try await ViewMyWeek(world.environment)(
            nil, of: Cast.camille.id, by: viewer.actor, in: world.organisation
        ).lost
    }
}
