import CivilTime
import Telework

extension RequestView {
    /// A step on the way of a request.
    public struct Past: Hashable, Sendable {
        public let kind: Event.Kind
        public let at: Instant
        /// The formula asked for or proposed then; nil when the step names none, or its details were erased.
        public let formula: Formula?
    }
}

extension StoreReading {
    /// The journal has what a state forgets: the formula first asked for, a counter-proposal that was answered, the
    /// acceptance before the visa. Oldest first.
    func history(of request: Request) throws -> [RequestView.Past] {
        // A request that changed once holds in its state all that was said.
        guard request.version > 2 else { return [] }
        let kinds: [Event.Kind] = [
            .requestSubmitted, .requestCountered, .counterDeclined, .counterAccepted, .requestAccepted,
        ]
        var steps: [(id: String, past: RequestView.Past)] = []
        for kind in kinds {
            let filter = JournalFilter(person: request.person, kind: kind.rawValue, limit: 200)
            for entry in try journal(matching: filter) where entry.entity == request.id.rawValue {
                let formula = entry.payload?.details["formula"].flatMap(Formula.init(code:))
                steps.append((entry.id, RequestView.Past(kind: kind, at: entry.at, formula: formula)))
            }
        }
        return steps.sorted { ($0.past.at, $0.id) < ($1.past.at, $1.id) }.map { $0.past }
    }
}

extension Request {
    /// The agreement made of it; nil before the visa.
    public var agreement: AgreementID? {
        if case .granted(let agreement, _) = state { agreement } else { nil }
    }

    /// What the manager proposes instead, while the person has not answered.
    public var counter: CounterProposal? {
        if case .countered(let counter) = state { counter } else { nil }
    }

    /// Who gave the last answer.
    public var answeredBy: PersonID? {
        switch state {
        case .countered(let counter): counter.by
        case .accepted(let by, _): by
        case .refused(let refusal): refusal.by
        case .submitted, .withdrawn, .granted: nil
        }
    }
}
