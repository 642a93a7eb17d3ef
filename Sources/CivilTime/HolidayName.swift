/// A statutory public holiday, whatever the language: the raw value is the stable code of files and journals.
///
/// The order of the cases is that of the days within a year when two fall on the same date.
public enum HolidayName: String, CaseIterable, Hashable, Sendable, Codable {
    case newYear = "new-year"
    /// Two days before Easter; Alsace-Moselle only (code du travail, L. 3134-13).
    case goodFriday = "good-friday"
    case easterMonday = "easter-monday"
    case labourDay = "labour-day"
    /// 8 May 1945.
    case victoryDay = "victory-day"
    /// Thirty-nine days after Easter.
    case ascension
    /// Fifty days after Easter; often worked as *journée de solidarité*, and a public holiday all the same.
    case whitMonday = "whit-monday"
    case nationalDay = "national-day"
    case assumption
    case allSaints = "all-saints"
    /// 11 November 1918.
    case armistice
    case christmas
    /// 26 December; Alsace-Moselle only (code du travail, L. 3134-13).
    case saintStephen = "saint-stephen"
    /// The abolition of slavery, on the date of each overseas territory (code du travail, L. 3422-2).
    case abolition

    /// Where the day stands in the order of declaration.
    var rank: Int { HolidayName.allCases.firstIndex(of: self) ?? 0 }
}

/// A statutory public holiday of a year.
public struct Holiday: Hashable, Sendable {
    public let date: LocalDate
    public let name: HolidayName

    public init(date: LocalDate, name: HolidayName) {
        self.date = date
        self.name = name
    }
}
