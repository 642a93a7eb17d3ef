import CivilTime
import Telework
import UseCases

/// What the lives of an organisme's people have in common.
struct BulkScene {
    let plan: BulkPlan
    let organisme: BulkOrganisme
    let frame: Frame
    let weeks: [ISOWeek]
    /// The months to close, in order, each with the day on which HR does.
    let closes: [Close]
    private let posts: [String: Post]
    private let services: [String: String]

    struct Close {
        let month: YearMonth
        let date: LocalDate
        let limit: ExemptionLimit?
    }

    init(_ plan: BulkPlan, _ organisme: BulkOrganisme, frame: Frame, exemptions: [ExemptionLimit]) {
        self.plan = plan
        self.organisme = organisme
        self.frame = frame
        weeks = plan.weeks
        posts = Dictionary(uniqueKeysWithValues: organisme.posts.map { ($0.code, $0) })
        services = Dictionary(uniqueKeysWithValues: organisme.teams.map { ($0.code, $0.service) })
        let basis = organisme.organisation.agreementBasis
        let timelines = Dictionary(
            organisme.people.map { ($0.team, frame.timeline(for: $0)) }, uniquingKeysWith: { first, _ in first })
        // A month that lacks an amount or a limit stays open, as closing it would be refused, and all those after it.
        closes = plan.monthsOver.map { month in
            Close(
                month: month, date: month.adding(months: 1).first.firstTuesday,
                limit: exemptions.first { $0.year == month.year && $0.basis == basis })
        }.prefix { close in
            close.limit != nil && timelines.values.allSatisfy { $0.hasItsAmounts(in: close.month) }
        }.map(\.self)
    }

    func post(of person: Person) -> Post? { posts[person.post] }

    func service(of person: Person) -> String? { services[person.team] }
}

extension RuleTimeline {
    /// Whether every day on which the texts pay an allowance has an amount.
    fileprivate func hasItsAmounts(in month: YearMonth) -> Bool {
        month.days.allSatisfy { date in
            let rules = rules(on: date)
            return rules.values[.allowanceDay] == nil || rules.allowance(on: date) != nil
        }
    }
}

extension LocalDate {
    /// The Tuesday of the seven days that begin here.
    fileprivate var firstTuesday: LocalDate { adding(days: (9 - weekday.rawValue) % 7) }

    /// The day itself, or the Monday after a weekend.
    var workday: LocalDate { weekday.isWeekend ? monday.adding(days: 7) : self }
}

/// Something that the journal is to keep, as small as can be: an organisme has a million of them.
struct BulkAct {
    let at: Instant
    /// The place of who acted; -1 for the program itself.
    let actor: Int32
    let what: What

    enum What {
        /// A week of the person of a place, with its fourteen letters before and after.
        case week(Event.Kind, person: Int32, ISOWeek, before: String, after: String)
        case other(Box)
    }

    /// Behind a reference, so that the many weeks do not take its room.
    final class Box {
        let event: Event

        init(_ event: Event) { self.event = event }
    }

    init(_ what: What, by actor: Int?, at instant: Instant) {
        self.what = what
        self.actor = Int32(actor ?? -1)
        at = instant
    }

    func event(among people: [Person]) -> Event {
        switch what {
        case .week(let kind, let person, let week, let before, let after):
            Event(
                kind, person: people[Int(person)].id, entity: week.iso, details: ["before": before, "after": after])
        case .other(let box): box.event
        }
    }
}
