import CivilTime
import Telework
import UseCases

/// The sessions of the use cases, as the pages know them.
public struct UseCaseSessions: SessionKeeping {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func viewer(session token: String) async throws -> Viewer? {
        guard let token = SessionToken(token), let found = try await ResolveSession(environment)(token) else {
            return nil
        }
        return Viewer(
            account: found.account.id, person: found.person?.id, organisation: found.organisation.id,
            organisationName: found.organisation.name,
            displayName: found.person?.fullName ?? found.account.login, language: found.language,
            roles: found.actor.roles, mustChangePassword: found.account.mustChangePassword)
    }

    public func signIn(_ credentials: Credentials) async throws -> SignInOutcome {
        do {
            let opened = try await SignIn(environment)(
                organisation: credentials.organisationCode, login: credentials.login, password: credentials.password)
            return .opened(token: opened.token.text)
        } catch UseCaseError.signIn(.tooMany(let until)) {
            let now = environment.clock.now(in: "Europe/Paris").instant
            return .wait(seconds: max(1, Int((until.milliseconds - now.milliseconds) / 1_000)))
        } catch UseCaseError.signIn {
            return .refused
        }
    }

    public func close(session token: String) async throws {
        guard let token = SessionToken(token) else { return }
        try await SignOut(environment)(token)
    }

    public func setLanguage(_ language: Language, of viewer: Viewer) async throws {
        try await ChangeLanguage(environment)(language, by: viewer.actor, in: viewer.organisation)
    }
}
