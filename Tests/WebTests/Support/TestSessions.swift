import Synchronization
import Telework
import Web

/// Sessions kept in memory: whoever signs in with the right password becomes the given viewer.
final class TestSessions: SessionKeeping {
    struct Broken: Error {}

    private struct State {
        var viewers: [String: Viewer] = [:]
        var accounts: [Credentials: Viewer] = [:]
        var isBroken = false
        var outcome: SignInOutcome?
        var opened = 0
        var languages: [AccountID: Language] = [:]
    }

    private let state = Mutex(State())

    func add(_ viewer: Viewer, organisation: String = "cpam-demo", login: String, password: String = "azerty") {
        let credentials = Credentials(organisationCode: organisation, login: login, password: password)
        state.withLock { $0.accounts[credentials] = viewer }
    }

    /// Opens a session without the form.
    func open(_ viewer: Viewer) -> String {
        state.withLock { state in
            state.opened += 1
            let token = "session-\(state.opened)"
            state.viewers[token] = viewer
            return token
        }
    }

    func breakDown() { state.withLock { $0.isBroken = true } }
    func answerSignIn(with outcome: SignInOutcome) { state.withLock { $0.outcome = outcome } }
    func language(of account: AccountID) -> Language? { state.withLock { $0.languages[account] } }
    var openCount: Int { state.withLock { $0.viewers.count } }

    func viewer(session token: String) async throws -> Viewer? {
        try state.withLock { state in
            if state.isBroken { throw Broken() }
            return state.viewers[token]
        }
    }

    func signIn(_ credentials: Credentials) async throws -> SignInOutcome {
        if let outcome = state.withLock({ $0.outcome }) { return outcome }
        guard let viewer = state.withLock({ $0.accounts[credentials] }) else { return .refused }
        return .opened(token: open(viewer))
    }

    func close(session token: String) async throws { state.withLock { $0.viewers[token] = nil } }

    func setLanguage(_ language: Language, of viewer: Viewer) async throws {
        state.withLock { $0.languages[viewer.account] = language }
    }
}

extension Viewer {
    /// A member of the cast, in the roles given.
    static func sample(
        _ name: String = "Camille Martin", roles: Set<Role> = [.employee], language: Language = .french,
        mustChangePassword: Bool = false
    ) -> Viewer {
        Viewer(
            account: AccountID("account-\(name)"), person: PersonID("person-\(name)"),
            organisation: OrganisationID("organisation"), organisationName: "CPAM de démonstration",
            displayName: name, language: language, roles: roles,
            mustChangePassword: mustChangePassword)
    }
    /// The national steering: an account of an organisme that is nobody's file.
    static func network(of organisation: OrganisationID, language: Language = .french) -> Viewer {
        Viewer(
            account: AccountID("account-network"), person: nil, organisation: organisation,
            organisationName: "CPAM d’essai", displayName: "pilotage", language: language, roles: [.network])
    }
}
