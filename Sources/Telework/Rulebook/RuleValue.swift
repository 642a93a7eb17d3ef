import CivilTime

/// The value that a text gives to a rule, by type.
public enum RuleValue: Hashable, Sendable {
    /// A duration in half-days, so that one and a half days is exact.
    case days(halves: Int)
    case months(Int)
    case percent(Int)
    case flag(Bool)
    /// Codes, sorted, without repetition.
    case set([String])
    case choice(String)
    case delay(Delay)
    case amounts([DatedAmount])
    case motives([Motive])
}

/// A lapse of time with its unit, which texts never leave out.
public struct Delay: Hashable, Sendable, Codable {
    public enum Unit: String, CaseIterable, Hashable, Sendable, Codable {
        case civilDays = "civil_days"
        case workingDays = "working_days"
        case months
    }

    public let count: Int
    public let unit: Unit

    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// The day that ends the delay when it begins on `date`; working days skip what `calendar` says is not worked.
    public func end(from date: LocalDate, calendar: HolidayCalendar) -> LocalDate {
        switch unit {
        case .civilDays: date.adding(days: count)
        case .workingDays: date.adding(workingDays: count, calendar: calendar)
        case .months: date.adding(months: count)
        }
    }

    /// A length in civil days, to tell the longer of two delays: five working days are a week, a month is thirty days.
    var comparableDays: Int {
        switch unit {
        case .civilDays: count
        case .workingDays: count + 2 * (count / 5)
        case .months: 30 * count
        }
    }
}

/// How sure a value is, as `facts.md` and the files mark it.
public enum Certainty: String, CaseIterable, Hashable, Sendable, Codable {
    case verified
    case unverified
    /// Made for the samples; HR must confirm or replace it before a month is closed.
    case fictional
}

/// An amount per teleworked day, from a date on, until the next one begins.
public struct DatedAmount: Hashable, Sendable {
    public let from: LocalDate
    public let amount: Cents
    public let certainty: Certainty
    public let source: String

    public init(from: LocalDate, amount: Cents, certainty: Certainty, source: String) {
        self.from = from
        self.amount = amount
        self.certainty = certainty
        self.source = source
    }
}

/// A reason that a text gives managers to refuse a request, with its code.
public struct Motive: Hashable, Sendable {
    public let code: String
    public let label: LocalizedText

    public init(code: String, label: LocalizedText) {
        self.code = code
        self.label = label
    }
}
