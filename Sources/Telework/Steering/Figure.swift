import CivilTime

/// What is counted, in an organisme and in the network (PIL-1). The raw value is its code in the base.
public enum Measure: String, CaseIterable, Hashable, Sendable {
    /// People employed at the end of a month.
    case people
    /// Those of them who have an agreement in force that day.
    case teleworkers
    case filed = "requests_filed"
    case granted = "requests_granted"
    case refused = "requests_refused"
    case withdrawn = "requests_withdrawn"
    /// Minutes from each filing to the visa or the refusal, summed over the requests decided in the month.
    case decisionMinutes = "decision_minutes"
    /// 1 in a month that is closed.
    case closes = "months_closed"
    /// People with a line in the close of the month.
    case paidPeople = "people_paid"
    /// Half-days that the close of the month pays, those taken back deducted.
    case paidHalves = "halves_paid"
    case paidCents = "cents_paid"
    /// Lines of the close that correct an earlier month.
    case adjustments

    /// Whether it is a state that lasts, kept as what each month adds or takes: its value is the sum up to a month.
    public var isStock: Bool { self == .people || self == .teleworkers }
}

/// Which part of a measure: one criterion at most, since crossing several would soon tell of one person.
public enum Slice: Hashable, Sendable {
    case all
    case sex(Sex?)
    case contract(Contract)
    case workingTime(WorkingTime)
    case formula(FormulaKind)
    /// The coded motive of a refusal.
    case motive(String)

    /// The form stored; empty for the whole.
    public var code: String {
        switch self {
        case .all: ""
        case .sex(let sex): "sex:\(sex?.rawValue ?? "")"
        case .contract(let contract): "contract:\(contract.rawValue)"
        case .workingTime(let time): "time:\(time.rawValue)"
        case .formula(let kind): "formula:\(kind.rawValue)"
        case .motive(let code): "motive:\(code)"
        }
    }

    public init?(code: String) {
        let parts = code.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            guard code.isEmpty else { return nil }
            self = .all
            return
        }
        let found: Slice? =
            switch parts[0] {
            case "sex": parts[1].isEmpty ? .sex(nil) : Sex(rawValue: parts[1]).map { .sex($0) }
            case "contract": Contract(rawValue: parts[1]).map { .contract($0) }
            case "time": WorkingTime(rawValue: parts[1]).map { .workingTime($0) }
            case "formula": FormulaKind(rawValue: parts[1]).map { .formula($0) }
            case "motive": .motive(parts[1])
            default: nil
            }
        guard let found else { return nil }
        self = found
    }
}

/// Whether a working pattern has all ten half-days of a week.
public enum WorkingTime: String, CaseIterable, Hashable, Sendable {
    case full, part

    init(_ pattern: WorkingPattern) { self = pattern.halves < WorkingPattern.fullTime.halves ? .part : .full }
}

/// A measure of a part in a month.
public struct Figure: Hashable, Sendable {
    public let measure: Measure
    public let slice: Slice
    public let month: YearMonth

    public init(_ measure: Measure, _ slice: Slice, _ month: YearMonth) {
        self.measure = measure
        self.slice = slice
        self.month = month
    }

    /// A whole measure.
    public init(_ measure: Measure, _ month: YearMonth) { self.init(measure, .all, month) }
}

extension Figure: Comparable {
    /// In the order of the base: measure, part, month.
    public static func < (left: Figure, right: Figure) -> Bool {
        (left.measure.rawValue, left.slice.code, left.month) < (right.measure.rawValue, right.slice.code, right.month)
    }
}
