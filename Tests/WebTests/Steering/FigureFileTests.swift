import CivilTime
import Messages
import Telework
import TestSupport
import Testing

@testable import UseCases
@testable import Web

@Suite("The file of figures")
struct FigureFileTests {
    @Test(
        "a negative number is a number; what a spreadsheet would run is a text",
        arguments: [
            ("-4,43", "-4,43"), ("-12", "-12"), ("12", "12"), ("0,5", "0,5"), ("-", "'-"), ("-1+1", "'-1+1"),
            ("--1", "'--1"), ("-1,", "'-1,"), ("-,5", "'-,5"), ("-1,2,3", "'-1,2,3"), ("-1.5", "'-1.5"),
            ("-1 234", "'-1 234"), ("-\u{661}", "'-\u{661}"), ("-1\n2", "\"'-1\n2\""), ("-1;2", "\"'-1;2\""),
            ("=1", "'=1"), ("+33", "'+33"), ("@a", "'@a"), ("-cmd", "'-cmd"), ("", ""),
        ])
    func numbers(text: String, cell: String) {
        #expect(CSVText.file([[text]]) == "\u{FEFF}\(cell)\r\n")
    }

    /// An organisme that took back in October more than it paid.
    private func rows(_ language: Language = .french) -> [String] {
        var tally = FigureTally()
        let month = SteeringSamples.month
        tally.add(40, to: Figure(.people, yearMonth("2024-11")))
        tally.add(20, to: Figure(.teleworkers, yearMonth("2024-11")))
        for (measure, amount) in [(Measure.closes, 1), (.paidPeople, 20), (.paidHalves, -3), (.paidCents, -443)] {
            tally.add(amount, to: Figure(measure, month))
        }
        let figures = Steering(tally, month: month)
        let tables = SteeringTables(
            figures: figures, words: .in(language), wording: Wording(language), motives: [:])
        let organisation = Organisation(id: OrganisationID("o"), code: "o", name: "Caisse")
        let file = FigureFile(figures, of: organisation, tables: tables)
        return CSVText.file([FigureFile.headings] + file.rows).split(separator: "\r\n").map(String.init)
    }

    @Test("what was taken back beyond what was paid stays a number", arguments: Language.allCases)
    func negative(language: Language) {
        let lines = rows(language)
        #expect(lines.contains("o;Caisse;;2026-10;2026-10;amount_paid;;;-4,43;EUR;"))
        #expect(lines.contains("o;Caisse;;2026-10;2026-10;days_paid;;;-1,5;days;"))
        #expect(lines.allSatisfy { !$0.contains(";'") })
    }

    @Test("one's own file does not count the organismes that closed")
    func ownCloses() {
        #expect(rows().allSatisfy { !$0.contains("months_closed") })
    }

    @Test("shares are rounded as on the pages")
    func rounding() {
        for (part, whole) in [(0, 7), (1, 200), (1, 201), (1, 3), (2, 3), (199, 200), (7, 7)] {
            let shown = FigureValue.share(part, of: whole).shown(Wording(.english))
            #expect(shown == FigureValue.share(part, of: whole).plain + "%", "\(part) of \(whole)")
        }
    }
}
