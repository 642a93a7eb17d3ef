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

    private struct Halves: Hashable {
        let number: String
        let half: HalfDay
    }

    private var lines: [Line: Int] = [:]
    /// The days whose morning, or afternoon, a line covers.
    private var days: [Halves: CoveredDays] = [:]

    /// What there is to say of the next line; nil for nothing.
    mutating func note(on row: AbsenceRow) -> ImportProblem? {
        let number = row.employeeNumber
        let line = Line(number: number.value, span: row.span, half: row.half)
        if let first = lines[line] { return .repeatedLine(first: first) }
        lines[line] = number.line
        let span = row.span.lowerBound.dayNumber...row.span.upperBound.dayNumber
        let overlapped = (row.half.map { [$0] } ?? HalfDay.allCases).compactMap { half in
            days[Halves(number: number.value, half: half), default: CoveredDays()].cover(span, by: number.line)
        }
        return overlapped.min().map { .overlappingLines(earlier: $0) }
    }
}

/// Days with the line that covered each first, kept as spans: a line of ten years takes the room of one of a day.
private struct CoveredDays {
    private struct Span {
        let days: ClosedRange<Int>
        let line: Int
    }

    /// In order, none touching the days of another.
    private var spans: [Span] = []

    /// Gives a line the days that none has.
    ///
    /// - Returns: The first of the lines that have some of them already; nil when none has.
    mutating func cover(_ days: ClosedRange<Int>, by line: Int) -> Int? {
        let begin = firstSpan(endingFrom: days.lowerBound)
        let met = spans[begin...].prefix { $0.days.lowerBound <= days.upperBound }
        var filled: [Span] = []
        var next = days.lowerBound
        for span in met {
            if next < span.days.lowerBound { filled.append(Span(days: next...span.days.lowerBound - 1, line: line)) }
            filled.append(span)
            next = span.days.upperBound + 1
        }
        if next <= days.upperBound { filled.append(Span(days: next...days.upperBound, line: line)) }
        let first = met.map(\.line).min()
        spans.replaceSubrange(met.indices, with: filled)
        return first
    }

    private func firstSpan(endingFrom day: Int) -> Int {
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].days.upperBound < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
