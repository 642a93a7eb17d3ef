import Telework

/// The codes that texts hold in their sets and choices, as words; a code that the program does not know stays as it is.
extension Wording {
    func formula(_ code: String) -> String { FormulaKind(rawValue: code)?.noun[language] ?? code }

    func place(_ code: String) -> String { Place(rawValue: code)?.noun[language] ?? code }

    func contract(_ code: String) -> String { Contract(rawValue: code)?.noun[language] ?? code }

    func activity(_ code: String) -> String { ActivityKind(rawValue: code)?.noun[language] ?? code }

    func weekday(code: String) -> String { WeekdayCode(rawValue: code).map { weekday($0.weekday) } ?? code }

    /// What counts as worked when the presence is measured.
    func counted(_ code: String) -> String {
        switch code {
        case "absence": pick("absences", "absences")
        case "holiday": pick("jours fériés", "public holidays")
        case "part_time": pick("jours non travaillés à temps partiel", "days not worked by part-timers")
        default: code
        }
    }

    func proration(_ code: String) -> String {
        switch Proration(rawValue: code) {
        case .some(.none): pick("sans réduction", "no reduction")
        case .prorata: pick("au prorata", "pro rata")
        case nil: code
        }
    }

    func halfDayAllowance(_ code: String) -> String {
        switch HalfDayAllowance(rawValue: code) {
        case .some(.none): pick("aucune indemnité", "no allowance")
        case .half: pick("moitié de l’indemnité", "half of the allowance")
        case .full: pick("indemnité entière", "whole allowance")
        case nil: code
        }
    }
}
