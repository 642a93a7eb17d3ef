import CivilTime
import Telework

public protocol RequestReading {
    func request(_ id: RequestID) throws -> Request?
    /// All requests of a person, latest first.
    func requests(of person: PersonID) throws -> [Request]
    func hasOpenRequest(_ person: PersonID) throws -> Bool
    /// Requests in some states, those owed soonest first; each with its person.
    func requests(matching filter: RequestFilter) throws -> [(request: Request, person: Person)]
    func countRequests(matching filter: RequestFilter) throws -> Int
    /// Every request of the organisme, handed over one by one in order of identifier.
    func eachRequest(_ body: (Request) throws -> Void) throws
}

public protocol RequestWriting {
    /// A second open request of the same person is a ``StoreError/conflict``: the schema forbids it too.
    func insert(_ request: Request) throws
    /// Replaces the request whose version is `request.version - 1`; throws ``StoreError/conflict`` otherwise.
    func update(_ request: Request) throws
}

public struct RequestFilter: Hashable, Sendable {
    public var states: Set<RequestState.Kind>
    /// Only requests of people who answer to this person; nil for the whole organisme.
    public var answersTo: PersonID?
    /// Only requests of people whom nobody manages, which HR answers.
    public var withoutManager: Bool
    /// Only answers owed before this day.
    public var dueBefore: LocalDate?
    public var offset: Int
    public var limit: Int

    public init(
        states: Set<RequestState.Kind>, answersTo: PersonID? = nil, withoutManager: Bool = false,
        dueBefore: LocalDate? = nil, offset: Int = 0, limit: Int = 50
    ) {
        self.states = states
        self.answersTo = answersTo
        self.withoutManager = withoutManager
        self.dueBefore = dueBefore
        self.offset = offset
        self.limit = limit
    }
}
