/// What someone signs in with.
public struct Account: Hashable, Sendable, Identifiable {
    public let id: AccountID
    /// Unique in the organisme; the employee number unless HR chose another.
    public var login: String
    /// Nil for an account that serves no employee (an administrator of another body).
    public var person: PersonID?
    /// Roles given by hand; being an employee or a manager is read from the organisation instead.
    public var roles: Set<Role>
    /// Argon2id, in libsodium's text form.
    public var passwordHash: String
    /// True while the password is the one-time code that HR exported.
    public var mustChangePassword: Bool
    public var isEnabled: Bool
    public var language: Language

    public init(
        id: AccountID, login: String, person: PersonID?, roles: Set<Role> = [], passwordHash: String,
        mustChangePassword: Bool = false, isEnabled: Bool = true, language: Language = .french
    ) {
        self.id = id
        self.login = login
        self.person = person
        self.roles = roles
        self.passwordHash = passwordHash
        self.mustChangePassword = mustChangePassword
        self.isEnabled = isEnabled
        self.language = language
    }
}

public enum Role: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
    /// Whoever is in the people's file.
    case employee
    /// Whoever heads a team or is named as someone's manager.
    case manager
    case humanResources = "human_resources"
    /// Member of the works council (CSE).
    case worksCouncil = "works_council"
    case administrator
    /// Looks at the figures of the whole network, and at nobody's file; given by the operator of the base only.
    case network

    public static func < (left: Role, right: Role) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// Who acts: an account, with what it stands for at that moment.
public struct Actor: Hashable, Sendable {
    public let account: AccountID?
    public let person: PersonID?
    public let roles: Set<Role>

    public init(account: AccountID?, person: PersonID?, roles: Set<Role>) {
        self.account = account
        self.person = person
        self.roles = roles
    }

    /// The program itself: the command line on the server, a job.
    public static let system = Actor(account: nil, person: nil, roles: [.humanResources, .administrator])

    public var isSystem: Bool { account == nil }
}
