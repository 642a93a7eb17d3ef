import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Changes that the page's grid does not offer, sent by hand")
struct HandMadeChangesTests {
    /// Home and a third place are agreed. Week 44 is past, its Monday at a third place, which earns nothing.
    private func world() async throws -> TestWorld {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, places: [.home, .thirdPlace])
        try await world.week("2026-W44", of: .camille, "TTSSSSSSSS....")
        try await world.place(["2026-11-17"])
        try await world.absence("2026-11-24", "2026-11-24")
        return world
    }

    struct Trial: Sendable, CustomTestStringConvertible {
        let name: String
        let date: String
        let cell: Cell
        let codes: [String]
        var testDescription: String { name }
    }

    static let trials = [
        Trial(name: "another place, of a day past", date: "2026-10-26", cell: .home, codes: ["in-past"]),
        Trial(
            name: "a place that was not agreed, for a day already placed", date: "2026-11-17",
            cell: .otherOrganisation, codes: ["place-not-in-agreement"]),
        Trial(
            name: "a place that was not agreed, for a new day", date: "2026-11-18", cell: .residence,
            codes: ["place-not-in-agreement"]),
        Trial(name: "telework over an absence", date: "2026-11-24", cell: .home, codes: ["absent"]),
        Trial(name: "telework on a Saturday", date: "2026-11-21", cell: .home, codes: ["not-worked"]),
        Trial(name: "presence on a Sunday", date: "2026-11-22", cell: .ownSite, codes: ["not-worked"]),
        Trial(name: "presence on a holiday", date: "2026-11-11", cell: .ownSite, codes: ["public-holiday"]),
        Trial(name: "an absence on a holiday", date: "2026-11-11", cell: .absent, codes: ["public-holiday"]),
    ]

    @Test("Each is refused with its code, and nothing is stored", arguments: trials)
    func refused(trial: Trial) async throws {
        let world = try await world()
        let before = world.picture
        let found = await reasons { try await world.place([trial.date], trial.cell) }
        #expect(found.map(\.code) == trial.codes)
        #expect(world.picture == before)
    }

    @Test(
        "Holidays and days not worked come from the calendar and the pattern, not from a form",
        arguments: [Cell.holiday, .notWorked])
    func notChosen(cell: Cell) async throws {
        let world = try await world()
        let before = world.picture
        await #expect(throws: UseCaseError.invalid([FieldProblem("cell", .unknown)])) {
            try await world.place(["2026-11-17"], cell)
        }
        #expect(world.picture == before)
    }

    @Test("Another agreed place is taken, for a day to come")
    func otherPlace() async throws {
        let world = try await world()
        try await world.place(["2026-11-17"], .thirdPlace)
        #expect(try await world.row("2026-W47") == "SSTTSSSSSS....")
    }

    private static let tooLate = UseCaseError.invalid([
        FieldProblem("date", .tooLate, dates: day("2026-11-02")...day("2028-11-05"))
    ])

    // A hundred and four weeks after that of 2 November 2026 is that of 30 October 2028: they end on Sunday 5 November 2028.
    @Test(
        "Days are placed two years ahead, not beyond",
        arguments: [("2028-10-27", true), ("2028-11-03", true), ("2028-11-06", false), ("9999-12-31", false)])
    func farAhead(date: String, isOpen: Bool) async throws {
        let world = try await world()
        if isOpen {
            try await world.place([date])
        } else {
            let before = world.picture
            await #expect(throws: Self.tooLate) {
                try await world.place([date])
            }
            #expect(world.picture == before)
        }
    }

    @Test("A day of centuries ago is past, outside employment and under no agreement")
    func longAgo() async throws {
        let world = try await world()
        let found = await reasons { try await world.place(["0001-01-01"]) }
        #expect(found.map(\.code) == ["in-past", "outside-employment"])
    }
}
