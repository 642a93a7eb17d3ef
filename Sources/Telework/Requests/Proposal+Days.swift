import CivilTime

extension Proposal {
    /// The same terms from today on when the answer took longer than the start asked for: nobody has to begin again.
    public func startingNoEarlier(than today: LocalDate) -> Proposal {
        var proposal = self
        proposal.start = max(start, today)
        return proposal
    }

    /// The days of the agreement made on these terms: without a term of its own, it lasts as long as the texts let it.
    public func span(under rules: EffectiveRules) -> DateSpan {
        DateSpan(from: start, through: end ?? rules.longestAgreement(from: start)?.value)
    }

    /// Whether both say the same thing, whatever the order of the places other than the usual one.
    public func hasSameTerms(as other: Proposal) -> Bool {
        formula == other.formula && start == other.start && end == other.end && place == other.place
            && Set(places) == Set(other.places)
    }
}

extension EffectiveRules {
    /// The last day of an agreement that begins on `start` and names none, with the article that says so; nil when no
    /// text sets how long an agreement may last.
    public func longestAgreement(from start: LocalDate) -> Ruled<LocalDate>? {
        count(.agreementDuration)?.map { start.adding(months: $0).adding(days: -1) }
    }
}
