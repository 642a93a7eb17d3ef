import CivilTime

/// What the rules need to know to judge a request.
public struct RequestFacts: Sendable {
    public var today: LocalDate
    /// The rules in force on the first day asked for.
    public var rules: EffectiveRules
    /// Each is nil when unknown, which makes the decision incomplete when a rule needs it.
    public var employment: DateSpan?
    public var contract: Contract?
    public var pattern: WorkingPattern?
    public var post: Post?
    /// Whether another request of the person waits for an answer.
    public var hasPendingRequest: Bool
    /// The person's agreements that are not over.
    public var agreements: [Agreement]

    public init(
        today: LocalDate, rules: EffectiveRules, employment: DateSpan?, contract: Contract?,
        pattern: WorkingPattern?, post: Post?, hasPendingRequest: Bool = false, agreements: [Agreement] = []
    ) {
        self.today = today
        self.rules = rules
        self.employment = employment
        self.contract = contract
        self.pattern = pattern
        self.post = post
        self.hasPendingRequest = hasPendingRequest
        self.agreements = agreements
    }
}

/// The rules on what may be asked for (CAD-3 to CAD-7, CAD-12).
public enum RequestRules {
    /// Judges a proposal on its own: the same for a request, a counter-proposal, and the visa.
    public static func decide(_ proposal: Proposal, facts: RequestFacts) -> Decision {
        var judge = Judge()
        if facts.rules.isEmpty { judge.lacks(.textInForce) }
        judgeState(proposal, facts, &judge)
        judgeOffer(proposal, facts, &judge)
        judgeEligibility(proposal, facts, &judge)
        judgeQuantity(proposal, facts, &judge)
        return tightestFirst(judge.decision, proposal.formula)
    }

    /// The state of things: dates, employment, other requests and agreements.
    private static func judgeState(_ proposal: Proposal, _ facts: RequestFacts, _ judge: inout Judge) {
        // Both sides agree before anybody teleworks.
        if proposal.start < facts.today { judge.refuse(.startInPast(start: proposal.start), .law(.telework)) }
        if let employment = facts.employment, !employment.contains(proposal.start) {
            judge.refuse(
                .startOutsideEmployment(start: proposal.start), .law(.telework), through: .employmentContract)
        }
        if facts.hasPendingRequest {
            judge.refuse(.requestPending, facts.rules.article(.answerDelay, or: .telework))
        }
        // A new agreement replaces the one in force from its first day on; it cannot jump over one that begins later.
        let later = facts.agreements.filter { $0.span.first >= proposal.start }
        if let last = later.max(by: { $0.span.first < $1.span.first }) {
            judge.refuse(.agreementBeginsLater(start: last.span.first), .law(.telework), through: last.instrument)
        }
    }

    private static func judgeOffer(_ proposal: Proposal, _ facts: RequestFacts, _ judge: inout Judge) {
        let rules = facts.rules
        let kind = proposal.formula.kind
        judge.look(at: .formulas, in: rules, as: rules.codes(.formulas)) { offered in
            offered.contains(kind.rawValue) ? [] : [.formulaNotOffered(asked: kind, offered: offered)]
        }
        judge.look(at: .places, in: rules, as: rules.codes(.places)) { offered in
            proposal.places.filter { !offered.contains($0.rawValue) }.map {
                .placeNotOffered(asked: $0, offered: offered)
            }
        }
        judge.look(at: .agreementDuration, in: rules, as: rules.count(.agreementDuration)) { months in
            guard let end = proposal.end else { return [] }
            return end < proposal.start.adding(months: months) ? [] : [.agreementTooLong(months: months)]
        }
    }

