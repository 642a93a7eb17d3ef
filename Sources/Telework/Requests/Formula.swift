import CivilTime

/// How telework is laid out (CAD-3). The raw value is the code of texts and files.
public enum FormulaKind: String, CaseIterable, Hashable, Sendable, Codable {
    case fixed
    case flexible
    case envelope
}

/// A formula with its quantity.
public enum Formula: Hashable, Sendable {
    /// *Jours fixes*: the same half-days every week.
    case fixed(HalfDaySet)
    /// *Jours flexibles*: so many half-days a week, placed by the person.
    case flexible(halvesPerWeek: Int)
    /// *Enveloppe annuelle*: so many half-days a civil year, placed by the person.
    case envelope(halvesPerYear: Int)

    public var kind: FormulaKind {
        switch self {
        case .fixed: .fixed
        case .flexible: .flexible
        case .envelope: .envelope
        }
    }

    /// Half-days of an ordinary week; nil for an envelope, which has none.
    public var halvesPerWeek: Int? {
        switch self {
        case .fixed(let days): days.halves
        case .flexible(let halves): halves
        case .envelope: nil
        }
    }

    /// Half-days of the period that the formula counts in, week or year.
    public var quantity: Int {
        switch self {
        case .fixed(let days): days.halves
        case .flexible(let halves), .envelope(let halves): halves
        }
    }

    /// The form stored: `fixed:11000000001100`, `flexible:4`, `envelope:200`.
    public var code: String {
        switch self {
        case .fixed(let days): "fixed:\(days.text)"
        case .flexible(let halves): "flexible:\(halves)"
        case .envelope(let halves): "envelope:\(halves)"
        }
    }

    public init?(code: String) {
        let parts = code.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        switch FormulaKind(rawValue: String(parts[0])) {
        case .fixed:
            guard let days = HalfDaySet(text: parts[1]) else { return nil }
            self = .fixed(days)
        case .flexible:
            guard let halves = Int(parts[1]), halves >= 0 else { return nil }
            self = .flexible(halvesPerWeek: halves)
        case .envelope:
            guard let halves = Int(parts[1]), halves >= 0 else { return nil }
            self = .envelope(halvesPerYear: halves)
        case nil: return nil
        }
    }
}

/// Where telework is done (CAD-5).
public enum Place: String, CaseIterable, Hashable, Sendable, Codable {
    case home
    /// Another private residence.
    case residence
    /// The premises of another organisme.
    case otherOrganisation = "other_organisation"
    /// *Tiers-lieu*.
    case thirdPlace = "third_place"
}

/// What is asked for, or proposed instead.
public struct Proposal: Hashable, Sendable {
    public var formula: Formula
    /// The places, the usual one first; never empty.
    public var places: [Place]
    /// First day, and last one when it is for a time.
    public var start: LocalDate
    public var end: LocalDate?

    public init(formula: Formula, places: [Place], start: LocalDate, end: LocalDate? = nil) {
        self.formula = formula
        self.places = places
        self.start = start
        self.end = end
    }

    public var place: Place { places.first ?? .home }
}
