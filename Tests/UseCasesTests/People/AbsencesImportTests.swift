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
            employeeNumber: Located("M099", line: 3, column: 1),
            start: Located(day("2026-11-10"), line: 3, column: 6), end: day("2026-11-10"), half: nil)
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

    struct Noted: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let lines: [AbsenceRow]
        let notes: [String]
        let cells: String?
    }

    static let noted = [
        Noted(
            testDescription: "the same line three times",
            lines: (2...4).map { AbsenceRow(.camille, "2026-11-16", "2026-11-17", line: $0) },
            notes: ["3:1: repeated-line", "4:1: repeated-line"], cells: "AAAASSSSSS...."),
        Noted(
            testDescription: "days that overlap",
            lines: [
                AbsenceRow(.camille, "2026-11-16", "2026-11-17", line: 2),
                AbsenceRow(.camille, "2026-11-17", "2026-11-18", line: 3),
            ], notes: ["3:1: overlapping-lines"], cells: "AAAAAASSSS...."),
        Noted(
            testDescription: "a day and its morning",
            lines: [
                AbsenceRow(.camille, "2026-11-16", "2026-11-16", line: 2),
                AbsenceRow(.camille, "2026-11-16", "2026-11-16", .morning, line: 3),
            ], notes: ["3:1: overlapping-lines"], cells: "AASSSSSSSS...."),
        Noted(
            testDescription: "a morning and its afternoon do not overlap",
            lines: [
                AbsenceRow(.camille, "2026-11-16", "2026-11-16", .morning, line: 2),
                AbsenceRow(.camille, "2026-11-16", "2026-11-16", .afternoon, line: 3),
            ], notes: [], cells: "AASSSSSSSS...."),
        Noted(
            testDescription: "days that follow each other do not overlap",
            lines: [
                AbsenceRow(.camille, "2026-11-16", "2026-11-16", line: 2),
                AbsenceRow(.camille, "2026-11-17", "2026-11-17", line: 3),
            ], notes: [], cells: "AAAASSSSSS...."),
        Noted(
            testDescription: "the same days of somebody else",
            lines: [
                AbsenceRow(.camille, "2026-11-16", "2026-11-16", line: 2),
                AbsenceRow(.nadia, "2026-11-16", "2026-11-16", line: 3),
            ], notes: [], cells: "AASSSSSSSS...."),
        Noted(
            testDescription: "a weekend", lines: [AbsenceRow(.camille, "2026-11-21", "2026-11-22", line: 2)],
            notes: ["2:6: nothing-worked"], cells: nil),
        Noted(
            testDescription: "a holiday", lines: [AbsenceRow(.camille, "2026-11-11", "2026-11-11", line: 2)],
            notes: ["2:6: nothing-worked"], cells: nil),
        Noted(
            testDescription: "a day off", lines: [AbsenceRow(.nadia, "2026-11-18", "2026-11-18", line: 2)],
            notes: ["2:6: nothing-worked"], cells: nil),
        Noted(
            testDescription: "a weekend and the Monday after",
            lines: [AbsenceRow(.camille, "2026-11-14", "2026-11-16", line: 2)], notes: [], cells: "AASSSSSSSS...."),
    ]

    @Test("lines that repeat, overlap or change nothing are said, and taken once", arguments: noted)
    func said(_ noted: Noted) async throws {
        let (world, store) = try await memoryWorld()
        let outcome = try await world.load(.absences, RowFiles(absences: noted.lines))
        #expect(places(outcome) == [])
        #expect(places(outcome.notes) == noted.notes)
        #expect(world.kept(in: store).weeks[Cast.camille.id]?[isoWeek("2026-W47")]?.cells.text == noted.cells)
    }

    @Test("what is said of a line that covers nothing worked names its days, with their halves, and its person")
    func nothingWorked() async throws {
        let (world, store) = try await memoryWorld()
        let before = world.kept(in: store).weeks
        let origin = FileIssue.Origin(heading: "Début", key: .employeeNumber("M002"))
        let outcome = try await world.load(
            .absences,
            RowFiles(
                absences: [
                    AbsenceRow(.nadia, "2026-11-18", "2026-11-18", .afternoon, line: 2),
                    AbsenceRow(.nadia, "2026-11-21", "2026-11-22", line: 3),
                ],
                origin: { line, column in line == 2 && column == 6 ? origin : nil }))
        #expect(outcome.notes.map(\.origin) == [origin, nil])
        #expect(
            outcome.notes.map(\.content) == [
                .nothingWorked(RestDays([.init(day("2026-11-18"), half: .afternoon)])),
                .nothingWorked(RestDays([.init(day("2026-11-21")), .init(day("2026-11-22"))])),
            ])
        #expect(outcome.canBeLoaded && world.kept(in: store).weeks == before)
    }

    @Test("an absence that is there already is not one that covers nothing worked")
    func there() async throws {
        let (world, _) = try await memoryWorld()
        let files = RowFiles(absences: [AbsenceRow(.camille, "2026-11-16", "2026-11-16", line: 2)])
        for _ in 1...2 { #expect(places(try await world.load(.absences, files).notes) == []) }
    }

    /// Today is 2 November 2026: pay is corrected from 1 November 2023 on.
    static let slips: [(String, String, [String])] = [
        ("2023-10-31", "2023-11-02", ["2:6: too-long-ago"]), ("2023-11-01", "2023-11-02", []),
        ("2028-11-03", "2028-11-05", []), ("2028-11-03", "2028-11-06", ["2:6: too-far-ahead"]),
        ("2028-11-06", "2028-11-06", ["2:6: too-far-ahead"]),
        ("2020-03-02", "2020-03-02", ["2:6: too-long-ago"]), ("1998-05-04", "1998-05-04", ["2:6: before-arrival"]),
    ]

    @Test(
        "a date at which no pay is corrected any more, or no day is placed yet, is told at its line", arguments: slips)
    func longAgo(_ first: String, _ last: String, _ expected: [String]) async throws {
        let (world, store) = try await memoryWorld()
        let before = world.kept(in: store)
        let outcome = try await world.load(
            .absences, RowFiles(absences: [AbsenceRow(.camille, first, last, line: 2)]))
        #expect(places(outcome) == expected)
        #expect(!outcome.changed.isEmpty == expected.isEmpty)
        if !expected.isEmpty { #expect(world.kept(in: store) == before) }
    }

    @Test(
        "an absence begins on the day of arrival at the earliest",
        arguments: [("2026-09-30", ["2:6: before-arrival"]), ("2026-10-01", []), ("2026-10-02", [])])
    func arrival(_ first: String, _ expected: [String]) async throws {
        let (world, _) = try await memoryWorld()
        try await world.write {
            try $0.save([Cast.camille.person { $0.employment = DateSpan(from: day("2026-10-01")) }])
        }
        let outcome = try await world.load(
            .absences, RowFiles(absences: [AbsenceRow(.camille, first, "2026-10-05", line: 2)]))
        #expect(places(outcome) == expected)
    }
}
