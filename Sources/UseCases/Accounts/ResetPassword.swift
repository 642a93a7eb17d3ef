import CivilTime
import Telework

/// Gives an account a new one-time code, shown once; its sessions end and its failures are forgotten.
public struct ResetPassword: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``UseCaseError/notFound`` for an administrator's account when the actor is none.
    public func callAsFunction(
        _ id: AccountID, by actor: Actor, in organisation: OrganisationID
    ) async throws -> IssuedCode {
        // Asked before the costly hash, and again inside the transaction.
        _ = try await environment.store.read(organisation) { try $0.administered(id, by: actor) }
        let (code, hash) = try await environment.newCode()
        return try await environment.store.write(organisation) { store in
            var account = try store.administered(id, by: actor)
            account.passwordHash = hash
            account.mustChangePassword = true
            try store.update(account)
            try store.deleteSessions(of: account.id)
            try store.deleteFailedSignIns(of: environment.signInDigest(of: account.login))
            let moment = environment.clock.now(in: try store.organisation().timeZone)
            try environment.recordChange("code", of: account, by: actor, at: moment, in: store)
            let person = try account.person.flatMap { try store.person($0) }
            return IssuedCode(
                account: account.id, login: account.login, person: account.person, name: person?.fullName, code: code)
        }
    }
}
