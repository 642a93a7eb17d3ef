import CivilTime
import Demonstration
import Storage
import Telework
import UseCases

/// A base of the size that the bench asks for: the generator's, whose rows the rules have judged.
struct BenchBase {
    static let today = LocalDate(year: 2026, month: 11, day: 2) ?? LocalDate(dayNumber: 0)
    static let month = YearMonth(year: 2026, month: 10) ?? YearMonth(containing: today)
    static let password = DemoLoader.password

    /// Everyone asks for telework, thirteen times in a year, and the fixed days of the open month are written too, so that
    /// SQL finds in rows what the rules would fill.
    private static var plan: BulkPlan {
        var plan = BulkPlan(seed: 7, today: today, months: 12, sizes: [1_000])
        plan.adoption = 100
        plan.requestsPerPerson = 13
        plan.fillsOpenWeeks = true
        return plan
    }

    let organisation: Organisation
    private let guests = BulkBase.guests(of: BenchBase.plan)

    /// The base that ``make(in:environment:)`` made.
    init(in store: SQLStore) async throws {
        guard let made = try await store.organisations().first else { throw StoreError.damaged("no organisation") }
        organisation = made
    }

    /// Makes the base and has a sample of it judged again.
    static func make(in store: SQLStore, environment: Environment) async throws -> BulkBase.Tally {
        let tally = try await BulkBase(plan, store: store, environment: environment)().tally
        let report = try await SampleCheck(environment, seed: plan.seed)()
        guard report.isSound else {
            throw StoreError.damaged("the rules refuse rows of the base: \(report.objections.prefix(3))")
        }
        return tally
    }

    func login(_ role: Role) -> String { guests.first { $0.role == role }?.login ?? "" }
}
