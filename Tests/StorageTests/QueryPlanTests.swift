import CivilTime
import SQLDriver
import SQLiteDriver
import Storage
import Telework
import TestSupport
import Testing
import UseCases

/// What a read costs follows what is asked, not the size of the base: every read goes through an index.
@Suite("The plans of the reads")
struct QueryPlanTests {
    /// The plan of each statement that a read runs.
    private func plans(
        of call: @escaping @Sendable (any StoreReading) throws -> String
    ) async throws -> [(statement: String, steps: [String])] {
        let real = try SQLiteDatabase.inMemory()
        let recording = RecordingDatabase(real)
        let store = try await SQLStore.migrated(recording)
        let organisation = OrganisationID("mine")
        try await fill(store, organisation, mark: "mine")
        _ = recording.take()
        _ = try await store.read(organisation, call)
        let statements = recording.take()
        return try await real.read { connection in
            try statements.map { statement in
                let steps = try connection.all("EXPLAIN QUERY PLAN " + statement) {
                    try $0.get("detail", as: String.self)
                }
                return (statement.description, steps)
            }
        }
    }

    private static let big = [
        "person", "week", "request", "agreement", "journal", "journal_seal", "allowance_line", "paid_day",
        "past_service",
    ]
    /// How tables are called in the statements, since plans name the alias.
    private static let aliases: Set<Substring> = [
        "p", "q", "w", "r", "a", "j", "n", "s", "l", "d", "h", "o", "t", "c", "i",
    ]

