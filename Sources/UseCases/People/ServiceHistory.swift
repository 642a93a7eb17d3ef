import CivilTime
import Telework

/// The service that someone's team belonged to until a file of HR gave another one.
public struct PastService: Hashable, Sendable {
    public let person: PersonID
    /// The day the file was loaded, and the first of the next service: this one was theirs on the days before.
    public let until: LocalDate
    /// Nil for a team that the organisation did not know.
    public let service: String?

    public init(person: PersonID, until: LocalDate, service: String?) {
        self.person = person
        self.until = until
        self.service = service
    }
}

/// The service whose texts bound someone, day by day.
struct ServiceHistory {
    /// In order of day.
    private let past: [PastService]
    private let current: String?

    init(past: [PastService], current: String?) {
        self.past = past
        self.current = current
    }

    /// As closes kept it: until the next record, the service of the one before.
    ///
    /// - Parameter records: In order of date, at least one.
    init(_ records: [PaidDay]) {
        past = zip(records, records.dropFirst()).filter { $0.service != $1.service }.map {
            PastService(person: $0.person, until: $1.date, service: $0.service)
        }
        current = records.last?.service
    }

    /// The one service that was always theirs, itself nil for an unknown team; nil when there were several.
    var only: String?? { past.isEmpty ? .some(current) : .none }

    func service(on date: LocalDate) -> String? {
        if let step = past.first(where: { date < $0.until }) { step.service } else { current }
    }

    /// The services of a month with their first days in it, in order: one, when none changed.
    func periods(in month: YearMonth) -> [(from: LocalDate, service: String?)] {
        let changes = past.map(\.until).filter { $0 > month.first && $0 <= month.last }
        var periods = [(from: month.first, service: service(on: month.first))]
        for date in changes where service(on: date) != periods[periods.count - 1].service {
            periods.append((date, service(on: date)))
        }
        return periods
    }
}

extension Frame {
    /// The rules over a month for someone whose service may change within it.
    func timeline(_ services: ServiceHistory, in month: YearMonth) -> RuleTimeline {
        RuleTimeline(joining: services.periods(in: month).map { ($0.from, timeline(service: $0.service)) })
    }
}

extension StoreReading {
    /// The service of each day of a month: as its closes kept it, else as the files of HR made it.
    func services(
        of person: Person, in month: YearMonth, records: [PaidDay], frame: Frame
    ) throws -> ServiceHistory {
        guard records.isEmpty else { return ServiceHistory(records) }
        return ServiceHistory(
            past: try pastServices(of: person.id, after: month.first), current: frame.service(of: person))
    }

    /// The rules that may pay someone a day since a date: of the organisme, of its services, and of those that every team
    /// has left since.
    func timelines(since date: LocalDate, frame: Frame) throws -> [RuleTimeline] {
        let left = Set(try pastServices(after: date).values.joined().compactMap(\.service))
        return frame.timelines + left.subtracting(frame.servicesWithTeams).sorted().map { frame.timeline(service: $0) }
    }
}
