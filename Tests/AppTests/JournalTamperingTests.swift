import CivilTime
import SQLDriver
import SQLiteDriver
import Storage
import Telework
import TestSupport
import Testing
import UseCases

/// A change made to the base by hand.
struct HandMade: Sendable, CustomTestStringConvertible {
    /// The table, and the column when only one is changed.
    let table: String
    let column: String?
    let testDescription: String
    let statements: [SQLQuery]

    init(_ table: String, _ column: String? = nil, _ description: String = "", _ statements: SQLQuery...) {
        self.table = table
        self.column = column
        testDescription = "\(table) \(column ?? "") \(description)"
        self.statements = statements
    }
}

@Suite("The journal in a base changed by hand")
struct JournalTamperingTests {
    static let changes: [HandMade] = [
        HandMade("journal", "organisation_id", "", "UPDATE journal SET organisation_id = 'other' WHERE sequence = 3"),
        HandMade("journal", "id", "", "UPDATE journal SET id = 'other' WHERE sequence = 3"),
        HandMade("journal", "happened_at", "", "UPDATE journal SET happened_at = happened_at + 1 WHERE sequence = 3"),
        HandMade("journal", "actor_id", "", "UPDATE journal SET actor_id = NULL WHERE sequence = 3"),
        HandMade("journal", "kind", "", "UPDATE journal SET kind = 'month-closed' WHERE sequence = 3"),
        HandMade("journal", "person_id", "", "UPDATE journal SET person_id = 'person-camille' WHERE sequence = 3"),
        HandMade("journal", "entity", "", "UPDATE journal SET entity = 'x' WHERE sequence = 3"),
        HandMade("journal", "rules", "", "UPDATE journal SET rules = 'x' WHERE sequence = 3"),
        HandMade("journal", "commitment", "", "UPDATE journal SET commitment = 'x' WHERE sequence = 3"),
        HandMade("journal", "authenticator", "", "UPDATE journal SET authenticator = 'x' WHERE sequence = 3"),
        HandMade("journal", "sequence", "removed", "UPDATE journal SET sequence = NULL WHERE sequence = 3"),
        HandMade("journal", "sequence", "", "UPDATE journal SET sequence = 99 WHERE sequence = 3"),
        HandMade(
            "journal_payload", "organisation_id", "",
            "UPDATE journal_payload SET organisation_id = 'other' WHERE journal_id = \(third)"),
        HandMade(
            "journal_payload", "journal_id", "",
            "UPDATE journal_payload SET journal_id = 'other' WHERE journal_id = \(third)"),
        HandMade("journal_payload", "salt", "", "UPDATE journal_payload SET salt = 'x' WHERE journal_id = \(third)"),
        HandMade("journal_payload", "body", "", "UPDATE journal_payload SET body = 'x' WHERE journal_id = \(third)"),
        HandMade(
            "journal_seal", "organisation_id", "",
            "UPDATE journal_seal SET organisation_id = 'other' WHERE sequence = 3"),
        HandMade("journal_seal", "sequence", "", "UPDATE journal_seal SET sequence = 99 WHERE sequence = 3"),
        HandMade("journal_seal", "journal_id", "", "UPDATE journal_seal SET journal_id = 'x' WHERE sequence = 3"),
        HandMade("journal_seal", "hash", "", "UPDATE journal_seal SET hash = 'x' WHERE sequence = 3"),
        HandMade("journal", nil, "a row removed", "DELETE FROM journal WHERE sequence = 3"),
        HandMade("journal_payload", nil, "a row removed", "DELETE FROM journal_payload WHERE journal_id = \(third)"),
        HandMade("journal_seal", nil, "a row removed", "DELETE FROM journal_seal WHERE sequence = 3"),
        HandMade(
            "journal", nil, "the last row and its seal removed", "DELETE FROM journal WHERE sequence = 6",
            "DELETE FROM journal_seal WHERE sequence = 6"),
        HandMade("journal", nil, "a row inserted without a place", copy("NULL")),
        HandMade("journal", nil, "a row inserted beyond the chain", copy("99")),
        HandMade(
            "journal", nil, "a row inserted in the place of another, which loses its own",
            "UPDATE journal SET sequence = NULL WHERE sequence = 3", copy("3")),
        HandMade(
            "journal", nil, "a row inserted with a seal", copy("7"),
            "INSERT INTO journal_seal SELECT organisation_id, 7, 'by-hand', hash FROM journal_seal WHERE sequence = 6"),
        HandMade(
            "journal_seal", nil, "two seals exchanged", "UPDATE journal_seal SET sequence = 99 WHERE sequence = 3",
            "UPDATE journal_seal SET sequence = 3 WHERE sequence = 4",
            "UPDATE journal_seal SET sequence = 4 WHERE sequence = 99",
            "UPDATE journal SET sequence = 99 WHERE sequence = 3", "UPDATE journal SET sequence = 3 WHERE sequence = 4",
            "UPDATE journal SET sequence = 4 WHERE sequence = 99"),
        HandMade(
            "journal_payload", nil, "two payloads exchanged",
            "UPDATE journal_payload SET journal_id = 'kept' WHERE journal_id = \(third)",
            "UPDATE journal_payload SET journal_id = \(third) WHERE journal_id = \(fourth)",
            "UPDATE journal_payload SET journal_id = \(fourth) WHERE journal_id = 'kept'"),
    ]

