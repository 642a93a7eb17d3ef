import Messages
import Telework

/// A figure of the pages of indicators, shown alike in a page and in its file.
enum FigureValue: Hashable, Sendable {
    case text(String)
    case count(Int)
    /// A part of a whole that is not zero, as a percentage.
    case share(Int, of: Int)
    case days(halves: Int)
    case amount(Cents)
    /// A length of time, in days with one decimal.
    case delay(minutes: Int)
    /// There is no figure, for this reason.
    case none(Absence)

    /// Why there is no figure. The raw value is its code in files.
    enum Absence: String, CaseIterable, Hashable, Sendable {
        /// The group is too small, or would tell another that is.
        case hidden
        /// Nothing is known of telework by then.
        case noData = "no-data"
        /// The month is not closed yet: nothing was paid.
        case notClosed = "not-closed"
        /// No request was decided.
        case noDecision = "no-decision"
        /// The organisme is still to be counted.
        case uncounted
    }

    /// A part of a whole; nothing is known of the parts of nobody.
    static func part(_ part: Int, of whole: Int, else absence: Absence = .noData) -> FigureValue {
        whole == 0 ? .none(absence) : .share(part, of: whole)
    }

    func shown(_ words: Wording) -> String {
        switch self {
        case .text(let text): text
        case .count(let count): words.number(count)
        case .share(let part, let whole): words.percent(part, of: whole)
        case .days(let halves): words.days(halves: halves)
        case .amount(let amount): words.amount(amount)
        case .delay(let minutes): words.daysAndTenths(minutes: minutes)
        case .none(let absence): absence.shown(words)
        }
    }

    /// What orders a column; nil goes last.
    var rank: Int? {
        switch self {
        case .text, .none: nil
        case .count(let count): count
        case .share(let part, let whole): part * 1_000_000 / whole
        case .days(let halves): halves
        case .amount(let amount): Int(amount.value)
        case .delay(let minutes): minutes
        }
    }

    var absence: Absence? { if case .none(let absence) = self { absence } else { nil } }
}

extension FigureValue.Absence {
    /// In a cell.
    func shown(_ words: Wording) -> String {
        switch self {
        case .hidden: words.pick("masqué", "hidden")
        case .noData, .noDecision: "–"
        case .notClosed: words.pick("non clôturé", "not closed")
        case .uncounted: words.pick("en comptage", "being counted")
        }
    }

    /// Why there is no figure, without a capital.
    func reason(_ words: Wording) -> String {
        switch self {
        case .hidden:
            words.pick(
                "moins de \(Suppression.threshold) personnes ou demandes, ou de quoi les déduire",
                "fewer than \(Suppression.threshold) people or requests, or what would tell them")
        case .noData: words.pick("aucune donnée", "no data")
        case .notClosed: words.pick("chiffres connus à la clôture du mois", "figures known once the month is closed")
        case .noDecision: words.pick("aucune demande décidée", "no request decided")
        case .uncounted: words.pick("chiffres en cours de comptage", "figures being counted")
        }
    }
}

extension Optional {
    /// The figure of a value, or that it is hidden.
    func figure(_ make: (Wrapped) -> FigureValue) -> FigureValue { map(make) ?? .none(.hidden) }
}

extension Wording {
    /// 12,3 jours · 12.3 days
    fileprivate func daysAndTenths(minutes: Int) -> String {
        let tenths = FigureValue.tenthsOfDays(minutes: minutes)
        let days = noun(tenths / 10, pick("jour", "day"), pick("jours", "days"))
        return "\(number(tenths / 10))\(pick(",", "."))\(tenths % 10)\u{A0}\(days)"
    }
}

extension FigureValue {
    /// Rounded half up.
    static func tenthsOfDays(minutes: Int) -> Int { (minutes * 10 + 720) / 1_440 }
}
