import SQLDriver
import SQLiteDriver
import Telework
import Testing

@testable import Storage

@Suite("Copying a base into another")
struct BaseCopyTests {
    private static let mine = OrganisationID("mine")
    private static let theirs = OrganisationID("theirs")
    private static let now: Int64 = 1_800_000_000_000

    private func filled(_ engine: EmptyBase) async throws -> any SQLDatabase {
        let database = try await engine.open()
        let store = try await SQLStore.migrated(database)
        try await fill(store, Self.mine, mark: "mine")
        try await fill(store, Self.theirs, mark: "theirs")
        try await database.write(.everyone) { connection in
            try connection.run(
                """
                INSERT INTO organisation_holiday (organisation_id, day, kind, name)
                VALUES ('mine', '2027-05-07', 'extra', 'Pont'), ('theirs', '2027-05-17', 'worked', '')
                """)
        }
        return database
    }

    private func copyAll(_ copy: BaseCopy) async throws {
        try await copy.prepare(now: Self.now)
        for organisation in [Self.mine, Self.theirs] { _ = try await copy.copy(organisation) }
    }

    private func differences(_ copy: BaseCopy) async throws -> [BaseCopy.Difference] {
        try await copy.differences(Self.mine) + copy.differences(Self.theirs)
    }

    @Test("the tables to copy are those of the schema, with all their columns and their keys")
    func tables() async throws {
        let database = try SQLiteDatabase.inMemory()
        try await Migrator(Schema.migrations).migrate(database, now: Self.now)
        #expect(CopiedTable.all.map(\.name.description).sorted() == Tables.all.map(\.description).sorted())
        for table in CopiedTable.all {
            let found = try await database.read { connection in
                try connection.all(
                    "SELECT name, pk FROM pragma_table_info(\(table.name.description)) ORDER BY cid"
                ) { (name: try $0.get(0, as: String.self), key: try $0.get(1, as: Int.self)) }
            }
            #expect(found.map(\.name).joined(separator: ", ") == table.columns.description, "\(table.name)")
            let key = found.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.name)
            #expect(key == ["organisation_id"] + table.key.map(\.description), "\(table.name)")
        }
    }

    @Test(
        "every row of every table is there, from any engine to any other", arguments: EmptyBase.allCases,
        EmptyBase.allCases)
    func everyRow(from: EmptyBase, to: EmptyBase) async throws {
        let (source, target) = (try await filled(from), try await to.open())
        let copy = BaseCopy(from: source, to: target)
        try await copyAll(copy)
        #expect(try await differences(copy).isEmpty)
        #expect(try await BaseCopy.isUnfinished(target))
        try await copy.finish()
        #expect(try await !BaseCopy.isUnfinished(target))
        for table in CopiedTable.all {
            let query: SQLQuery = "SELECT count(*) FROM \(raw: table.name)"
            let count = try await target.read(.everyone) { try $0.value(query, as: Int.self) }
            #expect(count ?? 0 > 0, "\(table.name) was not tried")
        }
    }

    @Test("interrupted at any moment, it goes on and ends the same", arguments: EmptyBase.allCases)
    func interrupted(to: EmptyBase) async throws {
        let source = try await filled(.sqlite)
        var breaths = 1
        var deaths = 0
        while true {
            let target = try await to.open()
            let dying = MortalDatabase(target, breaths: breaths)
            do {
                try await copyAll(BaseCopy(from: source, to: dying))
                if !dying.isDead { break }
            } catch let error as SQLError where error.kind == .unreachable {}
            deaths += 1
            let copy = BaseCopy(from: source, to: target)
            try await copyAll(copy)
            #expect(try await differences(copy).isEmpty, "broken after \(breaths)")
            // Each death on SQLite, some on PostgreSQL, where each takes a database of its own.
            breaths += to == .sqlite ? 3 : 41
        }
        #expect(deaths > 5)
        print("Copy: broken at \(deaths) moments (\(to.rawValue))")
    }

    @Test("a row added, changed or taken away on either side is told, with its table")
    func changes() async throws {
        let (source, target) = (try await filled(.sqlite), try await EmptyBase.sqlite.open())
        let copy = BaseCopy(from: source, to: target)
        try await copyAll(copy)
        try await target.write { try $0.run("UPDATE site SET name = 'changed' WHERE organisation_id = 'mine'") }
        let changed = try await copy.differences(Self.mine)
        #expect(changed.map(\.table) == ["site"] && changed.allSatisfy { $0.missing == $0.surplus && $0.missing > 0 })
        try await target.write {
            try $0.run("DELETE FROM journal_seal WHERE organisation_id = 'theirs' AND sequence = 1")
        }
        #expect(try await copy.differences(Self.theirs) == [.init(table: "journal_seal", missing: 1, surplus: 0)])
        try await source.write { try $0.run("DELETE FROM outbox WHERE organisation_id = 'theirs'") }
        let both = try await copy.differences(Self.theirs)
        #expect(both.map(\.table) == ["journal_seal", "outbox"] && both.last?.missing == 0)
        try await source.write { try $0.run("UPDATE organisation SET name = 'x' WHERE organisation_id = 'theirs'") }
        #expect(try await copy.differences(Self.theirs).first == .init(table: "organisation", missing: 1, surplus: 1))
    }

    @Test("a source in which somebody wrote meanwhile is no longer quiet", arguments: EmptyBase.allCases)
    func quiet(engine: EmptyBase) async throws {
        let source = try await filled(engine)
        let copy = BaseCopy(from: source, to: try SQLiteDatabase.inMemory())
        let moment = try await copy.moment()
        try await copy.requireQuiet(since: moment)
        let store = SQLStore(database: source)
        try await store.write(Self.theirs) {
            try $0.append(entry("019b0000-0000-7000-8000-ffffffffffff", at: 99, person: nil))
        }
        await #expect(throws: BaseCopy.Refusal.sourceChanged) { try await copy.requireQuiet(since: moment) }
        let later = try await copy.moment()
        try await store.create(Organisation(id: OrganisationID("third"), code: "third", name: "Third"))
        await #expect(throws: BaseCopy.Refusal.sourceChanged) { try await copy.requireQuiet(since: later) }
    }

    @Test("more rows than a page are copied and compared", arguments: [1_999, 2_000, 2_001, 4_001])
    func pages(count: Int) async throws {
        let (source, target) = (try await EmptyBase.sqlite.open(), try await EmptyBase.sqlite.open())
        let store = try await SQLStore.migrated(source)
        try await store.create(Organisation(id: Self.mine, code: "mine", name: "Mine"))
        try await source.write { connection in
            for number in 0..<count {
                try connection.run(
                    """
                    INSERT INTO outbox (organisation_id, id, kind, created_at)
                    VALUES ('mine', \("message-\(number)" as String), 'x', \(number))
                    """)
            }
        }
        let copy = BaseCopy(from: source, to: target)
        try await copy.prepare(now: Self.now)
        // With the organisme itself, and the word that its figures are counted.
        #expect(try await copy.copy(Self.mine) == count + 2)
        #expect(try await copy.copy(Self.mine) == 0)
        #expect(try await copy.differences(Self.mine).isEmpty)
        try await target.write { try $0.run("DELETE FROM outbox WHERE created_at >= 1999") }
        let lost = try await copy.differences(Self.mine)
        #expect(lost == (count > 1_999 ? [.init(table: "outbox", missing: count - 1_999, surplus: 0)] : []))
    }

    @Test("nothing is written in a base that is used, nor from one that waits for its schema")
    func refusals() async throws {
        let (source, used) = (try await filled(.sqlite), try await filled(.sqlite))
        await #expect(throws: BaseCopy.Refusal.targetInUse) {
            try await BaseCopy(from: source, to: used).prepare(now: Self.now)
        }
        #expect(try await !BaseCopy.isUnfinished(used))
        let (empty, target) = (try SQLiteDatabase.inMemory(), try SQLiteDatabase.inMemory())
        await #expect(throws: BaseCopy.Refusal.sourceBehind) {
            try await BaseCopy(from: empty, to: target).requireSource()
        }
        let begun = try SQLiteDatabase.inMemory()
        try await BaseCopy(from: source, to: begun).prepare(now: Self.now)
        await #expect(throws: BaseCopy.Refusal.sourceUnfinished) {
            try await BaseCopy(from: begun, to: target).requireSource()
        }
    }
}
