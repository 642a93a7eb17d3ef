import CivilTime
import Telework

/// Reads HR's files as they are (encodings, separators, headings) into rows that say where each value stood.
///
/// Implemented by Documents; the cross-checks with what the organisme already has are the use case's.
public protocol FileReading: Sendable {
    func organisation(_ bytes: [UInt8]) -> FileContents<OrganisationRow>
    func posts(_ bytes: [UInt8]) -> FileContents<PostRow>
    func people(_ bytes: [UInt8]) -> FileContents<PersonRow>
    func absences(_ bytes: [UInt8]) -> FileContents<AbsenceRow>
    func days(_ bytes: [UInt8]) -> FileContents<DayRow>
}

/// A line of `organisation.csv`.
public struct OrganisationRow: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable { case site, service, team }

    public let kind: Kind
    public let code: Located<String>
    public let name: String
    public let parent: Located<String>?
    public let zone: HolidayZone?
    public let desks: Int?
    public let head: Located<String>?

    public init(
        kind: Kind, code: Located<String>, name: String, parent: Located<String>?, zone: HolidayZone?, desks: Int?,
        head: Located<String>?
    ) {
        self.kind = kind
        self.code = code
        self.name = name
        self.parent = parent
        self.zone = zone
        self.desks = desks
        self.head = head
    }
}

/// A line of `postes.csv`: one activity of a post.
public struct PostRow: Hashable, Sendable {
    public let code: Located<String>
    public let title: String
    public let activity: Located<String>
    public let share: Located<Int>
    public let isTeleworkable: Bool
    public let kind: ActivityKind

    public init(
        code: Located<String>, title: String, activity: Located<String>, share: Located<Int>, isTeleworkable: Bool,
        kind: ActivityKind
    ) {
        self.code = code
        self.title = title
        self.activity = activity
        self.share = share
        self.isTeleworkable = isTeleworkable
        self.kind = kind
    }
}

/// A line of `personnes.csv`.
public struct PersonRow: Hashable, Sendable {
    public let employeeNumber: Located<String>
    public let familyName: String
    public let givenName: String
    public let email: String
    public let sex: Sex?
    public let contract: Contract
    public let employment: DateSpan
    /// Nil when the file says nothing of it.
    public let pattern: WorkingPattern?
    public let team: Located<String>
    public let site: Located<String>
    public let post: Located<String>
    public let manager: Located<String>?
    public let language: Language

    public init(
        employeeNumber: Located<String>, familyName: String, givenName: String, email: String, sex: Sex?,
        contract: Contract, employment: DateSpan, pattern: WorkingPattern?, team: Located<String>,
        site: Located<String>, post: Located<String>, manager: Located<String>?, language: Language
    ) {
        self.employeeNumber = employeeNumber
        self.familyName = familyName
        self.givenName = givenName
        self.email = email
        self.sex = sex
        self.contract = contract
        self.employment = employment
        self.pattern = pattern
        self.team = team
        self.site = site
        self.post = post
        self.manager = manager
        self.language = language
    }
}

/// A line of `absences.csv`: days away, without a reason.
public struct AbsenceRow: Hashable, Sendable {
    public let employeeNumber: Located<String>
    /// The first day.
    public let start: Located<LocalDate>
    public let end: LocalDate
    public let half: HalfDay?

    /// - Parameter end: Not before the start.
    public init(employeeNumber: Located<String>, start: Located<LocalDate>, end: LocalDate, half: HalfDay?) {
        self.employeeNumber = employeeNumber
        self.start = start
        self.end = end
        self.half = half
    }

    public var span: ClosedRange<LocalDate> { start.value...max(start.value, end) }
}

/// A line of `jours.csv`: telework to place, judged as if its person placed it.
public struct DayRow: Hashable, Sendable {
    public let employeeNumber: Located<String>
    public let date: Located<LocalDate>
    public let half: HalfDay?
    public let place: Place

    public init(employeeNumber: Located<String>, date: Located<LocalDate>, half: HalfDay?, place: Place) {
        self.employeeNumber = employeeNumber
        self.date = date
        self.half = half
        self.place = place
    }
}
