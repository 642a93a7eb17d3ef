import CivilTime

extension RuleValue {
    /// Whether the value is no wider than `upper` in the direction of the rule.
    ///
    /// Values of different types never narrow one another; loading refuses them before.
    func narrows(_ upper: RuleValue, _ narrowing: Narrowing) -> Bool {
        switch narrowing {
        case .free: return true
        case .atMost, .atLeast:
            if case .amounts(let mine) = self, case .amounts(let theirs) = upper {
                return mine.paysNoLess(than: theirs)
            }
            guard let mine = magnitude, let theirs = upper.magnitude else { return false }
            return narrowing == .atMost ? mine <= theirs : mine >= theirs
        case .subset, .superset:
            guard case .set(let mine) = self, case .set(let theirs) = upper else { return false }
            return narrowing == .subset
                ? mine.allSatisfy(theirs.contains) : theirs.allSatisfy(mine.contains)
        case .whenFalse:
            return self == .flag(false) || upper == .flag(true)
        case .whenTrue:
            return self == .flag(true) || upper == .flag(false)
        }
    }

    /// The narrower of two values: associative, commutative where the rule has a direction, idempotent.
    ///
    /// A refusal by one layer stays one: the result permits nothing that either value forbids.
    func narrowed(by lower: RuleValue, _ narrowing: Narrowing) -> RuleValue {
        switch (narrowing, self, lower) {
        case (.subset, .set(let upper), .set(let mine)): .set(upper.filter(mine.contains))
        case (.superset, .set(let upper), .set(let mine)): .set(Set(upper).union(mine).sorted())
        case (.atLeast, .amounts(let upper), .amounts(let mine)): .amounts(upper.raised(by: mine))
        case (.free, _, _): lower
        default: lower.narrows(self, narrowing) ? lower : self
        }
    }

    /// Whether a text that is in force from `first` on says with this value what `upper` says: schedules of amounts by what
    /// they pay, whatever source and certainty each gives them.
    func saysSame(as upper: RuleValue, from first: LocalDate) -> Bool {
        guard case .amounts(let mine) = self, case .amounts(let theirs) = upper else { return self == upper }
        let changes = (mine + theirs).map(\.from).filter { $0 > first }
        return ([first] + changes).allSatisfy { mine.amount(on: $0)?.amount == theirs.amount(on: $0)?.amount }
    }

    private var magnitude: Int? {
        switch self {
        case .days(let halves): halves
        case .months(let count), .percent(let count): count
        case .delay(let delay): delay.comparableDays
        case .flag, .set, .choice, .amounts, .motives: nil
        }
    }
}

extension [DatedAmount] {
    /// The amount in force on a date: the latest that has begun.
    public func amount(on date: LocalDate) -> DatedAmount? {
        var found: DatedAmount?
        for amount in self where amount.from <= date && (found.map { $0.from < amount.from } ?? true) {
            found = amount
        }
        return found
    }

    /// The better of two schedules on every date, so that a lower text whose amounts begin late leaves those above.
    fileprivate func raised(by lower: [DatedAmount]) -> [DatedAmount] {
        var raised: [DatedAmount] = []
        for date in Set(map(\.from) + lower.map(\.from)).sorted() {
            let both = [amount(on: date), lower.amount(on: date)].compactMap(\.self)
            // The frame's own amount stands when both pay the same.
            guard let best = both.dropFirst().reduce(both.first, { $1.amount > ($0?.amount ?? .zero) ? $1 : $0 }) else {
                continue
            }
            let entry = DatedAmount(from: date, amount: best.amount, certainty: best.certainty, source: best.source)
            if best.from == date || raised.last.map({ $0.isSame(as: entry) }) != true { raised.append(entry) }
        }
        return raised
    }

    /// Whether, from each date on which one of the two changes, this schedule pays at least the other.
    fileprivate func paysNoLess(than upper: [DatedAmount]) -> Bool {
        (map(\.from) + upper.map(\.from)).allSatisfy { date in
            guard let mine = amount(on: date), let theirs = upper.amount(on: date) else { return true }
            return mine.amount >= theirs.amount
        }
    }
}

extension DatedAmount {
    fileprivate func isSame(as other: DatedAmount) -> Bool {
        amount == other.amount && certainty == other.certainty && source == other.source
    }
}
