import CivilTime
import Telework

/// What the network's roles can ask: figures of organismes, never anything of a person.
///
/// Organismes that are still to be counted add nothing.
public protocol NetworkReading {
    /// In order of code.
    func members() throws -> [NetworkMember]

    /// The figures of all organismes together, as ``FigureTally/collapsed(from:through:)`` gives them.
    func figures(from first: YearMonth, through last: YearMonth) throws -> FigureTally

    /// What each organisme comes to at the end of a month, in the month, and for its requests from `first` on.
    func sums(of month: YearMonth, requestsFrom first: YearMonth) throws -> [OrganisationID: OrganismeSums]
}

/// An organisme as the network knows it.
public struct NetworkMember: Hashable, Sendable {
    public let id: OrganisationID
    public let code: String
    public let name: String
    public let branch: String?
    /// Whether its figures are known.
    public let isCounted: Bool

    public init(id: OrganisationID, code: String, name: String, branch: String?, isCounted: Bool) {
        self.id = id
        self.code = code
        self.name = name
        self.branch = branch
        self.isCounted = isCounted
    }
}

/// One organisme's line in the network's table.
public struct OrganismeSums: Hashable, Sendable {
    /// Whether an agreement was in force, or a month closed, by the end of the month.
    public var isBegun = false
    /// At the end of the month.
    public var people = 0
    public var teleworkers = 0
    /// In the close of the month; 0 closes while it is open.
    public var closes = 0
    public var paidPeople = 0
    public var paidHalves = 0
    public var paidCents = 0
    /// Over the months of requests.
    public var granted = 0
    public var refused = 0
    public var decisionMinutes = 0

    public init() {}

    /// Requests with a visa or a refusal.
    public var decided: Int { granted + refused }

    /// - Parameter tally: The figures of the organisme, not collapsed.
    public init(of tally: FigureTally, month: YearMonth, requestsFrom first: YearMonth) {
        isBegun = tally.isBegun(by: month)
        people = tally.stock(.people, at: month)
        teleworkers = tally.stock(.teleworkers, at: month)
        closes = tally.flow(.closes, in: month...month)
        paidPeople = tally.flow(.paidPeople, in: month...month)
        paidHalves = tally.flow(.paidHalves, in: month...month)
        paidCents = tally.flow(.paidCents, in: month...month)
        granted = tally.flow(.granted, in: first...month)
        refused = tally.flow(.refused, in: first...month)
        decisionMinutes = tally.flow(.decisionMinutes, in: first...month)
    }
}
