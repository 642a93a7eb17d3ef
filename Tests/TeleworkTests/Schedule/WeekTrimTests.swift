import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Fixed days give way to the limits of their week")
struct WeekTrimTests {
    /// The local text of the tests: two days a week at most, two on site at least.
    private func trimmed(_ cells: String, from first: String = "2026-11-16") -> String {
        let timeline = Texts.book.timeline(for: RuleReader(organisme: TestOrganisation.code))
        return WeekTrim.cells(
            weekCells(cells), of: isoWeek("2026-W47"), from: day(first), pattern: .fullTime, rules: timeline
        ).text
    }

    @Test(
        "the last teleworked days go back on site until the week holds",
        arguments: [
            // Within the limits: nothing moves.
            ("HHHHSSSSSS....", "HHHHSSSSSS...."),
            // Three days for a limit of two: the last one gives way.
            ("HHSSHHSSHH....", "HHSSHHSSSS...."),
            // Two holidays and two fixed days leave one day on site: the last fixed day gives way.
            ("HHHHSSFFFF....", "HHSSSSFFFF...."),
            // Three absences and two fixed days: both days are worked on site.
            ("HHHHAAAAAA....", "SSSSAAAAAA...."),
            // Nothing teleworked: nothing to give.
            ("SSSSSSAAAA....", "SSSSSSAAAA...."),
        ])
    func givesWay(cells: String, expected: String) {
        #expect(trimmed(cells) == expected)
    }

    @Test("days before the first one stay as they were placed")
    func keepsThePast() {
        #expect(trimmed("HHHHHHHHHH....", from: "2026-11-18") == "HHHHSSSSSS....")
    }

    @Test("trimming twice changes nothing more, and the result holds the limits, whatever the week")
    func holds() {
        var random = SeededRandom(seed: 11)
        let letters = Array("SHRA")
        for _ in 0..<500 {
            let text = String(
                (0..<5).flatMap { _ in Array(repeating: letters.randomElement(using: &random)!, count: 2) })
            let once = trimmed(text + "....")
            #expect(trimmed(once) == once)
            let cells = weekCells(once)
            #expect(cells.teleworkHalves <= 4)
            let worked = cells.teleworkHalves + cells.onSiteHalves
            #expect(cells.teleworkHalves == 0 || cells.onSiteHalves >= min(4, worked))
        }
    }
}
