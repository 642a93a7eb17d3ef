import CivilTime
import Telework
import UseCases

/// Loads the demonstration organisme: its files through the same import as any others, then its history.
public struct DemoLoader: Sendable {
    /// An account to try, as the program prints it.
    public struct Guest: Sendable {
        public let role: Role
        public let login: String
        public let name: String

        /// Who looks at the figures of all organismes, and is in nobody's file.
        static let steering = Guest(role: .network, login: "pilotage", name: "Pilotage national")
    }

    /// What a demonstration file that cannot be loaded says; the program's own files should never.
    public struct LoadError: Error {
        public let file: String
        public let issues: [FileIssue]
    }

    public static let password = "valmont-2026-demo"

    private let environment: Environment
    private let clock: ReplayClock
    private let files: any FileReading
    private let today: LocalDate
    private let seed: UInt64

    /// - Parameters:
    ///   - environment: The program's own; its clock is replaced by one that history sets.
    ///   - today: The day at which history stops.
    public init(environment: Environment, files: any FileReading, today: LocalDate, seed: UInt64 = 2026) {
        clock = ReplayClock(YearMonth(containing: today).adding(months: -4).first.adding(days: -10))
        self.environment = environment.replacing(clock: clock)
        self.files = files
        self.today = today
        self.seed = seed
    }

    /// Creates the organisme and lives its last four months; does nothing when it is there already.
    ///
    /// - Returns: The accounts to try, the same each time.
    public func callAsFunction(progress: @escaping @Sendable (LocalDate) -> Void = { _ in }) async throws -> [Guest] {
        let store = environment.store
        if let existing = try await store.organisation(code: DemoFiles.organisationCode) {
            return try await shown(in: existing.id)
        }
        let organisation = Organisation(
            id: OrganisationID(environment.identifiers.next()), code: DemoFiles.organisationCode,
            name: DemoFiles.organisationName, branch: DemoFiles.organisationBranch)
        try await store.create(organisation)
        let demo = DemoFiles(seed: seed, today: today)
        for file in demo.all where file.name != "absences.csv" { try await load(file, into: organisation.id) }
        try await openAccounts(in: organisation.id)
        try await confirmAmounts(in: organisation.id)
        try await liveHistory(in: organisation.id, progress: progress)
        if let absences = demo.all.last { try await load(absences, into: organisation.id) }
        try await correctOneWeek(in: organisation.id)
        _ = try await SealJournal(environment)(in: organisation.id)
        return try await shown(in: organisation.id)
    }

    private func load(_ file: (name: String, kind: String, text: String), into id: OrganisationID) async throws {
        guard let kind = ImportKind(rawValue: file.kind) else { return }
        let preview = try await RunImport(environment, files: files)(kind, Array(file.text.utf8), by: .system, in: id)
        // A column of ours that is not understood would be lost without a word.
        guard preview.canBeLoaded, !preview.notes.contains(where: { $0.code == "ignored-column" }) else {
            throw LoadError(file: file.name, issues: preview.issues + preview.notes)
        }
    }

    // MARK: - Accounts

    /// Everyone has an account, so that the journal names who acted; only the guests' have a password that is known.
    private func openAccounts(in id: OrganisationID) async throws {
        let cryptography = environment.cryptography
        let known = try await cryptography.hashPassword(DemoLoader.password)
        let unknown = try await cryptography.hashPassword(ByteText.base64URL(cryptography.randomBytes(24)))
        let guests = try await guests(in: id)
        try await environment.store.write(id) { store in
            for person in try store.everyone() {
                let guest = guests.first { $0.person.id == person.id }
                let roles: Set<Role> = guest.map { [$0.guest.role] } ?? []
                try store.insert(
                    Account(
                        id: AccountID(environment.identifiers.next()), login: person.employeeNumber,
                        person: person.id, roles: roles.subtracting([.employee, .manager]),
                        passwordHash: guest == nil ? unknown : known, mustChangePassword: guest == nil,
                        language: person.language))
            }
            try store.insert(.steering(hash: known))
        }
    }

