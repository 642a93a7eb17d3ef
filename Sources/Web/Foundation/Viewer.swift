import Telework

/// The person behind a session, as pages need to know them.
public struct Viewer: Hashable, Sendable {
    public let account: AccountID
    /// The employee this account belongs to; nil for an account that is nobody's file (administration, audit).
    public let person: PersonID?
    public let organisation: OrganisationID
    public let organisationName: String
    public let displayName: String
    public let language: Language
    public let roles: Set<Role>
    /// True until a one-time code has been replaced: every page then leads to that of the password.
    public let mustChangePassword: Bool

    public init(
        account: AccountID, person: PersonID?, organisation: OrganisationID, organisationName: String,
        displayName: String, language: Language, roles: Set<Role>, mustChangePassword: Bool = false
    ) {
        self.account = account
        self.person = person
        self.organisation = organisation
        self.organisationName = organisationName
        self.displayName = displayName
        self.language = language
        self.roles = roles
        self.mustChangePassword = mustChangePassword
    }

    /// The viewer as the use cases know who acts.
    public var actor: Actor { Actor(account: account, person: person, roles: roles) }
}
