import SQLDriver
import Synchronization
import Telework
import TestSupport
import Testing
import UseCases

@testable import Storage

@Suite("Erasing an organisme whole")
struct ErasureTests {
    private static let (mine, theirs, now) = (TwoOrganisations.mine, TwoOrganisations.theirs, TwoOrganisations.now)

    /// The rows of each table that an erasure is to count.
    private func counts(in database: any SQLDatabase) async throws -> [String: Int] {
        try await database.read(.organisation(Self.mine)) { connection in
            var counts: [String: Int] = [:]
            for table in Tables.all {
                counts[table.description] = try connection.value(
                    "SELECT count(*) FROM \(raw: table) WHERE organisation_id = 'mine'")
            }
            return counts
        }
    }

    @discardableResult
    private func erase(_ database: any SQLDatabase, page: Int = 2_000) async throws -> ErasureRecord {
        let erasure = try await OrganisationErasure(of: Self.mine, in: database, now: Self.now, page: page)
        return try await erasure(now: Self.now + 5, sign: { "signed \($0.count)" })
    }

    private func expectErased(_ database: any SQLDatabase, _ counts: [String: Int], _ comment: Comment? = nil)
        async throws
    {
        #expect(
            try await database.rows(holding: "mine") == ["erasure": 1, "erased_rows": counts.count], comment)
        let record = try #require(try await ErasureRecord.all(in: database).last)
        #expect(record.rows == counts && record.endedAt != nil, comment)
        #expect(try await HeldOrganisation.all(in: database).map(\.organisation.id) == [Self.theirs], comment)
        let closures = try await database.read { try OrganisationDoor.closures(on: $0) }
        #expect(closures.isEmpty, comment)
    }

    @Test(
        "no row of any table of the base is left, and the others are as they were", arguments: EmptyBase.allCases,
        [1, 2, 3, 2_000])
    func everyTable(engine: EmptyBase, page: Int) async throws {
        let database = try await TwoOrganisations.open(engine)
        let known = Tables.all.map(\.description) + Tables.ofTheBase.map(\.description)
        #expect(try await database.tables().filter { !$0.hasPrefix("schema_") } == known.sorted())
        let counts = try await counts(in: database)
        for (table, count) in counts { #expect(count > 0, "\(table) is not tried") }
        let before = try await database.everything(of: .organisation(Self.theirs))
        let record = try await erase(database, page: page)
        try await expectErased(database, counts)
        #expect(try await database.everything(of: .organisation(Self.theirs)) == before)
        #expect(try await database.everything() == before)
        #expect(record.code == "code-mine" && record.begunAt == Self.now && record.endedAt == Self.now + 5)
        #expect(record.entries == 2 && record.head == ErasureRecord.Head(sequence: 1, hash: "mine"))
        #expect(record.authenticator == "signed \(record.text.count)")
        #expect(try await ErasureRecord.all(in: database) == [record])
    }

    @Test("what stays says nothing of a person")
    func record() async throws {
        let database = try await TwoOrganisations.open(.sqlite)
        try await erase(database)
        for table in ["erasure", "erased_rows"] as [StaticString] {
            let texts = try await database.read { connection in
                try connection.all("SELECT * FROM \(raw: table)").flatMap(\.values).compactMap {
                    if case .text(let text) = $0 { text } else { nil }
                }
            }
            #expect(!texts.isEmpty)
            for text in texts where !["mine", "code-mine"].contains(text) && !text.hasPrefix("signed") {
                #expect(Tables.all.map(\.description).contains(text), "\(text)")
            }
        }
    }

    @Test("interrupted at any moment, nobody comes in, and it goes on and ends the same", arguments: EmptyBase.allCases)
    func interrupted(engine: EmptyBase) async throws {
        var (breaths, deaths) = (1, 0)
        while true {
            let database = try await TwoOrganisations.open(engine)
            let (counts, whole) = (try await counts(in: database), try await database.everything())
            let before = try await database.everything(of: .organisation(Self.theirs))
            let dying = MortalDatabase(database, breaths: breaths)
            do {
                try await erase(dying, page: 2)
                if !dying.isDead { break }
            } catch let error as SQLError where error.kind == .unreachable {}
            deaths += 1
            let store = SQLStore(database: database)
            if try await store.organisation(code: "code-mine") != nil {
                #expect(try await database.everything() == whole, "open and not whole after \(breaths)")
            }
            // At the very end, only the answer was lost.
            if try await HeldOrganisation.all(in: database).count == 2 { try await erase(database, page: 3) }
            try await expectErased(database, counts, "broken after \(breaths)")
            #expect(try await database.everything(of: .organisation(Self.theirs)) == before, "broken after \(breaths)")
            // Many on SQLite, some on PostgreSQL, where each takes a database of its own.
            breaths += engine == .sqlite ? 3 : 67
        }
        #expect(deaths > 5)
        print("Erasure: broken at \(deaths) moments (\(engine.rawValue))")
    }

    @Test("two at once do the work of one, and count each row once", arguments: EmptyBase.allCases)
    func twoAtOnce(engine: EmptyBase) async throws {
        let database = try await TwoOrganisations.open(engine)
        let counts = try await counts(in: database)
        let ended = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    do {
                        try await self.erase(database, page: 1)
                        return true
                    } catch OrganisationDoor.Refusal.lost, OrganisationDoor.Refusal.unknown {
                        return false
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(ended == 1)
        try await expectErased(database, counts)
    }

    @Test("one that is not there, or no longer, is unknown, and nothing is kept of the attempt")
    func unknown() async throws {
        let database = try await TwoOrganisations.open(.sqlite)
        await #expect(throws: OrganisationDoor.Refusal.unknown) {
            _ = try await OrganisationErasure(of: OrganisationID("nobody"), in: database, now: Self.now)
        }
        #expect(try await ErasureRecord.all(in: database).isEmpty)
        try await erase(database)
        await #expect(throws: OrganisationDoor.Refusal.unknown) { try await erase(database) }
        #expect(try await ErasureRecord.all(in: database).count == 1)
    }

    @Test("people who manage one another in a circle go too")
    func circle() async throws {
        let database = try await TwoOrganisations.open(.sqlite)
        try await database.write { connection in
            try connection.run(
                """
                UPDATE person SET manager_id = (SELECT max(p.id) FROM person AS p WHERE p.organisation_id = 'mine'),
                    answers_to = (SELECT min(p.id) FROM person AS p WHERE p.organisation_id = 'mine')
                WHERE organisation_id = 'mine'
                """)
        }
        let counts = try await counts(in: database)
        try await erase(database, page: 1)
        try await expectErased(database, counts)
    }

    @Test("a row that comes after its table was emptied is found before the end")
    func stragglers() async throws {
        let database = try await TwoOrganisations.open(.sqlite)
        // Written by something that knows no door, between two transactions of the erasure.
        let late = LateDatabase(database, after: 60) { connection in
            try connection.run(
                "INSERT INTO outbox (organisation_id, id, kind, created_at) VALUES ('mine', 'late', 'x', 0)")
        }
        let record = try await erase(late, page: 1)
        #expect(late.wasLate)
        #expect(record.rows["outbox"] == 2)
        #expect(try await database.rows(holding: "late").isEmpty)
    }
}

/// A database in which somebody else writes after so many transactions.
private final class LateDatabase: SQLDatabase {
    private let wrapped: any SQLDatabase
    private let act: @Sendable (any SQLConnection) throws -> Void
    private let left: Mutex<Int>

    init(
        _ database: any SQLDatabase, after count: Int, _ act: @escaping @Sendable (any SQLConnection) throws -> Void
    ) {
        wrapped = database
        left = Mutex(count)
        self.act = act
    }

    var dialect: SQLDialect { wrapped.dialect }
    var wasLate: Bool { left.withLock { $0 < 0 } }

    func read<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        try await wrapped.read(body)
    }

    @discardableResult
    func write<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        let isTime = left.withLock { left in
            left -= 1
            return left == -1
        }
        if isTime { try await wrapped.write(act) }
        return try await wrapped.write(body)
    }

    func close() async throws { try await wrapped.close() }
}
