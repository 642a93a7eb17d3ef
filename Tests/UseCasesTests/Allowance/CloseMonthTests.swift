import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Closing a month")
struct CloseMonthTests {
    /// Camille teleworked Tuesday 6 October 2026.
    private func world(today: String = "2026-11-02", confirmed: Bool = true) async throws -> TestWorld {
        let world = try await TestWorld(today: day(today))
        try await world.agreement(for: .camille)
        try await world.week("2026-W41", of: .camille, "SSHHSSSSSS....")
        if confirmed { try await world.confirm() }
        return world
    }

    private func expect(_ problem: MonthProblem, closing month: String, in world: TestWorld) async throws {
        let before = world.picture
        #expect(try await world.month(month).problems.contains(problem))
        await #expect(throws: UseCaseError.month(problem)) { try await world.close(month) }
        #expect(world.picture == before)
    }

    @Test(
        "A month is closed from the day after its last one on",
        arguments: [("2026-10-30", false), ("2026-10-31", false), ("2026-11-01", true), ("2026-11-02", true)])
    func over(today: String, isOver: Bool) async throws {
        let world = try await world(today: today)
        if isOver {
            try await world.close("2026-10")
        } else {
            try await expect(.notOver(yearMonth("2026-10")), closing: "2026-10", in: world)
        }
    }

    @Test("An earlier month still open must be closed first")
    func earlierOpen() async throws {
        let world = try await world(today: "2026-12-01")
        try await world.close("2026-09")
        try await expect(.earlierMonthOpen(yearMonth("2026-10")), closing: "2026-11", in: world)
        try await world.close("2026-10")
        try await world.close("2026-11")
    }

    @Test("While HR has not confirmed the amounts of the year, nothing is closed")
    func notConfirmed() async throws {
        let world = try await world(confirmed: false)
        try await expect(.amountsNotConfirmed(year: 2026), closing: "2026-10", in: world)
        // Those of another year do not count.
        try await world.confirm(of: 2027)
        try await expect(.amountsNotConfirmed(year: 2026), closing: "2026-10", in: world)
        try await world.confirm()
        try await world.close("2026-10")
    }

    @Test("Amounts that changed since are to be confirmed again, and HR confirms only what it saw")
    func confirmedAmountsChanged() async throws {
        let world = try await world()
        let raised = Texts.local.with(
            .allowanceDay, .amounts([Texts.amount(325, from: "2026-01-01"), Texts.amount(330, from: "2026-12-01")]))
        let later = world.restarted(on: Rulebook(texts: [Texts.national, raised]))
        try await expect(.amountsNotConfirmed(year: 2026), closing: "2026-10", in: later)
        let before = world.picture
        await #expect(throws: UseCaseError.outdated) { try await later.confirm([Cents(325)]) }
        #expect(world.picture == before)
        try await later.confirm([Cents(325), Cents(330)])
        try await later.close("2026-10")
    }

    @Test("A teleworked day without an amount in force is named")
    func amountMissing() async throws {
        let world = try await TestWorld.with(
            { $0.with(.allowanceDay, .amounts([Texts.amount(325, from: "2026-10-07")])) },
            national: { $0.with(.allowanceDay, nil) })
        try await world.agreement(for: .camille)
        try await world.week("2026-W41", of: .camille, "SSHHHHSSSS....")
        try await world.confirm()
        try await expect(.amountMissing(day("2026-10-06")), closing: "2026-10", in: world)
        try await world.overwrite("2026-W41", "SSSSHHSSSS....")
        try await world.close("2026-10")
    }

