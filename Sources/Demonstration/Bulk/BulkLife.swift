import CivilTime
import Telework
import UseCases

/// One person's life with telework, from what they ask for to what they are paid: the functions of the domain that the
/// use cases apply, in the same order, without a store.
struct BulkLife {
    let scene: BulkScene
    let index: Int
    let person: Person
    let timeline: RuleTimeline
    let calendar: HolidayCalendar
    var dice: Dice
    var requests: [Request] = []
    /// In order of their first day; none overlap.
    var agreements: [Agreement] = []
    var weeks: [WeekPlan] = []
    var acts: [BulkAct] = []
    /// What each close pays to the person, by its place.
    var lines: [(close: Int, line: AllowanceLine)] = []
    /// The days that each close keeps.
    var days: [(close: Int, day: BulkPaidDay)] = []
    /// Closed months that a correction reached and that no close has adjusted yet.
    var pending: [PendingCorrection] = []

    /// - Parameter organisme: The place of the organisme in the network.
    init(_ index: Int, in scene: BulkScene, organisme: Int) {
        self.scene = scene
        self.index = index
        person = scene.organisme.people[index]
        timeline = scene.frame.timeline(for: person)
        calendar = scene.frame.calendar(for: person)
        dice = Dice(seed: scene.plan.seed, part: 2 * index + 2, of: organisme + 1)
    }

    var today: LocalDate { scene.plan.today }

    /// Lives it all.
    ///
    /// - Throws: `TransitionError`, never: acts are taken in an order that their states allow.
    mutating func live() throws {
        try askOverTime()
        try liveWeeks()
    }

    mutating func note(_ event: Event, by actor: Int?, at instant: Instant) {
        acts.append(BulkAct(.other(BulkAct.Box(event)), by: actor, at: instant))
    }
}
