/// The rules that a text may set. The raw value is the key of the YAML files.
public enum RuleKey: String, CaseIterable, Hashable, Sendable, Codable {
    /// Formulas that may be asked for: `fixed`, `flexible`, `envelope`.
    case formulas
    /// The most telework in one week.
    case weeklyMaximum = "weekly_days_max"
    /// The least telework in one week that a formula may be asked for (CAD-12).
    case weeklyMinimum = "weekly_days_min"
    /// The most days of an annual envelope.
    case annualMaximum = "annual_days_max"
    /// The least presence on site in one week.
    case onSiteMinimum = "on_site_days_min"
    /// What counts as worked when the presence is measured: `holiday`, `absence`, `part_time`.
    case onSiteCounts = "on_site_counts"
    /// Whether a single half-day may be teleworked.
    case halfDays = "half_days"
    /// Places allowed: `home`, `residence`, `other_organisation`, `third_place`.
    case places
    /// Kinds of activity that cannot be done at a distance.
    case excludedActivities = "excluded_activities"
    /// The least share of teleworkable activities in the post.
    case teleworkableShare = "teleworkable_share_min"
    /// Whether the weekly days may not exceed the teleworkable share of the post.
    case daysWithinShare = "days_within_share"
    /// The least time since arrival.
    case seniority = "seniority_months_min"
    /// Contracts that may ask.
    case contracts
    /// Notice to place a day.
    case placeNotice = "place_notice"
    /// Notice to move a day already placed.
    case moveNotice = "move_notice"
    /// Weekdays that cannot be teleworked: `monday` … `sunday`.
    case forbiddenWeekdays = "forbidden_weekdays"
    /// How the weekly days follow part-time: `none`, `prorata`.
    case partTimeProration = "part_time_proration"
    /// How the weekly days follow absences: `none`, `prorata`.
    case absenceDeduction = "absence_deduction"
    /// How the annual envelope follows an arrival or an agreement within the year: `none`, `prorata`.
    case envelopeProration = "envelope_proration"
    /// The longest agreement.
    case agreementDuration = "agreement_months_max"
    /// Coded motives of refusal.
    case refusalMotives = "refusal_motives"
    /// The time the employer has to answer.
    case answerDelay = "answer_delay"
    /// The time the direction has to re-examine a refusal.
    case reexaminationDelay = "reexamination_delay"
    /// The flat allowance per teleworked day, by date.
    case allowanceDay = "allowance_day"
    /// What a teleworked half-day earns: `half`, `full`, `none`.
    case allowanceHalfDay = "allowance_half_day"
    /// Places whose days earn the allowance.
    case allowancePlaces = "allowance_places"
}

/// The direction in which a lower text may go without a derogation.
public enum Narrowing: Hashable, Sendable {
    /// A limit: lower is narrower.
    case atMost
    /// A floor: higher is narrower.
    case atLeast
    /// A permission by list: fewer is narrower.
    case subset
    /// A prohibition by list: more is narrower.
    case superset
    /// A permission: false is narrower.
    case whenFalse
    /// A condition: true is narrower.
    case whenTrue
    /// A choice left to each layer.
    case free
}

/// The type a rule's value must have.
public enum RuleType: Hashable, Sendable {
    case days
    case months
    case percent
    case flag
    case set([String])
    case choice([String])
    case delay
    case amounts
    case motives
}

extension RuleKey {
    /// The type of the rule's value, with the codes that a set or a choice may hold.
    public var type: RuleType {
        switch self {
        case .formulas: .set(FormulaKind.allCases.map(\.rawValue))
        case .weeklyMaximum, .weeklyMinimum, .annualMaximum, .onSiteMinimum: .days
        case .onSiteCounts: .set(["absence", "holiday", "part_time"])
        case .halfDays, .daysWithinShare: .flag
        case .places, .allowancePlaces: .set(Place.allCases.map(\.rawValue))
        case .excludedActivities: .set(ActivityKind.allCases.map(\.rawValue))
        case .teleworkableShare: .percent
        case .seniority, .agreementDuration: .months
        case .contracts: .set(Contract.allCases.map(\.rawValue))
        case .placeNotice, .moveNotice, .answerDelay, .reexaminationDelay: .delay
        case .forbiddenWeekdays: .set(WeekdayCode.allCases.map(\.rawValue))
        case .partTimeProration, .absenceDeduction, .envelopeProration: .choice(Proration.allCases.map(\.rawValue))
        case .refusalMotives: .motives
        case .allowanceDay: .amounts
        case .allowanceHalfDay: .choice(HalfDayAllowance.allCases.map(\.rawValue))
        }
    }

    /// The direction in which a lower text may narrow the rule.
    public var narrowing: Narrowing {
        switch self {
        case .formulas, .places, .contracts: .subset
        case .weeklyMaximum, .annualMaximum, .agreementDuration: .atMost
        case .weeklyMinimum, .onSiteMinimum, .teleworkableShare, .seniority: .atLeast
        case .halfDays: .whenFalse
        case .daysWithinShare: .whenTrue
        case .excludedActivities, .forbiddenWeekdays: .superset
        case .placeNotice, .moveNotice: .atLeast
        case .answerDelay, .reexaminationDelay: .atMost
        // The frame's flat amount is owed to everyone: a local text may pay more, not less.
        case .allowanceDay: .atLeast
        case .onSiteCounts, .partTimeProration, .absenceDeduction, .envelopeProration, .refusalMotives,
            .allowanceHalfDay, .allowancePlaces:
            .free
        }
    }
}

/// How a right follows a shorter presence.
public enum Proration: String, CaseIterable, Hashable, Sendable, Codable {
    case none
    case prorata
}

/// What a single teleworked half-day earns.
public enum HalfDayAllowance: String, CaseIterable, Hashable, Sendable, Codable {
    case none
    case half
    case full
}
