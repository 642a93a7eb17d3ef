import CivilTime
import Telework

/// What was just done, said once on the page that follows.
enum MyWeekNotice: String {
    case week = "semaine"
    case days = "jours"
    case absence
    /// The absence was noted before.
    case known = "absence-connue"
    case cancelled = "annulation"

    func link(to week: ISOWeek) -> String { "\(Link.myWeek(week))&fait=\(rawValue)" }

    func text(_ language: Language) -> String {
        let words = MyWeekWords.in(language)
        switch self {
        case .week: return words.saved
        case .days: return words.placed
        case .absence: return words.recorded
        case .known: return words.known
        case .cancelled: return words.cancelled
        }
    }
}
