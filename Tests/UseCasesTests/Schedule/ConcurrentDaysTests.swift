import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Twenty people pressing the button at the same time")
struct ConcurrentDaysTests {
    private func attempt(_ act: () async throws -> Void) async -> String {
        do {
            try await act()
            return "done"
        } catch UseCaseError.refused(let decision) {
            return Set(decision.reasons.map(\.code)).sorted().joined(separator: " ")
        } catch {
            return "\(error)"
        }
    }

    @Test("The same day twenty times: it is placed once")
    func sameDay() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        let outcomes = await race(20) { _ in await attempt { try await world.place(["2026-11-17"]) } }
        #expect(outcomes == ["done": 1, "already-teleworked": 19])
        #expect(try await world.row("2026-W47") == "SSHHSSSSSS....")
        #expect(world.journalKinds == ["week-changed"])
    }

    @Test("Twenty half-days of one week: the four permitted get through")
    func sameWeek() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        let monday = day("2026-11-16")
        let outcomes = await race(20) { index in
            let change = CellChange(
                date: monday.adding(days: index / 2 % 5), half: index.isMultiple(of: 2) ? .morning : .afternoon,
                cell: .home)
            return await attempt { try await world.change([change], of: .camille) }
        }
        #expect(outcomes["done"] == 4)
        #expect(outcomes.values.reduce(0, +) == 20)
        let known: Set = [
            "done", "already-teleworked", "weekly-quota-exceeded", "already-teleworked weekly-quota-exceeded",
        ]
        #expect(known.isSuperset(of: outcomes.keys))
        #expect(try await world.row("2026-W47")?.count { $0 == "H" } == 4)
        #expect(world.journalKinds.count == 4)
    }

    @Test("Twenty days of different weeks under an envelope of three: three get through")
    func envelope() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .envelope(halvesPerYear: 6), from: day("2026-01-01"))
        let outcomes = await race(20) { index in
            // The Tuesdays of four weeks, and the Thursdays of the same.
            let date = day("2026-11-17").adding(days: index % 4 * 7 + index / 4 % 2 * 2)
            return await attempt { try await world.place([date.iso]) }
        }
        #expect(outcomes["done"] == 3)
        let halves = world.memory.inspect(world.organisation) {
            ($0.weeks[Cast.camille.id] ?? [:]).values.reduce(0) { $0 + $1.cells.teleworkHalves }
        }
        #expect(halves == 6)
    }

    @Test("Pages of the same version: the first to be sent wins, the others are outdated")
    func versions() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        let week = isoWeek("2026-W47")
        let outcomes = await race(20) { index in
            let date = week.monday.adding(days: index % 5)
            return await attempt {
                try await world.change(CellChange.day(date, .home), of: .camille, versions: [week: 0])
            }
        }
        #expect(outcomes == ["done": 1, "outdated": 19])
    }

    @Test("Twenty people of different weeks do not stand in one another's way")
    func independent() async throws {
        let world = try await TestWorld()
        let people: [Cast] = [.camille, .marc, .solene, .karim, .aicha]
        for character in people { try await world.agreement(for: character) }
        let outcomes = await race(20) { index in
            let date = day("2026-11-17").adding(days: index / 5 * 7)
            return await attempt { try await world.place([date.iso], of: people[index % 5]) }
        }
        #expect(outcomes == ["done": 20])
    }
}
