import CivilTime

/// An organisme: one local employer of the network.
public struct Organisation: Hashable, Sendable, Identifiable {
    public let id: OrganisationID
    /// What people type to sign in, and what texts name: `cpam-demo`.
    public var code: String
    public var name: String
    /// The branch of the network, when texts are written for one.
    public var branch: String?
    /// The tz database's name of where its clocks are: `Europe/Paris`.
    public var timeZone: String
    /// The agreement that grounds its allowance, which decides the Urssaf limit.
    public var agreementBasis: AgreementBasis
    /// Days that the organisme adds to the statutory holidays, with their names.
    public var extraHolidays: [LocalDate: String]
    /// Statutory holidays that are worked: Whit Monday as *journée de solidarité*.
    public var workedHolidays: Set<LocalDate>

    public init(
        id: OrganisationID, code: String, name: String, branch: String? = nil, timeZone: String = "Europe/Paris",
        agreementBasis: AgreementBasis = .none, extraHolidays: [LocalDate: String] = [:],
        workedHolidays: Set<LocalDate> = []
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.branch = branch
        self.timeZone = timeZone
        self.agreementBasis = agreementBasis
        self.extraHolidays = extraHolidays
        self.workedHolidays = workedHolidays
    }
}

/// Which Urssaf limit an allowance follows (facts 3): that of a branch or group agreement, or the common one.
public enum AgreementBasis: String, CaseIterable, Hashable, Sendable, Codable {
    case none
    case collective
}

/// A place of work of the organisme.
public struct Site: Hashable, Sendable {
    public var code: String
    public var name: String
    public var zone: HolidayZone
    /// Desks that people can sit at; nil when not counted.
    public var desks: Int?

    public init(code: String, name: String, zone: HolidayZone, desks: Int? = nil) {
        self.code = code
        self.name = name
        self.zone = zone
        self.desks = desks
    }
}

/// A service, possibly inside another one.
public struct Service: Hashable, Sendable {
    public var code: String
    public var name: String
    public var parent: String?
    /// The employee number of who answers for it: the organisation's file may name people who are loaded after it.
    public var head: String?

    public init(code: String, name: String, parent: String? = nil, head: String? = nil) {
        self.code = code
        self.name = name
        self.parent = parent
        self.head = head
    }
}

/// A team of a service: who plans the week together.
public struct Team: Hashable, Sendable {
    public var code: String
    public var name: String
    public var service: String
    /// The employee number of its head, as in ``Service/head``.
    public var head: String?

    public init(code: String, name: String, service: String, head: String? = nil) {
        self.code = code
        self.name = name
        self.service = service
        self.head = head
    }
}
