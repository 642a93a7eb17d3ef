import Telework

/// The sessions behind the cookie: records kept by the server, so that closing one closes it everywhere.
public protocol SessionKeeping: Sendable {
    /// The person whose session this is, or nil when it is unknown, closed or too old.
    ///
    /// - Parameter token: the secret of the cookie, its signature already verified.
    func viewer(session token: String) async throws -> Viewer?

    /// Opens a session when the organisme, the login and the password belong together.
    func signIn(_ credentials: Credentials) async throws -> SignInOutcome

    /// Closes a session; closing an unknown one does nothing.
    func close(session token: String) async throws

    /// Remembers the language a person chose.
    func setLanguage(_ language: Language, of viewer: Viewer) async throws
}

/// What a person types to sign in. The organisme's code comes first: a login is unique within its organisme only.
public struct Credentials: Hashable, Sendable {
    public let organisationCode: String
    public let login: String
    public let password: String

    public init(organisationCode: String, login: String, password: String) {
        self.organisationCode = organisationCode
        self.login = login
        self.password = password
    }
}

public enum SignInOutcome: Hashable, Sendable {
    /// - Parameter token: at least 128 random bits in letters that a cookie takes (base64url).
    case opened(token: String)
    /// One answer for an unknown organisme, an unknown login and a wrong password: it tells nobody which accounts exist.
    case refused
    /// Too many failures; the next attempt is judged after this many seconds.
    case wait(seconds: Int)
}
