import CivilTime
import Messages
import Telework
import UseCases

/// The figures of a page as rows, a figure each, in codes that are the same in both languages: `indicateurs.csv` and
/// `reseau.csv` of docs/data-dictionary.md. What the page hides has a row without a value.
struct FigureFile {
    static let headings = [
        "organisme", "nom", "branche", "mois_debut", "mois", "indicateur", "groupe", "libelle", "valeur", "unite",
        "etat",
    ]

    /// What a row is about, with its code.
    enum Indicator: String, CaseIterable {
        case people
        case teleworkers
        case share = "telework_share"
        case days = "days_paid"
        case amount = "amount_paid"
        case adjustments
        /// How many organismes of the network closed the month.
        case closes = "months_closed"
        case filed = "requests_filed"
        case granted = "requests_granted"
        case refused = "requests_refused"
        case withdrawn = "requests_withdrawn"
        case delay = "decision_time"
        case refusedShare = "refusal_share"

        var unit: String {
            switch self {
            case .people, .teleworkers, .adjustments, .closes, .filed, .granted, .refused, .withdrawn: "count"
            case .share, .refusedShare: "percent"
            case .days, .delay: "days"
            case .amount: "EUR"
            }
        }

        /// Whether it is of the months that requests are looked at over.
        var isOfRequests: Bool {
            [.filed, .granted, .refused, .withdrawn, .delay, .refusedShare].contains(self)
        }
    }

    /// Whose figures they are; nothing for all of the network together.
    private struct Source {
        var code = ""
        var name = ""
        var branch = ""
    }

    private let figures: Steering
    private let tables: SteeringTables
    private(set) var rows: [[String]] = []

    /// The figures of one organisme.
    init(_ figures: Steering, of organisation: Organisation, tables: SteeringTables) {
        self.init(figures, tables)
        add(Source(code: organisation.code, name: organisation.name, branch: organisation.branch ?? ""))
    }

    /// Those of the network, then of each organisme that its page shows, in the order of the page.
    init(_ network: NetworkFigures, shown: [NetworkFigures.Row], tables: SteeringTables) {
        self.init(network.figures, tables)
        let whole = Source(name: tables.words.network)
        add(whole)
        // What the sums of a month are of: those that have not closed it are not in them.
        for month in figures.trend { add(.closes, .count(month.closes), whole, in: month.month) }
        for row in shown { add(row) }
    }

    private init(_ figures: Steering, _ tables: SteeringTables) {
        self.figures = figures
        self.tables = tables
    }

    private mutating func add(_ source: Source) {
        for month in figures.trend {
            for (indicator, value) in [
                (Indicator.people, month.people.figure { .count($0) }), (.share, month.share), (.days, month.paidDays),
                (.amount, month.cost), (.adjustments, month.corrections),
            ] { add(indicator, value, source, in: month.month) }
        }
        let requests = figures.requests
        for (indicator, count) in [
            (Indicator.filed, requests.filed), (.granted, requests.granted), (.refused, requests.refused),
            (.withdrawn, requests.withdrawn),
        ] { add(indicator, count.figure { .count($0) }, source) }
        add(.delay, requests.delay, source)
        for part in figures.refusals { add(.refused, part.count.figure { .count($0) }, source, of: part.slice) }
        for part in figures.formulas { add(.teleworkers, part.count.figure { .count($0) }, source, of: part.slice) }
        for group in figures.sexes + figures.contracts + figures.workingTimes {
            add(.people, group.people.figure { .count($0) }, source, of: group.slice)
            add(.teleworkers, figures.teleworkers(of: group), source, of: group.slice)
            add(.share, figures.share(of: group), source, of: group.slice)
        }
    }

    private mutating func add(_ row: NetworkFigures.Row) {
        let source = Source(code: row.member.code, name: row.member.name, branch: row.member.branch ?? "")
        for column in FigureQuery.Column.allCases {
            guard let indicator = Indicator(column) else { continue }
            add(indicator, row.member.isCounted ? row.value(column) : .none(.uncounted), source)
        }
    }

    private mutating func add(
        _ indicator: Indicator, _ value: FigureValue, _ source: Source, of slice: Slice = .all,
        in month: YearMonth? = nil
    ) {
        let last = month ?? figures.month
        let first = indicator.isOfRequests ? figures.firstRequestMonth : last
        rows.append([
            source.code, source.name, source.branch, first.iso, last.iso, indicator.rawValue, slice.code,
            tables.name(of: slice), value.plain, indicator.unit, value.absence?.rawValue ?? "",
        ])
    }
}

extension FigureFile.Indicator {
    /// What a column of the organismes holds; nil for their names.
    fileprivate init?(_ column: FigureQuery.Column) {
        switch column {
        case .organisme: return nil
        case .people: self = .people
        case .share: self = .share
        case .days: self = .days
        case .cost: self = .amount
        case .delay: self = .delay
        case .refused: self = .refusedShare
        }
    }
}

extension FigureValue {
    /// As files write it: a number without its unit, with a decimal comma; empty where there is none.
    var plain: String {
        switch self {
        case .text(let text): text
        case .count(let count): String(count)
        case .share(let part, let whole): String(Wording.percentage(part, of: whole))
        case .amount(let amount): FigureValue.decimals(Int(amount.value), 2)
        case .days(let halves): FigureValue.decimals(halves * 5, 1)
        case .delay(let minutes): FigureValue.decimals(FigureValue.tenthsOfDays(minutes: minutes), 1)
        case .none: ""
        }
    }

    /// A number of tenths or hundredths: 1234,5
    private static func decimals(_ value: Int, _ places: Int) -> String {
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return (value < 0 ? "-" : "") + padded.dropLast(places) + "," + padded.suffix(places)
    }
}
