import CivilTime
import PostgresDriver
import SQLDriver
import Storage
import Telework
import TestSupport
import Testing
import UseCases

/// The plans of PostgreSQL, for an ordinary role, with its policies on.
@Suite("The plans of the reads on PostgreSQL")
struct PostgresPlanTests {
    private static let (mine, theirs) = (OrganisationID("mine"), OrganisationID("theirs"))
    private static let growing = [
        "agreement", "allowance_line", "journal", "journal_payload", "journal_seal", "paid_day", "reading", "request",
        "week",
    ]

    /// A plan, line by line, without what does not concern the rows.
    private struct Plan {
        let statement: String
        let lines: [String]

        /// The indexes that are searched, each with its condition: `week_3_pkey on week_3 w: ((organisation_id = …`.
        var searches: [String] {
            zip(lines, lines.dropFirst()).filter { $0.0.contains("Index") && $0.0.contains("Scan") }.map {
                let condition = $0.1.contains("Index Cond:") ? $0.1.split(separator: ": ", maxSplits: 1)[1] : "none"
                return "\($0.0.split(separator: "using ").last ?? ""): \(condition)"
            }
        }

        /// The parts of a split table that are touched.
        func parts(of table: String) -> Set<Substring> {
            Set(
                lines.filter { $0.contains("Scan") }.flatMap { $0.split(separator: " ") }
                    .filter { $0.wholeMatch(of: try! Regex("\(table)_[0-7]")) != nil })
        }
    }

    private struct Base {
        let database: PostgresDatabase
        let recording: RecordingDatabase
        let store: SQLStore

        init() async throws {
            database = try await PostgresBase.open()
            recording = RecordingDatabase(database)
            store = SQLStore(database: recording)
            try await fill(store, mine, mark: "mine")
            try await fill(store, theirs, mark: "theirs")
        }

        /// The plan of each statement that a read runs, where a scan of a whole table is what costs most.
        func plans(of call: @escaping @Sendable (any StoreReading) throws -> String) async throws -> [Plan] {
            _ = recording.take()
            _ = try await store.read(mine, call)
            let statements = recording.take().filter { !$0.description.hasPrefix("SELECT set_config") }
            return try await database.read(.organisation(mine)) { connection in
                try connection.run("SET LOCAL enable_seqscan = off")
                return try statements.map { statement in
                    let lines = try connection.all("EXPLAIN " + statement) { try $0.get(0, as: String.self) }
                    return Plan(statement: statement.description, lines: lines)
                }
            }
        }
    }

