import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// Week 52 of 2026 is that of Thursday 24 December; Friday 25 is a holiday.
@Suite("What the person decided outlives a change that is taken back")
struct RoundTripTests {
    struct Trip: Sendable, CustomTestStringConvertible {
        let name: String
        var formula = Formula.fixed(.thursday)
        let row: String
        let during: String
        /// The same as before when nil.
        var after: String?
        var testDescription: String { name }
    }

    static let daysOff = [
        Trip(name: "an absence", row: "SSSSSSAAFF....", during: "SSSSSSFFFF...."),
        Trip(name: "a half-day of absence beside a fixed one", row: "SSSSSSAHFF....", during: "SSSSSSFFFF...."),
        Trip(name: "a fixed day given up", row: "SSSSSSSSFF....", during: "SSSSSSFFFF...."),
        Trip(name: "another site", row: "SSSSSSssFF....", during: "SSSSSSFFFF...."),
        Trip(name: "a fixed day that was only followed", row: "AASSSSHHFF....", during: "AASSSSFFFF...."),
        Trip(
            name: "telework placed, which the person was told is lost", formula: .flexible(halvesPerWeek: 4),
            row: "SSSSSSHHFF....", during: "SSSSSSFFFF....", after: "SSSSSSSSFF...."),
    ]

    @Test("a day off of the organisme, given then taken back", arguments: daysOff)
    func dayOff(trip: Trip) async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: trip.formula, from: day("2026-11-02"))
        try await world.week("2026-W52", of: .camille, trip.row)
        try await world.setDayOff("2026-12-24")
        #expect(try await world.row("2026-W52") == trip.during)
        try await world.setDayOff(nil)
        #expect(try await world.row("2026-W52") == trip.after ?? trip.row)
    }

    @Test("an absence noted on the page stays unpaid after the round trip")
    func unpaid() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .fixed(.thursday), from: day("2026-12-21"))
        try await world.absence("2026-12-24", "2026-12-24")
        try await world.setDayOff("2026-12-24")
        try await world.setDayOff(nil)
        world.clock.set(day("2027-01-04"))
        // Of the two Thursdays only the 31st is paid.
        #expect(try await world.month("2026-12").lines.map(\.summary) == ["2026-12 2×3.25=3.25 (3.25)"])
    }

    @Test(
        "a working pattern, changed then put back", arguments: ["SSSSAASSSS....", "SSSSSSSSSS....", "SSSSHASSSS...."])
    func pattern(row: String) async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .fixed(.wednesday), from: day("2026-11-02"))
        try await world.week("2026-W47", of: .camille, row)
        try await world.load { $0.pattern = Cast.withoutWednesday }
        #expect(try await world.row("2026-W47") == "SSSS..SSSS....")
        try await world.load { _ in }
        #expect(try await world.row("2026-W47") == row)
    }

    @Test("two changes that overlap, taken back in any order", arguments: [true, false])
    func overlapping(patternFirst: Bool) async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .fixed(.wednesday), from: day("2026-11-02"))
        try await world.week("2026-W47", of: .camille, "SSSSAASSSS....")
        try await world.setDayOff("2026-11-18")
        try await world.load { $0.pattern = Cast.withoutWednesday }
        if patternFirst {
            try await world.load { _ in }
            try await world.setDayOff(nil)
        } else {
            try await world.setDayOff(nil)
            try await world.load { _ in }
        }
        #expect(try await world.row("2026-W47") == "SSSSAASSSS....")
    }

    @Test("the journal tells how each week was refilled")
    func journal() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .fixed(.thursday), from: day("2026-11-02"))
        try await world.week("2026-W52", of: .camille, "SSSSSSAAFF....")
        try await world.setDayOff("2026-12-24")
        let told = world.memory.inspect(world.organisation) { state in
            state.journal.filter { $0.kind == "week-refilled" }.map { ($0.entity, $0.person, $0.payload?.text) }
        }
        #expect(told.map(\.0) == ["2026-W52"] && told.map(\.1) == [Cast.camille.id])
        #expect(told.map(\.2) == ["after=SSSSSSFFFF....\nbefore=SSSSSSAAFF....\ndecided=00000011000000"])
    }
}

extension TestWorld {
    /// The only day off of the organisme's own; none when nil.
    fileprivate func setDayOff(_ date: String?) async throws {
        var settings = OrganisationSettings()
        settings.extraHolidays = Dictionary(uniqueKeysWithValues: [date].compactMap(\.self).map { (day($0), "Pont") })
        try await ConfigureOrganisation(environment)(settings, by: Cast.karim.actor, in: organisation)
    }

    /// Loads Camille's line, changed as the test needs.
    fileprivate func load(_ change: (inout Person) -> Void) async throws {
        _ = try await load(.people, RowFiles(people: [PersonRow(Cast.camille.person(change), line: 2)]))
    }
}
