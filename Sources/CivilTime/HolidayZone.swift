/// A part of France with its own statutory public holidays, named by its ISO 3166-2 code.
///
/// Good Friday counts in the whole of Alsace-Moselle, although the law of 1892 ties it to municipalities with a
/// protestant temple or a mixed church: an organisme where it is worked says so in its ``HolidayCalendar``.
public enum HolidayZone: String, CaseIterable, Hashable, Sendable, Codable {
    case metropolitan = "FR"
    case moselle = "FR-57"
    case basRhin = "FR-67"
    case hautRhin = "FR-68"
    case guadeloupe = "FR-971"
    case martinique = "FR-972"
    case guyane = "FR-973"
    case reunion = "FR-974"
    case saintPierreEtMiquelon = "FR-975"
    case mayotte = "FR-976"
    case saintBarthelemy = "FR-BL"
    case saintMartin = "FR-MF"

    /// The zone of a code: one of its own (`FR`, `FR-57`, `FR-974`), the two-letter form of an overseas territory
    /// (`FR-RE`), or another metropolitan department (`FR-75`, `FR-2A`), which has the days of `FR`. Case is free.
    public init?(code: some StringProtocol) {
        let code = code.uppercased()
        if let zone = HolidayZone(rawValue: code) ?? HolidayZone.synonyms[code] {
            self = zone
        } else if HolidayZone.isMetropolitanDepartment(code) {
            self = .metropolitan
        } else {
            return nil
        }
    }

    /// The code under which the zone is written: `FR-974`, never `FR-RE`.
    public var code: String { rawValue }

    /// Other codes of the same places.
    static let synonyms: [String: HolidayZone] = [
        "FR-GP": .guadeloupe, "FR-MQ": .martinique, "FR-GF": .guyane, "FR-RE": .reunion, "FR-YT": .mayotte,
        "FR-PM": .saintPierreEtMiquelon,
    ]

    private static func isMetropolitanDepartment(_ code: String) -> Bool {
        guard code.hasPrefix("FR-"), code.utf8.count == 5 else { return false }
        let department = code.dropFirst(3)
        if department == "2A" || department == "2B" { return true }
        // 20 was Corsica until 1976.
        guard let number = parsedNumber(Array(department.utf8)[...]) else { return false }
        return (1...95).contains(number) && number != 20
    }

    /// The statutory holidays of a year, by date; none outside the years 1…9999.
    ///
    /// When two fall on one date (1 May and Ascension in 2008, 10 June and Whit Monday in Guyane in 2019) both are
    /// listed, one after the other: each keeps its name, and the year keeps its number of holidays. The eleven days
    /// are those in force since 1982 (law of 2 October 1981 for 8 May); for an earlier year the answer is the same
    /// list, not the law of that time. The abolition days begin with the decree of 23 November 1983.
    public func holidays(in year: Int) -> [Holiday] {
        rules.compactMap { rule in rule.date(in: year).map { Holiday(date: $0, name: rule.name) } }
            .sorted { ($0.date, $0.name.rank) < ($1.date, $1.name.rank) }
    }

    /// The statutory holidays that fall on a date: none, one, or exceptionally two.
    public func holidays(on date: LocalDate) -> [HolidayName] {
        let dated = DatedForHolidays(date)
        return rules.filter { dated.isDay(of: $0) }.map(\.name).sorted { $0.rank < $1.rank }
    }
}
