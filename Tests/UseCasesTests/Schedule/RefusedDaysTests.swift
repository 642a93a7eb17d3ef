import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// The seven things that others let through.
@Suite("Days that nobody may place")
struct RefusedDaysTests {
    struct Trial: Sendable, CustomTestStringConvertible {
        let name: String
        var setUp: @Sendable (TestWorld) async throws -> Void = { _ in }
        let changes: [CellChange]
        let reasons: [String]
        var testDescription: String { name }
    }

    private static func home(_ days: String...) -> [CellChange] { days.flatMap { CellChange.day(day($0), .home) } }

    private static func half(_ date: String, _ half: HalfDay) -> CellChange {
        CellChange(date: day(date), half: half, cell: .home)
    }

    static let seven = [
        Trial(
            name: "five telework days in a week limited to two",
            changes: home("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"),
            reasons: ["weekly-quota-exceeded local art. 4-1", "on-site-minimum-not-reached local art. 4-2"]),
        Trial(
            name: "the same day twice, in one submission", changes: home("2026-11-17", "2026-11-17"),
            reasons: ["repeated-half-day local art. 4-4", "repeated-half-day local art. 4-4"]),
        Trial(
            name: "the same day twice, in two submissions", setUp: { try await $0.place(["2026-11-17"]) },
            changes: home("2026-11-17"),
            reasons: ["already-teleworked local art. 4-4", "already-teleworked local art. 4-4"]),
        Trial(
            name: "overlapping days, in one submission", changes: [half("2026-11-17", .morning)] + home("2026-11-17"),
            reasons: ["repeated-half-day local art. 4-4"]),
        Trial(
            name: "overlapping days, in two submissions",
            setUp: { try await $0.place(["2026-11-16", "2026-11-17"]) },
            changes: [half("2026-11-17", .afternoon)] + home("2026-11-18"),
            reasons: ["already-teleworked local art. 4-4", "weekly-quota-exceeded local art. 4-1"]),
        Trial(
            name: "a public holiday", changes: home("2026-11-11"), reasons: ["public-holiday code-du-travail L3133-1"]),
        Trial(
            name: "a day before the notice", changes: home("2026-11-03"),
            reasons: ["notice-too-short local art. 7-1"]),
        Trial(
            name: "a day outside the agreement's period", changes: home("2026-12-22"),
            reasons: ["no-agreement code-du-travail L1222-9 agreement"]),
        Trial(
            name: "a week that leaves fewer than two days on site",
            setUp: { try await $0.absence("2026-11-16", "2026-11-18") }, changes: home("2026-11-19"),
            reasons: ["on-site-minimum-not-reached local art. 4-2"]),
        Trial(
            name: "a week that leaves fewer than two days on site, under the local text alone",
            setUp: { try await $0.absence("2026-12-07", "2026-12-09") }, changes: home("2026-12-10"),
            reasons: ["on-site-minimum-not-reached local art. 4-2"]),
    ]

