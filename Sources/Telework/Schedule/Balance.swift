import CivilTime

/// What is left of a week's telework, kept in sight of the person (PLA-1).
public struct WeekBalance: Hashable, Sendable {
    /// Half-days that may be teleworked this week; nil when no text or agreement limits them.
    public let limit: Int?
    public let placed: Int
    /// Half-days on site, and the least of them that the texts ask for this week.
    public let onSite: Int
    public let onSiteMinimum: Int

    public init(cells: WeekCells, facts: WeekFacts) {
        // Rules that change within the week bind the whole of it, as they do when the week is judged.
        let periods = facts.rules.rules(during: facts.week)
        let textLimits = periods.map { WeekBalance.limit(cells: cells, facts: facts, rules: $0) }
        let agreed = facts.week.days.lazy.compactMap { facts.agreements.inForce(on: $0) }.first
        limit = (textLimits + [agreed?.formula.halvesPerWeek]).compactMap(\.self).min()
        placed = cells.teleworkHalves
        onSite = cells.onSiteHalves
        onSiteMinimum =
            periods.map { min($0.halves(.onSiteMinimum)?.value ?? 0, WeekRules.counted(cells, $0)) }.max() ?? 0
    }

    public var left: Int? { limit.map { max(0, $0 - placed) } }

    static func limit(cells: WeekCells, facts: WeekFacts, rules: EffectiveRules) -> Int? {
        let away = cells.count { $0 == .absent || $0 == .holiday }
        return WeeklyLimit.halves(
            rules: rules, pattern: facts.pattern, available: max(0, facts.pattern.halves - away))
    }
}

/// What is left of an annual envelope.
public struct EnvelopeBalance: Hashable, Sendable {
    public let year: Int
    /// Half-days of the year, after the prorating that the text asks for.
    public let total: Int
    /// Half-days placed or teleworked.
    public let used: Int

    public var left: Int { max(0, total - used) }

    /// Nil when no envelope agreement touches the year.
    public init?(year: Int, agreements: [Agreement], rules: EffectiveRules, used: Int) {
        guard let first = LocalDate(year: year, month: 1, day: 1), let last = LocalDate(year: year, month: 12, day: 31)
        else { return nil }
        let civilYear = DateSpan(from: first, through: last)
        let length = last - first + 1
        var total = 0
        var found = false
        for agreement in agreements {
            guard case .envelope(let halves) = agreement.formula,
                let common = agreement.span.intersection(civilYear)
            else { continue }
            let days = (common.last ?? last) - common.first + 1
            let prorata = rules.choice(.envelopeProration, as: Proration.self)?.value == .prorata
            // Rounded to the nearest half-day; a whole day where half-days cannot be teleworked.
            let share = prorata ? (2 * halves * days + length) / (2 * length) : halves
            total = prorata ? total + share : max(total, share)
            found = true
        }
        guard found else { return nil }
        self.year = year
        self.total = rules.flag(.halfDays)?.value == false ? (total + 1) / 2 * 2 : total
        self.used = used
    }
}

extension EnvelopeBalance {
    /// The envelope of a year with a week counted in; nil when no envelope agreement touches the year.
    public init?(year: Int, cells: WeekCells, facts: WeekFacts) {
        let day = facts.week.days.first { $0.year == year } ?? facts.week.monday
        let here = EnvelopeBalance.halves(in: cells, week: facts.week, agreements: facts.agreements)[year] ?? 0
        self.init(
            year: year, agreements: facts.agreements, rules: facts.rules.rules(on: day),
            used: (facts.teleworkOutsideWeek[year] ?? 0) + here)
    }

    /// The half-days of a week that an envelope pays for, by civil year.
    public static func halves(in cells: WeekCells, week: ISOWeek, agreements: [Agreement]) -> [Int: Int] {
        var halves: [Int: Int] = [:]
        for (weekday, _, cell) in cells.all where cell.isTelework {
            let date = week.day(weekday)
            guard let agreement = agreements.inForce(on: date), agreement.formula.kind == .envelope else { continue }
            halves[date.year, default: 0] += 1
        }
        return halves
    }
}
