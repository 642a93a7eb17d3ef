import CivilTime
import Telework
import UseCases

extension MemoryTransaction {
    func organisation() throws -> Organisation {
        guard let organisation = state.organisation else { throw StoreError.damaged("no such organisation") }
        return organisation
    }

    func person(_ id: PersonID) throws -> Person? { state.people[id] }

    func person(employeeNumber: String) throws -> Person? {
        state.people.values.first { $0.employeeNumber == employeeNumber }
    }

    func people(_ ids: [PersonID]) throws -> [Person] { sortedByName(Set(ids).compactMap { state.people[$0] }) }

    func eachPerson(_ isWanted: (PersonID) -> Bool, _ body: (Person) throws -> Void) throws {
        for person in try everyone() where isWanted(person.id) { try body(person) }
    }

    func everyone() throws -> [Person] { state.people.values.sorted { $0.employeeNumber < $1.employeeNumber } }

    func people(matching filter: PeopleFilter) throws -> [Person] {
        sortedByName(matching(filter)).page(offset: filter.offset, limit: filter.limit)
    }

    func countPeople(matching filter: PeopleFilter) throws -> Int { matching(filter).count }

    func sites() throws -> [Site] { state.sites.values.sorted { $0.code < $1.code } }
    func services() throws -> [Service] { state.services.values.sorted { $0.code < $1.code } }
    func teams() throws -> [Team] { state.teams.values.sorted { $0.code < $1.code } }
    func servicesOfTeams() throws -> [String: String] { state.teams.mapValues(\.service) }
    func posts() throws -> [Post] { state.posts.values.sorted { $0.code < $1.code } }
    func post(_ code: String) throws -> Post? { state.posts[code] }

    func pastServices(after date: LocalDate) throws -> [PersonID: [PastService]] {
        Dictionary(grouping: state.pastServices.filter { $0.until > date }.sorted { $0.until < $1.until }, by: \.person)
    }

    func pastServices(of person: PersonID, after date: LocalDate) throws -> [PastService] {
        try pastServices(after: date)[person] ?? []
    }

    func save(_ organisation: Organisation) throws { state.organisation = organisation }

    func save(_ people: [Person]) throws {
        keep(try figureChange(saving: people))
        for person in people { state.people[person.id] = person }
        guard Set(state.people.values.map(\.employeeNumber)).count == state.people.count else {
            throw StoreError.conflict
        }
    }

    func save(_ sites: [Site], _ services: [Service], _ teams: [Team]) throws {
        for site in sites { state.sites[site.code] = site }
        for service in services { state.services[service.code] = service }
        for team in teams { state.teams[team.code] = team }
    }

    func save(_ posts: [Post]) throws { for post in posts { state.posts[post.code] = post } }

    func keep(_ services: [PastService]) throws {
        for service in services
        where !state.pastServices.contains(where: { $0.person == service.person && $0.until == service.until }) {
            state.pastServices.append(service)
        }
    }

    private func matching(_ filter: PeopleFilter) -> [Person] {
        let search = filter.search.map(Folding.fold)
        return state.people.values.filter { person in
            (filter.answersTo.map { person.answersTo == $0 } ?? true)
                && (filter.team.map { person.team == $0 } ?? true)
                && (filter.employedOn.map { first in
                    person.employment.overlaps(DateSpan(from: first, through: filter.employedThrough ?? first))
                } ?? true)
                && (search.map { person.isFound(by: $0) } ?? true)
        }
    }
}

func sortedByName(_ people: [Person]) -> [Person] {
    people.map { (Folding.fold($0.familyName), Folding.fold($0.givenName), $0) }
        .sorted { ($0.0, $0.1, $0.2.employeeNumber) < ($1.0, $1.1, $1.2.employeeNumber) }
        .map(\.2)
}

extension Person {
    fileprivate func isFound(by search: String) -> Bool {
        let names = ["\(givenName) \(familyName)", "\(familyName) \(givenName)"].map(Folding.fold)
        return Folding.fold(employeeNumber).hasPrefix(search)
            || names.contains { name in name.hasPrefix(search) || name.wordEnds.contains { $0.hasPrefix(search) } }
    }
}

extension String {
    /// What follows each space, hyphen or apostrophe.
    fileprivate var wordEnds: [Substring] {
        indices.filter { " -'’".contains(self[$0]) }.map { self[index(after: $0)...] }
    }
}