    @Test("Each is refused with its code and source, and nothing is stored", arguments: seven)
    func refused(trial: Trial) async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, through: day("2026-12-20"))
        try await trial.setUp(world)
        let before = world.picture
        let found = await reasons { try await world.change(trial.changes, of: .camille) }
        #expect(found.summary == trial.reasons)
        #expect(world.picture == before)
    }

    @Test("The check of the grid says the same, and stores nothing either", arguments: seven)
    func checked(trial: Trial) async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, through: day("2026-12-20"))
        try await trial.setUp(world)
        let before = world.picture
        let week = ISOWeek(containing: try #require(trial.changes.first).date)
        let answer = try await CheckWeek(world.environment)(
            trial.changes, week: week, of: Cast.camille.id, by: Cast.camille.actor, in: world.organisation)
        #expect(answer.decision.reasons.summary == trial.reasons)
        #expect(world.picture == before)
    }

    @Test("Two days a week may be teleworked, not three", arguments: [(1, true), (2, true), (3, false)])
    func quota(count: Int, isAllowed: Bool) async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        let days = Array(["2026-11-16", "2026-11-17", "2026-11-18"].prefix(count))
        if isAllowed {
            try await world.place(days)
            #expect(try await world.row("2026-W47")?.count { $0 == "H" } == 2 * count)
        } else {
            let found = await reasons { try await world.place(days) }
            #expect(found.summary == ["weekly-quota-exceeded local art. 4-1"])
        }
    }

    @Test("The quota counts half-days", arguments: [(3, true), (4, true), (5, false)])
    func halves(count: Int, isAllowed: Bool) async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        let changes = (0..<count).map {
            CellChange(date: day("2026-11-16").adding(days: $0), half: .morning, cell: .home)
        }
        if isAllowed {
            try await world.change(changes, of: .camille)
        } else {
            let found = await reasons { try await world.change(changes, of: .camille) }
            #expect(found.map(\.cause) == [.weeklyQuotaExceeded(limit: 4, asked: 5)])
        }
    }

    @Test(
        "A day is placed two working days ahead, the holiday not counted",
        arguments: [
            ("2026-11-02", "2026-11-03", false), ("2026-11-02", "2026-11-04", true), ("2026-11-02", "2026-11-05", true),
            // Armistice is a Wednesday: from the Monday before, two working days lead to the Thursday.
            ("2026-11-09", "2026-11-10", false), ("2026-11-09", "2026-11-12", true), ("2026-11-09", "2026-11-13", true),
        ])
    func notice(today: String, date: String, isAllowed: Bool) async throws {
        let world = try await TestWorld(today: day(today))
        try await world.agreement(for: .camille)
        if isAllowed {
            try await world.place([date])
        } else {
            let found = await reasons { try await world.place([date]) }
            #expect(found.summary == ["notice-too-short local art. 7-1"])
        }
    }

    @Test("Whoever gives a day up to place another one moves it, under the shorter notice")
    func moving() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        try await world.place(["2026-11-05"])
        let move = CellChange.day(day("2026-11-05"), .ownSite) + CellChange.day(day("2026-11-03"), .home)
        try await world.change(move, of: .camille)
        #expect(try await world.row("2026-W45") == "SSHHSSSSSS....")
        let back = CellChange.day(day("2026-11-03"), .ownSite) + CellChange.day(day("2026-11-02"), .home)
        let found = await reasons { try await world.change(back, of: .camille) }
        #expect(found.summary == ["notice-too-short local art. 7-2"])
    }

    @Test(
        "The agreement's first and last days count in it",
        arguments: [
            ("2026-11-16", false), ("2026-11-17", true), ("2026-11-18", true), ("2026-11-26", true),
            ("2026-11-27", false),
        ])
    func period(date: String, isAllowed: Bool) async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, from: day("2026-11-17"), through: day("2026-11-26"))
        if isAllowed {
            try await world.place([date])
        } else {
            let found = await reasons { try await world.place([date]) }
            #expect(found.summary == ["no-agreement code-du-travail L1222-9 agreement"])
        }
    }

    @Test("A holiday of Moselle stops Lucie, not Camille")
    func holidayOfTheSite() async throws {
        // Friday 26 March 2027 is Good Friday.
        let world = try await TestWorld(today: day("2027-03-01"))
        for character in [Cast.camille, .lucie] { try await world.agreement(for: character) }
        try await world.place(["2027-03-26"], of: .camille)
        let found = await reasons { try await world.place(["2027-03-26"], of: .lucie) }
        #expect(found.summary == ["public-holiday code-du-travail L3134-13"])
    }

    @Test("Yesterday cannot be teleworked any more, but may be given up")
    func past() async throws {
        let world = try await TestWorld(today: day("2026-11-05"))
        try await world.agreement(for: .camille)
        try await world.week("2026-W45", of: .camille, "HHSSSSSSSS....")
        let found = await reasons { try await world.place(["2026-11-04"]) }
        #expect(found.summary == ["in-past local art. 7-1"])
        try await world.place(["2026-11-02"], .ownSite)
        #expect(try await world.row("2026-W45") == "SSSSSSSSSS....")
    }

    @Test("A part-timer has the share of the quota that the text gives, and never the day not worked")
    func partTime() async throws {
        let world = try await TestWorld()
        // 80 %: four half-days × 8/10 is 3.2, rounded down to three.
        try await world.agreement(for: .nadia, formula: .flexible(halvesPerWeek: 3))
        let tooMany = await reasons { try await world.place(["2026-11-16", "2026-11-17"], of: .nadia) }
        #expect(tooMany.map(\.cause) == [.weeklyQuotaExceeded(limit: 3, asked: 4)])
        let wednesday = await reasons { try await world.place(["2026-11-18"], of: .nadia) }
        #expect(wednesday.map(\.code) == ["not-worked"])
    }
}
