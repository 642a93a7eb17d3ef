import CivilTime
import Telework

/// What frames everyone's days in an organisme, read once a transaction: calendars by site, rules by service.
public struct Frame: Sendable {
    public let organisation: Organisation
    /// What time it is there.
    public let moment: Moment
    private let calendars: [String: HolidayCalendar]
    /// By team.
    private let services: [String: String]
    private let byService: [String: RuleTimeline]
    private let shelf: RuleShelf
    private let common: RuleTimeline

    public var today: LocalDate { moment.date }

    /// The holidays where a person works, with the organisme's own days.
    public func calendar(for person: Person) -> HolidayCalendar { calendar(site: person.site) }

    public func calendar(site: String) -> HolidayCalendar {
        calendars[site]
            ?? HolidayCalendar(
                zone: .metropolitan, extra: organisation.extraHolidays, worked: organisation.workedHolidays)
    }

    /// The rules over time for the service that a person's team belongs to.
    public func timeline(for person: Person) -> RuleTimeline {
        services[person.team].flatMap { byService[$0] } ?? common
    }

    /// The rules of the organisme, then those of each service that has a team.
    var timelines: [RuleTimeline] { [common] + byService.sorted { $0.key < $1.key }.map(\.value) }

    /// The service that a person's team belongs to; nil for a team that the organisation does not know.
    func service(of person: Person) -> String? { services[person.team] }

    /// The services that a team belongs to.
    var servicesWithTeams: Set<String> { Set(byService.keys) }

    /// The rules over time for a service, one that has no team any more too.
    func timeline(service: String?) -> RuleTimeline { shelf.timeline(for: organisation.reader(service: service)) }

    /// What a person's week is before anyone touches it.
    public func template(of week: ISOWeek, for person: Person, agreements: [Agreement]) -> WeekCells {
        let calendar = calendar(for: person)
        let cells = WeekTemplate.cells(
            of: week, pattern: person.pattern, employment: person.employment, isHoliday: calendar.isHoliday,
            agreements: agreements)
        return trimmed(cells, of: week, from: week.monday, for: person)
    }

    /// Fixed days give way to the limits of the week, from a day on.
    func trimmed(_ cells: WeekCells, of week: ISOWeek, from first: LocalDate, for person: Person) -> WeekCells {
        WeekTrim.cells(cells, of: week, from: first, pattern: person.pattern, rules: timeline(for: person))
    }

    fileprivate init(
        _ store: any StoreReading, _ environment: Environment, of organisation: Organisation, at moment: Moment
    ) throws {
        self.organisation = organisation
        self.moment = moment
        shelf = environment.rules
        calendars = Dictionary(
            try store.sites().map { site in
                let calendar = HolidayCalendar(
                    zone: site.zone, extra: organisation.extraHolidays, worked: organisation.workedHolidays)
                return (site.code, calendar)
            }, uniquingKeysWith: { first, _ in first })
        services = try store.servicesOfTeams()
        common = environment.rules.timeline(for: organisation.reader(service: nil))
        byService = Dictionary(
            uniqueKeysWithValues: Set(services.values).map { service in
                (service, environment.rules.timeline(for: organisation.reader(service: service)))
            })
    }
}

extension StoreReading {
    func frame(in environment: Environment) throws -> Frame {
        let organisation = try organisation()
        return try frame(in: environment, of: organisation, at: environment.clock.now(in: organisation.timeZone))
    }

    /// The same for who has read the organisme and the clock already.
    func frame(in environment: Environment, of organisation: Organisation, at moment: Moment) throws -> Frame {
        try Frame(self, environment, of: organisation, at: moment)
    }

    func timeline(for person: Person, in environment: Environment) throws -> RuleTimeline {
        try frame(in: environment).timeline(for: person)
    }
}

extension Organisation {
    fileprivate func reader(service: String?) -> RuleReader {
        RuleReader(organisme: code, branch: branch, service: service)
    }
}
