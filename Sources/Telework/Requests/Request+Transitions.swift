import CivilTime

/// An act that the state of a request does not allow.
public struct TransitionError: Error, Hashable, Sendable {
    public let state: RequestState.Kind
    public let act: RequestAct

    public init(state: RequestState.Kind, act: RequestAct) {
        self.state = state
        self.act = act
    }
}

/// What can be done with a request. The raw value names it in the journal.
public enum RequestAct: String, CaseIterable, Hashable, Sendable {
    case accept, refuse, counter, acceptCounter, declineCounter, grant, withdraw

    /// The states in which the act is possible.
    public var states: Set<RequestState.Kind> {
        switch self {
        case .accept, .counter: [.submitted]
        case .refuse: [.submitted, .accepted]
        case .acceptCounter, .declineCounter: [.countered]
        case .grant: [.accepted]
        case .withdraw: [.submitted, .countered, .accepted]
        }
    }
}

extension Request {
    public func allows(_ act: RequestAct) -> Bool { act.states.contains(state.kind) }

    private func checked(_ act: RequestAct) throws(TransitionError) -> Request {
        guard allows(act) else { throw TransitionError(state: state.kind, act: act) }
        return self
    }

    /// The manager agrees; HR has the last word on form.
    public func accepted(by manager: PersonID?, at instant: Instant) throws(TransitionError) -> (Request, Event) {
        var request = try checked(.accept)
        request.move(to: .accepted(by: manager, at: instant))
        return (request, request.event(.requestAccepted))
    }

    /// The manager, or HR at the visa, says no and why.
    public func refused(_ refusal: Refusal) throws(TransitionError) -> (Request, Event) {
        var request = try checked(.refuse)
        request.move(to: .refused(refusal))
        return (request, request.event(.requestRefused, ["motive": refusal.motive]))
    }

    /// The manager proposes other days, another formula, another start.
    public func countered(with counter: CounterProposal) throws(TransitionError) -> (Request, Event) {
        var request = try checked(.counter)
        request.move(to: .countered(counter))
        return (request, request.event(.requestCountered, ["formula": counter.proposal.formula.code]))
    }

    /// The person takes what the manager proposed: both agree.
    public func counterAccepted(at instant: Instant) throws(TransitionError) -> (Request, Event) {
        var request = try checked(.acceptCounter)
        guard case .countered(let counter) = request.state else {
            throw TransitionError(state: state.kind, act: .acceptCounter)
        }
        request.move(to: .accepted(by: counter.by, at: instant), proposal: counter.proposal)
        return (request, request.event(.counterAccepted))
    }

    /// The person keeps their own terms: the manager owes an answer to those again.
    public func counterDeclined() throws(TransitionError) -> (Request, Event) {
        var request = try checked(.declineCounter)
        request.move(to: .submitted)
        return (request, request.event(.counterDeclined))
    }

    /// HR gives the visa and the agreement comes into being.
    public func granted(_ agreement: AgreementID, at instant: Instant) throws(TransitionError) -> (Request, Event) {
        var request = try checked(.grant)
        request.move(to: .granted(agreement, at: instant))
        return (request, request.event(.requestGranted, ["agreement": agreement.rawValue]))
    }

    /// The person takes the request back, at any moment before the visa.
    public func withdrawn(at instant: Instant) throws(TransitionError) -> (Request, Event) {
        var request = try checked(.withdraw)
        request.move(to: .withdrawn(at: instant))
        return (request, request.event(.requestWithdrawn))
    }

    public func event(_ kind: Event.Kind, _ details: [String: String] = [:]) -> Event {
        Event(kind, person: person, entity: id.rawValue, details: details)
    }
}
