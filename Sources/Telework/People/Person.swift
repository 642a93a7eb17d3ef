import CivilTime

/// Someone employed by the organisme.
///
/// Only what telework needs; no private or medical reason has a place here (TRU-1).
public struct Person: Hashable, Sendable, Identifiable {
    public let id: PersonID
    /// *Matricule*: unique in the organisme, the key of every HR file.
    public var employeeNumber: String
    public var familyName: String
    public var givenName: String
    public var email: String
    /// For parity figures only.
    public var sex: Sex?
    public var contract: Contract
    /// First and last days of employment.
    public var employment: DateSpan
    public var pattern: WorkingPattern
    /// Codes of the organisation's and posts' files.
    public var team: String
    public var site: String
    public var post: String
    /// The manager named in the people's file; without one, the head of the team answers.
    public var manager: PersonID?
    /// Who answers this person's requests, worked out by ``ReportingLine`` at each import; nil when HR does.
    public var answersTo: PersonID?
    public var language: Language

    public init(
        id: PersonID, employeeNumber: String, familyName: String, givenName: String, email: String, sex: Sex? = nil,
        contract: Contract, employment: DateSpan, pattern: WorkingPattern, team: String, site: String, post: String,
        manager: PersonID? = nil, answersTo: PersonID? = nil, language: Language = .french
    ) {
        self.id = id
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
        self.answersTo = answersTo
        self.language = language
    }

    public var fullName: String { "\(givenName) \(familyName)" }
}

public enum Sex: String, CaseIterable, Hashable, Sendable, Codable {
    case woman = "F"
    case man = "H"
    case other = "X"
}

/// The employment contract: every one of them may open telework (CAD-6).
public enum Contract: String, CaseIterable, Hashable, Sendable, Codable {
    case permanent = "CDI"
    case fixedTerm = "CDD"
    case apprenticeship = "apprentissage"
    case professionalisation = "professionnalisation"
    case internship = "stage"
    case secondment = "mise_a_disposition"
}
