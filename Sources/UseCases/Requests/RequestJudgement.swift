import CivilTime
import Telework

extension StoreReading {
    /// The facts on which a proposal of someone is judged.
    ///
    /// - Parameter pending: Whether another open request counts: not when the proposal answers that very request.
    func requestFacts(
        for person: Person, proposal: Proposal, countingOpenRequests pending: Bool, frame: Frame
    ) throws -> RequestFacts {
        RequestFacts(
            today: frame.today, rules: frame.timeline(for: person).rules(on: proposal.start),
            employment: person.employment, contract: person.contract, pattern: person.pattern,
            post: try post(person.post), hasPendingRequest: pending ? try hasOpenRequest(person.id) : false,
            agreements: try agreements(of: person.id).filter { $0.span.last.map { $0 >= frame.today } ?? true })
    }
}

extension Proposal {
    /// Refuses what is no proposal at all, before any rule is asked.
    ///
    /// - Throws: ``UseCaseError/invalid(_:)`` when no place is given, one is given twice, or the end is before the start.
    func requireComplete(today: LocalDate, adding others: [FieldProblem] = []) throws {
        var problems = others
        // Nothing is planned further ahead than two years.
        if start > today.adding(months: 24) { problems.append(FieldProblem("start", .outOfRange)) }
        if places.isEmpty { problems.append(FieldProblem("places", .required)) }
        if Set(places).count < places.count { problems.append(FieldProblem("places", .repeated)) }
        if let end, end < start { problems.append(FieldProblem("end", .endBeforeStart)) }
        guard problems.isEmpty else { throw UseCaseError.invalid(problems) }
    }
}

/// The problem of a message to the other side that is longer than 2,000 characters.
func problems(ofMessage message: String) -> [FieldProblem] {
    message.count <= 2_000 ? [] : [FieldProblem("message", .tooLong)]
}

/// What someone says of a proposal, with what the rules answer to it.
public struct RequestAnswer: Sendable {
    public let decision: Decision
    /// The rules in force on the first day asked for: what the form offers and what is left come from them.
    public let rules: EffectiveRules
    public let pattern: WorkingPattern

    public init(decision: Decision, rules: EffectiveRules, pattern: WorkingPattern) {
        self.decision = decision
        self.rules = rules
        self.pattern = pattern
    }
}

/// Asks the rules about a proposal without sending it: what the form shows at each change.
public struct CheckRequest: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(
        _ proposal: Proposal, for person: PersonID, by actor: Actor, in organisation: OrganisationID
    ) async throws -> RequestAnswer {
        try await environment.store.read(organisation) { store in
            let subject = try store.subject(person, of: .submitRequest, for: actor)
            let facts = try store.requestFacts(
                for: subject, proposal: proposal, countingOpenRequests: true, frame: try store.frame(in: environment))
            return RequestAnswer(
                decision: RequestRules.decide(proposal, facts: facts), rules: facts.rules, pattern: subject.pattern)
        }
    }
}
