import CivilTime
import Telework

/// Whoever is behind a session, as every page and use case needs to know them.
public struct Viewer: Hashable, Sendable {
    public let organisation: Organisation
    public let account: Account
    /// The account with the roles it has today.
    public let actor: Actor
    /// The employee; nil for an account that is nobody's file.
    public let person: Person?
    /// What every form of the session carries.
    public let csrfToken: String

    public var language: Language { account.language }
}

/// Finds the viewer of a session, in one read.
public struct ResolveSession: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Nil when the session is unknown, closed or over, the account disabled, or its person gone.
    public func callAsFunction(_ token: SessionToken) async throws -> Viewer? {
        let digest = token.digest(by: environment.cryptography)
        return try await environment.store.read(token.organisation) { store in
            guard let session = try store.session(digest: digest) else { return nil }
            let organisation = try store.organisation()
            let moment = environment.clock.now(in: organisation.timeZone)
            guard session.expiresAt > moment.instant, let account = try store.account(session.account),
                try store.maySignIn(account, on: moment.date)
            else { return nil }
            let person = try account.person.flatMap { try store.person($0) }
            return Viewer(
                organisation: organisation, account: account,
                actor: try store.actor(account, person: person, on: moment.date), person: person,
                csrfToken: session.csrfToken)
        }
    }
}

extension StoreReading {
    /// The roles given to an account, and those that the organisation gives: an employee while employed, a manager while
    /// somebody employed answers to them.
    func roles(of account: Account, person: Person?, on date: LocalDate) throws -> Set<Role> {
        var roles = account.roles.intersection(Role.assignable.union(Role.ofTheOperator))
        guard let person, person.employment.contains(date) else { return roles }
        roles.insert(.employee)
        if try countPeople(matching: PeopleFilter(answersTo: person.id, employedOn: date)) > 0 {
            roles.insert(.manager)
        }
        return roles
    }
}

extension Role {
    /// Roles given by hand; the others are read from the organisation.
    public static let assignable: Set<Role> = [.humanResources, .worksCouncil, .administrator]
    /// Roles that reach beyond the organisme: only the operator of the base gives them, from the command line.
    public static let ofTheOperator: Set<Role> = [.network]
}
