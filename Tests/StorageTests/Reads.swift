import CivilTime
import Foundation
import Telework
import TestSupport
import UseCases

/// A method of the reading ports, called in the ways that matter, answering in words.
struct Read: Sendable {
    /// The protocol and the method, as the ports spell them.
    let name: String
    let call: @Sendable (any StoreReading) throws -> String

    init(_ name: String, _ call: @escaping @Sendable (any StoreReading) throws -> Any) {
        self.name = name
        self.call = { String(describing: try call($0)) }
    }

    private static let camille = Cast.camille.id
    private static let october = yearMonth("2026-10")
    private static let year = DateSpan(from: day("2026-01-01"), through: day("2026-12-31"))
    private static let (first, last) = (isoWeek("2026-W44"), isoWeek("2026-W49"))
    private static let open: Set<RequestState.Kind> = [.submitted, .countered, .accepted]

    static let all: [Read] = [
        Read("PeopleReading.organisation") { try $0.organisation() },
        Read("PeopleReading.person") { try [$0.person(camille), $0.person(employeeNumber: "M001")] },
        Read("PeopleReading.people") {
            try [
                $0.people(Cast.allCases.map(\.id)), $0.people(matching: PeopleFilter()),
                $0.people(matching: PeopleFilter(answersTo: Cast.marc.id)),
                $0.people(matching: PeopleFilter(team: TestOrganisation.benefitsTeam)),
                $0.people(matching: PeopleFilter(employedOn: day("2026-11-02"))),
                $0.people(matching: PeopleFilter(search: "f")),
            ]
        },
        Read("PeopleReading.everyone") { try $0.everyone() },
        Read("PeopleReading.eachPerson") { store in
            var found: [Person] = []
            try store.eachPerson({ _ in true }) { found.append($0) }
            return found
        },
        Read("PeopleReading.countPeople") {
            try [
                $0.countPeople(matching: PeopleFilter()),
                $0.countPeople(matching: PeopleFilter(answersTo: Cast.marc.id)),
            ]
        },
        Read("PeopleReading.sites") { try $0.sites() },
        Read("PeopleReading.services") { try $0.services() },
        Read("PeopleReading.teams") { try $0.teams() },
        Read("PeopleReading.servicesOfTeams") { try $0.servicesOfTeams().sorted { $0.key < $1.key } },
        Read("PeopleReading.posts") { try $0.posts() },
        Read("PeopleReading.post") { try $0.post(TestOrganisation.officer) as Any },
        Read("PeopleReading.pastServices") {
            try ($0.pastServices(after: day("2026-10-13")), $0.pastServices(of: camille, after: day("2026-10-13")))
        },
        Read("RequestReading.request") { try $0.request(RequestID("request-1")) as Any },
        Read("RequestReading.requests") {
            let managed = RequestFilter(states: open, answersTo: Cast.marc.id)
            let late = RequestFilter(states: open, dueBefore: day("2027-01-01"))
            return try (
                $0.requests(of: camille), $0.requests(matching: RequestFilter(states: open)),
                $0.requests(matching: managed), $0.requests(matching: late),
                $0.requests(matching: RequestFilter(states: open, withoutManager: true))
            )
        },
        Read("RequestReading.hasOpenRequest") { try $0.hasOpenRequest(camille) },
        Read("RequestReading.countRequests") {
            try [
                $0.countRequests(matching: RequestFilter(states: open)),
                $0.countRequests(matching: RequestFilter(states: open, answersTo: Cast.marc.id)),
            ]
        },
        Read("RequestReading.eachRequest") { store in
            var found: [Request] = []
            try store.eachRequest { found.append($0) }
            return found
        },
        Read("FigureReading.figures") { try $0.figures().sorted },
        Read("FigureReading.figureDefinition") { try ($0.figureDefinition(), $0.figures().amounts.count) },
        Read("FigureReading.hasFigureChanges") { try $0.hasFigureChanges() },
        Read("AgreementReading.agreement") { try $0.agreement(AgreementID("agreement-1")) as Any },
        Read("AgreementReading.agreements") {
            try (
                $0.agreements(of: camille),
                $0.agreements(of: [camille, Cast.nadia.id], during: year).sorted { $0.key < $1.key },
                $0.agreements(during: year).sorted { $0.key < $1.key }
            )
        },
        Read("WeekReading.week") { try $0.week(of: camille, isoWeek("2026-W46")) as Any },
        Read("WeekReading.weeks") { try $0.weeks(of: [camille, Cast.nadia.id], from: first, through: last) },
        Read("WeekReading.eachWeek") { store in
            var found: [WeekPlan] = []
            try store.eachWeek(from: first, through: last) { found.append($0) }
            return found
        },
        Read("WeekReading.firstTeleworkedWeek") { try $0.firstTeleworkedWeek(from: first, through: last) as Any },
        Read("AllowanceReading.closedMonths") { try $0.closedMonths() },
        Read("AllowanceReading.close") { try $0.close(of: october) as Any },
        Read("AllowanceReading.lines") {
            try [
                $0.lines(paidIn: october), $0.lines(paidIn: october, to: camille),
                $0.lines(of: camille, origin: october),
            ]
        },
        Read("AllowanceReading.paidDays") { try $0.paidDays(of: camille, origin: october) },
        Read("AllowanceReading.pendingCorrections") {
            try [$0.pendingCorrections(), $0.pendingCorrections(of: camille)]
        },
        Read("AllowanceReading.confirmation") { try $0.confirmation(of: 2026) as Any },
        Read("JournalReading.journal") {
            try [
                $0.journal(matching: JournalFilter()), $0.journal(matching: JournalFilter(person: camille)),
                $0.journal(matching: JournalFilter(kind: "week-changed")),
                $0.journal(matching: JournalFilter(from: noon, before: .after(9))),
            ]
        },
        Read("JournalReading.countJournal") { try $0.countJournal(matching: JournalFilter(person: camille)) },
        Read("JournalReading.unsealed") { try $0.unsealed(limit: 10) },
        Read("JournalReading.head") { try $0.head() as Any },
        Read("JournalReading.eachSeal") { store in
            var found: [(JournalSeal, JournalEntry?)] = []
            try store.eachSeal { found.append(($0, $1)) }
            return found
        },
        Read("JournalReading.countUnsealed") { try $0.countUnsealed() },
        Read("AccountReading.account") {
            try [$0.account(Cast.camille.accountID), $0.account(login: "M001"), $0.account(of: camille)]
        },
        Read("AccountReading.accounts") { try $0.accounts() },
        Read("AccountReading.session") { try $0.session(digest: "session-1") as Any },
        Read("AccountReading.failedSignIns") { try $0.failedSignIns(of: "digest-1", since: noon) },
        Read("JobReading.jobs") { try [$0.jobs(), $0.jobs(of: "k")] },
        Read("JobReading.holds") { store in
            try [0, 1].map { try store.holds(JobLease(job: "job-2", owner: "o", token: $0, until: noon)) }
        },
        Read("JobReading.unfinishedJobs") { try $0.unfinishedJobs() },
        Read("ImportReading.stagedImport") { try $0.stagedImport("import-1") as Any },
    ]

