import CivilTime
import Telework

/// An account with its one-time code, shown once and kept nowhere.
public struct IssuedCode: Hashable, Sendable {
    public let account: AccountID
    public let login: String
    /// Nil for an account that is nobody's file.
    public let person: PersonID?
    public let name: String?
    public let code: OneTimeCode
}

/// Gives an account to everyone who has none, with a one-time code to hand over (`decisions.md`: until mail exists, HR
/// exports them).
public struct CreateAccounts: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// The login is the employee number; people who have left, and numbers that are already somebody's login, are left
    /// out.
    ///
    /// - Parameter people: Only these people; nil for everyone.
    /// - Returns: One line for each new account, sorted by login.
    public func callAsFunction(
        for people: [PersonID]? = nil, by actor: Actor, in organisation: OrganisationID
    ) async throws -> [IssuedCode] {
        try actor.require(.manageAccounts)
        let waiting = try await environment.store.read(organisation) { store in
            let today = environment.clock.now(in: try store.organisation().timeZone).date
            let asked = try people.map { try store.people($0) } ?? store.everyone()
            return try asked.filter { try store.needsAccount($0, on: today) }
        }
        let ready = try await prepare(waiting)
        return try await environment.store.write(organisation) { store in
            let moment = environment.clock.now(in: try store.organisation().timeZone)
            var issued: [IssuedCode] = []
            // Somebody may have made some of them while the codes were hashed.
            for (person, account, code) in ready where try store.needsAccount(person, on: moment.date) {
                try environment.create(account, by: actor, at: moment, in: store)
                issued.append(
                    IssuedCode(
                        account: account.id, login: account.login, person: person.id, name: person.fullName, code: code)
                )
            }
            return issued.sorted { $0.login < $1.login }
        }
    }

    /// Hashes the codes side by side: each takes the time of a sign-in, and an organisme has thousands of people.
    private func prepare(
        _ people: [Person]
    ) async throws -> [(person: Person, account: Account, code: OneTimeCode)] {
        try await withThrowingTaskGroup(of: (Person, Account, OneTimeCode).self) { group in
            for person in people {
                group.addTask {
                    let (code, hash) = try await environment.newCode()
                    let account = Account(
                        id: AccountID(environment.identifiers.next()), login: person.employeeNumber, person: person.id,
                        passwordHash: hash, mustChangePassword: true, language: person.language)
                    return (person, account, code)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}

/// Makes one account that is nobody's file: the first administrator, an outside auditor.
public struct AddAccount: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``UseCaseError/invalid(_:)`` when the login is empty, too long or taken, when a role cannot be given, or
    ///   when there is none: the account would allow nothing.
    public func callAsFunction(
        login: String, roles: Set<Role>, language: Language, by actor: Actor, in organisation: OrganisationID
    ) async throws -> IssuedCode {
        try actor.require(.manageAccounts)
        try actor.requireGiving(roles, insteadOf: [])
        guard !login.isEmpty else { throw UseCaseError.invalid([FieldProblem("login", .required)]) }
        guard login.utf8.count <= SignInLimit.longestLogin else {
            throw UseCaseError.invalid([FieldProblem("login", .tooLong)])
        }
        guard !roles.isEmpty else { throw UseCaseError.invalid([FieldProblem("roles", .required)]) }
        let (code, hash) = try await environment.newCode()
        let account = Account(
            id: AccountID(environment.identifiers.next()), login: login, person: nil, roles: roles, passwordHash: hash,
            mustChangePassword: true, language: language)
        try await environment.store.write(organisation) { store in
            guard try store.account(login: login) == nil else {
                throw UseCaseError.invalid([FieldProblem("login", .taken)])
            }
            let moment = environment.clock.now(in: try store.organisation().timeZone)
            try environment.create(account, by: actor, at: moment, in: store)
        }
        return IssuedCode(account: account.id, login: login, person: nil, name: nil, code: code)
    }
}

extension StoreReading {
    fileprivate func needsAccount(_ person: Person, on date: LocalDate) throws -> Bool {
        guard person.employment.last.map({ $0 >= date }) ?? true else { return false }
        return try account(of: person.id) == nil && account(login: person.employeeNumber) == nil
    }
}

extension Environment {
    /// A one-time code and the hash of its letters.
    func newCode() async throws -> (code: OneTimeCode, hash: String) {
        let code = OneTimeCode(from: cryptography)
        return (code, try await cryptography.hashPassword(code.letters))
    }

    fileprivate func create(_ account: Account, by actor: Actor, at moment: Moment, in store: any StoreWriting) throws {
        try store.insert(account)
        let roles = account.roles.sorted().map(\.rawValue).joined(separator: ",")
        let event = Event(
            .accountCreated, person: account.person, entity: account.id.rawValue, details: ["roles": roles])
        try record([event], by: actor, at: moment, in: store)
    }
}
