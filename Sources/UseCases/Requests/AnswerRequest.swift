import CivilTime
import Telework

/// The manager answers a request: yes, no with a motive, or something else (DEM-2, DEM-3).
public struct AnswerRequest: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public enum Answer: Hashable, Sendable {
        case accept
        /// A motive of the texts in force, and a sentence to the person, 1 to 2,000 characters.
        case refuse(motive: String, text: String)
        case counter(Proposal, message: String)
    }

    /// - Parameter version: The version of the request that the page showed: an answer to another one is refused.
    /// - Throws: ``UseCaseError/refused(_:)`` when the rules no longer allow what is accepted or proposed;
    ///   ``UseCaseError/invalid(_:)`` for a counter-proposal that says what the request does.
    public func callAsFunction(
        _ answer: Answer, to id: RequestID, version: Int, by actor: Actor, in organisation: OrganisationID,
        token: String? = nil
    ) async throws {
        try await environment.change(organisation, by: actor, token: token) { store, scene in
            let (request, person) = try store.request(id, for: .answerRequest, by: actor)
            let (changed, event) =
                switch answer {
                case .accept:
                    try store.accepting(request, of: person, by: actor, in: scene)
                case .refuse(let motive, let text):
                    try refusing(request, of: person, motive: motive, text: text, by: actor, in: scene)
                case .counter(let proposal, let message):
                    try countering(request, of: person, with: proposal, message, by: actor, in: scene, store)
                }
            guard request.version == version else { throw UseCaseError.outdated }
            try store.update(changed)
            try environment.record([event], by: actor, at: scene.moment, in: store)
        }
    }

    private func countering(
        _ request: Request, of person: Person, with proposal: Proposal, _ message: String, by actor: Actor,
        in scene: Scene, _ store: any StoreWriting
    ) throws -> (Request, Event) {
        let today = scene.moment.date
        // What begins too late anyway would begin on the same day as the request accepted as it is.
        let asked = request.proposal.startingNoEarlier(than: today)
        try proposal.requireComplete(today: today, adding: problems(ofMessage: message))
        guard !request.allows(.counter) || !proposal.startingNoEarlier(than: today).hasSameTerms(as: asked) else {
            throw UseCaseError.invalid([FieldProblem("formula", .asRequested)])
        }
        try store.requireAllowed(proposal, of: person, frame: try scene.frame())
        return try orImpossible {
            () throws(TransitionError) in
            try request.countered(
                with: CounterProposal(
                    proposal: proposal, message: message, by: actor.person, at: scene.moment.instant))
        }
    }
}

extension StoreReading {
    func accepting(
        _ request: Request, of person: Person, by actor: Actor, in scene: Scene
    ) throws -> (Request, Event) {
        let frame = try scene.frame()
        try requireAllowed(request.proposal.startingNoEarlier(than: frame.today), of: person, frame: frame)
        return try orImpossible {
            () throws(TransitionError) in try request.accepted(by: actor.person, at: frame.moment.instant)
        }
    }

    /// The rules judge again at every step: what was allowed when asked may no longer be when answered.
    ///
    /// - Throws: ``UseCaseError/invalid(_:)`` when the last day asked for is past already: nothing is left to agree on.
    func requireAllowed(_ proposal: Proposal, of person: Person, frame: Frame) throws {
        if let end = proposal.end, end < proposal.start {
            throw UseCaseError.invalid([FieldProblem("end", .endBeforeStart)])
        }
        let facts = try requestFacts(for: person, proposal: proposal, countingOpenRequests: false, frame: frame)
        let decision = RequestRules.decide(proposal, facts: facts)
        guard decision.isAllowed else { throw UseCaseError.refused(decision) }
    }
}

/// A refusal has a motive that the texts in force list, when they list any, and always a sentence.
func refusing(
    _ request: Request, of person: Person, motive: String, text: String, by actor: Actor, in scene: Scene
) throws -> (Request, Event) {
    var problems: [FieldProblem] = []
    let sentence = trimmed(text)
    if sentence.isEmpty { problems.append(FieldProblem("text", .required)) }
    if sentence.count > 2_000 { problems.append(FieldProblem("text", .tooLong)) }
    let motives = try scene.frame().timeline(for: person).rules(on: scene.moment.date).motives
    if motive.isEmpty {
        problems.append(FieldProblem("motive", .required))
    } else if !motives.isEmpty, !motives.contains(where: { $0.code == motive }) {
        problems.append(FieldProblem("motive", .unknown))
    }
    guard problems.isEmpty else { throw UseCaseError.invalid(problems) }
    return try orImpossible {
        () throws(TransitionError) in
        try request.refused(Refusal(motive: motive, text: sentence, by: actor.person, at: scene.moment.instant))
    }
}

/// A transition, its typed error made one of the use case.
func orImpossible<Value>(_ transition: () throws(TransitionError) -> Value) throws -> Value {
    do {
        return try transition()
    } catch {
        throw UseCaseError.impossible(error)
    }
}

/// A text without the spaces and line breaks around it.
func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
}

extension StoreReading {
    /// A request with its person, when the actor may do the act on them.
    func request(_ id: RequestID, for act: Act, by actor: Actor) throws -> (Request, Person) {
        guard let request = try request(id) else { throw UseCaseError.notFound }
        return (request, try subject(request.person, of: act, for: actor))
    }
}
