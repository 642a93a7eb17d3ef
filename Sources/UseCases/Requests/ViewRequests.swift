import CivilTime
import Telework

/// A request as a page shows it, with what the viewer can do.
public struct RequestView: Sendable {
    public let request: Request
    public let person: Person
    /// What this viewer may do now, in the state where it is.
    public let acts: [RequestAct]
    /// Motives that a refusal may name.
    public let motives: [Motive]
    /// Names of those who answered, by identifier.
    public let names: [PersonID: String]
    public let rules: EffectiveRules
    public let today: LocalDate
    /// The tz database's name of where the organisme's clocks are, to say on which day something was answered.
    public let timeZone: String
    /// The rules in force on the first day that the manager proposes instead; nil in other states.
    public var counterRules: EffectiveRules?
    /// The agreement made of it, with its own days; nil before the visa.
    public var agreement: Agreement?
    /// What was said of it before, oldest first, as far as the journal has it: the state holds the last word only.
    public var history: [Past] = []

    /// Whether the employer's answer is overdue.
    public var isLate: Bool { request.isLate(on: today) }
}

public struct ViewRequest: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(
        _ id: RequestID, by actor: Actor, in organisation: OrganisationID
    ) async throws -> RequestView {
        try await environment.store.read(organisation) { store in
            let (request, person) = try store.request(id, for: .viewRequest, by: actor)
            let timeZone = try store.organisation().timeZone
            let today = environment.clock.now(in: timeZone).date
            let timeline = try store.timeline(for: person, in: environment)
            let named = Set([request.answeredBy, person.answersTo].compactMap(\.self))
            let agreement = try request.agreement.flatMap(store.agreement)
            // What is still to be answered begins today at the earliest, and by the rules of that day.
            let asked = request.isOpen ? request.proposal.startingNoEarlier(than: today) : request.proposal
            return RequestView(
                request: request, person: person, acts: try acts(on: request, of: person, by: actor, in: store),
                motives: timeline.rules(on: today).motives,
                names: Dictionary(uniqueKeysWithValues: try store.people(Array(named)).map { ($0.id, $0.fullName) }),
                rules: timeline.rules(on: agreement?.span.first ?? asked.start), today: today, timeZone: timeZone,
                counterRules: request.counter.map {
                    timeline.rules(on: $0.proposal.startingNoEarlier(than: today).start)
                }, agreement: agreement, history: try store.history(of: request))
        }
    }

    private func acts(
        on request: Request, of person: Person, by actor: Actor, in store: any StoreReading
    ) throws -> [RequestAct] {
        try RequestAct.allCases.filter { act in
            guard request.allows(act) else { return false }
            let permission: Act =
                switch act {
                case .accept, .counter: .answerRequest
                case .refuse: request.state.kind == .accepted ? .grantVisa : .answerRequest
                case .acceptCounter, .declineCounter: .answerCounterProposal
                case .grant: .grantVisa
                case .withdraw: .withdrawRequest
                }
            return try store.allows(permission, to: actor, on: person)
        }
    }
}

/// A person's own requests and agreements, latest first.
public struct ViewMyRequests: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public struct Page: Sendable {
        public let person: Person
        public let requests: [Request]
        public let agreements: [Agreement]
        /// The rules today: what the form offers.
        public let rules: EffectiveRules
        public let post: Post?
        public let today: LocalDate
    }

    public func callAsFunction(
        _ person: PersonID, by actor: Actor, in organisation: OrganisationID
    ) async throws -> Page {
        try await environment.store.read(organisation) { store in
            let subject = try store.subject(person, of: .viewRequest, for: actor)
            let today = environment.clock.now(in: try store.organisation().timeZone).date
            return Page(
                person: subject, requests: try store.requests(of: person),
                agreements: try store.agreements(of: person),
                rules: try store.timeline(for: subject, in: environment).rules(on: today),
                post: try store.post(subject.post), today: today)
        }
    }
}

/// The requests that the actor owes an answer to: as a manager, and as HR for the visa.
public struct ListRequestsToAnswer: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public struct Row: Sendable {
        public let request: Request
        public let person: Person
        /// The name of the manager, on the desk where HR follows who owes an answer.
        public var manager: String?
    }

    public struct Page: Sendable {
        public let rows: [Row]
        public let total: Int
        public let late: Int
        public let today: LocalDate
    }

    public enum Desk: String, CaseIterable, Sendable {
        /// Requests of the people who answer to the actor, waiting for a yes or a no.
        case manager
        /// Requests waiting for the visa.
        case visa
        /// Requests of people whom nobody manages.
        case orphans
        /// Every open request of the organisme, for HR to follow the delays.
        case all
    }

    /// - Throws: ``UseCaseError/notFound`` for a desk that is not the actor's.
    public func callAsFunction(
        desk: Desk, offset: Int = 0, limit: Int = 50, by actor: Actor, in organisation: OrganisationID
    ) async throws -> Page {
        try await environment.store.read(organisation) { store in
            let today = environment.clock.now(in: try store.organisation().timeZone).date
            var filter = try filter(for: desk, actor)
            filter.offset = max(0, offset)
            filter.limit = min(max(1, limit), 200)
            let found = try store.requests(matching: filter)
            let managers = desk == .all ? Set(found.compactMap { $0.person.answersTo }) : []
            let names = Dictionary(
                uniqueKeysWithValues: try store.people(Array(managers)).map { ($0.id, $0.fullName) })
            let rows = found.map { request, person in
                Row(request: request, person: person, manager: person.answersTo.flatMap { names[$0] })
            }
            var lateFilter = filter
            lateFilter.dueBefore = today
            lateFilter.states = filter.states.filter(\.waitsForEmployer)
            return Page(
                rows: rows, total: try store.countRequests(matching: filter),
                late: try store.countRequests(matching: lateFilter), today: today)
        }
    }

    private func filter(for desk: Desk, _ actor: Actor) throws -> RequestFilter {
        switch desk {
        case .manager:
            guard let person = actor.person, actor.roles.contains(.manager) else { throw UseCaseError.notFound }
            return RequestFilter(states: [.submitted], answersTo: person)
        case .visa:
            try actor.require(.grantVisa)
            return RequestFilter(states: [.accepted])
        case .orphans:
            try actor.require(.grantVisa)
            return RequestFilter(states: [.submitted], withoutManager: true)
        case .all:
            try actor.require(.grantVisa)
            return RequestFilter(states: [.submitted, .countered, .accepted])
        }
    }
}
