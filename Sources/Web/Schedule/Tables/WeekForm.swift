import CivilTime
import Messages
import Telework

/// A week as a grid sends it: which week, its version, and each half-day's letter.
struct WeekForm {
    let week: ISOWeek?
    let version: Int?
    let cells: [CellChange]
    /// What a hand-made form got wrong.
    let errors: [FieldError]

    init(_ form: Form, _ language: Language) {
        let words = Wording(language)
        var errors: [FieldError] = []
        week = ISOWeek(iso: form["semaine"]).flatMap { $0.isPlannable ? $0 : nil }
        version = Int(form["version"])
        if week == nil || version == nil {
            errors.append(
                FieldError(
                    field: "grille",
                    message: words.pick(
                        "La semaine du formulaire n’est pas lisible. Rechargez la page et recommencez.",
                        "The week of the form cannot be read. Reload the page and try again.")))
        }
        var cells: [CellChange] = []
        for date in week?.days ?? [] {
            for half in HalfDay.allCases {
                let field = WeekGrid.field(date, half)
                for value in form.values(field) {
                    // Holidays and days not worked come from the calendar and the contract, never from a form.
                    guard let cell = Cell(letter: value), cell.isWorked || cell == .absent else {
                        errors.append(
                            FieldError(
                                field: field,
                                message: words.pick(
                                    "\(words.day(date)), \(words.half(half))\u{202F}: choisissez dans la liste.",
                                    "\(words.day(date)), \(words.half(half)): choose in the list.")))
                        continue
                    }
                    cells.append(CellChange(date: date, half: half, cell: cell))
                }
            }
        }
        self.cells = cells
        self.errors = errors
    }

    /// What differs from the week as it stands; a half-day sent twice is kept twice, for the rules to refuse.
    func changes(from current: WeekCells) -> [CellChange] {
        cells.filter { change in
            current[change.date.weekday, change.half] != change.cell
                || cells.count { $0.date == change.date && $0.half == change.half } > 1
        }
    }

    /// The week as it was sent.
    func asked(on current: WeekCells) -> WeekCells {
        cells.reduce(into: current) { $0[$1.date.weekday, $1.half] = $1.cell }
    }
}

extension ISOWeek {
    /// Years that anybody plans in: an address with another one is a mistake.
    var isPlannable: Bool { (2000...2099).contains(year) }

    /// The week that an address names; nil for none, which shows the week of today (``AddressFault`` tells a mistaken one).
    static func asked(_ query: Form) -> ISOWeek? {
        ISOWeek(iso: query["semaine"]).flatMap { $0.isPlannable ? $0 : nil }
    }
}

extension Cause {
    /// The half-day of a week's grid that a cause is about; the first changed one when it is about the whole week.
    func field(in changes: [CellChange]) -> String? {
        let named = Dictionary(values.map { ($0.name, $0.value) }) { first, _ in first }
        func text(_ name: String) -> String? { if case .text(let text) = named[name] { text } else { nil } }
        let concerned = changes.filter { change in
            if let date = text("date"), date != change.date.iso { return false }
            if let day = text("weekday"), day != WeekdayCode(change.date.weekday).rawValue { return false }
            if let half = text("half"), (half == "morning") != (change.half == .morning) { return false }
            return true
        }
        let change = concerned.first { $0.cell.isTelework } ?? concerned.first
        return change.map { WeekGrid.field($0.date, $0.half) }
    }
}
