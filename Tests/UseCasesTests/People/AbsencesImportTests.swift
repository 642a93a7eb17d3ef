import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Absences from a file")
struct AbsencesImportTests {
    @Test("absences pass over holidays, week-ends and days off, and take telework's place")
    func overHolidays() async throws {
        let (world, store) = try await memoryWorld()
        try await world.agreement(for: .camille)
        try await world.week("2026-W47", of: .camille, "SSHHSSSSSS....")
        let outcome = try await world.load(
            .absences,
            RowFiles(absences: [
                AbsenceRow(.camille, "2026-11-10", "2026-11-17", line: 2),
                AbsenceRow(.nadia, "2026-11-18", "2026-11-19", .morning, line: 3),
            ]))
        #expect(places(outcome) == [])
        #expect(outcome.changed.map(\.key) == ["M001", "M002"])
        let weeks = world.kept(in: store).weeks
        // Wednesday 11 November is a holiday.
        #expect(weeks[Cast.camille.id]?[isoWeek("2026-W46")]?.cells.text == "SSAAFFAAAA....")
        #expect(weeks[Cast.camille.id]?[isoWeek("2026-W47")]?.cells.text == "AAAASSSSSS....")
        #expect(weeks[Cast.nadia.id]?[isoWeek("2026-W47")]?.cells.text == "SSSS..ASSS....")
    }

    @Test("the same file twice changes nothing, and leaves no trace")
    func twice() async throws {
        let (world, store) = try await memoryWorld()
        let files = RowFiles(absences: [AbsenceRow(.camille, "2026-11-10", "2026-11-17", line: 2)])
        _ = try await world.load(.absences, files)
        let before = world.kept(in: store)
        let second = try await world.load(.absences, files)
        #expect(second.changesNothing)
        #expect(second.unchangedCount == 1)
        #expect(world.kept(in: store) == before)
    }

    @Test("an unknown number on the last line undoes the lines before")
    func unknown() async throws {
        let (world, store) = try await memoryWorld()
        let before = world.kept(in: store)
        let stranger = AbsenceRow(
            employeeNumber: Located("M099", line: 3, column: 1), span: day("2026-11-10")...day("2026-11-10"), half: nil)
        let outcome = try await world.load(
            .absences, RowFiles(absences: [AbsenceRow(.camille, "2026-11-10", "2026-11-10", line: 2), stranger]))
        #expect(places(outcome) == ["3:1: unknown-person"])
        #expect(world.kept(in: store) == before)
    }

    @Test("an absence learnt after the days are past is written, and telework of that day is no more")
    func late() async throws {
        let (world, store) = try await memoryWorld()
        try await world.agreement(for: .camille, formula: .fixed(.tuesday))
        let outcome = try await world.load(
            .absences, RowFiles(absences: [AbsenceRow(.camille, "2026-10-27", "2026-10-27", line: 2)]))
        #expect(places(outcome) == [])
        #expect(
            world.kept(in: store).weeks[Cast.camille.id]?[isoWeek("2026-W44")]?.cells.text == "SSAASSSSSS....")
    }
}
