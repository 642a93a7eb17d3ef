import CivilTime
import Demonstration
import SQLDriver
import SQLiteDriver
import Storage
import Telework
import UseCases

/// A base of the size that the bench asks for, bulk-loaded: no rule has judged its rows, so a sample is judged after.
struct BenchBase {
    static let today = LocalDate(year: 2026, month: 11, day: 2) ?? LocalDate(dayNumber: 0)
    static let month = YearMonth(year: 2026, month: 10) ?? YearMonth(containing: today)
    static let password = "a password for the bench"
    static let organisation = Organisation(
        id: OrganisationID("bench"), code: "cpam-demo", name: "Organisme du banc d’essai")

    let people: [Person]
    let peopleCount: Int
    let requestCount: Int

    init(peopleCount: Int, requestCount: Int) {
        self.peopleCount = peopleCount
        self.requestCount = requestCount
        var dice = Dice(seed: 7)
        people = (0..<peopleCount).map { index in
            let team = index / 25
            let isHead = index % 25 == 0
            return Person(
                id: PersonID("person-\(index)"), employeeNumber: "\(10_000 + index)",
                familyName: "Nom\(dice.number(100...999))", givenName: "Prénom\(dice.number(100...999))",
                email: "agent.\(index)@bench.example", contract: .permanent,
                employment: DateSpan(from: BenchBase.today.adding(days: -2_000)), pattern: .fullTime,
                team: "T\(team)", site: "SITE", post: "POSTE", manager: nil,
                answersTo: isHead ? (index == 0 ? nil : PersonID("person-0")) : PersonID("person-\(team * 25)"))
        }
    }

    static func employee(_ index: Int) -> PersonID { PersonID("person-\(index)") }

    func load(into store: SQLStore, environment: Environment) async throws {
        try await store.create(BenchBase.organisation)
        let loader = BulkLoader(into: store, organisation: BenchBase.organisation.id)
        let site = Site(code: "SITE", name: "Siège", zone: .metropolitan, desks: peopleCount)
        let teams = (0...(peopleCount / 25)).map { Team(code: "T\($0)", name: "Équipe \($0)", service: "S", head: nil) }
        let post = Post(
            code: "POSTE", title: "Gestionnaire",
            activities: [Activity(name: "Dossiers", share: 100, isTeleworkable: true, kind: .backOffice)])
        try await loader.load([site], [Service(code: "S", name: "Service")], teams, [post])
        try await loader.load(people: people)
        try await loader.load(requests: requests())
        try await loader.load(agreements: people.lazy.map(agreement))
        try await loader.load(weeks: people.lazy.flatMap(weeks))
        try await openAccounts(store, environment)
    }

    private func agreement(of person: Person) -> Agreement {
        let number = Int(person.employeeNumber) ?? 0
        let formula: Formula =
            number % 2 == 0 ? .fixed(HalfDaySet(days: [.tuesday, .thursday])) : .flexible(halvesPerWeek: 4)
        return Agreement(
            id: AgreementID("agreement-\(person.id)"), person: person.id,
            request: RequestID("request-\(number - 10_000)"),
            formula: formula, places: [.home], span: DateSpan(from: BenchBase.today.adding(days: -700)), texts: [],
            grantedOn: BenchBase.today.adding(days: -710))
    }

    /// Twelve months before today and a few weeks after, two days a week at home.
    private func weeks(of person: Person) -> [WeekPlan] {
        let current = ISOWeek(containing: BenchBase.today)
        let number = Int(person.employeeNumber) ?? 0
        let layouts = ["SSHHSSHHSS....", "HHSSSSHHSS....", "SSSSHHSSHH....", "SSHHHHSSSS....", "SSHSSHSSHH...."]
        return (-52...4).compactMap { offset in
            let text = layouts[(number + offset + 52) % layouts.count]
            return WeekCells(text: text).map {
                WeekPlan(person: person.id, week: current.adding(weeks: offset), cells: $0, version: 1)
            }
        }
    }

    /// One open request at most for a person, as the schema wants; the others are over.
    private func requests() -> some Sequence<Request> {
        (0..<requestCount).lazy.map { index in
            let person = people[index % peopleCount]
            let isOpen = index < peopleCount
            let asked = BenchBase.today.adding(days: -(index % 300) - 1)
            let proposal = Proposal(
                formula: .flexible(halvesPerWeek: 4), places: [.home], start: BenchBase.today.adding(days: 30))
            let instant = Instant(milliseconds: Int64(asked.dayNumber) * 86_400_000)
            return Request(
                id: RequestID("request-\(index)"), person: person.id, proposal: proposal, submittedAt: instant,
                submittedOn: asked, answerDue: asked.adding(days: 45), message: "",
                state: isOpen ? .submitted : .withdrawn(at: instant))
        }
    }

    private func openAccounts(_ store: SQLStore, _ environment: Environment) async throws {
        let hash = try await environment.cryptography.hashPassword(BenchBase.password)
        try await store.write(BenchBase.organisation.id) { store in
            for (login, index, roles) in [("employee", 7, []), ("manager", 25, []), ("rh", 51, [.humanResources])]
                as [(String, Int, Set<Role>)]
            {
                try store.insert(
                    Account(
                        id: AccountID("account-\(login)"), login: login, person: BenchBase.employee(index),
                        roles: roles, passwordHash: hash))
            }
        }
    }
}
