import CivilTime
import Messages
import Telework
import UseCases

/// Days in a row as a form gives them, and which half of each.
struct DayRange {
    let span: ClosedRange<LocalDate>
    /// Nil for whole days.
    let half: HalfDay?

    /// The days to place: every one asked for by name, weekends passed over within a longer range.
    var days: [LocalDate] {
        let all = (0...(span.upperBound - span.lowerBound)).map { span.lowerBound.adding(days: $0) }
        return all.count == 1 ? all : all.filter { !$0.weekday.isWeekend }
    }

    func changes(to cell: Cell) -> [CellChange] {
        days.flatMap { date in
            (half.map { [$0] } ?? HalfDay.allCases).map { CellChange(date: date, half: $0, cell: cell) }
        }
    }

    /// Reads `debut`, `fin` and `demi`.
    ///
    /// - Parameter prefix: What the `id` of each field begins with.
    static func read(
        _ form: Form, prefix: String, _ language: Language, errors: inout [FieldError]
    ) -> DayRange? {
        let words = MyWeekWords.in(language)
        func fail(_ name: String, _ label: String, _ kind: FieldProblem.Kind) {
            let message = FieldProblem(name, kind).message(label: label, language)
            errors.append(FieldError(field: "\(prefix)-\(name)", message: message))
        }
        let first = date(form["debut"])
        if first == nil { fail("debut", words.first, form.value("debut") == nil ? .required : .notADate) }
        let last = form.value("fin") == nil ? first : date(form["fin"])
        if form.value("fin") != nil, last == nil { fail("fin", words.last, .notADate) }
        let half: HalfDay?
        switch form["demi"] {
        case "matin": half = .morning
        case "apres-midi": half = .afternoon
        case "journee", "": half = nil
        default:
            half = nil
            fail("demi", words.half, .unknown)
        }
        guard let first, let last else { return nil }
        if last < first { fail("fin", words.last, .endBeforeStart) }
        if last - first > 366 { fail("fin", words.last, .outOfRange) }
        return last >= first && last - first <= 366 ? DayRange(span: first...last, half: half) : nil
    }

    private static func date(_ text: String) -> LocalDate? {
        LocalDate(iso: text).flatMap { (2000...2099).contains($0.year) ? $0 : nil }
    }
}
