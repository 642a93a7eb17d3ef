import Telework

/// How a half-day of the week looks beside its letter and its word: a pattern tells it apart without colour.
extension Cell {
    /// The class beside `cell` in the style sheet.
    var cssClass: String {
        switch self {
        case .ownSite: "site"
        case .otherSite: "other-site"
        case .home: "home"
        case .residence: "residence"
        case .otherOrganisation: "organisme"
        case .thirdPlace: "third"
        case .absent: "absent"
        case .notWorked: "off"
        case .holiday: "holiday"
        }
    }
}
