import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("An annual envelope")
struct EnvelopeTests {
    @Test("Days are counted across weeks, whatever their order", arguments: [(1, true), (2, true), (3, false)])
    func acrossWeeks(count: Int, isAllowed: Bool) async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .envelope(halvesPerYear: 8), from: day("2026-01-01"))
        try await world.place(["2026-12-15", "2026-12-17"])
        let days = Array(["2026-11-17", "2026-11-24", "2026-12-01"].prefix(count))
        if isAllowed {
            try await world.place(days)
        } else {
            let before = world.picture
            let found = await reasons { try await world.place(days) }
            #expect(found.map(\.cause) == [.envelopeExceeded(year: 2026, limit: 8, asked: 10)])
            #expect(world.picture == before)
        }
    }

    @Test("A day given up is a day to place again")
    func givenUp() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .envelope(halvesPerYear: 2), from: day("2026-01-01"))
        try await world.place(["2026-11-17"])
        let found = await reasons { try await world.place(["2026-11-24"]) }
        #expect(found.map(\.code) == ["envelope-exceeded"])
        try await world.place(["2026-11-17"], .ownSite)
        try await world.place(["2026-11-24"])
    }

    /// Week 1 of 2026 holds the last three days of December 2025; its Friday is 2 January 2026.
    @Test("In the week of New Year each day is paid by the envelope of its own civil year")
    func newYear() async throws {
        let world = try await TestWorld(today: day("2025-12-01"))
        try await world.agreement(for: .camille, formula: .envelope(halvesPerYear: 4), from: day("2025-01-01"))
        try await world.place(["2025-12-09", "2025-12-16"])
        let before = world.picture
        let found = await reasons { try await world.place(["2025-12-30", "2026-01-02"]) }
        #expect(found.map(\.cause) == [.envelopeExceeded(year: 2025, limit: 4, asked: 6)])
        #expect(world.picture == before)

        try await world.place(["2026-01-02"])
        #expect(try await world.row("2026-W01") == "SSSSSSFFHH....")
        try await world.place(["2026-01-06"])
        let next = await reasons { try await world.place(["2026-01-13"]) }
        #expect(next.map(\.cause) == [.envelopeExceeded(year: 2026, limit: 4, asked: 6)])
    }

    @Test("The page shows both envelopes in the week of New Year")
    func balances() async throws {
        let world = try await TestWorld(today: day("2025-12-01"))
        try await world.agreement(for: .camille, formula: .envelope(halvesPerYear: 10), from: day("2025-01-01"))
        try await world.place(["2025-12-09", "2025-12-30", "2026-01-02"])
        let page = try await ViewMyWeek(world.environment)(
            isoWeek("2026-W01"), of: Cast.camille.id, by: Cast.camille.actor, in: world.organisation)
        #expect(page.envelopes.map(\.year) == [2025, 2026])
        #expect(page.envelopes.map(\.total) == [10, 10])
        #expect(page.envelopes.map(\.used) == [4, 2])
        #expect(page.envelopes.map(\.left) == [6, 8])
    }

    @Test(
        "An agreement within the year has its share of the envelope",
        arguments: [
            // 184 days of 365 from 1 July: 20 × 184 / 365 = 10.08, rounded to 10 half-days.
            ("2026-07-01", 10),
            // 31 days: 20 × 31 / 365 = 1.70, rounded to 2.
            ("2026-12-01", 2),
            // 365 days.
            ("2026-01-01", 20),
        ])
    func prorata(start: String, halves: Int) async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .envelope(halvesPerYear: 20), from: day(start))
        let page = try await ViewMyWeek(world.environment)(
            isoWeek("2026-W51"), of: Cast.camille.id, by: Cast.camille.actor, in: world.organisation)
        #expect(page.envelopes.map(\.total) == [halves])
    }

    @Test("The weekly limit of the texts holds under an envelope too")
    func weeklyLimit() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .envelope(halvesPerYear: 100), from: day("2026-01-01"))
        let found = await reasons { try await world.place(["2026-11-16", "2026-11-17", "2026-11-18"]) }
        #expect(found.summary == ["weekly-quota-exceeded local art. 4-1"])
    }
}
