import CivilTime
import Telework

public protocol PeopleReading {
    /// The organisme of the transaction.
    func organisation() throws -> Organisation
    func person(_ id: PersonID) throws -> Person?
    func person(employeeNumber: String) throws -> Person?
    /// Those of the identifiers that exist, sorted by name.
    func people(_ ids: [PersonID]) throws -> [Person]
    /// Everyone, departed people too, sorted by employee number: for imports.
    func everyone() throws -> [Person]
    /// Those of everyone who are wanted, in the same order, one at a time: for the monthly run, of which fifty may compute
    /// the ten thousand of an organisme at once.
    func eachPerson(_ isWanted: (PersonID) -> Bool, _ body: (Person) throws -> Void) throws
    /// A page of people sorted by name.
    func people(matching filter: PeopleFilter) throws -> [Person]
    func countPeople(matching filter: PeopleFilter) throws -> Int
    func sites() throws -> [Site]
    func services() throws -> [Service]
    func teams() throws -> [Team]
    /// The service of each team, by the code of the team: all that most requests want of the hundreds of an organisme.
    func servicesOfTeams() throws -> [String: String]
    func posts() throws -> [Post]
    func post(_ code: String) throws -> Post?
    /// The services that people had until a day after this one, each person's in order of day.
    func pastServices(after date: LocalDate) throws -> [PersonID: [PastService]]
    func pastServices(of person: PersonID, after date: LocalDate) throws -> [PastService]
}

public protocol PeopleWriting {
    func save(_ organisation: Organisation) throws
    /// Creates or replaces, by identifier; a taken employee number is a ``StoreError/conflict``.
    func save(_ people: [Person]) throws
    func save(_ sites: [Site], _ services: [Service], _ teams: [Team]) throws
    func save(_ posts: [Post]) throws
    /// Of several for one person and day the first is kept: it is what the days before were lived in.
    func keep(_ services: [PastService]) throws
}

/// Which people to list.
public struct PeopleFilter: Hashable, Sendable {
    /// Only those whose requests this person answers.
    public var answersTo: PersonID?
    public var team: String?
    /// Only those employed on this day, or on a day from it through ``employedThrough``.
    public var employedOn: LocalDate?
    public var employedThrough: LocalDate?
    /// The beginning of a name, of a word of it, or an employee number; case and accents do not count.
    public var search: String?
    public var offset: Int
    public var limit: Int

    public init(
        answersTo: PersonID? = nil, team: String? = nil, employedOn: LocalDate? = nil,
        employedThrough: LocalDate? = nil, search: String? = nil,
        offset: Int = 0, limit: Int = 50
    ) {
        self.answersTo = answersTo
        self.team = team
        self.employedOn = employedOn
        self.employedThrough = employedThrough
        self.search = search
        self.offset = offset
        self.limit = limit
    }
}