    @Test("no read of the ports scans a table", arguments: Read.all.map(\.name))
    func noScan(name: String) async throws {
        let read = try #require(Read.all.first { $0.name == name })
        let plans = try await plans(of: read.call)
        #expect(!plans.isEmpty)
        for (statement, steps) in plans {
            #expect(!steps.isEmpty)
            #expect(statement.contains("organisation_id = ?"), "\(statement)")
            for step in steps where step.hasPrefix("SCAN") {
                let scanned = step.split(separator: " ")[1]
                #expect(
                    !Self.big.contains(String(scanned)) && !Self.aliases.contains(scanned) || scanned == "t",
                    "\(step) in \(statement)")
            }
        }
    }

    /// Each with what the plan must go through, and whether what was found is sorted: never more than a page, or than what
    /// one person or one month has.
    private static let narrow: [(Read, index: String, sorts: Bool)] = [
        (Read("people") { try $0.people(matching: PeopleFilter()) }, "person_by_name (organisation_id=?)", false),
        (
            Read("people of a manager") { try $0.people(matching: PeopleFilter(answersTo: Cast.marc.id)) },
            "person_by_answers_to (organisation_id=? AND answers_to=?)", false
        ),
        (
            Read("people of a team") { try $0.people(matching: PeopleFilter(team: "T")) },
            "person_by_team (organisation_id=? AND team=?)", false
        ),
        (
            Read("requests of the organisme") { try $0.requests(matching: RequestFilter(states: [.submitted])) },
            "request_by_state (organisation_id=? AND state=?)", true
        ),
        (
            Read("late requests of two states") {
                try $0.requests(matching: RequestFilter(states: [.submitted, .accepted], dueBefore: day("2027-01-01")))
            }, "request_by_state (organisation_id=? AND state=? AND due_key<?)", true
        ),
        (
            Read("requests to a manager") {
                try $0.requests(matching: RequestFilter(states: [.submitted, .accepted], answersTo: Cast.marc.id))
            }, "request_by_person (organisation_id=? AND person_id=? AND state=?)", true
        ),
        (
            Read("requests nobody manages") {
                try $0.requests(matching: RequestFilter(states: [.submitted], withoutManager: true))
            }, "person_by_answers_to (organisation_id=? AND answers_to=?)", true
        ),
        (
            Read("open request") { try $0.hasOpenRequest(Cast.camille.id) },
            "(organisation_id=? AND person_id=? AND state=?)", false
        ),
        (
            Read("weeks of a team") {
                try $0.weeks(of: [Cast.camille.id], from: isoWeek("2026-W44"), through: isoWeek("2026-W49"))
            }, "(organisation_id=? AND person_id=? AND monday>? AND monday<?)", false
        ),
        (
            Read("weeks of all") {
                try $0.eachWeek(from: isoWeek("2026-W44"), through: isoWeek("2026-W49")) { _ in }
            }, "(organisation_id=? AND person_id=? AND monday>? AND monday<?)", false
        ),
        (
            Read("agreements of all") { try $0.agreements(during: DateSpan(from: day("2026-11-01"))) },
            "agreement_by_end (organisation_id=? AND last_key>?)", true
        ),
        (
            Read("agreements of a person") { try $0.agreements(of: Cast.camille.id) },
            "agreement_by_person (organisation_id=? AND person_id=?)", false
        ),
        (
            Read("agreements of a team") {
                let team = (1...30).map { PersonID("\($0)") }
                return try $0.agreements(
                    of: team, during: DateSpan(from: day("2026-11-23"), through: day("2026-11-29")))
            }, "agreement_by_person (organisation_id=? AND person_id=?", false
        ),
        (Read("journal") { try $0.journal(matching: JournalFilter()) }, "journal_by_time (organisation_id=?)", false),
        (
            Read("journal of a person") { try $0.journal(matching: JournalFilter(person: Cast.camille.id)) },
            "journal_by_person (organisation_id=? AND person_id=?)", false
        ),
        (
            Read("acts of a kind of a person") {
                try $0.journal(matching: JournalFilter(person: Cast.camille.id, kind: "k"))
            }, "journal_by_person (organisation_id=? AND person_id=?)", false
        ),
        (
            Read("journal of an act") { try $0.journal(matching: JournalFilter(kind: "k", from: noon)) },
            "journal_by_kind (organisation_id=? AND kind=? AND happened_at>?)", false
        ),
        (Read("unsealed") { try $0.unsealed(limit: 500) }, "(organisation_id=? AND sequence=?)", true),
        (Read("unsealed beyond the head") { try $0.countUnsealed() }, "(organisation_id=? AND sequence>?)", false),
        (
            Read("lines of a month") { try $0.lines(paidIn: yearMonth("2026-10")) },
            "(organisation_id=? AND month=?)", true
        ),
        (
            Read("days paid of a month") { try $0.paidDays(of: Cast.camille.id, origin: yearMonth("2026-10")) },
            "(organisation_id=? AND person_id=? AND day>? AND day<?)", false
        ),
        (
            Read("services left since a day") { try $0.pastServices(after: day("2026-10-01")) },
            "(organisation_id=? AND until_day>?)", false
        ),
        (
            Read("services that one person left") {
                try $0.pastServices(of: Cast.camille.id, after: day("2026-10-01"))
            }, "(organisation_id=? AND until_day>?)", false
        ),
        (
            Read("first week with telework") {
                try $0.firstTeleworkedWeek(from: isoWeek("2026-W44"), through: isoWeek("2026-W49")) as Any
            }, "(organisation_id=? AND person_id=? AND monday>? AND monday<?)", true
        ),
        (
            Read("lines of an origin") { try $0.lines(of: Cast.camille.id, origin: yearMonth("2026-10")) },
            "allowance_line_by_origin (organisation_id=? AND person_id=? AND origin=?)", false
        ),
    ]

    @Test("the main reads go straight to their rows, in order", arguments: narrow.map(\.0.name))
    func index(name: String) async throws {
        let (read, index, sorts) = try #require(Self.narrow.first { $0.0.name == name })
        for (statement, steps) in try await plans(of: read.call) {
            #expect(
                steps.contains { $0.contains(index) },
                "\(index)\nin\n\(steps.joined(separator: "\n"))\nof\n\(statement)")
            #expect(steps.contains { $0.contains("TEMP B-TREE") } == sorts, "\(steps.joined(separator: "\n"))")
        }
    }
}