    private func shown(in id: OrganisationID) async throws -> [Guest] {
        let guests = try await guests(in: id).map(\.guest)
        // A demonstration of before has none.
        let hasSteering = try await environment.store.read(id) { try $0.account(login: Guest.steering.login) } != nil
        return guests + (hasSteering ? [.steering] : [])
    }

    /// The people whose accounts are shown: found by what they are, not by chance.
    private func guests(in id: OrganisationID) async throws -> [(guest: Guest, person: Person)] {
        let today = today
        return try await environment.store.read(id) { store in
            let people = try store.everyone().filter { person in
                person.employment.first < today.adding(days: -400) && person.employment.last == nil
            }
            func member(_ team: String, _ index: Int) -> Person? {
                let ordinary = people.filter { $0.team == team && $0.post != "RES" && $0.pattern == .fullTime }
                return ordinary.indices.contains(index) ? ordinary[index] : nil
            }
            let chosen: [(Role, Person?)] = [
                (.employee, member("IJ1", 0)), (.manager, people.first { $0.team == "IJ1" && $0.post == "RES" }),
                (.humanResources, people.first { $0.team == "RH" && $0.post == "RES" } ?? member("RH", 0)),
                (.worksCouncil, member("FSE1", 0)), (.administrator, member("INF", 0)),
            ]
            return chosen.compactMap { role, person in
                person.map { (Guest(role: role, login: $0.employeeNumber, name: $0.fullName), $0) }
            }
        }
    }

    // MARK: - Months

    private func confirmAmounts(in id: OrganisationID) async throws {
        for year in Set([YearMonth(containing: today).adding(months: -4).year, today.year]) {
            let month = YearMonth(year: year, month: 1) ?? YearMonth(containing: today)
            let view = try await ViewMonth(environment)(month, by: .system, in: id)
            guard !view.amounts.isEmpty else { continue }
            try await ConfirmAmounts(environment)(year, amounts: view.amounts.map(\.amount), by: .system, in: id)
        }
    }

    private func liveHistory(
        in id: OrganisationID, progress: @escaping @Sendable (LocalDate) -> Void
    ) async throws {
        let (people, accounts) = try await environment.store.read(id) { store in
            (
                try store.everyone(),
                Dictionary(
                    try store.accounts().compactMap { account in account.person.map { ($0, account.id) } },
                    uniquingKeysWith: { first, _ in first })
            )
        }
        let shown = Set(try await guests(in: id).filter { $0.guest.role == .employee }.map(\.person.id))
        var history = DemoHistory(
            environment: environment, clock: clock, organisation: id,
            start: YearMonth(containing: today).adding(months: -4).first, today: today, people: people,
            accounts: accounts, guests: shown, seed: seed)
        try await history.replay(progress: progress)
    }

    /// HR repairs a day of a closed month, so that the open one shows an adjustment.
    private func correctOneWeek(in id: OrganisationID) async throws {
        guard let person = try await guests(in: id).first(where: { $0.guest.role == .employee })?.person else { return }
        let closed = try await environment.store.read(id) { try $0.closedMonths() }
        guard let month = closed.max() else { return }
        let teleworked = try await environment.store.read(id) { store -> LocalDate? in
            let weeks = try store.weeks(
                of: [person.id], from: ISOWeek(containing: month.first), through: ISOWeek(containing: month.last))
            return (weeks[person.id] ?? [:]).values.flatMap { plan in
                plan.week.days.filter { month.days.contains($0) && plan.cell($0, .morning).isTelework }
            }.min()
        }
        guard let date = teleworked else { return }
        try await ChangeDays(environment)(
            CellChange.day(date, .ownSite), of: person.id, by: .system, in: id, correction: true)
    }
}

extension Account {
    static func steering(hash: String) -> Account {
        Account(
            id: AccountID(DemoLoader.Guest.steering.login), login: DemoLoader.Guest.steering.login, person: nil,
            roles: [.network], passwordHash: hash)
    }
}

extension Environment {
    /// The same environment under another clock.
    public func replacing(clock: any Clock) -> Environment {
        Environment(
            store: store, clock: clock, identifiers: identifiers, cryptography: cryptography, rules: rules,
            exemptions: exemptions, journalKey: journalKey)
    }
}
