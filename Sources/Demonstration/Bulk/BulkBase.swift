import CivilTime
import Telework
import UseCases

/// Makes the base of a plan and writes it, one organisme after the other, some hundred people at a time: what is made
/// is written while the next is made, and nothing is kept of it but the journal and the closed months of one organisme.
public struct BulkBase: Sendable {
    /// How many rows of each kind were written.
    public struct Tally: Sendable, Hashable {
        public var organisations = 0
        public var people = 0
        public var requests = 0
        public var agreements = 0
        public var weeks = 0
        public var closes = 0
        public var lines = 0
        public var entries = 0
    }

    public enum LoadError: Error, Hashable {
        /// The base holds an organisme already: it may be somebody's.
        case notEmpty
    }

    private static let peopleInABatch = 250
    private static let entriesInABatch = 4_000

    let plan: BulkPlan
    let store: any BulkStore
    private let environment: Environment
    private let clock: ReplayClock

    /// - Parameter environment: The program's own; its clock, identifiers and salts are replaced by some that are the
    ///   same for the same seed.
    public init(_ plan: BulkPlan, store: any BulkStore, environment: Environment) {
        self.plan = plan
        self.store = store
        clock = ReplayClock(plan.start.adding(days: -110))
        var dice = Dice(seed: plan.seed)
        let founded = dice.instant(on: plan.start.adding(days: -110))
        self.environment = Environment(
            store: store, clock: clock, identifiers: SeededIdentifiers(seed: dice.next(), from: founded),
            cryptography: SeededCryptography(environment.cryptography, seed: dice.next()), rules: environment.rules,
            exemptions: environment.exemptions, journalKey: environment.journalKey)
    }

    /// Writes everything.
    ///
    /// - Parameter progress: Told what is written after each batch.
    /// - Returns: What was written, and the accounts to try of the first organisme.
    /// - Throws: ``LoadError/notEmpty``. A failure leaves what was written before it: such a base is to be thrown away.
    public func callAsFunction(
        progress: @escaping @Sendable (Tally) -> Void = { _ in }
    ) async throws -> (tally: Tally, guests: [DemoLoader.Guest]) {
        guard try await store.organisations().isEmpty else { throw LoadError.notEmpty }
        let keys = BulkKeys(
            known: try await environment.cryptography.hashPassword(DemoLoader.password),
            unknown: try await environment.cryptography.hashPassword(
                ByteText.base64URL(environment.cryptography.randomBytes(24))))
        var tally = Tally()
        for index in plan.sizes.indices {
            try await load(BulkOrganisme(index, of: plan), index, keys, &tally, progress)
        }
        return (tally, BulkBase.guests(of: plan))
    }

    /// The accounts to try of the first organisme of a plan, known without making its base.
    public static func guests(of plan: BulkPlan) -> [DemoLoader.Guest] {
        guard !plan.sizes.isEmpty else { return [] }
        let organisme = BulkOrganisme(0, of: plan)
        return organisme.guests.map {
            let person = organisme.people[$0.index]
            return DemoLoader.Guest(role: $0.role, login: person.employeeNumber, name: person.fullName)
        } + [.steering]
    }

    private func load(
        _ organisme: BulkOrganisme, _ index: Int, _ keys: BulkKeys, _ tally: inout Tally,
        _ progress: @Sendable (Tally) -> Void
    ) async throws {
        let id = organisme.organisation.id
        try await open(organisme, keys)
        let scene = BulkScene(
            plan, organisme, frame: try await environment.frame(of: id), exemptions: environment.exemptions)
        tally.organisations += 1
        var closed = scene.closes.map { BulkMonth($0) }
        var acts: [BulkAct] = []
        var pending: [PendingCorrection] = []
        let writer = BulkWriter(store: store, organisation: id)
        for first in stride(from: 0, to: organisme.people.count, by: BulkBase.peopleInABatch) {
            var rows = BulkRows()
            let batch = first..<min(first + BulkBase.peopleInABatch, organisme.people.count)
            for place in batch {
                var life = BulkLife(place, in: scene, organisme: index)
                try life.live()
                rows.requests += life.requests
                rows.agreements += life.agreements
                rows.weeks += life.weeks
                acts += life.acts
                pending += life.pending
                for (close, line) in life.lines { closed[close].add(line) }
                for (close, day) in life.days { closed[close].add(day) }
            }
            tally.people += batch.count
            tally.requests += rows.requests.count
            tally.agreements += rows.agreements.count
            tally.weeks += rows.weeks.count
            try await writer.write(rows)
            progress(tally)
        }
        try await writer.finish()
        acts += try await close(closed, pending, in: scene)
        tally.closes += closed.count
        tally.lines += closed.reduce(0) { $0 + $1.lines.count }
        try await writeJournal(acts, of: organisme, through: writer)
        tally.entries += acts.count
        // Rows written in bulk tell the figures nothing.
        try await RecountFigures(environment)(in: id)
        progress(tally)
    }