    private static func judgeEligibility(_ proposal: Proposal, _ facts: RequestFacts, _ judge: inout Judge) {
        let rules = facts.rules
        if let contract = facts.contract {
            judge.look(at: .contracts, in: rules, as: rules.codes(.contracts)) { concerned in
                concerned.contains(contract.rawValue) ? [] : [.contractNotConcerned(contract: contract)]
            }
        } else {
            judge.cannotJudge(.contracts, in: rules, without: .contract)
        }
        if let arrival = facts.employment?.first {
            judge.look(at: .seniority, in: rules, as: rules.count(.seniority)) { months in
                let from = arrival.adding(months: months)
                return from <= proposal.start ? [] : [.seniorityTooShort(months: months, eligibleFrom: from)]
            }
        } else {
            judge.cannotJudge(.seniority, in: rules, without: .arrival)
        }
        if let post = facts.post {
            let share = post.teleworkableShare(excluding: rules.codes(.excludedActivities)?.value ?? [])
            judge.look(at: .teleworkableShare, in: rules, as: rules.count(.teleworkableShare)) { minimum in
                share >= minimum ? [] : [.activitiesNotTeleworkable(share: share, minimum: minimum)]
            }
        } else {
            judge.cannotJudge(.teleworkableShare, in: rules, without: .post)
        }
    }

    private static func judgeQuantity(_ proposal: Proposal, _ facts: RequestFacts, _ judge: inout Judge) {
        let rules = facts.rules
        if proposal.formula.quantity <= 0 { judge.refuse(.emptyFormula, rules.article(.formulas, or: .telework)) }
        if case .fixed = proposal.formula {
        } else {
            judge.look(at: .halfDays, in: rules, as: rules.flag(.halfDays)) { allowed in
                allowed || proposal.formula.quantity % 2 == 0 ? [] : [.halfDaysNotAllowed]
            }
        }
        if case .envelope(let halves) = proposal.formula {
            judge.look(at: .annualMaximum, in: rules, as: rules.halves(.annualMaximum)) { limit in
                halves <= limit ? [] : [.annualEnvelopeTooLarge(asked: halves, limit: limit)]
            }
        }
        guard let asked = proposal.formula.halvesPerWeek else { return }
        guard let pattern = facts.pattern else {
            for key in [RuleKey.weeklyMaximum, .onSiteMinimum] {
                judge.cannotJudge(key, in: rules, without: .workingPattern)
            }
            return
        }
        judge.look(at: .weeklyMaximum, in: rules, as: rules.halves(.weeklyMaximum)) { _ in
            let limit = WeeklyLimit.halves(rules: rules, pattern: pattern, available: pattern.halves) ?? asked
            return asked <= limit ? [] : [.weeklyQuotaExceeded(limit: limit, asked: asked)]
        }
        judge.look(at: .weeklyMinimum, in: rules, as: rules.halves(.weeklyMinimum)) { minimum in
            asked >= minimum ? [] : [.weeklyMinimumNotReached(asked: asked, minimum: minimum)]
        }
        judge.look(at: .onSiteMinimum, in: rules, as: rules.halves(.onSiteMinimum)) { minimum in
            let counted = (rules.codes(.onSiteCounts)?.value ?? []).contains("part_time") ? 10 : pattern.halves
            let floor = min(minimum, counted)
            let left = pattern.halves - asked
            return left >= floor ? [] : [.onSiteMinimumNotReached(minimum: floor, left: left)]
        }
        if let post = facts.post {
            let share = post.teleworkableShare(excluding: rules.codes(.excludedActivities)?.value ?? [])
            judge.look(at: .daysWithinShare, in: rules, as: rules.flag(.daysWithinShare)) { applies in
                let limit = pattern.halves * share / 100
                return !applies || asked <= limit ? [] : [.daysBeyondShare(asked: asked, limit: limit, share: share)]
            }
        }
        if case .fixed(let days) = proposal.formula { judgeFixed(days, pattern, rules, &judge) }
    }

    private static func judgeFixed(
        _ days: HalfDaySet, _ pattern: WorkingPattern, _ rules: EffectiveRules, _ judge: inout Judge
    ) {
        for weekday in days.subtracting(pattern).weekdays {
            judge.refuse(.weekdayNotWorked(weekday: weekday), .law(.telework), through: .workingPattern)
        }
        judge.look(at: .halfDays, in: rules, as: rules.flag(.halfDays)) { allowed in
            allowed || !days.splitsDay(of: pattern) ? [] : [.halfDaysNotAllowed]
        }
        judge.look(at: .forbiddenWeekdays, in: rules, as: rules.codes(.forbiddenWeekdays)) { forbidden in
            days.weekdays.filter { forbidden.contains(WeekdayCode($0).rawValue) }.map { .weekdayForbidden(weekday: $0) }
        }
    }
}
