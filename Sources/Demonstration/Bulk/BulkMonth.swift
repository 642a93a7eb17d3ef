import CivilTime
import Telework
import UseCases

/// A day that a close keeps, as small as can be: an organisme has a million of them.
struct BulkPaidDay: Sendable {
    let person: Int32
    private let number: Int32
    let morning: Cell
    let afternoon: Cell

    init(person: Int32, date: LocalDate, morning: Cell, afternoon: Cell) {
        self.person = person
        number = Int32(date.dayNumber)
        self.morning = morning
        self.afternoon = afternoon
    }

    var date: LocalDate { LocalDate(dayNumber: Int(number)) }
}

/// A month on its way to its close.
struct BulkMonth: Sendable {
    let close: BulkScene.Close
    private(set) var lines: [AllowanceLine] = []
    private(set) var total = Cents.zero
    private var days: [BulkPaidDay] = []

    init(_ close: BulkScene.Close) { self.close = close }

    mutating func add(_ line: AllowanceLine) {
        lines.append(line)
        total += line.amount
    }

    mutating func add(_ day: BulkPaidDay) { days.append(day) }

    /// The days with what the rules say that each of them earns.
    func paidDays(in scene: BulkScene) -> [PaidDay] {
        days.map { day in
            let (person, date) = (scene.organisme.people[Int(day.person)], day.date)
            var cells = WeekCells(repeating: .notWorked)
            cells[date.weekday, .morning] = day.morning
            cells[date.weekday, .afternoon] = day.afternoon
            let earned = AllowanceRules.days(
                of: cells, week: ISOWeek(containing: date), month: YearMonth(containing: date), through: date,
                rules: scene.frame.timeline(for: person))
            return PaidDay(
                person: person.id, paidIn: close.month, date: date, morning: day.morning, afternoon: day.afternoon,
                earned: earned.first, service: scene.service(of: person))
        }
    }
}
