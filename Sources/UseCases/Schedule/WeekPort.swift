import CivilTime
import Telework

public protocol WeekReading {
    /// The row of a week; nil while it follows its template.
    func week(of person: PersonID, _ week: ISOWeek) throws -> WeekPlan?
    /// The rows of some people for consecutive weeks, by person then week; weeks that follow their template are absent.
    func weeks(of people: [PersonID], from first: ISOWeek, through last: ISOWeek) throws -> [PersonID: [ISOWeek:
        WeekPlan]]
    /// The first week, among those written, that holds telework of anyone.
    func firstTeleworkedWeek(from first: ISOWeek, through last: ISOWeek) throws -> ISOWeek?
    /// The weeks of everyone, handed over one by one in order of person then week.
    func eachWeek(from first: ISOWeek, through last: ISOWeek, _ body: (WeekPlan) throws -> Void) throws
}

public protocol WeekWriting {
    /// Writes a row: a new one when `plan.version` is 1, else the successor of version `plan.version - 1`;
    /// throws ``StoreError/conflict`` when it is not.
    func save(_ plan: WeekPlan) throws
    /// Writes weeks that have no row yet, each at version 1; throws ``StoreError/conflict`` when one has.
    func insert(_ plans: [WeekPlan]) throws
}