    @Test(
        "every read searches its tables by organisme, in one part of those that are split",
        arguments: Read.all.map(\.name))
    func everyRead(name: String) async throws {
        let read = try #require(Read.all.first { $0.name == name })
        let plans = try await Base().plans(of: read.call)
        #expect(!plans.isEmpty)
        for plan in plans {
            let all = "\(plan.lines.joined(separator: "\n"))\nof\n\(plan.statement)"
            #expect(!plan.lines.contains { $0.contains("Seq Scan") }, "\(all)")
            #expect(!plan.searches.isEmpty, "\(all)")
            for search in plan.searches {
                // The door is no row of an organisme's, and is asked for one of them only.
                let isOfOne =
                    search.contains("organisation_id = ")
                    || (search.hasPrefix("closed_organisation") && search.contains("closed_id = "))
                #expect(isOfOne, "\(search)\nin\n\(all)")
            }
            for table in Self.growing { #expect(plan.parts(of: table).count <= 1, "\(all)") }
        }
    }

    /// What a search must be by, beyond the organisme: none of it may be left to a filter by the policies.
    private static let main: [(Read, table: String, terms: [String])] = [
        (
            Read("week") { try $0.week(of: Cast.camille.id, isoWeek("2026-W46")) as Any }, "week",
            ["person_id =", "monday ="]
        ),
        (
            Read("weeks of a team") {
                try $0.weeks(of: [Cast.camille.id], from: isoWeek("2026-W44"), through: isoWeek("2026-W49"))
            }, "week", ["person_id =", "monday >=", "monday <="]
        ),
        (
            Read("requests of the organisme") { try $0.requests(matching: RequestFilter(states: [.submitted])) },
            "request", ["state ="]
        ),
        (
            Read("late requests") {
                try $0.requests(matching: RequestFilter(states: [.submitted], dueBefore: day("2027-01-01")))
            }, "request", ["state =", "due_key <"]
        ),
        (
            Read("agreements of all") { try $0.agreements(during: DateSpan(from: day("2026-11-01"))) }, "agreement",
            ["last_key >="]
        ),
        (
            Read("journal of a person") {
                try $0.journal(matching: JournalFilter(person: Cast.camille.id, from: noon))
            }, "journal", ["person_id =", "happened_at >="]
        ),
        (
            Read("lines of a month") { try $0.lines(paidIn: yearMonth("2026-10")) }, "allowance_line", ["month ="]
        ),
        (
            Read("days paid of a month") { try $0.paidDays(of: Cast.camille.id, origin: yearMonth("2026-10")) },
            "paid_day", ["person_id =", "day >=", "day <="]
        ),
        (
            Read("people of a manager") { try $0.people(matching: PeopleFilter(answersTo: Cast.marc.id)) }, "person",
            ["answers_to ="]
        ),
    ]

    @Test("the main reads go straight to their rows", arguments: main.map(\.0.name))
    func mainReads(name: String) async throws {
        let (read, table, terms) = try #require(Self.main.first { $0.0.name == name })
        let plans = try await Base().plans(of: read.call)
        let searches = plans.flatMap(\.searches).filter { $0.contains(" on \(table)") || $0.hasPrefix("on \(table)") }
        #expect(
            plans.flatMap(\.searches).contains { search in terms.allSatisfy { search.contains($0) } },
            "\(searches)\n\(plans.map { $0.lines.joined(separator: "\n") })")
        if Self.growing.contains(table) {
            #expect(Set(plans.flatMap { $0.parts(of: table) }).count == 1, "\(plans.map(\.lines))")
        }
    }

    @Test(
        "tables that grow are split in eight, each organisme in one part, and a part asked by its own name gives nothing"
    )
    func parts() async throws {
        let base = try await Base()
        let found = try await base.database.read { connection in
            try connection.all(
                """
                SELECT p.relname, count(*), min(pg_get_expr(c.relpartbound, c.oid)), bool_and(row_security_active(c.oid))
                FROM pg_class AS p JOIN pg_inherits AS i ON i.inhparent = p.oid JOIN pg_class AS c ON c.oid = i.inhrelid
                WHERE p.relkind = 'p' GROUP BY p.relname ORDER BY p.relname
                """
            ) { row in
                "\(try row.get(0, as: String.self)) \(try row.get(1, as: Int.self)) \(try row.get(2, as: String.self)) "
                    + "\(try row.get(3, as: Bool.self))"
            }
        }
        #expect(found == Self.growing.map { "\($0) 8 FOR VALUES WITH (modulus 8, remainder 0) true" })
        let counts = try await base.database.read(.organisation(Self.mine)) { connection in
            let whole = try connection.value("SELECT count(*) FROM week", as: Int.self) ?? 0
            let places = try connection.value("SELECT count(DISTINCT tableoid) FROM week", as: Int.self) ?? 0
            let parts: [SQLQuery] = [
                "SELECT count(*) FROM week_0", "SELECT count(*) FROM week_1", "SELECT count(*) FROM week_2",
                "SELECT count(*) FROM week_3", "SELECT count(*) FROM week_4", "SELECT count(*) FROM week_5",
                "SELECT count(*) FROM week_6", "SELECT count(*) FROM week_7",
            ]
            return [whole, places] + (try parts.map { try connection.value($0, as: Int.self) ?? -1 })
        }
        #expect(counts == [1, 1, 0, 0, 0, 0, 0, 0, 0, 0])
    }
}
