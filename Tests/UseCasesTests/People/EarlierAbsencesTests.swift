import CivilTime
import Telework
import TestSupport
import Testing

@testable import UseCases

@Suite("Absences of earlier lines")
struct EarlierAbsencesTests {
    private struct Half: Hashable {
        let number: String
        let day: Int
        let half: HalfDay
    }

    private func row(_ number: String, _ first: Int, _ last: Int, _ half: HalfDay?, line: Int) -> AbsenceRow {
        AbsenceRow(
            employeeNumber: Located(number, line: line, column: 1),
            start: Located(LocalDate(dayNumber: first), line: line, column: 2), end: LocalDate(dayNumber: last),
            half: half)
    }

    @Test("are found as if each half-day were looked up", arguments: 1...20 as ClosedRange<UInt64>)
    func sameAsHalfDays(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var earlier = EarlierAbsences()
        var firstLines: [Half: Int] = [:]
        var known: [AbsenceRow: Int] = [:]
        var overlaps = 0
        for line in 2...120 {
            let number = Bool.random(using: &random) ? "1" : "2"
            let first = Int.random(in: 20_000...20_060, using: &random)
            let last = first + (Bool.random(using: &random) ? 0 : Int.random(in: 0...30, using: &random))
            let half: HalfDay? = Bool.random(using: &random) ? nil : HalfDay.allCases.randomElement(using: &random)
            let told = earlier.note(on: row(number, first, last, half, line: line))
            // The same line, wherever it is.
            let same = row(number, first, last, half, line: 0)
            if let earlier = known[same] {
                #expect(told == .repeatedLine(first: earlier))
                continue
            }
            known[same] = line
            let halves = (first...last).flatMap { day in
                (half.map { [$0] } ?? HalfDay.allCases).map { Half(number: number, day: day, half: $0) }
            }
            let expected = halves.compactMap { firstLines[$0] }.min()
            #expect(told == expected.map { ImportProblem.overlappingLines(earlier: $0) }, "line \(line)")
            if expected != nil { overlaps += 1 }
            for half in halves where firstLines[half] == nil { firstLines[half] = line }
        }
        #expect(overlaps > 20 && overlaps < known.count)
    }
}
