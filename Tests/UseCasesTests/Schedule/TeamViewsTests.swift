import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("The team's week and month")
struct TeamViewsTests {
    @Test("A month of the team: written weeks, and templates for the others")
    func month() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        try await world.agreement(for: .nadia, formula: .fixed(.friday), through: day("2026-11-20"))
        try await world.place(["2026-11-17"])
        let page = try await ViewTeam(world.environment)(
            .managed, from: isoWeek("2026-W45"), through: isoWeek("2026-W49"), by: Cast.marc.actor,
            in: world.organisation)
        #expect(page.weeks.map(\.iso) == ["2026-W45", "2026-W46", "2026-W47", "2026-W48", "2026-W49"])
        // By name: Belkacem, Fournier, Le Goff. Odile Étienne left in June.
        #expect(page.rows.map(\.person.id) == [Cast.nadia.id, Cast.camille.id, Cast.paul.id])
        #expect(page.total == 3)
        func letters(_ index: Int) -> [String] { page.weeks.map { page.rows[index].weeks[$0]?.text ?? "" } }
        #expect(
            letters(0) == [
                "SSSS..SSHH....", "SSSS..SSHH....", "SSSS..SSHH....", "SSSS..SSSS....", "SSSS..SSSS....",
            ])
        #expect(
            letters(1) == [
                "SSSSSSSSSS....", "SSSSFFSSSS....", "SSHHSSSSSS....", "SSSSSSSSSS....", "SSSSSSSSSS....",
            ])
        #expect(letters(2)[1] == "SSSSFFSSSS....")
        #expect(page.holidays == [TestOrganisation.headquarters: [day("2026-11-11")]])
    }

    @Test("Looking writes nothing")
    func reading() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .fixed(.tuesday))
        let before = world.picture
        _ = try await ViewTeam(world.environment)(
            .organisme, from: nil, through: isoWeek("2026-W49"), by: Cast.solene.actor, in: world.organisation)
        _ = try await world.letters("2026-W47")
        #expect(world.picture == before)
        #expect(try await world.row("2026-W47") == nil)
    }

    @Test(
        "At most eight weeks at once, and at least one",
        arguments: [("2026-W44", 1), ("2026-W45", 1), ("2026-W52", 8), ("2026-W53", 8)])
    func weeks(last: String, count: Int) async throws {
        let world = try await TestWorld()
        let page = try await ViewTeam(world.environment)(
            .mine, from: isoWeek("2026-W45"), through: isoWeek(last), by: Cast.camille.actor, in: world.organisation)
        #expect(page.weeks.count == count)
        #expect(page.rows.allSatisfy { $0.weeks.count == count })
    }

    @Test("Pages of people cover everyone once")
    func pages() async throws {
        let world = try await TestWorld()
        var seen: [PersonID] = []
        for offset in stride(from: 0, to: 12, by: 4) {
            let page = try await ViewTeam(world.environment)(
                .organisme, from: nil, through: nil, offset: offset, limit: 4, by: Cast.solene.actor,
                in: world.organisation)
            #expect(page.total == 11)
            #expect(page.presence.people == 11)
            seen += page.rows.map(\.person.id)
        }
        #expect(seen.count == 11)
        #expect(Set(seen).count == 11)
    }

    @Test("Who is on site is counted over the whole team, whichever page of it is shown", arguments: [0, 4, 8, 12])
    func presence(offset: Int) async throws {
        let world = try await TestWorld()
        try await world.week("2026-W45", of: .nadia, "RRAASSSSSS....")
        try await world.week("2026-W45", of: .camille, "SHSSSSSSSSS...")
        func view(offset: Int, limit: Int) async throws -> ViewTeam.Page {
            try await ViewTeam(world.environment)(
                .organisme, from: isoWeek("2026-W45"), through: isoWeek("2026-W46"), offset: offset, limit: limit,
                by: Cast.solene.actor, in: world.organisation)
        }
        let page = try await view(offset: offset, limit: 4)
        let whole = try await view(offset: 0, limit: 2_000)
        #expect(page.rows.count == min(4, max(0, 11 - offset)))
        #expect(page.presence == whole.presence)
        for (date, half) in [("2026-11-02", HalfDay.morning), ("2026-11-02", .afternoon), ("2026-11-11", .morning)] {
            let counted = whole.rows.count { row in
                row.weeks[ISOWeek(containing: day(date))]?[day(date).weekday, half].isOnSite == true
            }
            #expect(page.presence.onSite(day(date), half) == counted)
        }
        #expect(page.presence.weekdays.contains(.saturday), "Camille works on a Saturday")
        #expect(page.presence.onSite(day("2027-01-04"), .morning) == 0)
    }

    @Test("Colleagues of the team are shown with their week, the person left out")
    func colleagues() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .nadia, formula: .fixed(.monday))
        let page = try await ViewMyWeek(world.environment)(
            isoWeek("2026-W47"), of: Cast.camille.id, by: Cast.camille.actor, in: world.organisation)
        #expect(page.colleagues.map(\.name) == ["Nadia Belkacem", "Marc Delaunay", "Paul Le Goff"])
        #expect(page.colleagues.first?.cells.text == "HHSS..SSSS....")
    }

    @Test("The balance is in sight: what is placed, what is left, what is on site")
    func balance() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        try await world.place(["2026-11-10"])
        let page = try await ViewMyWeek(world.environment)(
            isoWeek("2026-W46"), of: Cast.camille.id, by: Cast.camille.actor, in: world.organisation)
        #expect(page.balance.limit == 4)
        #expect(page.balance.placed == 2)
        #expect(page.balance.left == 2)
        #expect(page.balance.onSite == 6)
        #expect(page.balance.onSiteMinimum == 4)
        #expect(page.holidays == [day("2026-11-11"): [.statutory(.armistice)]])
        #expect(page.agreements.count == 1)
        #expect(page.closed.isEmpty)
    }
}
