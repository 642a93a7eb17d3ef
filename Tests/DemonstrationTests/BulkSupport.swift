import CivilTime
import Demonstration
import Documents
import Foundation
import Telework
import TestSupport
import UseCases

/// The rows of a generated base, written in memory as they come.
extension MemoryStore: BulkStore {
    public func load(_ rows: BulkRows, into organisation: OrganisationID) async throws {
        alter(organisation) { state in
            for person in rows.people { state.people[person.id] = person }
            for account in rows.accounts { state.accounts[account.id] = account }
            for request in rows.requests { state.requests[request.id] = request }
            for agreement in rows.agreements { state.agreements[agreement.id] = agreement }
            for plan in rows.weeks { state.weeks[plan.person, default: [:]][plan.week] = plan }
            state.journal += rows.journal.map(\.entry)
            state.seals += rows.journal.map(\.seal)
        }
    }
}

/// A generated base, with what reads it.
struct BulkStage {
    static let today = day("2026-11-23")

    let store: MemoryStore
    let environment: Environment
    let plan: BulkPlan
    let tally: BulkBase.Tally

    /// - Parameter sizes: How many people each organisme has.
    init(sizes: [Int] = [60], months: Int = 6, seed: UInt64 = 2026) async throws {
        store = MemoryStore()
        let texts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Texts").path
        let library = try TextLibrary.load(directory: texts)
        environment = Environment(
            store: store, clock: TestClock(Self.today), identifiers: TestIdentifiers(),
            cryptography: TestCryptography(), rules: RuleShelf(book: library.book, version: "bulk"),
            exemptions: library.exemptions, journalKey: Array(repeating: 7, count: 32))
        plan = BulkPlan(seed: seed, today: Self.today, months: months, sizes: sizes)
        tally = try await BulkBase(plan, store: store, environment: environment)().tally
    }

    /// All that is kept, by organisme.
    func states() async throws -> [(id: OrganisationID, state: MemoryState)] {
        try await store.organisations().map { organisation in
            (organisation.id, store.inspect(organisation.id) { $0 })
        }
    }

    /// Every week, request and closed month of everyone.
    func everything(in state: MemoryState) -> Rejudge.Sample {
        var sample = Rejudge.Sample()
        sample.weeks = state.weeks.values.flatMap(\.values).map {
            Rejudge.Sample.Week(person: $0.person, week: $0.week)
        }
        sample.requests = Array(state.requests.keys)
        sample.months = state.people.keys.flatMap { person in
            state.closes.keys.map { Rejudge.Sample.Month(person: person, month: $0) }
        }
        return sample
    }
}
