import Messages
import Telework
import UseCases

extension RestDays {
    /// The days told one by one; the rest is counted.
    private static let longest = 7

    /// « Aucune demi-journée de cette absence n’est travaillée : samedi 21 novembre 2026 (non travaillé)… », to the person
    /// and to human resources alike.
    public func message(_ words: Wording) -> String {
        var told = days.prefix(RestDays.longest).map { $0.text(words) }
        let rest = days.count - told.count
        if rest > 0 {
            told.append(
                words.count(rest, words.pick("autre jour", "more day"), words.pick("autres jours", "more days")))
        }
        return words.pick(
            "Aucune demi-journée de cette absence n’est travaillée\u{202F}: \(words.list(told)).",
            "Not one half-day of this absence is worked: \(words.list(told)).")
    }
}

extension RestDays.Day {
    fileprivate func text(_ words: Wording) -> String {
        let day = half.map { words.halfDay($0, of: date) } ?? words.longDate(date)
        let reason = isHoliday ? words.pick("férié ou chômé", "holiday") : words.pick("non travaillé", "not worked")
        return "\(day) (\(reason))"
    }
}
