import CivilTime
import Telework

/// A person's week with the balance in sight, and who of the team is on site when (PLA-1, PLA-3).
public struct ViewMyWeek: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public struct Page: Sendable {
        public let person: Person
        public let plan: WeekPlan
        public let today: LocalDate
        public let balance: WeekBalance
        public let envelopes: [EnvelopeBalance]
        /// The agreements in force on a day of the week.
        public let agreements: [Agreement]
        /// Why each holiday of the week is one.
        public let holidays: [LocalDate: [HolidayLabel]]
        /// Days of months already closed, which only HR can correct.
        public let closed: Set<YearMonth>
        public let rules: EffectiveRules
        /// Colleagues of the team, each with their week: shown as who is on site when, never as totals.
        public let colleagues: [Colleague]
        /// Days that the person had placed and lost, in the weeks from today's on: told to nobody else.
        public let lost: [LostDay]
    }

    public struct Colleague: Sendable {
        public let person: PersonID
        public let name: String
        public let cells: WeekCells
    }

    /// - Parameter week: Nil for the week of today.
    public func callAsFunction(
        _ week: ISOWeek?, of person: PersonID, by actor: Actor, in organisation: OrganisationID
    ) async throws -> Page {
        try await environment.store.read(organisation) { store in
            let subject = try store.subject(person, of: .viewWeek, for: actor)
            let frame = try store.frame(in: environment)
            let week = week ?? ISOWeek(containing: frame.today)
            let desk = try store.desk(for: subject, week, frame: frame)
            let calendar = frame.calendar(for: subject)
            let span = DateSpan(from: week.monday, through: week.sunday)
            return Page(
                person: subject, plan: desk.plan, today: frame.today,
                balance: WeekBalance(cells: desk.plan.cells, facts: desk.facts),
                envelopes: desk.facts.envelopes(with: desk.plan.cells),
                agreements: desk.facts.agreements.filter { $0.span.overlaps(span) },
                holidays: Dictionary(
                    uniqueKeysWithValues: week.days.filter(calendar.isHoliday).map { ($0, calendar.labels(on: $0)) }),
                closed: desk.facts.closedMonths,
                rules: desk.facts.rules.rules(on: week.monday),
                colleagues: try colleagues(of: subject, week, frame, store),
                lost: actor.person == person ? try store.lostDays(of: person, since: frame.today) : [])
        }
    }

    private func colleagues(
        of person: Person, _ week: ISOWeek, _ frame: Frame, _ store: any StoreReading
    ) throws -> [Colleague] {
        let team = try store.people(
            matching: PeopleFilter(team: person.team, employedOn: week.monday, employedThrough: week.sunday, limit: 200)
        ).filter { $0.id != person.id }
        let cells = try store.cells(of: team, from: week, through: week, frame: frame)
        return team.map {
            Colleague(person: $0.id, name: $0.fullName, cells: cells[$0.id]?[week] ?? .init(repeating: .notWorked))
        }
    }
}

extension StoreReading {
    /// The weeks of some people, written or following their template, by person then week.
    func cells(
        of people: [Person], from first: ISOWeek, through last: ISOWeek, frame: Frame
    ) throws -> [PersonID: [ISOWeek: WeekCells]] {
        let ids = people.map(\.id)
        let written = try weeks(of: ids, from: first, through: last)
        let agreements = try agreements(of: ids, during: DateSpan(from: first.monday, through: last.sunday))
        var result: [PersonID: [ISOWeek: WeekCells]] = [:]
        for person in people {
            var weeks: [ISOWeek: WeekCells] = [:]
            var week = first
            while week <= last {
                weeks[week] =
                    written[person.id]?[week]?.cells
                    ?? frame.template(of: week, for: person, agreements: agreements[person.id] ?? [])
                week = week.adding(weeks: 1)
            }
            result[person.id] = weeks
        }
        return result
    }
}
