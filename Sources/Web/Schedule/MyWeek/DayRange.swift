import CivilTime
import Messages
import Telework
import UseCases

extension FieldProblem {
    /// The mistake in the summary, with the label of its field, and at the field, without it.
    func error(at field: String, label: String, _ language: Language) -> FieldError {
        FieldError(field: field, message: message(label: label, language), atField: messageAtField(language))
    }
}

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
            errors.append(FieldProblem(name, kind).error(at: "\(prefix)-\(name)", label: label, language))
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
        if last - first > 366 { fail("fin", words.last, .spanTooLong) }
        return last >= first && last - first <= 366 ? DayRange(span: first...last, half: half) : nil
    }

    /// Any day of the calendar: which ones can be meant is for the rules to say.
    private static func date(_ text: String) -> LocalDate? { LocalDate(fromForm: text) }
}
