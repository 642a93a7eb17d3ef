import CivilTime
import Telework
import UseCases

extension SituationJSON {
    private enum Half: String, CaseIterable {
        case morning, afternoon
    }

    private enum Authority: String, CaseIterable {
        case person, correction
    }

    static func week(in fields: inout JSONFields, problems: inout [SituationProblem]) -> Situation.Question? {
        let week = fields.text("week", problems: &problems) { text throws(FileProblem) in
            guard let week = ISOWeek(iso: text) else { throw .text(.invalidWeek(text)) }
            return week
        }
        let cells = fields.text("cells", isRequired: false, problems: &problems) { text throws(FileProblem) in
            guard let cells = WeekCells(text: text) else { throw .text(.invalidCells(text)) }
            return cells
        }
        let changes = fields.items("changes", problems: &problems)?.flatMap {
            change(of: $0.value, path: $0.path, problems: &problems)
        }
        let closed = (fields.items("closed_months", isRequired: false, problems: &problems) ?? []).compactMap { item in
            item.value.parsed(at: item.path, problems: &problems) { text throws(FileProblem) in
                guard let month = YearMonth(iso: text) else { throw .text(.invalidMonth(text)) }
                return month
            }
        }
        let used = envelopeUsed(in: &fields, problems: &problems)
        let authority = fields.choice("authority", Authority.self, isRequired: false, problems: &problems)
        guard let week, let changes else { return nil }
        return .week(
            Situation.WeekQuestion(
                week: week, cells: cells, changes: changes, closedMonths: Set(closed), envelopeUsed: used,
                authority: authority == .correction ? .correction : .person))
    }

    /// One half-day, or both when `half` is not written.
    private static func change(
        of value: JSONValue, path: String, problems: inout [SituationProblem]
    ) -> [CellChange] {
        guard var fields = JSONFields(value, path: path, problems: &problems) else { return [] }
        let date = fields.date("date", problems: &problems)
        let half = fields.choice("half", Half.self, isRequired: false, problems: &problems)
        let cell = fields.text("cell", problems: &problems) { text throws(FileProblem) in
            guard let cell = Cell(letter: text) else {
                throw .unknownValue(text, allowed: Cell.allCases.map(\.letter), suggestion: nil)
            }
            return cell
        }
        fields.finish(problems: &problems)
        guard let date, let cell else { return [] }
        switch half {
        case .morning: return [CellChange(date: date, half: .morning, cell: cell)]
        case .afternoon: return [CellChange(date: date, half: .afternoon, cell: cell)]
        case nil: return CellChange.day(date, cell)
        }
    }

    /// Days already taken from an envelope, by civil year: `{"2026": 41.5}`.
    private static func envelopeUsed(
        in fields: inout JSONFields, problems: inout [SituationProblem]
    ) -> [Int: Int] {
        guard var years = fields.object("envelope_used", isRequired: false, problems: &problems) else { return [:] }
        var used: [Int: Int] = [:]
        for name in years.names {
            guard let year = Int(name), (1900...9999).contains(year) else {
                problems.add(.integerOutOfRange(name, min: 1900, max: 9999), at: years.path)
                continue
            }
            used[year] = years.halves(name, most: 366, problems: &problems)
        }
        return used
    }
}