    /// The methods that the ports declare, read from their sources, so that a new one is not forgotten here.
    static func declared() throws -> Set<String> {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/UseCases")
        let paths = FileManager.default.enumerator(atPath: sources.path(percentEncoded: false))
        var names: Set<String> = []
        for case let path as String in paths ?? .init() where path.hasSuffix("Port.swift") {
            var port: String?
            for line in try String(contentsOf: sources.appending(path: path), encoding: .utf8).split(separator: "\n") {
                let words = line.split(whereSeparator: { " (:{<".contains($0) })
                if line.hasPrefix("public protocol "), words.count > 2, words[2].hasSuffix("Reading") {
                    port = String(words[2])
                } else if line.hasPrefix("}") {
                    port = nil
                } else if let port, words.first == "func" {
                    names.insert("\(port).\(words[1])")
                }
            }
        }
        return names
    }
}

/// Writes a row of everything in an organisme, each text bearing the mark.
func fill(_ store: any Store, _ organisation: OrganisationID, mark: String) async throws {
    try await store.create(Organisation(id: organisation, code: "code-\(mark)", name: mark))
    try await store.write(organisation) { store in
        let sites = TestOrganisation.sites.map { Site(code: $0.code, name: mark, zone: $0.zone) }
        let services = TestOrganisation.services.map { Service(code: $0.code, name: mark) }
        let teams = TestOrganisation.teams.map { Team(code: $0.code, name: mark, service: $0.service) }
        try store.save(sites, services, teams)
        try store.save(TestOrganisation.posts.map { Post(code: $0.code, title: mark, activities: $0.activities) })
        try store.save(Cast.allCases.map { $0.person { $0.familyName = "F \(mark)" } })
        for character in Cast.allCases {
            var account = character.account
            account.passwordHash = mark
            try store.insert(account)
        }
        try store.keep([PastService(person: Cast.camille.id, until: day("2026-10-14"), service: mark)])
        let proposal = Proposal(from: day("2026-12-01"))
        for (index, character) in [Cast.camille, .aicha].enumerated() {
            try store.insert(
                Request(
                    of: character, proposal, on: day("2026-11-02"), due: day("2026-12-02"), id: "request-\(index + 1)",
                    message: mark))
            try store.insert(
                Agreement(
                    of: character, proposal.formula, from: day("2026-01-05"), id: "agreement-\(index + 1)",
                    texts: [mark]))
        }
        try store.save(
            WeekPlan(person: Cast.camille.id, week: isoWeek("2026-W46"), cells: weekCells("SSHHSSSSSS...."), version: 1)
        )
        let line = AllowanceLine(
            person: Cast.camille.id, unit: Cents(295), halves: 2, amount: Cents(295), exempt: .zero,
            origin: yearMonth("2026-10"))
        let close = MonthClose(
            month: yearMonth("2026-10"), closedAt: noon, closedBy: AccountID(mark), lineCount: 1, total: Cents(295))
        let earned = AllowanceDay(
            date: day("2026-10-06"), halves: 2, unit: Cents(295), certainty: .verified,
            source: RuleSource(text: mark, article: "art. 9", layer: .organisme))
        let paid = PaidDay(
            person: Cast.camille.id, paidIn: yearMonth("2026-10"), date: earned.date, morning: .home, afternoon: .home,
            earned: earned, service: mark)
        try store.insert(close, lines: [line], days: [paid])
        try store.markForCorrection(PendingCorrection(person: Cast.camille.id, month: yearMonth("2026-10")))
        try store.save(AmountConfirmation(year: 2026, amounts: [], confirmedBy: AccountID(mark), confirmedAt: noon))
        for id in ["e1", "e2"] {
            try store.append(entry(id, at: 0, payload: JournalPayload(salt: mark, text: mark)))
        }
        try store.append([JournalSeal(sequence: 1, entry: "e1", hash: mark)])
        try store.recordReading(viewer: Cast.marc.id, person: Cast.camille.id, useCase: mark, day: day("2026-11-02"))
        try store.enqueue(OutboxMessage(id: "m1", kind: mark, person: nil, entity: nil, createdAt: noon))
        try store.insert(Job(id: "job-1", kind: "k", key: "key", payload: mark, state: .waiting(due: noon)))
        let lease = JobLease(job: "job-2", owner: mark, token: 1, until: noon)
        try store.insert(Job(id: lease.job, kind: "held", key: "key", state: .leased(lease, failure: nil)))
        try store.prolong(lease, until: noon)
        try store.insert(
            Session(
                digest: "session-1", account: Cast.camille.accountID, csrfToken: mark, createdAt: noon,
                expiresAt: .after(60)))
        try store.recordFailedSignIn(of: "digest-1", at: noon)
        try store.remember(answer: mark, toForm: "form-1", account: Cast.camille.accountID, at: noon)
        try store.insert(
            StagedImport(id: "import-1", kind: .people, fileName: mark, bytes: [], by: Cast.solene.accountID, at: noon))
    }
    // Some figures are totals, others changes that no total has taken up.
    _ = try await store.write(organisation) { try $0.foldFigures(limit: 1) }
    try await store.write(organisation) { store in
        try store.insert(
            Request(
                of: .hugo, Proposal(from: day("2026-12-01")), on: day("2026-11-02"), id: "request-3",
                state: .withdrawn(at: noon), message: mark))
    }
}
