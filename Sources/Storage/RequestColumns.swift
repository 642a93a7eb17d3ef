import CivilTime
import SQLDriver
import Telework
import UseCases

extension Request {
    static let columns: SQLQuery = """
        r.id, r.person_id, r.formula, r.places, r.start_day, r.end_day, r.submitted_at, r.submitted_on, r.answer_due,
        r.message, r.version, r.state, r.state_at, r.state_by, r.motive, r.answer, r.agreement_id, r.counter_formula,
        r.counter_places, r.counter_start_day, r.counter_end_day
        """

    init(_ row: inout StoredRow) throws {
        let id: RequestID = try row.identifier()
        let person: PersonID = try row.identifier()
        let proposal = Proposal(
            formula: try row.parsed(Formula.init(code:)), places: try row.parsed(StoredList.codes(from:)),
            start: try row.day(), end: try row.optionalDay())
        let submittedAt = try row.instant()
        let submittedOn = try row.day()
        let answerDue = try row.optionalDay()
        let message = try row.text()
        let version = try row.int()
        self.init(
            id: id, person: person, proposal: proposal, submittedAt: submittedAt, submittedOn: submittedOn,
            answerDue: answerDue, message: message, state: try StoredRequestState.read(&row), version: version)
    }
}

/// A state as columns: what it carries, and nothing of the others.
struct StoredRequestState {
    let kind: RequestState.Kind
    var at: Instant?
    var by: PersonID?
    var motive: String?
    /// What was written to the person: with a refusal, or a counter-proposal.
    var answer: String?
    var agreement: AgreementID?
    var counter: Proposal?

    init(_ state: RequestState) {
        kind = state.kind
        switch state {
        case .submitted: break
        case .countered(let proposed):
            at = proposed.at
            by = proposed.by
            answer = proposed.message
            counter = proposed.proposal
        case .accepted(let manager, let instant):
            at = instant
            by = manager
        case .refused(let refusal):
            at = refusal.at
            by = refusal.by
            motive = refusal.motive
            answer = refusal.text
        case .withdrawn(let instant): at = instant
        case .granted(let granted, let instant):
            at = instant
            agreement = granted
        }
    }

    /// Reads every column of a state, so that the row stands after them whatever the state.
    static func read(_ row: inout StoredRow) throws -> RequestState {
        let damaged = row.damaged
        let kind: RequestState.Kind = try row.code()
        let at = try row.optionalInstant()
        let by: PersonID? = try row.optionalIdentifier()
        let motive: String? = try row.next()
        let answer: String? = try row.next()
        let agreement: AgreementID? = try row.optionalIdentifier()
        let counter = try counterProposal(&row)
        switch (kind, at) {
        case (.submitted, nil): return .submitted
        case (.accepted, let at?): return .accepted(by: by, at: at)
        case (.withdrawn, let at?): return .withdrawn(at: at)
        case (.refused, let at?):
            guard let motive, let answer else { throw damaged }
            return .refused(Refusal(motive: motive, text: answer, by: by, at: at))
        case (.granted, let at?):
            guard let agreement else { throw damaged }
            return .granted(agreement, at: at)
        case (.countered, let at?):
            guard let answer, let counter else { throw damaged }
            return .countered(CounterProposal(proposal: counter, message: answer, by: by, at: at))
        default: throw damaged
        }
    }

    private static func counterProposal(_ row: inout StoredRow) throws -> Proposal? {
        let formula = try row.optionalParsed(Formula.init(code:))
        let places: [Place]? = try row.optionalParsed(StoredList.codes(from:))
        let start = try row.optionalDay()
        let end = try row.optionalDay()
        guard let formula, let places, let start else { return nil }
        return Proposal(formula: formula, places: places, start: start, end: end)
    }
}
