import CivilTime
import Telework
import TestSupport
import UseCases

/// An organisme of two that are alike, whose every identifier and text bears its mark.
struct Side: Sendable {
    let mark: String
    /// Of a session of Camille's.
    var session: SessionToken?

    var organisation: OrganisationID { OrganisationID("\(mark)-organisation") }
    var code: String { "\(mark)-code" }
    var team: String { "\(mark)-team" }
    var text: String { "\(mark)-local" }
    var submitted: RequestID { RequestID("\(mark)-submitted") }
    var countered: RequestID { RequestID("\(mark)-countered") }
    var accepted: RequestID { RequestID("\(mark)-accepted") }
    var agreement: AgreementID { AgreementID("\(mark)-agreement") }
    var staged: String { "\(mark)-staged" }
    static let month = yearMonth("2026-09")
    static let proposal = Proposal(.flexible(halvesPerWeek: 2), from: day("2026-11-16"))

    func person(_ character: Cast) -> PersonID { PersonID("\(mark)-\(character.rawValue)") }
    func account(_ character: Cast) -> AccountID { AccountID("\(mark)-account-\(character.rawValue)") }
    func login(_ character: Cast) -> String { "\(mark)-\(character.employeeNumber)" }

    /// With every role there is: nothing but the organisme stands in their way.
    func actor(_ character: Cast) -> Actor {
        Actor(account: account(character), person: person(character), roles: Set(Role.allCases))
    }

    /// The organisme's own text: that of the tests, for this side only.
    var local: RuleText {
        RuleText(
            id: text, layer: .organisme, title: Texts.local.title, source: mark, span: Texts.local.span,
            scope: .organisme(code), rules: Texts.local.rules, file: "\(mark).yaml")
    }

    private func request(_ id: RequestID, of character: Cast, _ state: RequestState, version: Int) -> Request {
        Request(
            id: id, person: person(character), proposal: Self.proposal, submittedAt: noon,
            submittedOn: day("2026-11-02"), answerDue: day("2026-12-02"), message: mark, state: state, version: version)
    }

    /// Writes the organisme, with something of everything.
    func load(into store: any Store) async throws {
        try await store.create(
            Organisation(
                id: organisation, code: code, name: mark, agreementBasis: .collective,
                extraHolidays: [day("2026-11-20"): mark]))
        try await store.write(organisation) { store in
            try store.save(
                TestOrganisation.sites.map { Site(code: $0.code, name: mark, zone: $0.zone) },
                [Service(code: "\(mark)-service", name: mark)],
                [Team(code: team, name: mark, service: "\(mark)-service", head: login(.marc))])
            try store.save(
                TestOrganisation.posts.map { Post(code: $0.code, title: mark, activities: $0.activities) })
            try store.save(Cast.allCases.reversed().map(copy))
            for character in Cast.allCases where character != .lucie {
                var account = character.account
                account = Account(
                    id: self.account(character), login: login(character), person: person(character),
                    roles: account.roles, passwordHash: account.passwordHash)
                try store.insert(account)
            }
            try store.insert(request(submitted, of: .nadia, .submitted, version: 1))
            let counter = CounterProposal(
                proposal: Proposal(.fixed(.tuesday), from: day("2026-11-23")), message: mark, by: person(.hugo),
                at: noon)
            try store.insert(request(countered, of: .yanis, .countered(counter), version: 2))
            try store.insert(request(accepted, of: .marc, .accepted(by: person(.aicha), at: noon), version: 2))
            try store.insert(
                Agreement(
                    id: agreement, person: person(.camille), request: RequestID("\(mark)-old"),
                    formula: .flexible(halvesPerWeek: 4), places: [.home], span: DateSpan(from: day("2026-01-05")),
                    texts: [text], grantedOn: day("2026-01-05")))
            for week in ["2026-W38", "2026-W46"] {
                try store.save(
                    WeekPlan(
                        person: person(.camille), week: isoWeek(week), cells: weekCells("SSHHSSSSSS...."), version: 1))
            }
            try store.insert(
                StagedImport(
                    id: staged, kind: .absences, fileName: mark, bytes: [], by: account(.solene), at: noon))
            try store.insert(Job(id: "\(mark)-job", kind: "k", key: mark, state: .waiting(due: noon)))
            try store.recordFailedSignIn(of: "\(mark)-digest", at: noon)
            try store.recordReading(
                viewer: person(.marc), person: person(.nadia), useCase: mark, day: day("2026-11-02"))
            try store.markForCorrection(PendingCorrection(person: person(.nadia), month: Self.month))
        }
    }

    /// What only use cases can write: a closed month, a journal and its seals, a session.
    func live(in environment: Environment) async throws -> Side {
        let hr = actor(.solene)
        try await ConfirmAmounts(environment)(2026, amounts: [Cents(325)], by: hr, in: organisation)
        try await CloseMonth(environment)(Self.month, by: hr, in: organisation, token: "\(mark)-form")
        try await RecordAbsence(environment)(
            day("2026-11-26")...day("2026-11-26"), half: nil, of: person(.camille), by: actor(.camille),
            in: organisation)
        _ = try await SealJournal(environment)(in: organisation)
        let signedIn = try await SignIn(environment)(
            organisation: code, login: login(.camille), password: Cast.camille.password)
        return Side(mark: mark, session: signedIn.token)
    }

    private func copy(of character: Cast) -> Person {
        let person = character.person()
        return Person(
            id: self.person(character), employeeNumber: login(character), familyName: "\(mark) \(person.familyName)",
            givenName: person.givenName, email: "", contract: person.contract, employment: person.employment,
            pattern: person.pattern, team: team, site: person.site, post: person.post,
            answersTo: character.manager.map { self.person($0) })
    }
}

/// Files that are already rows.
struct AbsenceFile: FileReading {
    let absences: [AbsenceRow]

    init(of number: String) {
        absences = [
            AbsenceRow(
                employeeNumber: Located(number, line: 2, column: 1),
                start: Located(day("2026-11-24"), line: 2, column: 6), end: day("2026-11-25"), half: nil)
        ]
    }

    func organisation(_ bytes: [UInt8]) -> FileContents<OrganisationRow> { .init(rows: []) }
    func posts(_ bytes: [UInt8]) -> FileContents<PostRow> { .init(rows: []) }
    func people(_ bytes: [UInt8]) -> FileContents<PersonRow> { .init(rows: []) }
    func absences(_ bytes: [UInt8]) -> FileContents<AbsenceRow> { .init(rows: absences) }
    func days(_ bytes: [UInt8]) -> FileContents<DayRow> { .init(rows: []) }
}
