import CivilTime

/// A request for telework, from the employee's asking to its end (DEM-1, DEM-2, DEM-3).
public struct Request: Hashable, Sendable, Identifiable {
    public let id: RequestID
    public let person: PersonID
    /// What is asked for now: the person's own terms, or a counter-proposal that they accepted.
    public private(set) var proposal: Proposal
    public let submittedAt: Instant
    public let submittedOn: LocalDate
    /// The day by which the employer owes an answer; nil when no text sets a delay.
    public let answerDue: LocalDate?
    /// What the person wrote to their manager, possibly empty.
    public let message: String
    public private(set) var state: RequestState
    /// Counts the changes, so that an answer to an outdated page is refused.
    public private(set) var version: Int

    public init(
        id: RequestID, person: PersonID, proposal: Proposal, submittedAt: Instant, submittedOn: LocalDate,
        answerDue: LocalDate?, message: String, state: RequestState = .submitted, version: Int = 1
    ) {
        self.id = id
        self.person = person
        self.proposal = proposal
        self.submittedAt = submittedAt
        self.submittedOn = submittedOn
        self.answerDue = answerDue
        self.message = message
        self.state = state
        self.version = version
    }

    /// Whether someone still owes an answer.
    public var isOpen: Bool {
        switch state {
        case .submitted, .countered, .accepted: true
        case .refused, .withdrawn, .granted: false
        }
    }

    /// Whether the employer owes its answer, or its visa, and the day for it is past. A counter-proposal is an answer:
    /// nobody is late while the person considers it.
    public func isLate(on today: LocalDate) -> Bool {
        guard state.kind.waitsForEmployer, let due = answerDue else { return false }
        return due < today
    }

    mutating func move(to state: RequestState, proposal: Proposal? = nil) {
        self.state = state
        if let proposal { self.proposal = proposal }
        version += 1
    }
}

/// Where a request stands, with what was said there.
public enum RequestState: Hashable, Sendable {
    /// The manager owes an answer.
    case submitted
    /// The manager proposed something else; the person owes an answer.
    case countered(CounterProposal)
    /// Manager and person agree; HR owes the visa.
    case accepted(by: PersonID?, at: Instant)
    case refused(Refusal)
    case withdrawn(at: Instant)
    /// HR gave the visa: the agreement exists.
    case granted(AgreementID, at: Instant)

    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case submitted, countered, accepted, refused, withdrawn, granted

        /// Whether the employer is the one who owes something: the manager's answer, or the visa.
        public var waitsForEmployer: Bool {
            switch self {
            case .submitted, .accepted: true
            case .countered, .refused, .withdrawn, .granted: false
            }
        }
    }

    public var kind: Kind {
        switch self {
        case .submitted: .submitted
        case .countered: .countered
        case .accepted: .accepted
        case .refused: .refused
        case .withdrawn: .withdrawn
        case .granted: .granted
        }
    }
}

public struct CounterProposal: Hashable, Sendable {
    public let proposal: Proposal
    public let message: String
    public let by: PersonID?
    public let at: Instant

    public init(proposal: Proposal, message: String, by: PersonID?, at: Instant) {
        self.proposal = proposal
        self.message = message
        self.by = by
        self.at = at
    }
}

/// A refusal always says why: a coded motive of the texts, and a sentence (L1222-9, DEM-3).
public struct Refusal: Hashable, Sendable {
    public let motive: String
    public let text: String
    public let by: PersonID?
    public let at: Instant

    public init(motive: String, text: String, by: PersonID?, at: Instant) {
        self.motive = motive
        self.text = text
        self.by = by
        self.at = at
    }
}
