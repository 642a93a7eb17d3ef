import CivilTime
import Telework

/// Opens a session for whoever knows the organisme's code, a login of it and the password.
///
/// One answer for everything that is wrong, in the time of one password: nothing tells which accounts exist. Disabled
/// accounts and those of people who have left are refused the same way.
public struct SignIn: Sendable {
    let environment: Environment
    private let decoy = Decoy()

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``UseCaseError/signIn(_:)`` with ``SignInProblem/wrong``, or ``SignInProblem/tooMany(until:)`` after five
    ///   failures of the login in fifteen minutes, even when the password is right.
    public func callAsFunction(organisation code: String, login: String, password: String) async throws -> SignedIn {
        guard login.utf8.count <= SignInLimit.longestLogin, password.utf8.count <= SignInLimit.longestPassword,
            let organisation = try await environment.store.organisation(code: code)
        else {
            try await decoy.verify("", with: environment.cryptography)
            throw UseCaseError.signIn(.wrong)
        }
        let known = try await account(login, in: organisation)
        let isRight = try await verify(password, of: known)
        var rehashed: String?
        if let known, isRight, environment.cryptography.needsRehash(known.passwordHash) {
            rehashed = try await environment.cryptography.hashPassword(known.candidate(typed: password))
        }
        let token = SessionToken(from: environment.cryptography, organisation: organisation.id)
        let accepted = isRight ? known : nil
        let newHash = rehashed
        let outcome = try await environment.store.write(organisation.id) { store in
            try judge(accepted, login: login, newHash: newHash, token: token, in: store)
        }
        return try outcome.get()
    }

    private func account(_ login: String, in organisation: Organisation) async throws -> Account? {
        try await environment.store.read(organisation.id) { store in
            let moment = environment.clock.now(in: organisation.timeZone)
            if let until = try store.signInBlocked(environment.signInDigest(of: login), at: moment.instant) {
                throw UseCaseError.signIn(.tooMany(until: until))
            }
            guard let account = try store.account(login: login), try store.maySignIn(account, on: moment.date) else {
                return nil
            }
            return account
        }
    }

    private func verify(_ password: String, of account: Account?) async throws -> Bool {
        guard let account else {
            try await decoy.verify(password, with: environment.cryptography)
            return false
        }
        return await environment.cryptography.verify(
            account.candidate(typed: password), hash: account.passwordHash)
    }

    /// Counts a failure or opens the session. A failure is a value here, not an error: it must be committed.
    ///
    /// The limit is looked at again: of twenty guesses sent together, those behind the fifth failure learn nothing.
    private func judge(
        _ verified: Account?, login: String, newHash: String?, token: SessionToken, in store: any StoreWriting
    ) throws -> Result<SignedIn, UseCaseError> {
        let now = environment.clock.now(in: try store.organisation().timeZone).instant
        let digest = environment.signInDigest(of: login)
        if let until = try store.signInBlocked(digest, at: now) {
            return .failure(.signIn(.tooMany(until: until)))
        }
        // The password may have been changed, or the account disabled, since it was read.
        guard let verified, var account = try store.account(verified.id), account == verified else {
            try store.recordFailedSignIn(of: digest, at: now)
            return .failure(.signIn(.wrong))
        }
        try store.deleteFailedSignIns(of: digest)
        if let newHash {
            account.passwordHash = newHash
            try store.update(account)
        }
        let session = try environment.openSession(token, for: account.id, at: now, in: store)
        return .success(
            SignedIn(
                token: token, language: account.language, mustChangePassword: account.mustChangePassword,
                expiresAt: session.expiresAt))
    }
}

/// A session just opened.
public struct SignedIn: Hashable, Sendable {
    /// For the cookie; it exists nowhere else.
    public let token: SessionToken
    public let language: Language
    /// True while the password is the one-time code: the first page is then that of the password.
    public let mustChangePassword: Bool
    public let expiresAt: Instant
}

/// Closes a session; closing one that is unknown or over does nothing.
public struct SignOut: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ token: SessionToken) async throws {
        let digest = token.digest(by: environment.cryptography)
        let known = try await environment.store.read(token.organisation) { try $0.session(digest: digest) != nil }
        guard known else { return }
        try await environment.store.write(token.organisation) { try $0.deleteSession(digest: digest) }
    }
}

extension StoreReading {
    /// Whether an account may be used on a day: it is enabled, and its person has not left.
    func maySignIn(_ account: Account, on date: LocalDate) throws -> Bool {
        guard account.isEnabled else { return false }
        guard let id = account.person else { return true }
        guard let person = try person(id) else { return false }
        return person.employment.last.map { $0 >= date } ?? true
    }
}
