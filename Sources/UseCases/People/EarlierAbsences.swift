import CivilTime
import Telework

/// The absences of the lines read so far: a line that repeats or overlaps an earlier one of the same person is said, and
/// changes nothing twice.
struct EarlierAbsences {
    private struct Line: Hashable {
        let number: String
        let span: ClosedRange<LocalDate>
        let half: HalfDay?
    }

    private struct Half: Hashable {
        let number: String
        let day: Int
        let half: HalfDay
    }

    private var lines: [Line: Int] = [:]
    /// The line that first covered a half-day.
    private var halves: [Half: Int] = [:]

    /// What there is to say of the next line; nil for nothing.
    mutating func note(on row: AbsenceRow) -> ImportProblem? {
        let number = row.employeeNumber
        let line = Line(number: number.value, span: row.span, half: row.half)
        if let first = lines[line] { return .repeatedLine(first: first) }
        lines[line] = number.line
        var overlapped: Int?
        for day in row.span.lowerBound.dayNumber...row.span.upperBound.dayNumber {
            for half in row.half.map({ [$0] }) ?? HalfDay.allCases {
                let key = Half(number: number.value, day: day, half: half)
                if let earlier = halves[key] {
                    overlapped = min(earlier, overlapped ?? earlier)
                } else {
                    halves[key] = number.line
                }
            }
        }
        return overlapped.map { .overlappingLines(earlier: $0) }
    }
}
