import CivilTime
import Telework

/// The indicators of one's organisme, for human resources and the works council (PIL-1).
public struct ViewFigures: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter month: Nil for the last one that is over.
    /// - Throws: ``UseCaseError/notFound`` for anybody else.
    public func callAsFunction(
        _ month: YearMonth? = nil, by actor: Actor, in organisation: OrganisationID
    ) async throws -> OrganismeFigures {
        try actor.require(.viewFigures)
        return try await environment.store.read(organisation) { store in
            let organisation = try store.organisation()
            let today = environment.clock.now(in: organisation.timeZone).date
            let months = FigureMonths(asked: month, today: today)
            guard try store.figureDefinition() == Counting.definition else {
                return OrganismeFigures(organisation: organisation, months: months, figures: nil)
            }
            return OrganismeFigures(
                organisation: organisation, months: months,
                figures: Steering(try store.figures(), month: months.shown))
        }
    }
}

/// What the page of one organisme shows.
public struct OrganismeFigures: Sendable {
    public let organisation: Organisation
    public let months: FigureMonths
    /// Nil while the organisme is still to be counted.
    public let figures: Steering?
}

/// The indicators of all organismes, for the network's roles: figures only, of groups large enough (TRU-1, PIL-1).
public struct ViewNetworkFigures: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter month: Nil for the last one that is over.
    public func callAsFunction(_ month: YearMonth? = nil, by actor: Actor) async throws -> NetworkFigures {
        try actor.require(.viewNetworkFigures)
        let months = FigureMonths(asked: month, today: environment.clock.now(in: "Europe/Paris").date)
        return try await environment.store.network { network in
            let members = try network.members()
            let tally = try network.figures(from: Steering.first(for: months.shown), through: months.shown)
            let sums = try network.sums(
                of: months.shown, requestsFrom: Steering.firstOfRequests(for: months.shown))
            return NetworkFigures(
                months: months, figures: Steering(tally, month: months.shown), members: members, sums: sums)
        }
    }
}

/// The month that a page of indicators is about, and those it can lead to.
public struct FigureMonths: Hashable, Sendable {
    public let shown: YearMonth
    public let previous: YearMonth?
    public let next: YearMonth?
    /// The month that was asked for, when there are no figures of it: not over yet, or before the first.
    public let missing: YearMonth?
    /// The last one that is over.
    public let last: YearMonth

    init(asked: YearMonth?, today: LocalDate) {
        let over = max(YearMonth(containing: today).adding(months: -1), Counting.firstMonth)
        shown = min(max(asked ?? over, Counting.firstMonth), over)
        previous = shown > Counting.firstMonth ? shown.adding(months: -1) : nil
        next = shown < over ? shown.adding(months: 1) : nil
        last = over
        missing = asked == shown ? nil : asked
    }
}

/// The figures of the network, and of each organisme where its groups are large enough.
public struct NetworkFigures: Hashable, Sendable {
    /// An organisme's line: nil where it is hidden.
    public struct Row: Hashable, Sendable {
        public let member: NetworkMember
        /// Whether an agreement of its own was in force, or a month of its own closed, by the end of the month: its shares
        /// are no figures before, here as on its own page.
        public let isBegun: Bool
        public let people: Int?
        public let teleworkers: Int?
        /// Whether the month is closed; nothing is paid before.
        public let isClosed: Bool
        public let paidHalves: Int?
        public let paid: Cents?
        public let decided: Int?
        public let refused: Int?
        public let minutes: Int?
    }

    public let months: FigureMonths
    public let figures: Steering
    /// In order of code.
    public let rows: [Row]

    init(
        months: FigureMonths, figures: Steering, members: [NetworkMember], sums: [OrganisationID: OrganismeSums]
    ) {
        self.months = months
        self.figures = figures
        let each = members.map { sums[$0.id] ?? OrganismeSums() }
        // Each group of columns has its total on the page, so that each hides a second organisme by its own sizes.
        let people = Suppression(of: each.map(\.people))
        let paid = Suppression(of: each.map(\.paidPeople))
        let decided = Suppression(of: each.map(\.decided))
        let teleworkers = Suppression(of: each.map(\.teleworkers))
        let refused = Suppression(of: each.map(\.refused))
        rows = members.enumerated().map { index, member in
            let sums = each[index]
            func shown<Value>(_ suppressions: Suppression..., value: Value) -> Value? {
                suppressions.contains { $0.isHidden(index) } || !member.isCounted ? nil : value
            }
            return Row(
                member: member, isBegun: sums.isBegun, people: shown(people, value: sums.people),
                teleworkers: shown(people, teleworkers, value: sums.teleworkers), isClosed: sums.closes > 0,
                paidHalves: shown(paid, value: sums.paidHalves),
                paid: shown(paid, value: Cents(Int64(sums.paidCents))), decided: shown(decided, value: sums.decided),
                refused: shown(decided, refused, value: sums.refused),
                minutes: sums.decided == 0 ? nil : shown(decided, value: sums.decisionMinutes / sums.decided))
        }
    }
}
