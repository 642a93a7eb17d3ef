import CivilTime
import Telework

/// Whose weeks are looked at together.
public enum TeamScope: Hashable, Sendable {
    /// The actor's own team, as any colleague sees it.
    case mine
    /// The people who answer to the actor.
    case managed
    /// One team, for HR.
    case team(String)
    /// Everyone, for HR.
    case organisme
}

/// A team's week or month, by half-days (PLA-1).
public struct ViewTeam: Sendable {
    /// More than any organisme has.
    private static let mostPeople = 20_000

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public struct Row: Sendable {
        public let person: Person
        /// By week, for each week asked.
        public let weeks: [ISOWeek: WeekCells]
    }

    public struct Page: Sendable {
        public let rows: [Row]
        public let weeks: [ISOWeek]
        public let today: LocalDate
        /// Holidays of the sites concerned, by site code.
        public let holidays: [String: Set<LocalDate>]
        public let teams: [Team]
        /// People beyond `limit` are not in `rows`.
        public let total: Int
        /// Who is on site of all of them, those of the other pages too.
        public let presence: TeamPresence
    }

    /// - Throws: ``UseCaseError/notFound`` for a scope that is not the actor's.
    public func callAsFunction(
        _ scope: TeamScope, from first: ISOWeek?, through last: ISOWeek?, offset: Int = 0, limit: Int = 2_000,
        by actor: Actor, in organisation: OrganisationID
    ) async throws -> Page {
        try await environment.store.read(organisation) { store in
            let frame = try store.frame(in: environment)
            let first = first ?? ISOWeek(containing: frame.today)
            let last = max(first, min(last ?? first, first.adding(weeks: 7)))
            var filter = try filter(scope, actor, store)
            filter.employedOn = first.monday
            filter.employedThrough = last.sunday
            // Everyone is read, whatever the page: the presence is that of the whole team, and a week that nobody wrote
            // is computed, not stored.
            filter.limit = Self.mostPeople
            let everyone = try store.people(matching: filter)
            let cells = try store.cells(of: everyone, from: first, through: last, frame: frame)
            var presence = TeamPresence()
            for person in everyone { presence.add(cells[person.id] ?? [:]) }
            let people = everyone.dropFirst(max(0, offset)).prefix(max(1, limit))
            let weeks = (0...((last.monday - first.monday) / 7)).map { first.adding(weeks: $0) }
            return Page(
                rows: people.map { Row(person: $0, weeks: cells[$0.id] ?? [:]) }, weeks: weeks, today: frame.today,
                holidays: holidays(weeks, sites: Set(people.map(\.site)), frame), teams: try store.teams(),
                total: everyone.count, presence: presence)
        }
    }

    private func filter(_ scope: TeamScope, _ actor: Actor, _ store: any StoreReading) throws -> PeopleFilter {
        switch scope {
        case .mine:
            guard let person = try actor.person.flatMap(store.person),
                Permissions.allows(.viewTeamWeek, to: actor, on: person.id, isSameTeam: true)
            else { throw UseCaseError.notFound }
            return PeopleFilter(team: person.team)
        case .managed:
            guard let person = actor.person, actor.roles.contains(.manager) else { throw UseCaseError.notFound }
            return PeopleFilter(answersTo: person)
        case .team(let code):
            try actor.require(.viewTeamWeek)
            guard try store.teams().contains(where: { $0.code == code }) else { throw UseCaseError.notFound }
            return PeopleFilter(team: code)
        case .organisme:
            try actor.require(.viewTeamWeek)
            return PeopleFilter()
        }
    }

    private func holidays(_ weeks: [ISOWeek], sites: Set<String>, _ frame: Frame) -> [String: Set<LocalDate>] {
        let days = weeks.flatMap(\.days)
        return Dictionary(
            uniqueKeysWithValues: sites.map { site in
                (site, Set(days.filter(frame.calendar(site: site).isHoliday)))
            })
    }
}
