import Telework

extension ImportKind {
    /// As the pages and the reports of files name it.
    public var label: LocalizedText {
        switch self {
        case .organisation: LocalizedText(french: "Organisation", english: "Organisation")
        case .posts: LocalizedText(french: "Postes", english: "Posts")
        case .people: LocalizedText(french: "Personnes", english: "People")
        case .absences: LocalizedText(french: "Absences", english: "Absences")
        case .days: LocalizedText(french: "Jours de télétravail", english: "Telework days")
        }
    }
}
