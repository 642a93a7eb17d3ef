import CivilTime
import PostgresDriver
import PostgresTestSupport
import SQLDriver
import SQLiteDriver
import Storage
import Telework
import TestSupport
import UseCases

extension Store where Self == SQLStore {
    /// A store on a database brought up to the schema.
    static func migrated(_ database: any SQLDatabase) async throws -> SQLStore {
        try await Migrator(Schema.migrations).migrate(database, now: 0)
        return SQLStore(database: database)
    }
}

/// A base of each engine without a schema.
enum EmptyBase: String, CaseIterable, Sendable {
    case sqlite, postgres

    func open() async throws -> any SQLDatabase {
        switch self {
        case .sqlite: try SQLiteDatabase.inMemory()
        case .postgres:
            try await PostgresDatabase(configuration: .patient(url: PrivateCluster.newOrdinaryDatabase()))
        }
    }
}

/// Bases on PostgreSQL, brought up to the schema once and copied.
enum PostgresBase {
    private static let original = Task {
        let url = try PrivateCluster.newOrdinaryDatabase()
        let database = try await PostgresDatabase(configuration: .patient(url: url))
        try await Migrator(Schema.migrations).migrate(database, now: 0)
        try await database.close()
        return url
    }

    /// A new one, as an ordinary role that owns it opens it.
    static func open(connections: Int = 4) async throws -> PostgresDatabase {
        let url = try PrivateCluster.newOrdinaryDatabase(like: try await original.value)
        var configuration = try PostgresConfiguration.patient(url: url)
        configuration.maximumConnections = connections
        return try await PostgresDatabase(configuration: configuration)
    }
}

let noon = Moment(day("2026-11-02")).instant

extension Instant {
    static func after(_ seconds: Int) -> Instant { noon.adding(seconds: seconds) }
}

/// A person whose names, number and team are what a test is about.
func person(
    _ number: Int, _ familyName: String = "Martin", _ givenName: String = "Claude",
    team: String = TestOrganisation.benefitsTeam, answersTo: PersonID? = nil,
    employment: DateSpan = DateSpan(from: day("2020-01-01"))
) -> Person {
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return Person(
        id: PersonID("person-\(padded)"), employeeNumber: "N\(padded)", familyName: familyName, givenName: givenName,
        email: "", contract: .permanent, employment: employment, pattern: .fullTime, team: team,
        site: TestOrganisation.headquarters, post: TestOrganisation.officer, answersTo: answersTo)
}

func entry(
    _ id: String, at seconds: Int, kind: Event.Kind = .weekChanged, person: Cast? = .camille,
    payload: JournalPayload? = JournalPayload(salt: "5a17", text: "a=1\nb=2")
) -> JournalEntry {
    JournalEntry(
        id: id, at: .after(seconds), actor: Cast.solene.accountID, kind: kind.rawValue, person: person?.id,
        entity: person.map { "request-\($0.rawValue)" }, rules: "v1", commitment: "c-\(id)", authenticator: "a-\(id)",
        payload: payload)
}

/// Runs tasks that begin together, and counts those that succeeded and those that met a conflict.
func race(_ count: Int, _ act: @escaping @Sendable (Int) async throws -> Void) async throws -> (won: Int, lost: Int) {
    try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<count {
            group.addTask {
                do {
                    try await act(number)
                    return true
                } catch StoreError.conflict {
                    return false
                }
            }
        }
        return try await group.reduce(into: (won: 0, lost: 0)) { tally, won in
            if won { tally.won += 1 } else { tally.lost += 1 }
        }
    }
}
