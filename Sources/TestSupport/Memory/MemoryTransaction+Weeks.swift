import CivilTime
import Telework
import UseCases

extension MemoryTransaction {
    func week(of person: PersonID, _ week: ISOWeek) throws -> WeekPlan? { state.weeks[person]?[week] }

    func weeks(of people: [PersonID], from first: ISOWeek, through last: ISOWeek) throws -> [PersonID: [ISOWeek:
        WeekPlan]]
    {
        var found: [PersonID: [ISOWeek: WeekPlan]] = [:]
        for person in people {
            let plans = (state.weeks[person] ?? [:]).filter { first <= $0.key && $0.key <= last }
            if !plans.isEmpty { found[person] = plans }
        }
        return found
    }

    func eachWeek(from first: ISOWeek, through last: ISOWeek, _ body: (WeekPlan) throws -> Void) throws {
        for (_, plans) in state.weeks.sorted(by: { $0.key < $1.key }) {
            for (week, plan) in plans.sorted(by: { $0.key < $1.key }) where first <= week && week <= last {
                try body(plan)
            }
        }
    }

    func firstTeleworkedWeek(from first: ISOWeek, through last: ISOWeek) throws -> ISOWeek? {
        state.weeks.values.joined().filter {
            first <= $0.key && $0.key <= last && $0.value.cells.teleworkHalves > 0
        }.map(\.key).min()
    }

    func insert(_ plans: [WeekPlan]) throws {
        for plan in plans {
            guard plan.version == 1 else { throw StoreError.conflict }
            try save(plan)
        }
    }

    func save(_ plan: WeekPlan) throws {
        let stored = state.weeks[plan.person]?[plan.week]?.version ?? 0
        guard stored == plan.version - 1 else { throw StoreError.conflict }
        state.weeks[plan.person, default: [:]][plan.week] = plan
    }
}
