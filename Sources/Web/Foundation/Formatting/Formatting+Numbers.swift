import Telework

extension Formatting {
    /// 1 234 · 1,234
    public func number(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var groups: [Substring] = []
        var rest = digits[...]
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        groups.insert(rest, at: 0)
        return (value < 0 ? minus : "") + groups.joined(separator: isFrench ? Formatting.narrowSpace : ",")
    }

    /// 2,70 € · €2.70
    public func amount(_ amount: Cents) -> String {
        let cents = amount.value.magnitude
        let units = number(Int(cents / 100))
        let rest = cents % 100 < 10 ? "0\(cents % 100)" : String(cents % 100)
        let sign = amount.value < 0 ? minus : ""
        return isFrench ? "\(sign)\(units),\(rest)\(Formatting.narrowSpace)€" : "\(sign)€\(units).\(rest)"
    }

    /// Half-days as days: 5 is 2,5 · 2.5
    public func days(halves: Int) -> String {
        let whole = number(Int(halves.magnitude / 2))
        let sign = halves < 0 ? minus : ""
        return sign + whole + (halves.isMultiple(of: 2) ? "" : isFrench ? ",5" : ".5")
    }

    /// Half-days with their noun: 1,5 jour, 2 jours · 1.5 days. In French the plural begins at two.
    public func daysWithNoun(halves: Int) -> String {
        let isPlural = isFrench ? halves.magnitude >= 4 : halves.magnitude != 2
        let noun = (isFrench ? "jour" : "day") + (isPlural ? "s" : "")
        return "\(days(halves: halves))\(Formatting.noBreakSpace)\(noun)"
    }

    /// 3 demandes · 3 requests, the noun given in both numbers. In French zero and one are singular.
    public func count(_ value: Int, _ singular: String, _ plural: String) -> String {
        let isPlural = isFrench ? value.magnitude >= 2 : value.magnitude != 1
        return "\(number(value))\(Formatting.noBreakSpace)\(isPlural ? plural : singular)"
    }

    /// 58 % · 58%, rounded half up; 0 of 0 is 0 %.
    public func percent(_ part: Int, of whole: Int) -> String {
        let value = whole == 0 ? 0 : (part * 200 + whole) / (whole * 2)
        return number(value) + (isFrench ? "\(Formatting.narrowSpace)%" : "%")
    }

    /// The sign of negative numbers (U+2212): a hyphen would break at the end of a line.
    private var minus: String { "\u{2212}" }
}
