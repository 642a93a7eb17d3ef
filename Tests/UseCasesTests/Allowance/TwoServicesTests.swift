import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// Camille teleworks on the Tuesdays and Thursdays 6, 8, 13, 15, 20 and 22 October 2026. PREST pays 4.00 € a day, ACC 3.25 €.
@Suite("A month of two services pays each day in its own")
struct TwoServicesTests {
    enum Door: CaseIterable {
        /// The people's file gives the person another team.
        case person
        /// The organisation's file gives the whole team another service.
        case team
    }

    private static let texts = [
        Texts.national, Texts.local,
        Texts.text(
            "service", .service,
            [rule(.allowanceDay, .amounts([Texts.amount(400, from: "2023-01-01")]), derogation: "art. 1")]),
    ]

    private static let october = yearMonth("2026-10")

    private func world(today: String = "2026-10-01") async throws -> TestWorld {
        let world = try await TestWorld(today: day(today), book: Rulebook(texts: Self.texts))
        try await world.agreement(for: .camille, from: day("2026-01-05"))
        for week in ["2026-W41", "2026-W42", "2026-W43"] { try await world.week(week, of: .camille, "SSHHSSHHSS....") }
        return world
    }

    private func move(
        _ world: TestWorld, on date: String, by door: Door = .person, team: String = TestOrganisation.receptionTeam,
        service: String = "ACC"
    ) async throws {
        world.clock.set(day(date))
        switch door {
        case .person:
            _ = try await world.load(
                .people, RowFiles(people: [PersonRow(Cast.camille.person { $0.team = team }, line: 2)]))
        case .team:
            let row = OrganisationRow(
                .team, TestOrganisation.benefitsTeam, line: 2, name: "Prestations 1", parent: service,
                head: Cast.marc.employeeNumber)
            _ = try await world.load(.organisation, RowFiles(organisation: [row]))
        }
    }

    private func confirm(_ world: TestWorld, on date: String = "2026-11-02") async throws {
        world.clock.set(day(date))
        try await world.confirm(try await world.month("2026-10").amounts.map(\.amount))
    }

    private func close(_ world: TestWorld) async throws -> [String] {
        try await confirm(world)
        let shown = try await world.month("2026-10").lines.filter { $0.person == Cast.camille.id }.map(\.summary)
        try await world.close("2026-10")
        let paid = try await world.paid("2026-10")
        #expect(paid == shown, "the open month showed what was then paid")
        return paid
    }

    @Test(
        "the day before the change, on it and after: the days before it stay in the service they were lived in",
        arguments: [
            ("2026-10-12", 4), ("2026-10-13", 4), ("2026-10-14", 6), ("2026-10-15", 6), ("2026-10-16", 8),
        ], Door.allCases)
    func change(at move: (date: String, before: Int), by door: Door) async throws {
        let world = try await world()
        try await self.move(world, on: move.date, by: door)
        let (before, after) = (move.before, 12 - move.before)
        let paid = try await close(world)
        #expect(paid.map { String($0.prefix { $0 != "=" }) } == ["2026-10 \(after)×3.25", "2026-10 \(before)×4.00"])
        let page = try await ViewPersonMonth(world.environment)(
            Self.october, of: Cast.camille.id, by: Cast.camille.actor, in: world.organisation)
        #expect(page.days.map { $0.unit == Cents(400) } == page.days.map { $0.date < day(move.date) })
        #expect(page.days.count == 6 && !page.isCorrected)
    }

    @Test("on the first day of a month, and of the next, the month is of one service", arguments: Door.allCases)
    func edges(door: Door) async throws {
        let first = try await world()
        try await move(first, on: "2026-10-01", by: door)
        #expect(try await close(first) == ["2026-10 12×3.25=19.50 (19.50)"])
        let second = try await world(today: "2026-10-31")
        try await move(second, on: "2026-10-31", by: door)
        #expect(try await close(second) == ["2026-10 12×4.00=24.00 (19.80)"], "no day is teleworked on the 31st")
        let next = try await world(today: "2026-11-01")
        try await move(next, on: "2026-11-01", by: door)
        #expect(try await close(next) == ["2026-10 12×4.00=24.00 (19.80)"])
    }

    @Test("there and back within a month, and within a day")
    func back() async throws {
        let world = try await world()
        try await move(world, on: "2026-10-12")
        try await move(world, on: "2026-10-19", team: TestOrganisation.benefitsTeam)
        // A slip, put right at once: it leaves nothing.
        try await move(world, on: "2026-10-21")
        try await move(world, on: "2026-10-21", team: TestOrganisation.benefitsTeam)
        #expect(try await close(world).map { String($0.prefix { $0 != "=" }) } == ["2026-10 4×3.25", "2026-10 8×4.00"])
    }

    @Test("days added after the close are paid in the service of their date, without a teleworked day to tell it")
    func corrections() async throws {
        let world = try await TestWorld(today: day("2026-10-01"), book: Rulebook(texts: Self.texts))
        try await world.agreement(for: .camille)
        try await move(world, on: "2026-10-14")
        #expect(try await close(world) == [])
        // Another service since then says nothing of October.
        try await move(world, on: "2026-11-03", team: TestOrganisation.benefitsTeam)
        for date in ["2026-10-13", "2026-10-15"] { try await world.place([date], by: .solene, correction: true) }
        world.clock.set(day("2026-12-01"))
        try await world.confirm(try await world.month("2026-11").amounts.map(\.amount))
        try await world.close("2026-11")
        #expect(
            try await world.paid("2026-11") == [
                "adjustment 2026-10 2×3.25=3.25 (3.25)", "adjustment 2026-10 2×4.00=4.00 (3.30)",
            ])
        let records = try await world.read { try $0.paidDays(of: Cast.camille.id, origin: Self.october) }
        #expect(
            records.map { "\($0.date) \($0.service ?? "")" } == [
                "2026-10-01 PREST", "2026-10-13 PREST", "2026-10-14 ACC", "2026-10-15 ACC",
            ])
    }

    @Test("the amounts of a service that every team left are still to be confirmed")
    func leftService() async throws {
        let world = try await world()
        let before = try await world.month("2026-10").amounts.map(\.amount)
        try await move(world, on: "2026-10-14", by: .team)
        #expect(before.contains(Cents(400)))
        #expect(try await world.month("2026-10").amounts.map(\.amount) == before)
    }

    @Test("a change that no file made is not known: the month is of the service of today")
    func unknown() async throws {
        let world = try await world(today: "2026-10-28")
        try await world.write { try $0.save([Cast.camille.person { $0.team = TestOrganisation.receptionTeam }]) }
        #expect(try await close(world) == ["2026-10 12×3.25=19.50 (19.50)"])
    }

    @Test("a file that changes no service keeps nothing")
    func sameService() async throws {
        let world = try await world()
        _ = try await world.load(
            .people, RowFiles(people: [PersonRow(Cast.camille.person { $0.familyName = "Zoller" }, line: 2)]))
        try await move(world, on: "2026-10-14", by: .team, service: "PREST")
        #expect(world.memory.inspect(world.organisation) { $0.pastServices }.isEmpty)
    }
}
