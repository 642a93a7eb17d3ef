import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Days placed from a file")
struct DaysImportTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let lines: [DayRow]
        var week: (iso: String, cells: String)?
        let expected: [String]
    }

    /// What others let through, each with what the file is told.
    static let refusals = [
        Refusal(
            testDescription: "five days in a week limited to two",
            lines: DayRow.lines(
                "M001 2026-11-16", "M001 2026-11-17", "M001 2026-11-18", "M001 2026-11-19", "M001 2026-11-20"),
            expected: ["6:6: weekly-quota-exceeded", "6:6: on-site-minimum-not-reached"]),
        Refusal(
            testDescription: "three days: one more than two",
            lines: DayRow.lines("M001 2026-11-16", "M001 2026-11-17", "M001 2026-11-18"),
            expected: ["4:6: weekly-quota-exceeded"]),
        Refusal(
            testDescription: "a half-day more than two days",
            lines: DayRow.lines("M001 2026-11-16", "M001 2026-11-17", "M001 2026-11-18 am"),
            expected: ["4:6: weekly-quota-exceeded"]),
        Refusal(
            testDescription: "the same day twice in the file",
            lines: DayRow.lines("M001 2026-11-17", "M001 2026-11-17"), expected: ["3:6: repeated-half-day"]),
        Refusal(
            testDescription: "the same day as one already placed",
            lines: DayRow.lines("M001 2026-11-19", "M001 2026-11-17"), week: ("2026-W47", "SSHHSSSSSS...."),
            expected: ["3:6: already-teleworked"]),
        Refusal(
            testDescription: "a day and its morning overlap",
            lines: DayRow.lines("M001 2026-11-17", "M001 2026-11-17 am"), expected: ["3:6: repeated-half-day"]),
        Refusal(
            testDescription: "a day overlaps an afternoon already placed",
            lines: DayRow.lines("M001 2026-11-17"), week: ("2026-W47", "SSSHSSSSSS...."),
            expected: ["2:6: already-teleworked"]),
        Refusal(
            testDescription: "a public holiday", lines: DayRow.lines("M001 2026-11-10", "M001 2026-11-11"),
            expected: ["3:6: public-holiday"]),
        Refusal(
            testDescription: "a day before the notice", lines: DayRow.lines("M001 2026-11-05", "M001 2026-11-03"),
            expected: ["3:6: notice-too-short"]),
        Refusal(
            testDescription: "a day after the agreement's last",
            lines: DayRow.lines("M001 2026-11-30", "M001 2026-12-01"),
            expected: ["3:6: no-agreement"]),
        Refusal(
            testDescription: "fewer than two days on site", lines: DayRow.lines("M001 2026-11-20"),
            week: ("2026-W47", "AAAAAASSSS...."), expected: ["2:6: on-site-minimum-not-reached"]),
        Refusal(
            testDescription: "a day off", lines: DayRow.lines("M002 2026-11-18"), expected: ["2:6: not-worked"]),
        Refusal(
            testDescription: "someone without an agreement", lines: DayRow.lines("M005 2026-11-18"),
            expected: ["2:6: no-agreement"]),
        Refusal(
            testDescription: "a slip in the year: the first day more than two years ahead, and another",
            lines: DayRow.lines("M001 2028-10-30", "M001 2028-11-06", "M001 2036-11-17"),
            expected: ["2:6: no-agreement", "3:6: too-far-ahead", "4:6: too-far-ahead"]),
        Refusal(
            testDescription: "nobody's number", lines: DayRow.lines("M001 2026-11-17", "M099 2026-11-17"),
            expected: ["3:1: unknown-person"]),
        Refusal(
            testDescription: "two faults in two weeks of two people, in the order of the file",
            lines: DayRow.lines("M002 2026-11-18", "M001 2026-11-11", "M002 2026-11-25", "M001 2026-11-17"),
            expected: ["2:6: not-worked", "3:6: public-holiday", "4:6: not-worked"]),
    ]

    func world() async throws -> (world: TestWorld, store: MemoryStore) {
        let (world, store) = try await memoryWorld()
        for character in [Cast.camille, .nadia] {
            try await world.agreement(for: character, through: day("2026-11-30"))
        }
        return (world, store)
    }

    @Test("what the rules refuse is told at its line with its code, and nothing is kept", arguments: refusals)
    func refused(_ refusal: Refusal) async throws {
        let (world, store) = try await world()
        if let week = refusal.week { try await world.week(week.iso, of: .camille, week.cells) }
        // A good line before: one refusal undoes it as well.
        let good = DayRow("M002", "2026-11-12", line: 1)
        let before = world.kept(in: store)
        let outcome = try await world.load(.days, RowFiles(days: [good] + refusal.lines))
        #expect(places(outcome) == refusal.expected)
        #expect(!outcome.canBeLoaded)
        for issue in outcome.issues {
            if case .refused(let decision) = issue.content {
                #expect(decision.reasons.allSatisfy { $0.code == issue.code })
            }
        }
        #expect(world.kept(in: store) == before)
    }

    @Test("a refusal carries the article that the rule comes from")
    func article() async throws {
        let (world, _) = try await world()
        let days = DayRow.lines("M001 2026-11-16", "M001 2026-11-17", "M001 2026-11-18")
        let issue = try #require(try await world.load(.days, RowFiles(days: days)).issues.first)
        guard case .refused(let decision) = issue.content else {
            Issue.record("not a refusal of the rules: \(issue)")
            return
        }
        #expect(decision.reasons.map(\.cause) == [.weeklyQuotaExceeded(limit: 4, asked: 6)])
        #expect(decision.reasons.first?.source.article.number == "art. 4-1")
    }

    @Test("a good file places its days, whole and half, each week in the journal")
    func placed() async throws {
        let (world, store) = try await world()
        let days = DayRow.lines(
            "M001 2026-11-17", "M002 2026-11-19 pm", "M001 2026-11-26", "M001 2026-11-27 am", "M001 2026-11-19 am")
        let outcome = try await world.load(.days, RowFiles(days: days))
        #expect(places(outcome) == [])
        #expect(outcome.lineCount == 5)
        #expect(
            outcome.changed.map { "\($0.key) \($0.name)" } == [
                "M001 Camille Fournier 2026-W47", "M001 Camille Fournier 2026-W48", "M002 Nadia Belkacem 2026-W47",
            ])
        let kept = world.kept(in: store)
        #expect(kept.weeks[Cast.camille.id]?[isoWeek("2026-W47")]?.cells.text == "SSHHSSHSSS....")
        #expect(kept.weeks[Cast.camille.id]?[isoWeek("2026-W48")]?.cells.text == "SSSSSSHHHS....")
        #expect(kept.weeks[Cast.nadia.id]?[isoWeek("2026-W47")]?.cells.text == "SSSS..SHSS....")
        #expect(kept.journal == ["week-changed", "week-changed", "week-changed", "days-imported"])
    }

    @Test("the same file a second time is refused whole: its days are already placed")
    func twice() async throws {
        let (world, store) = try await world()
        let files = RowFiles(days: DayRow.lines("M001 2026-11-17", "M001 2026-11-26"))
        #expect(try await world.load(.days, files).canBeLoaded)
        let before = world.kept(in: store)
        #expect(places(try await world.load(.days, files)) == ["2:6: already-teleworked", "3:6: already-teleworked"])
        #expect(world.kept(in: store) == before)
    }

    @Test("a preview writes nothing")
    func preview() async throws {
        let (world, store) = try await world()
        let before = world.kept(in: store)
        let outcome = try await world.preview(.days, RowFiles(days: DayRow.lines("M001 2026-11-17")))
        #expect(outcome.changed.count == 1)
        #expect(world.kept(in: store) == before)
    }
}
