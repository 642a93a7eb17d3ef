import CivilTime
import Telework
import UseCases

/// A store with the organisme of the tests in it, a clock, and all that the use cases work with.
public struct TestWorld: Sendable {
    public let store: any Store
    public let clock: TestClock
    public let identifiers: TestIdentifiers
    public let cryptography: TestCryptography
    public let environment: Environment
    public var organisation: OrganisationID { TestOrganisation.id }

    /// - Parameters:
    ///   - today: A Monday by default, a month before the end of the national text.
    ///   - store: In memory by default, each writing closure tried twice.
    public init(
        today: LocalDate = day("2026-11-02"), book: Rulebook = Texts.book,
        on store: any Store = MemoryStore(rehearsing: true)
    ) async throws {
        self.store = store
        clock = TestClock(today)
        identifiers = TestIdentifiers()
        cryptography = TestCryptography()
        environment = Environment(
            store: store, clock: clock, identifiers: identifiers, cryptography: cryptography,
            rules: RuleShelf(book: book, version: "test"), exemptions: TestWorld.exemptions,
            journalKey: Array(repeating: 7, count: 32))
        try await TestOrganisation.load(into: store)
    }

    /// The same store and clock after the program started again on other texts or limits.
    public func restarted(
        on book: Rulebook = Texts.book, exemptions: [ExemptionLimit] = TestWorld.exemptions
    ) -> TestWorld {
        TestWorld(self, book: book, exemptions: exemptions)
    }

    private init(_ world: TestWorld, book: Rulebook, exemptions: [ExemptionLimit]) {
        store = world.store
        clock = world.clock
        identifiers = world.identifiers
        cryptography = world.cryptography
        environment = Environment(
            store: store, clock: clock, identifiers: identifiers, cryptography: cryptography,
            rules: RuleShelf(book: book, version: "restarted"), exemptions: exemptions,
            journalKey: world.environment.journalKey)
    }

    /// Made-up limits for the years of the tests.
    public static let exemptions = [2025, 2026, 2027].flatMap { year in
        [
            ExemptionLimit(year: year, basis: .none, day: Cents(270), month: Cents(5_940), certainty: .fictional),
            ExemptionLimit(
                year: year, basis: .collective, day: Cents(330), month: Cents(7_200), certainty: .fictional),
        ]
    }

    /// The store in memory; the test that gave another one must not ask.
    public var memory: MemoryStore {
        guard let memory = store as? MemoryStore else { preconditionFailure("this world is not in memory") }
        return memory
    }

    public func actor(_ character: Cast) -> Actor { character.actor }

    public func read<Value: Sendable>(_ body: @Sendable (any StoreReading) throws -> Value) async throws -> Value {
        try await store.read(organisation, body)
    }

    public func write<Value: Sendable>(_ body: @Sendable (any StoreWriting) throws -> Value) async throws -> Value {
        try await store.write(organisation, body)
    }

    /// Keeps an agreement, as if HR had granted it.
    @discardableResult
    public func agreement(
        for character: Cast, formula: Formula = .flexible(halvesPerWeek: 4), from first: LocalDate = day("2026-01-05"),
        through last: LocalDate? = nil, places: [Place] = [.home]
    ) async throws -> Agreement {
        let agreement = Agreement(of: character, formula, from: first, through: last, places: places)
        try await write { try $0.insert(agreement) }
        return agreement
    }

    /// Keeps a request as it is.
    @discardableResult
    public func request(
        of character: Cast, _ proposal: Proposal, state: RequestState = .submitted
    ) async throws -> Request {
        let today = clock.today
        let request = Request(
            of: character, proposal, on: today, due: today.adding(days: 30), id: identifiers.next(), state: state)
        try await write { try $0.insert(request) }
        return request
    }

    /// Keeps a week as it is: the first version of its row.
    @discardableResult
    public func week(_ week: String, of character: Cast, _ cells: String) async throws -> WeekPlan {
        let plan = WeekPlan(person: character.id, week: isoWeek(week), cells: weekCells(cells), version: 1)
        try await write { try $0.save(plan) }
        return plan
    }
}