    /// The organisme and its people, then HR's word on the amounts of its years.
    private func open(_ organisme: BulkOrganisme, _ keys: BulkKeys) async throws {
        let id = organisme.organisation.id
        try await store.create(organisme.organisation)
        let (sites, services, teams, posts) = (organisme.sites, organisme.services, organisme.teams, organisme.posts)
        try await store.write(id) { store in
            try store.save(sites, services, teams)
            try store.save(posts)
        }
        var rows = BulkRows()
        rows.people = organisme.people
        let roles = Dictionary(
            organisme.guests.map { ($0.index, $0.role) }, uniquingKeysWith: { first, _ in first })
        rows.accounts = organisme.people.enumerated().map { index, person in
            let role = roles[index]
            return Account(
                id: organisme.accounts[index], login: person.employeeNumber, person: person.id,
                roles: Set([role].compactMap(\.self)).subtracting([.employee, .manager]),
                passwordHash: role == nil ? keys.unknown : keys.known, mustChangePassword: role == nil,
                language: person.language)
        }
        if organisme.organisation.code == DemoOrganisation.code { rows.accounts.append(.steering(hash: keys.known)) }
        try await store.load(rows, into: id)
        for year in plan.start.year...plan.today.year {
            guard let month = YearMonth(year: year, month: 1) else { continue }
            let amounts = try await ViewMonth(environment)(month, by: .system, in: id).amounts.map(\.amount)
            guard !amounts.isEmpty else { continue }
            try await ConfirmAmounts(environment)(year, amounts: amounts, by: .system, in: id)
        }
        _ = try await SealJournal(environment)(in: id)
    }

    private func close(
        _ months: [BulkMonth], _ pending: [PendingCorrection], in scene: BulkScene
    ) async throws -> [BulkAct] {
        let organisme = scene.organisme
        let actor = organisme.humanResources
        var dice = Dice(seed: plan.seed, part: 0, of: -1)
        var acts: [BulkAct] = []
        for month in months {
            let close = MonthClose(
                month: month.close.month, closedAt: dice.instant(on: month.close.date),
                closedBy: organisme.accounts[actor], lineCount: month.lines.count, total: month.total,
                limit: month.close.limit)
            let days = month.paidDays(in: scene)
            try await store.write(organisme.organisation.id) { try $0.insert(close, lines: month.lines, days: days) }
            let details = ["lines": String(close.lineCount), "total_cents": String(close.total.value)]
            let event = Event(.monthClosed, entity: close.month.iso, details: details)
            acts.append(BulkAct(.other(BulkAct.Box(event)), by: actor, at: close.closedAt))
        }
        try await store.write(organisme.organisation.id) { store in
            for correction in pending { try store.markForCorrection(correction) }
        }
        return acts
    }

    /// Everything that happened, in order of time, each entry with its place in the chain.
    private func writeJournal(
        _ acts: [BulkAct], of organisme: BulkOrganisme, through writer: BulkWriter
    ) async throws {
        let head = try await store.read(organisme.organisation.id) { try $0.head() }
        var scribe = JournalScribe(environment, after: head)
        let order = acts.indices.sorted { (acts[$0].at, $0) < (acts[$1].at, $1) }
        for first in stride(from: 0, to: order.count, by: BulkBase.entriesInABatch) {
            var rows = BulkRows()
            rows.journal = order[first..<min(first + BulkBase.entriesInABatch, order.count)].map { place in
                let act = acts[place]
                let account = act.actor < 0 ? nil : organisme.accounts[Int(act.actor)]
                return scribe.entry(for: act.event(among: organisme.people), by: account, at: act.at)
            }
            try await writer.write(rows)
        }
        try await writer.finish()
    }
}

/// The password hashes of a base: one that is told, and one of a password that nobody knows.
struct BulkKeys: Sendable {
    let known: String
    let unknown: String
}

/// Writes a batch while the next one is made: one at most waits.
final class BulkWriter {
    private let store: any BulkStore
    private let organisation: OrganisationID
    private var pending: Task<Void, any Error>?

    init(store: any BulkStore, organisation: OrganisationID) {
        self.store = store
        self.organisation = organisation
    }

    func write(_ rows: BulkRows) async throws {
        try await finish()
        pending = Task { [store, organisation] in try await store.load(rows, into: organisation) }
    }

    func finish() async throws {
        try await pending?.value
        pending = nil
    }
}
