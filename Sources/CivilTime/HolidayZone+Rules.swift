extension HolidayZone {
    /// The statutory holidays of the zone, in no order.
    var rules: [HolidayRule] { statutory.rules }

    /// The same, worked out once for the century at hand.
    var days: DaySet { statutory.days }

    private var statutory: Statutory {
        switch self {
        case .metropolitan, .saintPierreEtMiquelon: .metropolitan
        case .moselle, .basRhin, .hautRhin: .alsaceMoselle
        case .guadeloupe: .guadeloupe
        case .martinique: .martinique
        case .guyane: .guyane
        case .reunion: .reunion
        case .mayotte: .mayotte
        case .saintBarthelemy: .saintBarthelemy
        case .saintMartin: .saintMartin
        }
    }
}

/// The statutory holidays of a place.
private struct Statutory {
    let rules: [HolidayRule]
    let days: DaySet

    private init(adding local: HolidayRule...) {
        rules = Statutory.common + local
        days = DaySet(rules)
    }

    /// The eleven days of the code du travail, L. 3133-1.
    private static let common: [HolidayRule] = [
        HolidayRule(name: .newYear, day: .fixed(month: 1, day: 1)),
        HolidayRule(name: .easterMonday, day: .easter(1)),
        HolidayRule(name: .labourDay, day: .fixed(month: 5, day: 1)),
        HolidayRule(name: .victoryDay, day: .fixed(month: 5, day: 8)),
        HolidayRule(name: .ascension, day: .easter(39)),
        HolidayRule(name: .whitMonday, day: .easter(50)),
        HolidayRule(name: .nationalDay, day: .fixed(month: 7, day: 14)),
        HolidayRule(name: .assumption, day: .fixed(month: 8, day: 15)),
        HolidayRule(name: .allSaints, day: .fixed(month: 11, day: 1)),
        HolidayRule(name: .armistice, day: .fixed(month: 11, day: 11)),
        HolidayRule(name: .christmas, day: .fixed(month: 12, day: 25)),
    ]

    static let metropolitan = Statutory()

    static let alsaceMoselle = Statutory(
        adding: HolidayRule(name: .goodFriday, day: .easter(-2)),
        HolidayRule(name: .saintStephen, day: .fixed(month: 12, day: 26)))

    // The decree 83-1003 was published on 24 November 1983: 20 December is the only one of its dates still to come
    // that year.
    static let guadeloupe = Statutory(adding: abolition(5, 27, 1984...9999))
    static let martinique = Statutory(adding: abolition(5, 22, 1984...9999))
    static let guyane = Statutory(adding: abolition(6, 10, 1984...9999))
    static let reunion = Statutory(adding: abolition(12, 20, 1983...9999))
    static let mayotte = Statutory(adding: abolition(4, 27, 1984...9999))

    // Communes of Guadeloupe until 15 July 2007, with its date until the decree 2012-553 of 23 April 2012 gave
    // 9 October to the one and confirmed 27 May for the other.
    static let saintBarthelemy = Statutory(adding: abolition(5, 27, 1984...2011), abolition(10, 9, 2012...9999))
    // 28 May by the circular of 2018; the decree of 2016 said 28 March by a slip that nobody applied.
    static let saintMartin = Statutory(adding: abolition(5, 27, 1984...2017), abolition(5, 28, 2018...9999))

    private static func abolition(_ month: Int, _ day: Int, _ years: ClosedRange<Int>) -> HolidayRule {
        HolidayRule(name: .abolition, day: .fixed(month: month, day: day), years: years)
    }
}
