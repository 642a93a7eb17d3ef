import CivilTime
import SQLDriver
import Telework
import UseCases

extension PaidDay {
    static let columns: SQLQuery = """
        d.person_id, d.month, d.day, d.cells, d.service, d.halves, d.unit, d.certainty, d.text_id, d.article, d.layer
        """

    init(_ row: inout StoredRow) throws {
        let person: PersonID = try row.identifier()
        let paidIn = try row.month()
        let date = try row.day()
        let cells = try row.parsed { text in
            let cells = text.compactMap { Cell(letter: String($0)) }
            return cells.count == 2 ? cells : nil
        }
        self.init(
            person: person, paidIn: paidIn, date: date, morning: cells[0], afternoon: cells[1],
            earned: nil, service: try row.next(as: String?.self))
        guard !row.startsWithNull else { return }
        let earned = AllowanceDay(
            date: date, halves: try row.int(), unit: try row.cents(), certainty: try row.code(),
            source: RuleSource(text: try row.text(), article: try row.text(), layer: try row.code()))
        self.init(
            person: person, paidIn: paidIn, date: date, morning: cells[0], afternoon: cells[1], earned: earned,
            service: service)
    }
}

extension StoredRow {
    /// The four columns of the limit that a month was computed with; null when none was known.
    mutating func limit(of year: Int) throws -> ExemptionLimit? {
        guard !startsWithNull else { return nil }
        return ExemptionLimit(
            year: year, basis: try code(), day: try cents(), month: try next(as: Int64?.self).map { Cents($0) },
            certainty: try code())
    }
}