    @Test("All that is wrong is shown at once")
    func allProblems() async throws {
        let world = try await world(today: "2026-11-30", confirmed: false)
        try await world.confirm()
        try await world.close("2026-09")
        let later = world.restarted(
            on: Rulebook(texts: [Texts.local.with(.allowanceDay, .amounts([Texts.amount(400, from: "2026-12-01")]))]))
        try await world.week("2026-W47", of: .camille, "HHSSSSSSSS....")
        #expect(
            try await later.month("2026-11").problems == [
                .notOver(yearMonth("2026-11")), .earlierMonthOpen(yearMonth("2026-10")),
                .amountsNotConfirmed(year: 2026), .amountMissing(day("2026-11-16")),
            ])
    }

    @Test("A month is closed once")
    func twice() async throws {
        let world = try await world()
        try await world.close("2026-10", token: "t1")
        let after = world.picture
        await #expect(throws: UseCaseError.month(.alreadyClosed(yearMonth("2026-10")))) {
            try await world.close("2026-10", token: "t2")
        }
        // The same form sent again is told that it worked.
        try await world.close("2026-10", token: "t1")
        #expect(world.picture == after)
        #expect(try await world.month("2026-10").problems.isEmpty)
    }

    @Test("A month before the first that was closed can never be, and says nothing else")
    func beforeFirst() async throws {
        let world = try await world()
        try await world.close("2026-10")
        try await expect(.beforeFirst(yearMonth("2026-10")), closing: "2026-09", in: world)
        #expect(try await world.month("2020-01").problems == [.beforeFirst(yearMonth("2026-10"))])
    }

    @Test("Twenty closes at the same time: one goes through")
    func race() async throws {
        let world = try await world()
        let outcomes = await UseCasesTests.race(20) { _ in
            do {
                try await world.close("2026-10")
                return "done"
            } catch UseCaseError.month(.alreadyClosed) {
                return "closed already"
            } catch {
                return "\(error)"
            }
        }
        #expect(outcomes == ["done": 1, "closed already": 19])
        #expect(try await world.paid("2026-10") == ["2026-10 2×3.25=3.25 (3.25)"])
        #expect(world.journalKinds.count { $0 == "month-closed" } == 1)
    }

    @Test("A month in which nobody teleworked is closed without lines")
    func empty() async throws {
        let world = try await TestWorld()
        try await world.confirm()
        try await world.close("2026-10")
        let view = try await world.month("2026-10")
        #expect(view.close?.lineCount == 0)
        #expect(view.close?.total == .zero)
        #expect(try await world.payroll("2026-10").isEmpty)
    }

    @Test("Only HR sees, confirms, closes and exports the month", arguments: Cast.allCases)
    func roles(character: Cast) async throws {
        guard character != .solene else { return }
        let world = try await world(confirmed: false)
        await #expect(throws: UseCaseError.notFound) { try await world.confirm(by: character) }
        try await world.confirm()
        await #expect(throws: UseCaseError.notFound) { try await world.close("2026-10", by: character) }
        try await world.close("2026-10")
        await #expect(throws: UseCaseError.notFound) { _ = try await world.payroll("2026-10", by: character) }
        await #expect(throws: UseCaseError.notFound) { _ = try await world.month("2026-10", by: character) }
        await #expect(throws: UseCaseError.notFound) {
            _ = try await ListMonths(world.environment)(by: character.actor, in: world.organisation)
        }
    }

    @Test("Each sees their own month, HR everyone's, and nobody another's", arguments: Cast.allCases)
    func ownMonth(character: Cast) async throws {
        let world = try await world()
        let view = ViewPersonMonth(world.environment)
        let month = yearMonth("2026-10")
        for subject in Cast.allCases {
            if subject == character || character == .solene {
                let page = try await view(month, of: subject.id, by: character.actor, in: world.organisation)
                #expect(page.person.id == subject.id)
                #expect(page.days.map(\.date) == (subject == .camille ? [day("2026-10-06")] : []))
                #expect(page.lines.count == page.days.count)
                #expect(!page.isClosed)
            } else {
                await #expect(throws: UseCaseError.notFound) {
                    _ = try await view(month, of: subject.id, by: character.actor, in: world.organisation)
                }
            }
        }
    }

    @Test("The months are listed from this one back to the first that was closed")
    func list() async throws {
        let world = try await world(today: "2026-12-01")
        let list = ListMonths(world.environment)
        func months() async throws -> [String] {
            try await list(by: Cast.solene.actor, in: world.organisation).map { row in
                row.close == nil ? row.month.iso : "\(row.month.iso) closed"
            }
        }
        #expect(try await months() == ["2026-12", "2026-11"])
        try await world.close("2026-09")
        try await world.close("2026-10")
        #expect(try await months() == ["2026-12", "2026-11", "2026-10 closed", "2026-09 closed"])
    }
}
