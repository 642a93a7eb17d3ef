import CivilTime
import Telework
import UseCases

/// Draws a sample of a base and puts it to the rules again (``Rejudge``).
public struct SampleCheck: Sendable {
    /// How much of a base is read back.
    public struct Size: Hashable, Sendable {
        public var weeks: Int
        public var requests: Int
        /// Closed months of people.
        public var months: Int

        public init(weeks: Int = 200, requests: Int = 100, months: Int = 20) {
            self.weeks = weeks
            self.requests = requests
            self.months = months
        }
    }

    public struct Report: Sendable {
        public var weeks = 0
        public var requests = 0
        public var months = 0
        /// With the code of their organisme, in the order found.
        public var objections: [(organisation: String, objection: Objection)] = []

        public var isSound: Bool { objections.isEmpty }
    }

    private let environment: Environment
    private let seed: UInt64
    private let size: Size

    public init(_ environment: Environment, seed: UInt64, size: Size = Size()) {
        self.environment = environment
        self.seed = seed
        self.size = size
    }

    /// - Returns: What was judged again, spread over twenty organismes at most, and what does not hold.
    public func callAsFunction() async throws -> Report {
        var dice = Dice(seed: seed, part: 1)
        let organisations = try await environment.store.organisations().shuffled(using: &dice).prefix(20)
        var report = Report()
        for (place, organisation) in organisations.enumerated() {
            let people = try await environment.store.read(organisation.id) { try $0.everyone().map(\.id) }
            let share = { (whole: Int) in
                whole * (place + 1) / organisations.count - whole * place / organisations.count
            }
            let mine = Size(weeks: share(size.weeks), requests: share(size.requests), months: share(size.months))
            let drawn = people.shuffled(using: &dice)
            let seed = dice.next()
            let sample = try await environment.store.read(organisation.id) { store in
                try draw(mine, among: drawn, seed: seed, in: store)
            }
            report.weeks += sample.weeks.count
            report.requests += sample.requests.count
            report.months += sample.months.count
            let objections = try await Rejudge(environment)(sample, in: organisation.id)
            report.objections += objections.map { (organisation.code, $0) }
        }
        return report
    }

    /// Rows drawn from people taken in turn, as long as they have any left.
    private func draw(
        _ size: Size, among people: [PersonID], seed: UInt64, in store: any StoreReading
    ) throws -> Rejudge.Sample {
        var dice = Dice(seed: seed)
        var sample = Rejudge.Sample()
        let closed = try store.closedMonths().sorted()
        let first = ISOWeek(containing: LocalDate(dayNumber: 0))
        let last = first.adding(weeks: 5_000)
        let turns = people.isEmpty ? 0 : max(people.count, 4 * max(size.weeks, size.requests, size.months))
        for turn in 0..<turns {
            let isFull =
                sample.weeks.count >= size.weeks && sample.requests.count >= size.requests
                && (closed.isEmpty || sample.months.count >= size.months)
            if isFull { break }
            let person = people[turn % people.count]
            let weeks = try store.weeks(of: [person], from: first, through: last)[person] ?? [:]
            if sample.weeks.count < size.weeks, !weeks.isEmpty {
                let week = Rejudge.Sample.Week(person: person, week: dice.pick(weeks.keys.sorted()))
                if !sample.weeks.contains(week) { sample.weeks.append(week) }
            }
            if sample.requests.count < size.requests {
                let requests = try store.requests(of: person).map(\.id).filter { !sample.requests.contains($0) }
                if !requests.isEmpty { sample.requests.append(dice.pick(requests)) }
            }
            if sample.months.count < size.months, !closed.isEmpty, !weeks.isEmpty {
                let month = Rejudge.Sample.Month(person: person, month: dice.pick(closed))
                if !sample.months.contains(month) { sample.months.append(month) }
            }
        }
        return sample
    }
}
