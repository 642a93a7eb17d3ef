import CivilTime
import Telework
import UseCases

extension BulkLife {
    /// The state in which the last request of some people is to be found, so that an organisme has requests in every one.
    private var wish: RequestState.Kind? {
        let wishes: [Int: RequestState.Kind] = [
            2: .submitted, 3: .countered, 4: .accepted, 5: .refused, 6: .withdrawn, 7: .granted,
        ]
        return scene.organisme.guests.contains { $0.index == index } ? nil : wishes[index % 40]
    }

    private var isGuest: Bool { scene.organisme.guests.contains { $0.role == .employee && $0.index == index } }

    /// Everything the person asks for, with what becomes of it.
    mutating func askOverTime() throws {
        let plan = scene.plan
        guard wish != nil || isGuest || dice.happens(plan.adoption) else { return }
        // Whoever has a last request to come has no other one open by then.
        let horizon = wish == nil ? today : today.adding(days: -70)
        var day = firstDay()
        var count = 0
        while day <= horizon, count < plan.requestsPerPerson ?? .max {
            let request = ask(on: day.workday)
            guard let request else {
                // The rules say no: nothing was kept. Others come back when they have been there longer.
                day = day.adding(days: dice.number(50...140))
                continue
            }
            count += 1
            guard let closed = try answer(request, until: nil) else { break }
            guard let next = nextDay(after: closed, asked: day) else { break }
            day = next
        }
        if let wish, requests.last.map({ !$0.isOpen }) ?? true,
            let request = ask(on: today.adding(days: -30).workday)
        {
            _ = try answer(request, until: wish)
        }
    }

    private mutating func firstDay() -> LocalDate {
        let start = scene.plan.start
        let early = scene.plan.requestsPerPerson != nil || isGuest || dice.happens(72)
        let day = start.adding(days: early ? -dice.number(62...100) : dice.number(1...max(2, today - start)))
        return max(day, person.employment.first.adding(days: 7))
    }

    private mutating func nextDay(after closed: LocalDate, asked: LocalDate) -> LocalDate? {
        if let times = scene.plan.requestsPerPerson {
            let spacing = (today - scene.plan.start + 80) / max(1, times)
            return max(asked.adding(days: spacing), closed.adding(days: 1))
        }
        if case .granted? = requests.last?.state {
            // Renewed in time, or changed for something else.
            if let last = agreements.last?.span.last { return max(closed.adding(days: 20), last.adding(days: -70)) }
            return dice.happens(15) ? closed.adding(days: dice.number(150...400)) : nil
        }
        return dice.happens(70) ? closed.adding(days: dice.number(60...200)) : nil
    }

    /// Sends a request when the rules allow it, lowering the demand when they do not.
    private mutating func ask(on day: LocalDate) -> Request? {
        let afterLast = agreements.last?.span.last.map { $0.adding(days: 1) }
        let usual = max(day.adding(days: dice.number(60...74)), scene.plan.start.adding(days: dice.number(0...14)))
        let start = afterLast.map { $0 >= day.adding(days: 60) && $0 <= day.adding(days: 90) ? $0 : usual } ?? usual
        let end = dice.happens(60) ? start.adding(months: 12).adding(days: -1) : nil
        let places = self.places()
        for formula in [self.formula(), .flexible(halvesPerWeek: 2), .fixed(HalfDaySet(days: [.thursday]))] {
            let proposal = Proposal(formula: formula, places: places, start: start, end: end)
            guard allows(proposal, on: day) else { continue }
            let instant = dice.instant(on: day)
            let rules = timeline.rules(on: start)
            let request = Request(
                id: RequestID(dice.identifier(at: instant)), person: person.id, proposal: proposal,
                submittedAt: instant, submittedOn: day,
                answerDue: rules.delay(.answerDelay)?.value.end(from: day, calendar: calendar),
                message: dice.pick(BulkWords.messages))
            requests.append(request)
            note(request.event(.requestSubmitted, ["formula": formula.code]), by: index, at: instant)
            return request
        }
        return nil
    }

    func allows(_ proposal: Proposal, on day: LocalDate) -> Bool {
        RequestRules.decide(
            proposal,
            facts: RequestFacts(
                today: day, rules: timeline.rules(on: proposal.start), employment: person.employment,
                contract: person.contract, pattern: person.pattern, post: scene.post(of: person),
                agreements: agreements.filter { $0.span.last.map { $0 >= day } ?? true })
        ).isAllowed
    }

    private mutating func places() -> [Place] {
        dice.happens(12) ? [.home, .residence] : dice.happens(6) ? [.home, .otherOrganisation] : [.home]
    }

    private mutating func formula() -> Formula {
        let whole = person.pattern.weekdays.filter {
            person.pattern.contains($0, .morning) && person.pattern.contains($0, .afternoon)
        }
        let isPartTime = person.pattern.halves < 9
        switch isGuest ? 60 : dice.number(1...100) {
        case ...55:
            let count = isPartTime ? 1 : dice.pick([1, 2, 2, 2, 3])
            return .fixed(HalfDaySet(days: whole.shuffled(using: &dice).prefix(count)))
        case ...85: return .flexible(halvesPerWeek: isPartTime ? 2 : dice.pick([2, 3, 4, 4]))
        default: return .envelope(halvesPerYear: 2 * dice.pick([30, 50, 60, 80, 100]))
        }
    }
}
