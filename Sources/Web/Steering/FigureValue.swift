import Messages
import Telework

/// A figure of the pages of indicators, shown alike in a page and in its file.
enum FigureValue: Hashable, Sendable {
    case text(String)
    case count(Int)
    /// A part of a whole, as a percentage.
    case share(Int, of: Int)
    case days(halves: Int)
    case amount(Cents)
    /// A length of time, in days with one decimal.
    case delay(minutes: Int)
    /// The group is too small, or would tell another that is.
    case hidden
    /// There is nothing to be shown.
    case none
    /// The organisme is still to be counted.
    case uncounted

    func shown(_ words: Wording) -> String {
        switch self {
        case .text(let text): text
        case .count(let count): words.number(count)
        case .share(let part, let whole): whole == 0 ? "–" : words.percent(part, of: whole)
        case .days(let halves): words.days(halves: halves)
        case .amount(let amount): words.amount(amount)
        case .delay(let minutes): words.daysAndTenths(minutes: minutes)
        case .hidden: words.pick("masqué", "hidden")
        case .none: "–"
        case .uncounted: words.pick("en cours", "under way")
        }
    }

    /// The same for a file: numbers without groups of three, amounts without their sign, that spreadsheets read.
    func plain(_ words: Wording) -> String {
        switch self {
        case .count(let count): String(count)
        case .amount(let amount): words.decimals(Int(amount.value), 2)
        case .days(let halves): words.decimals(halves * 5, 1)
        case .delay(let minutes): words.decimals((minutes * 10 + 720) / 1_440, 1)
        case .text, .share, .hidden, .none, .uncounted: shown(words)
        }
    }

    /// What orders a column; nil goes last.
    var rank: Int? {
        switch self {
        case .text, .hidden, .none, .uncounted: nil
        case .count(let count): count
        case .share(let part, let whole): whole == 0 ? nil : part * 1_000_000 / whole
        case .days(let halves): halves
        case .amount(let amount): Int(amount.value)
        case .delay(let minutes): minutes
        }
    }
}

extension Optional {
    /// The figure of a value, or that it is hidden.
    func figure(_ make: (Wrapped) -> FigureValue) -> FigureValue { map(make) ?? .hidden }
}

extension Wording {
    /// 12,3 jours · 12.3 days
    fileprivate func daysAndTenths(minutes: Int) -> String {
        let tenths = (minutes * 10 + 720) / 1_440
        let days = noun(tenths / 10, pick("jour", "day"), pick("jours", "days"))
        return "\(number(tenths / 10))\(pick(",", "."))\(tenths % 10)\u{A0}\(days)"
    }

    /// A number of tenths or hundredths, as a file writes it: 1234,5 · 1234.5
    fileprivate func decimals(_ value: Int, _ places: Int) -> String {
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return (value < 0 ? "-" : "") + padded.dropLast(places) + pick(",", ".") + padded.suffix(places)
    }
}
