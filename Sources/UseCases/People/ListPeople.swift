import CivilTime
import Telework

/// The organisme's people, or those whom the actor manages.
public struct ListPeople: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public struct Page: Sendable {
        public let people: [Person]
        public let total: Int
        public let teams: [Team]
        public let sites: [Site]
        public let posts: [Post]
        public let today: LocalDate
    }

    public func callAsFunction(
        search: String = "", team: String? = nil, offset: Int = 0, limit: Int = 50, by actor: Actor,
        in organisation: OrganisationID
    ) async throws -> Page {
        var filter = PeopleFilter(
            team: team, search: search.isEmpty ? nil : search, offset: max(0, offset), limit: min(max(1, limit), 200))
        if !Permissions.allows(.viewPeople, to: actor) {
            guard actor.roles.contains(.manager), let person = actor.person else { throw UseCaseError.notFound }
            filter.answersTo = person
        }
        let asked = filter
        return try await environment.store.read(organisation) { store in
            Page(
                people: try store.people(matching: asked), total: try store.countPeople(matching: asked),
                teams: try store.teams(), sites: try store.sites(), posts: try store.posts(),
                today: environment.clock.now(in: try store.organisation().timeZone).date)
        }
    }
}

/// One person, as HR and their manager see them. The reading is recorded, and the person can ask who read it.
public struct ViewPerson: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public struct Page: Sendable {
        public let person: Person
        public let team: Team?
        public let site: Site?
        public let post: Post?
        public let manager: Person?
        public let requests: [Request]
        public let agreements: [Agreement]
        public let today: LocalDate
    }

    public func callAsFunction(
        _ id: PersonID, by actor: Actor, in organisation: OrganisationID
    ) async throws -> Page {
        try await environment.store.write(organisation) { store in
            let person = try store.subject(id, of: .viewPeople, for: actor)
            let today = environment.clock.now(in: try store.organisation().timeZone).date
            if let viewer = actor.person, viewer != id {
                try store.recordReading(viewer: viewer, person: id, useCase: "view-person", day: today)
            }
            let seesRequests = try store.allows(.viewRequest, to: actor, on: person)
            return Page(
                person: person, team: try store.teams().first { $0.code == person.team },
                site: try store.sites().first { $0.code == person.site }, post: try store.post(person.post),
                manager: try person.answersTo.flatMap(store.person),
                requests: seesRequests ? try store.requests(of: id) : [],
                agreements: seesRequests ? try store.agreements(of: id) : [], today: today)
        }
    }
}
