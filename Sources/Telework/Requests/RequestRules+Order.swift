extension RequestRules {
    /// Of several limits on the days of a week the tightest comes first: whoever keeps to it keeps to the others.
    static func tightestFirst(_ decision: Decision, _ formula: Formula) -> Decision {
        guard case .refused(let reasons) = decision.verdict, let asked = formula.halvesPerWeek else { return decision }
        let limits = reasons.map { weeklyLimit($0.cause, asked: asked) }
        let places = limits.indices.filter { limits[$0] != nil }
        let sorted = places.sorted { (limits[$0] ?? 0, $0) < (limits[$1] ?? 0, $1) }
        var ordered = reasons
        for (place, origin) in zip(places, sorted) { ordered[place] = reasons[origin] }
        return Decision(verdict: .refused(ordered), trace: decision.trace)
    }

    /// The half-days of telework a week that a cause leaves; nil for one about something else.
    private static func weeklyLimit(_ cause: Cause, asked: Int) -> Int? {
        switch cause {
        case .weeklyQuotaExceeded(let limit, _), .daysBeyondShare(_, let limit, _): limit
        case .onSiteMinimumNotReached(let minimum, let left): asked + left - minimum
        default: nil
        }
    }
}
