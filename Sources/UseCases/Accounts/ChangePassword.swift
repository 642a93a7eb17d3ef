import CivilTime
import Telework

/// Someone changes their own password; their other sessions end.
public struct ChangePassword: Sendable {
    /// In characters. Length is what makes a password hard to guess; no kind of letter is imposed.
    public static let minimumLength = 12

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter session: The session it is done in, which goes on.
    /// - Throws: ``UseCaseError/signIn(_:)``: the new one is too short or the same, the current one wrong, or it failed too
    ///   often, as at sign-in.
    public func callAsFunction(
        current: String, new: String, by actor: Actor, session: SessionToken
    ) async throws {
        guard let id = actor.account else { throw UseCaseError.notFound }
        guard new.count >= Self.minimumLength else {
            throw UseCaseError.signIn(.passwordTooShort(minimum: Self.minimumLength))
        }
        guard new.utf8.count <= SignInLimit.longestPassword else {
            throw UseCaseError.invalid([FieldProblem("password", .tooLong)])
        }
        let organisation = session.organisation
        let account = try await environment.store.read(organisation) { store in
            guard let account = try store.account(id) else { throw UseCaseError.notFound }
            let now = environment.clock.now(in: try store.organisation().timeZone).instant
            if let until = try store.signInBlocked(environment.signInDigest(of: account.login), at: now) {
                throw UseCaseError.signIn(.tooMany(until: until))
            }
            return account
        }
        let candidate = account.candidate(typed: current)
        let isRight =
            current.utf8.count <= SignInLimit.longestPassword
            ? await environment.cryptography.verify(candidate, hash: account.passwordHash) : false
        let isSame = isRight && account.candidate(typed: new) == candidate
        let hash = isRight && !isSame ? try await environment.cryptography.hashPassword(new) : nil
        let problem = try await environment.store.write(organisation) { store -> SignInProblem? in
            let moment = environment.clock.now(in: try store.organisation().timeZone)
            let digest = environment.signInDigest(of: account.login)
            if let until = try store.signInBlocked(digest, at: moment.instant) {
                return .tooMany(until: until)
            }
            guard isRight, var stored = try store.account(id), stored == account else {
                try store.recordFailedSignIn(of: digest, at: moment.instant)
                return .wrong
            }
            guard let hash else { return .passwordUnchanged }
            stored.passwordHash = hash
            stored.mustChangePassword = false
            try store.update(stored)
            try store.deleteFailedSignIns(of: digest)
            try endOtherSessions(of: stored.id, than: session, in: store)
            let event = Event(.passwordChanged, person: stored.person, entity: stored.id.rawValue)
            try environment.record([event], by: actor, at: moment, in: store)
            return nil
        }
        if let problem { throw UseCaseError.signIn(problem) }
    }

    private func endOtherSessions(of account: AccountID, than token: SessionToken, in store: any StoreWriting) throws {
        let kept = try store.session(digest: token.digest(by: environment.cryptography))
        try store.deleteSessions(of: account)
        if let kept, kept.account == account { try store.insert(kept) }
    }
}