    private static let third: SQLQuery = "(SELECT id FROM journal WHERE sequence = 3)"
    private static let fourth: SQLQuery = "(SELECT id FROM journal WHERE sequence = 4)"

    private static func copy(_ sequence: SQLQuery) -> SQLQuery {
        """
        INSERT INTO journal (organisation_id, id, happened_at, actor_id, kind, person_id, entity, rules, commitment,
            authenticator, sequence)
        SELECT organisation_id, 'by-hand', happened_at, actor_id, kind, person_id, entity, rules, commitment,
            authenticator, \(sequence) FROM journal WHERE id = (SELECT journal_id FROM journal_seal WHERE sequence = 2)
        """
    }

    @Test("every change is found", arguments: changes)
    func found(change: HandMade) async throws {
        let (world, database) = try await sealedWorld()
        let head = try await world.read { try $0.head() }
        let before = try await VerifyJournal(world.environment)(by: .system, in: world.organisation, expecting: head)
        #expect(before.isSound && before.sealed == 6)
        let touched = try await database.write { connection in
            try change.statements.map { try connection.run($0) }
        }
        #expect(touched == change.statements.map { _ in 1 })
        let report = try await VerifyJournal(world.environment)(by: .system, in: world.organisation, expecting: head)
        #expect(!report.isSound)
    }

    @Test("every column of the three tables is among the changes")
    func complete() async throws {
        let (_, database) = try await sealedWorld()
        for table in ["journal", "journal_payload", "journal_seal"] {
            let columns = try await database.read { connection in
                try connection.all("SELECT name FROM pragma_table_info(\(table))") { try $0.get(0, as: String.self) }
            }
            let tried = Set(Self.changes.filter { $0.table == table }.compactMap(\.column))
            print("Journal: \(columns.count) columns of \(table)")
            #expect(!columns.isEmpty && tried == Set(columns))
        }
    }

    /// An organisme in a base in memory, with six entries sealed.
    private func sealedWorld() async throws -> (TestWorld, SQLiteDatabase) {
        let database = try SQLiteDatabase.inMemory()
        try await Migrator(Schema.migrations).migrate(database, now: 0)
        let world = try await TestWorld(on: SQLStore(database: database))
        // Rows can be moved to it.
        try await world.store.create(Organisation(id: OrganisationID("other"), code: "other", name: "Autre"))
        for index in 0..<6 {
            world.clock.advance(minutes: 1)
            var settings = OrganisationSettings()
            settings.name = "Organisme \(index)"
            try await ConfigureOrganisation(world.environment)(
                settings, by: Cast.karim.actor, in: world.organisation)
        }
        _ = try await SealJournal(world.environment)(in: world.organisation)
        return (world, database)
    }
}
