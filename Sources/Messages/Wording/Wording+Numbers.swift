import Telework

extension Wording {
    /// 1 234 · 1,234
    public func number(_ value: Int) -> String { sign(value < 0) + grouped(UInt64(value.magnitude)) }

    /// 2,70 € · €2.70
    public func amount(_ amount: Cents) -> String {
        let cents = amount.value.magnitude
        let rest = cents % 100 < 10 ? "0\(cents % 100)" : String(cents % 100)
        let units = grouped(cents / 100)
        let sign = sign(amount.value < 0)
        return isFrench ? "\(sign)\(units),\(rest)\(Wording.narrowSpace)€" : "\(sign)€\(units).\(rest)"
    }

    /// 58 % · 58%
    public func percent(_ value: Int) -> String { number(value) + (isFrench ? "\(Wording.narrowSpace)%" : "%") }

    /// 58 % · 58%, rounded half up; 0 of 0 is 0 %.
    public func percent(_ part: Int, of whole: Int) -> String { percent(Wording.percentage(part, of: whole)) }

    /// The same as a number, for files: pages and files round alike.
    public static func percentage(_ part: Int, of whole: Int) -> Int {
        whole == 0 ? 0 : (part * 200 + whole) / (whole * 2)
    }

    /// 3 demandes · 3 requests, the noun given in both numbers. In French zero and one are singular.
    public func count(_ value: Int, _ singular: String, _ plural: String) -> String {
        "\(number(value))\(Wording.noBreakSpace)\(noun(value, singular, plural))"
    }

    /// The noun that goes with a number: demande or demandes · request or requests. In French zero and one are singular.
    public func noun(_ value: Int, _ singular: String, _ plural: String) -> String {
        (isFrench ? value.magnitude >= 2 : value.magnitude != 1) ? plural : singular
    }

    /// Half-days as a number of days: 5 is 2,5 · 2.5
    public func days(halves: Int) -> String {
        sign(halves < 0) + grouped(UInt64(halves.magnitude / 2))
            + (halves.isMultiple(of: 2) ? "" : pick(",5", ".5"))
    }

    /// Half-days with their noun, for tables: 0,5 jour, 1,5 jour, 2 jours · 0.5 days, 2 days.
    public func daysWithNoun(halves: Int) -> String {
        "\(days(halves: halves))\(Wording.noBreakSpace)\(dayNoun(halves: halves))"
    }

    /// Half-days within a sentence: une demi-journée, 1 jour, 1,5 jour, 2 jours · half a day, 1 day, 1.5 days.
    public func duration(halves: Int) -> String {
        halves == 1 ? pick("une demi-journée", "half a day") : daysWithNoun(halves: halves)
    }

    /// jour or jours · day or days. In French the plural begins at two.
    func dayNoun(halves: Int) -> String {
        let isPlural = isFrench ? halves.magnitude >= 4 : halves.magnitude != 2
        return pick("jour", "day") + (isPlural ? "s" : "")
    }

    /// 12 mois · 12 months
    public func months(_ count: Int) -> String { self.count(count, pick("mois", "month"), pick("mois", "months")) }

    /// 5 jours ouvrés, 45 jours, 2 mois · 5 working days, 45 days, 2 months
    public func delay(_ delay: Delay) -> String {
        switch delay.unit {
        case .civilDays: count(delay.count, pick("jour", "day"), pick("jours", "days"))
        case .workingDays:
            count(delay.count, pick("jour ouvré", "working day"), pick("jours ouvrés", "working days"))
        case .months: months(delay.count)
        }
    }

    /// The sign of negative numbers (U+2212): a hyphen would break at the end of a line.
    private func sign(_ isNegative: Bool) -> String { isNegative ? "\u{2212}" : "" }

    private func grouped(_ value: UInt64) -> String {
        let separator = isFrench ? Wording.narrowSpace : ","
        let digits = String(value)
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += separator }
            result.append(digit)
        }
        return result
    }
}
