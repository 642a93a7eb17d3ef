import CivilTime
import Telework
import UseCases

extension BulkLife {
    /// What becomes of a request, as far as today; each step is judged again, as the use cases do.
    ///
    /// - Parameter wish: The state to stop in; nil leaves it to chance.
    /// - Returns: The day on which it was over; nil while someone still owes something.
    mutating func answer(_ request: Request, until wish: RequestState.Kind?) throws -> LocalDate? {
        let asked = request.submittedOn
        let withdraws = scene.plan.requestsPerPerson == nil ? 4 : 55
        if wish == .withdrawn || (wish == nil && dice.happens(withdraws)) {
            return try move(on: asked.adding(days: dice.number(1...4)), by: index) { try $0.withdrawn(at: $1) }
        }
        if wish == .submitted || (wish == nil && dice.happens(5) && asked > today.adding(days: -60)) { return nil }
        let day = asked.adding(days: dice.number(2...11)).workday
        let manager = scene.organisme.place(of: person.answersTo)
        let by = manager.map { scene.organisme.people[$0].id }
        let roll = wish == nil ? dice.number(1...100) : wish == .refused ? 88 : wish == .countered ? 95 : 50
        if roll > 84, roll <= 92 || counter(to: request.proposal, on: day) == nil {
            let motive = timeline.rules(on: day).motives.map(\.code)
            let code = motive.isEmpty ? "organisation" : dice.pick(motive)
            return try move(on: day, by: manager) {
                try $0.refused(Refusal(motive: code, text: BulkWords.refusal, by: by, at: $1))
            }
        }
        guard roll > 92, let other = counter(to: request.proposal, on: day) else {
            guard allows(request.proposal, on: day),
                let accepted = try move(on: day, by: manager, { try $0.accepted(by: by, at: $1) })
            else { return nil }
            return wish == .accepted ? nil : try grant(after: accepted)
        }
        let countered = try move(on: day, by: manager) {
            try $0.countered(with: CounterProposal(proposal: other, message: BulkWords.counter, by: by, at: $1))
        }
        guard let countered, wish != .countered, countered <= today.adding(days: -60) || dice.happens(85) else {
            return nil
        }
        let reply = countered.adding(days: dice.number(1...6)).workday
        guard dice.happens(70) else {
            // Their own terms, which the manager then accepts.
            guard let declined = try move(on: reply, by: index, { request, _ in try request.counterDeclined() }),
                let accepted = try move(
                    on: declined.adding(days: 2).workday, by: manager, { try $0.accepted(by: by, at: $1) })
            else { return nil }
            return try grant(after: accepted)
        }
        guard let accepted = try move(on: reply, by: index, { try $0.counterAccepted(at: $1) }) else { return nil }
        return try grant(after: accepted)
    }

    /// The fixed day that the manager would rather have; nil when the rules do not allow it.
    private func counter(to proposal: Proposal, on day: LocalDate) -> Proposal? {
        for weekday in [Weekday.tuesday, .thursday, .friday] {
            var other = proposal
            other.formula = .fixed(HalfDaySet(days: [weekday]))
            if other.formula != proposal.formula, allows(other, on: day) { return other }
        }
        return nil
    }

    /// Changes the state of the last request.
    ///
    /// - Returns: The day of it; nil when that day is yet to come, and nothing has changed.
    private mutating func move(
        on day: LocalDate, by actor: Int?, _ transition: (Request, Instant) throws -> (Request, Event)
    ) throws -> LocalDate? {
        let day = day.workday
        guard day <= today, let last = requests.last else { return nil }
        let instant = dice.instant(on: day)
        let (changed, event) = try transition(last, instant)
        requests[requests.count - 1] = changed
        note(event, by: actor, at: instant)
        return day
    }

    /// HR gives the visa: the agreement comes into being, and the one in force ends before it.
    private mutating func grant(after accepted: LocalDate) throws -> LocalDate? {
        let day = accepted.adding(days: dice.number(1...4)).workday
        let isLate = accepted > today.adding(days: -60) && dice.happens(4)
        guard day <= today, !isLate, let request = requests.last, allows(request.proposal, on: day) else { return nil }
        let (proposal, instant) = (request.proposal, dice.instant(on: day))
        let rules = timeline.rules(on: proposal.start)
        let agreement = Agreement(
            id: AgreementID(dice.identifier(at: instant)), person: person.id, request: request.id,
            formula: proposal.formula, places: proposal.places,
            span: proposal.span(under: rules), texts: rules.texts, grantedOn: day)
        let (granted, event) = try request.granted(agreement.id, at: instant)
        requests[requests.count - 1] = granted
        let visa = scene.organisme.humanResources
        let actor = visa == index ? nil : visa
        for (place, old) in agreements.enumerated() where old.span.overlaps(agreement.span) {
            guard let ended = old.superseded(from: agreement.span.first) else { continue }
            agreements[place] = ended
            let details = ["through": ended.span.last?.iso ?? ""]
            note(
                Event(.agreementSuperseded, person: person.id, entity: old.id.rawValue, details: details), by: actor,
                at: instant)
        }
        agreements.append(agreement)
        note(event, by: actor, at: instant)
        note(
            Event(
                .agreementCreated, person: person.id, entity: agreement.id.rawValue,
                details: ["formula": agreement.formula.code, "from": agreement.span.first.iso]), by: actor, at: instant)
        return day
    }
}

/// What people write.
enum BulkWords {
    static let messages = [
        "", "", "Pour réduire mes trajets.", "Mon équipe est d’accord sur ces jours.",
        "Je reste joignable aux heures habituelles.",
    ]
    static let refusal = "L’équipe compte déjà deux absents ces jours-là ; reparlons-en au printemps."
    static let counter = "Commençons par un jour fixe, nous ferons le point ensuite."
}
