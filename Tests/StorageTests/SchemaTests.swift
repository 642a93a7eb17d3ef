import CivilTime
import Foundation
import SQLDriver
import SQLiteDriver
import Storage
import Telework
import TestSupport
import Testing
import UseCases

@Suite("The schema")
struct SchemaTests {
    private let database: SQLiteDatabase
    private let organisation = OrganisationID("mine")

    init() async throws {
        database = try SQLiteDatabase.inMemory()
        try await fill(try await SQLStore.migrated(database), organisation, mark: "mine")
    }

    private func texts(_ query: SQLQuery) async throws -> [String] {
        try await database.read { try $0.all(query) { try $0.get(0, as: String.self) } }
    }

    @Test("the tables are those the tests know, each STRICT")
    func tables() async throws {
        let found = try await texts(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1 ORDER BY name")
        let known = (Tables.all + Tables.ofTheBase).map(\.description).sorted()
        #expect(found.filter { !$0.hasPrefix("schema_") } == known)
        let all = try await texts(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        #expect(all == found)
    }

    @Test("every table, key and index begins with the organisme")
    func tenancy() async throws {
        for table in Tables.all {
            let columns = try await texts("SELECT name FROM pragma_table_info(\(table.description)) ORDER BY cid")
            #expect(columns.first == "organisation_id", "\(table)")
            let indexes = try await texts("SELECT name FROM pragma_index_list(\(table.description))")
            #expect(!indexes.isEmpty, "\(table)")
            for index in indexes {
                let first = try await texts("SELECT name FROM pragma_index_info(\(index)) WHERE seqno = 0")
                // What people type to sign in, before there is an organisme to speak of.
                let isCode = "\(table)" == "organisation" && first == ["code"]
                #expect(first == ["organisation_id"] || isCode, "\(index)")
            }
            let foreign = try await texts(
                "SELECT \"from\" FROM pragma_foreign_key_list(\(table.description)) WHERE seq = 0 ORDER BY id")
            #expect(foreign.allSatisfy { $0 == "organisation_id" }, "\(table)")
        }
    }

    private static let lists: [(table: String, column: String, values: [String])] = [
        ("organisation", "agreement_basis", AgreementBasis.allCases.map(\.rawValue)),
        ("site", "zone", HolidayZone.allCases.map(\.rawValue)),
        ("post_activity", "kind", ActivityKind.allCases.map(\.rawValue)),
        ("person", "sex", Sex.allCases.map(\.rawValue)),
        ("person", "contract", Contract.allCases.map(\.rawValue)),
        ("person", "language", Language.allCases.map(\.rawValue)),
        ("account", "language", Language.allCases.map(\.rawValue)),
        ("request", "state", RequestState.Kind.allCases.map(\.rawValue)),
        ("allowance_line", "pay_code", PayCode.allCases.map(\.rawValue)),
        ("month_close", "basis", AgreementBasis.allCases.map(\.rawValue)),
        ("month_close", "limit_certainty", Certainty.allCases.map(\.rawValue)),
        ("paid_day", "certainty", Certainty.allCases.map(\.rawValue)),
        ("paid_day", "layer", Layer.allCases.map(\.rawValue)),
        ("staged_import", "kind", ImportKind.allCases.map(\.rawValue)),
        ("job", "state", JobState.Kind.allCases.map(\.rawValue)),
        ("closed_organisation", "reason", OrganisationDoor.Reason.allCases.map(\.rawValue)),
    ]

    @Test("the lists of the schema are those of the program", arguments: lists)
    func enumerations(table: String, column: String, values: [String]) async throws {
        let sql = try #require(try await texts("SELECT sql FROM sqlite_schema WHERE name = \(table)").first)
        let lists = sql.matches(of: try Regex("CHECK \\(\(column) IN \\(([^)]*)\\)\\)")).map { $0.output[1].substring }
        let list = try #require(lists.first.flatMap { $0 })
        let found = list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        #expect(Set(found) == Set(values.map { "'\($0)'" }))
    }

    @Test("open requests are the same for the schema and for the rules")
    func openStates() async throws {
        let sql = try #require(try await texts("SELECT sql FROM sqlite_schema WHERE name = 'request_open'").first)
        for request in [RequestState.submitted, .withdrawn(at: noon), .accepted(by: nil, at: noon)].map({
            Request(of: .camille, Proposal(from: day("2027-01-04")), on: day("2026-11-02"), state: $0)
        }) {
            #expect(sql.contains("'\(request.state.kind.rawValue)'") == request.isOpen)
        }
    }

    /// Statements that a mistake, or a hand, could run.
    private static let refused: [(SQLQuery, SQLError.Kind)] = [
        ("UPDATE week SET cells = 'SSHHSSSSSS...'", .checkViolation),
        ("UPDATE week SET cells = 'SSHHSSSSSS...x'", .checkViolation),
        ("UPDATE week SET monday = '09/11/2026'", .checkViolation),
        ("UPDATE week SET version = 0", .checkViolation),
        ("UPDATE week SET person_id = 'nobody'", .foreignKeyViolation),
        ("UPDATE person SET contract = 'CDJ'", .checkViolation),
        ("UPDATE person SET pattern = '1111111111'", .checkViolation),
        ("UPDATE person SET pattern = '1111111111222 '", .checkViolation),
        ("UPDATE person SET last_day = '1900-01-01'", .checkViolation),
        ("UPDATE person SET family_name = ''", .checkViolation),
        ("UPDATE person SET employee_number = 'M001'", .uniqueViolation),
        ("UPDATE person SET answers_to = 'nobody'", .foreignKeyViolation),
        ("UPDATE request SET state = 'refused'", .checkViolation),
        ("UPDATE request SET state = 'accepted'", .checkViolation),
        ("UPDATE request SET motive = 'coverage'", .checkViolation),
        ("UPDATE request SET counter_end_day = '2027-01-01'", .checkViolation),
        ("UPDATE request SET due_key = '2026-12-03'", .checkViolation),
        ("UPDATE request SET formula = 'whenever'", .checkViolation),
        ("UPDATE agreement SET last_key = '2026-12-03'", .checkViolation),
        ("UPDATE agreement SET request_id = 'request-1'", .uniqueViolation),
        ("UPDATE allowance_line SET pay_code = 'X'", .checkViolation),
        ("UPDATE allowance_line SET month = '2026-09'", .checkViolation),
        ("UPDATE allowance_line SET month = '2026-12'", .foreignKeyViolation),
        ("UPDATE month_close SET month = '2026-1'", .checkViolation),
        ("UPDATE paid_day SET cells = 'H'", .checkViolation),
        ("UPDATE paid_day SET month = '2026-09'", .checkViolation),
        ("UPDATE paid_day SET month = '2026-12'", .foreignKeyViolation),
        ("UPDATE paid_day SET unit = NULL", .checkViolation),
        ("UPDATE paid_day SET halves = 3", .checkViolation),
        ("UPDATE past_service SET until_day = '14/10/2026'", .checkViolation),
        ("UPDATE past_service SET person_id = 'nobody'", .foreignKeyViolation),
        ("UPDATE account SET enabled = 2", .checkViolation),
        ("UPDATE figure_total SET month = '2026'", .checkViolation),
        ("UPDATE figure_change SET measure = ''", .checkViolation),
        ("UPDATE figure_count SET definition = 0", .checkViolation),
        ("UPDATE job SET state = 'leased'", .checkViolation),
        ("UPDATE job SET owner = 'o'", .checkViolation),
        ("UPDATE job SET state = 'failed'", .checkViolation),
        ("UPDATE job SET attempts = -1", .checkViolation),
        ("UPDATE job_renewal SET token = 0", .checkViolation),
        ("UPDATE account SET login = 'M001'", .uniqueViolation),
        ("UPDATE session SET account_id = 'nobody'", .foreignKeyViolation),
        ("UPDATE journal SET sequence = 1 WHERE id = 'e2'", .uniqueViolation),
        ("UPDATE journal_seal SET sequence = 0", .checkViolation),
        ("UPDATE post_activity SET share = 0", .checkViolation),
        ("UPDATE post_activity SET share = 101", .checkViolation),
        ("UPDATE site SET zone = 'DE'", .checkViolation),
        ("DELETE FROM organisation", .foreignKeyViolation),
    ]

    @Test("the schema refuses what the rules never write", arguments: refused.indices)
    func constraints(index: Int) async throws {
        let (statement, kind) = Self.refused[index]
        let error = try await #require(throws: SQLError.self, "\(statement)") {
            try await database.write { _ = try $0.run(statement) }
        }
        #expect(error.kind == kind, "\(statement): \(error)")
    }

    /// Damage that the CHECKs let through, what it is read by, and what is said of it.
    private static let damage: [(SQLQuery, String, String)] = [
        ("UPDATE week SET monday = '2026-11-10'", "WeekReading.eachWeek", "week person-camille: monday"),
        ("UPDATE person SET first_day = '2026-02-30'", "PeopleReading.everyone", "person person-camille: first_day"),
        ("UPDATE request SET formula = 'fixed:2'", "RequestReading.request", "request request-1: formula"),
        ("UPDATE request SET places = 'moon'", "RequestReading.request", "request request-1: places"),
        (
            "UPDATE request SET places = 'moon' WHERE id = 'request-1'", "RequestReading.requests",
            "request request-1: places"
        ),
        ("UPDATE person SET last_day = '9999-99-99'", "RequestReading.requests", "person person-camille: last_day"),
        ("UPDATE agreement SET texts = 'a'", "AgreementReading.agreement", "agreement agreement-1: texts"),
        ("UPDATE account SET roles = 'king'", "AccountReading.account", "account account-camille: roles"),
        (
            "UPDATE amount_confirmation SET amounts = '1,x'", "AllowanceReading.confirmation",
            "amount_confirmation 2026: amounts"
        ),
        ("UPDATE month_close SET month = '2026-13'", "AllowanceReading.closedMonths", "month_close 2026-13: month"),
    ]

    @Test("a value that nothing here wrote is named with its table, row and column", arguments: damage.indices)
    func damaged(index: Int) async throws {
        let (statement, name, expected) = Self.damage[index]
        try await database.write { connection in
            // The line of the month, and who it was closed for, would hold the close back.
            _ = try connection.run("DELETE FROM allowance_line")
            _ = try connection.run("DELETE FROM paid_day")
            _ = try connection.run(statement)
        }
        let read = try #require(Read.all.first { $0.name == name })
        let store = SQLStore(database: database)
        await #expect(throws: StoreError.damaged(expected)) { _ = try await store.read(organisation, read.call) }
    }

    /// The erasure of a whole organisme names no table, and has tests of its own.
    @Test("no statement of the program changes or removes what a closed month holds, nor a link of the chain")
    func closedForEver() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Storage")
        let names = try FileManager.default.subpathsOfDirectory(atPath: sources.path(percentEncoded: false))
        let files = names.filter { $0.hasSuffix(".swift") }
        #expect(files.count > 20)
        var written: Set<String> = []
        let tables = ["month_close", "allowance_line", "paid_day", "journal_seal", "journal_payload"]
        for name in files {
            let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
            for table in tables {
                if text.contains("INSERT INTO \(table) ") { written.insert(table) }
                #expect(
                    text.ranges(of: try Regex("(UPDATE|DELETE FROM|REPLACE INTO)\\s+\(table)\\b")).isEmpty, "\(name)")
                // An upsert would be a change too.
                let upsert = try Regex("INSERT INTO \(table) [^\"]*ON CONFLICT")
                #expect(text.ranges(of: upsert).isEmpty, "\(name)")
            }
            #expect(text.ranges(of: try Regex("DELETE FROM\\s+journal\\b")).isEmpty, "\(name)")
            for update in text.matches(of: try Regex("UPDATE\\s+journal\\s+SET\\s+(\\w+)")) {
                #expect(update.output[1].substring == "sequence", "only its place in the chain is given to an entry")
            }
        }
        #expect(written == Set(tables))
    }
}
