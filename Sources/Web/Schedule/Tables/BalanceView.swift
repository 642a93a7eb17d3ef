import Messages
import Telework

/// What is left of the week and of the year, in figures and, for the year, as a gauge.
struct BalanceFigure: Sendable {
    let value: String
    let text: String
    let gauge: String?

    /// The figures of a week, the most wanted first.
    static func all(
        _ balance: WeekBalance, _ envelopes: [EnvelopeBalance], _ language: Language
    ) -> [BalanceFigure] {
        let words = Wording(language)
        var figures: [BalanceFigure] = []
        let placed = words.duration(halves: balance.placed)
        if let limit = balance.limit, let left = balance.left {
            let of = words.days(halves: limit)
            figures.append(
                BalanceFigure(
                    value: words.daysWithNoun(halves: left),
                    text: words.pick(
                        "à placer cette semaine (déjà \(words.days(halves: balance.placed)) sur \(of))",
                        "left to place this week (\(words.days(halves: balance.placed)) of \(of) placed)"),
                    gauge: nil))
        } else {
            figures.append(
                BalanceFigure(
                    value: placed, text: words.pick("de télétravail cette semaine", "of telework this week"),
                    gauge: nil))
        }
        let minimum = words.duration(halves: balance.onSiteMinimum)
        figures.append(
            BalanceFigure(
                value: words.daysWithNoun(halves: balance.onSite),
                text: balance.onSiteMinimum == 0
                    ? words.pick("sur site cette semaine", "on site this week")
                    : words.pick("sur site, pour un minimum de \(minimum)", "on site, of at least \(minimum)"),
                gauge: nil))
        return figures + envelopes.map { figure($0, words) }
    }

    private static func figure(_ envelope: EnvelopeBalance, _ words: Wording) -> BalanceFigure {
        let text = words.pick(
            "restants dans l’enveloppe \(envelope.year) (déjà \(words.days(halves: envelope.used)) sur "
                + "\(words.days(halves: envelope.total)))",
            "left in the \(envelope.year) envelope (\(words.days(halves: envelope.used)) of "
                + "\(words.days(halves: envelope.total)) used)")
        let value = words.daysWithNoun(halves: envelope.left)
        return BalanceFigure(
            value: value, text: text,
            gauge: Gauge.svg(
                used: envelope.used, of: envelope.total,
                label: words.pick(
                    "\(words.duration(halves: envelope.used)) pris ou placés sur "
                        + words.duration(halves: envelope.total),
                    "\(words.duration(halves: envelope.used)) taken or placed of "
                        + words.duration(halves: envelope.total))))
    }

    /// The same as sentences, for the verdict.
    static func sentences(
        _ balance: WeekBalance, _ envelopes: [EnvelopeBalance], _ language: Language
    ) -> [String] {
        [all(balance, envelopes, language).map { "\($0.value) \($0.text)" }.joined(separator: " · ")]
    }
}
