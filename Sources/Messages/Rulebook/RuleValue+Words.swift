import Telework

extension RuleValue {
    /// The value alone, as it stands in a table: 2 jours, 40 %, oui, lundi et vendredi.
    ///
    /// - Parameter key: The rule whose value it is, which says what its codes mean.
    public func phrase(for key: RuleKey, _ language: Language) -> String {
        let words = Wording(language)
        switch self {
        case .days(let halves): return words.duration(halves: halves)
        case .months(let count): return words.months(count)
        case .percent(let value): return words.percent(value)
        case .flag(let flag): return flag ? words.pick("oui", "yes") : words.pick("non", "no")
        case .set(let codes):
            let names = words.inOrder(codes, of: key).map { words.code($0, of: key) }
            return names.isEmpty ? words.pick("rien", "none") : words.list(names)
        case .choice(let code): return words.code(code, of: key)
        case .delay(let delay): return words.delay(delay)
        case .amounts(let amounts):
            return amounts.isEmpty ? words.pick("rien", "none") : words.list(amounts.map(words.dated))
        case .motives(let motives):
            return motives.isEmpty
                ? words.pick("rien", "none") : words.list(motives.map { words.quoted($0.label[language]) })
        }
    }
}

extension Wording {
    /// 2,70 € à partir du 1er janvier 2022 (à vérifier) · €2.70 from 1 January 2022 (to be verified)
    public func dated(_ amount: DatedAmount) -> String {
        let mark = amount.certainty.mark[language]
        let text = "\(self.amount(amount.amount)) \(pick("à partir du", "from")) \(date(amount.from))"
        return mark.isEmpty ? text : "\(text) \(mark)"
    }

    func code(_ code: String, of key: RuleKey) -> String {
        switch key {
        case .formulas: formula(code)
        case .places, .allowancePlaces: place(code)
        case .excludedActivities: activity(code)
        case .contracts: contract(code)
        case .forbiddenWeekdays: weekday(code: code)
        case .onSiteCounts: counted(code)
        case .partTimeProration, .absenceDeduction, .envelopeProration: proration(code)
        case .allowanceHalfDay: halfDayAllowance(code)
        case .weeklyMaximum, .weeklyMinimum, .annualMaximum, .onSiteMinimum, .halfDays, .teleworkableShare,
            .daysWithinShare, .seniority, .placeNotice, .moveNotice, .agreementDuration, .refusalMotives, .answerDelay,
            .reexaminationDelay, .allowanceDay:
            code
        }
    }

    /// Codes in the order in which people say them (Monday before Friday), where files sort them by letter.
    func inOrder(_ codes: [String], of key: RuleKey) -> [String] {
        guard case .set(let known) = key.type else { return codes }
        return known.filter(codes.contains) + codes.filter { !known.contains($0) }
    }
}
