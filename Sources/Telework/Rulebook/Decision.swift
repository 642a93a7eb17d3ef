/// What the rules answer. The same facts always give the same decision.
public struct Decision: Sendable, Hashable {
    public let verdict: Verdict
    /// Every rule that was looked at, in order, with its source and how it came out.
    public let trace: [TraceEntry]

    public enum Verdict: Sendable, Hashable {
        case allowed
        /// All the reasons at once, in the order of the trace; of limits on one number, the tightest first.
        case refused([Reason])
        /// Nothing forbids it, but these facts are missing to say yes.
        case incomplete([Fact])
    }

    public init(verdict: Verdict, trace: [TraceEntry]) {
        self.verdict = verdict
        self.trace = trace
    }

    public var isAllowed: Bool { verdict == .allowed }

    public var reasons: [Reason] { if case .refused(let reasons) = verdict { reasons } else { [] } }

    public var missing: [Fact] { if case .incomplete(let facts) = verdict { facts } else { [] } }
}

/// Why something cannot be: a cause with its numbers, and the article that says so.
public struct Reason: Sendable, Hashable {
    public let cause: Cause
    public let source: ReasonSource

    public init(_ cause: Cause, source: ReasonSource) {
        self.cause = cause
        self.source = source
    }

    public var code: String { cause.code }
}

/// A fact that a decision lacks.
public enum Fact: String, Sendable, Hashable, CaseIterable, Codable {
    case arrival
    case contract
    case post
    case workingPattern = "working_pattern"
    /// No text is in force on the date: nothing says what is allowed.
    case textInForce = "text_in_force"
    case agreement
    case publicHolidays = "public_holidays"
}

/// A rule that was looked at.
public struct TraceEntry: Sendable, Hashable {
    public enum Outcome: String, Sendable, Hashable {
        case satisfied
        case violated
        /// The rule has nothing to say of this case.
        case notConcerned = "not_concerned"
        case unknown
    }

    public let key: RuleKey
    public let value: RuleValue
    public let source: RuleSource
    public let narrowed: [RuleSource]
    public let outcome: Outcome
}

/// Collects what rules say, so that all reasons come out at once.
struct Judge {
    private(set) var reasons: [Reason] = []
    private(set) var missing: [Fact] = []
    private(set) var trace: [TraceEntry] = []

    /// Adds a cause that comes from the calendar or the state of things, once.
    mutating func refuse(_ cause: Cause, _ source: ReasonSource) {
        if !reasons.contains(where: { $0.cause == cause }) { add(Reason(cause, source: source)) }
    }

    mutating func refuse(_ cause: Cause, _ article: Article, through instrument: Instrument? = nil) {
        refuse(cause, ReasonSource(article, through: instrument))
    }

    mutating func lacks(_ fact: Fact) { if !missing.contains(fact) { missing.append(fact) } }

    /// Looks at a rule: what `check` returns are the causes it finds, none when the rule is satisfied.
    mutating func look<Value>(
        at key: RuleKey, in rules: EffectiveRules, as ruled: Ruled<Value>?, _ check: (Value) -> [Cause]
    ) {
        guard let ruled, let value = rules.values[key] else { return }
        let causes = check(ruled.value)
        for cause in causes { add(Reason(cause, source: .rule(ruled.source))) }
        note(key, value, causes.isEmpty ? .satisfied : .violated)
    }

    /// Notes a rule that could not be judged for lack of `fact`.
    mutating func cannotJudge(_ key: RuleKey, in rules: EffectiveRules, without fact: Fact) {
        guard let value = rules.values[key] else { return }
        lacks(fact)
        note(key, value, .unknown)
    }

    private mutating func note(_ key: RuleKey, _ value: Ruled<RuleValue>, _ outcome: TraceEntry.Outcome) {
        let entry = TraceEntry(
            key: key, value: value.value, source: value.source, narrowed: value.narrowed, outcome: outcome)
        if !trace.contains(entry) { trace.append(entry) }
    }

    private mutating func add(_ reason: Reason) { if !reasons.contains(reason) { reasons.append(reason) } }

    var decision: Decision {
        let verdict: Decision.Verdict =
            !reasons.isEmpty ? .refused(reasons) : missing.isEmpty ? .allowed : .incomplete(missing)
        return Decision(verdict: verdict, trace: trace)
    }
}
