import CivilTime

extension HolidayName {
    /// The name shown in French.
    public var french: String {
        switch self {
        case .newYear: "Jour de l’An"
        case .goodFriday: "Vendredi saint"
        case .easterMonday: "Lundi de Pâques"
        case .labourDay: "Fête du Travail"
        case .victoryDay: "Victoire de 1945"
        case .ascension: "Ascension"
        case .whitMonday: "Lundi de Pentecôte"
        case .nationalDay: "Fête nationale"
        case .assumption: "Assomption"
        case .allSaints: "Toussaint"
        case .armistice: "Armistice de 1918"
        case .christmas: "Noël"
        case .saintStephen: "Saint-Étienne"
        case .abolition: "Abolition de l’esclavage"
        }
    }

    /// The name shown in English.
    public var english: String {
        switch self {
        case .newYear: "New Year’s Day"
        case .goodFriday: "Good Friday"
        case .easterMonday: "Easter Monday"
        case .labourDay: "Labour Day"
        case .victoryDay: "Victory Day 1945"
        case .ascension: "Ascension Day"
        case .whitMonday: "Whit Monday"
        case .nationalDay: "Bastille Day"
        case .assumption: "Assumption Day"
        case .allSaints: "All Saints’ Day"
        case .armistice: "Armistice Day 1918"
        case .christmas: "Christmas Day"
        case .saintStephen: "St Stephen’s Day"
        case .abolition: "Abolition of Slavery Day"
        }
    }
}
