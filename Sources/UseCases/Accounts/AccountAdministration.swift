import CivilTime
import Telework

extension StoreReading {
    /// An account that the actor may administer.
    ///
    /// Only an administrator touches an administrator's: HR could otherwise reset its password and take its place. For the
    /// same reason only the operator touches one that reaches beyond the organisme.
    func administered(_ id: AccountID, by actor: Actor) throws -> Account {
        try actor.require(.manageAccounts)
        guard let account = try account(id), Role.mayAdminister(account.roles, by: actor)
        else { throw UseCaseError.notFound }
        return account
    }
}

extension Role {
    /// Whether somebody who administers accounts may touch one of these roles.
    public static func mayAdminister(_ roles: Set<Role>, by actor: Actor) -> Bool {
        (!roles.contains(.administrator) || actor.roles.contains(.administrator))
            && (roles.isDisjoint(with: ofTheOperator) || actor.isSystem)
    }
}

extension Environment {
    func recordChange(
        _ change: String, of account: Account, by actor: Actor, at moment: Moment, in store: any StoreWriting
    ) throws {
        let roles = account.roles.sorted().map(\.rawValue).joined(separator: ",")
        let event = Event(
            .accountChanged, person: account.person, entity: account.id.rawValue,
            details: ["change": change, "roles": roles])
        try record([event], by: actor, at: moment, in: store)
    }
}

/// Every account of the organisme with its person, sorted by login.
public struct ListAccounts: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(by actor: Actor, in organisation: OrganisationID) async throws -> [ListedAccount] {
        try actor.require(.manageAccounts)
        return try await environment.store.read(organisation) { store in
            let accounts = try store.accounts().sorted { $0.login < $1.login }
            let people = try store.people(accounts.compactMap(\.person))
            let byID = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            return accounts.map { ListedAccount($0, person: $0.person.flatMap { byID[$0] }) }
        }
    }
}

/// An account as those who administer it see it: without its password's hash.
public struct ListedAccount: Hashable, Sendable {
    public let id: AccountID
    public let login: String
    public let person: PersonID?
    public let name: String?
    public let roles: Set<Role>
    public let isEnabled: Bool
    /// The person has not signed in yet, or has been given a new code.
    public let mustChangePassword: Bool

    init(_ account: Account, person: Person?) {
        id = account.id
        login = account.login
        self.person = account.person
        name = person?.fullName
        roles = account.roles
        isEnabled = account.isEnabled
        mustChangePassword = account.mustChangePassword
    }
}
