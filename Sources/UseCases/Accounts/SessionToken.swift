import CivilTime
import Telework

/// What the cookie of a signed-in person holds: a secret, and the organisme whose base knows its digest.
public struct SessionToken: Hashable, Sendable {
    static let secretLength = 32
    /// Letters of a secret in base64url.
    private static let secretLetters = 43

    let secret: [UInt8]
    public let organisation: OrganisationID

    init(from cryptography: any Cryptography, organisation: OrganisationID) {
        secret = cryptography.randomBytes(Self.secretLength)
        self.organisation = organisation
    }

    /// Reads a cookie; nil when it cannot be one of ours.
    public init?(_ text: String) {
        let letters = text.prefix(Self.secretLetters)
        let organisation = text.dropFirst(Self.secretLetters)
        guard !organisation.isEmpty, let secret = ByteText.bytes(base64URL: String(letters)),
            secret.count == Self.secretLength
        else { return nil }
        self.secret = secret
        self.organisation = OrganisationID(String(organisation))
    }

    /// The secret then the organisme's identifier: letters, digits, `-` and `_` only.
    public var text: String { ByteText.base64URL(secret) + organisation.rawValue }

    /// What the base keeps: of no use to whoever steals it.
    func digest(by cryptography: any Cryptography) -> String { ByteText.hex(cryptography.digest(secret)) }
}

/// How long a session lasts, whatever is done with it: a working day, so that nobody is signed out in its middle.
enum SessionLife {
    static let seconds = 12 * 3_600
}

extension Environment {
    /// Makes a session of an account in the transaction, and sweeps those that are over.
    func openSession(
        _ token: SessionToken, for account: AccountID, at now: Instant, in store: any StoreWriting
    ) throws -> Session {
        try store.deleteSessions(expiredBefore: now, limit: Housekeeping.batch)
        let session = Session(
            digest: token.digest(by: cryptography), account: account,
            csrfToken: ByteText.base64URL(cryptography.randomBytes(SessionToken.secretLength)), createdAt: now,
            expiresAt: now.adding(seconds: SessionLife.seconds))
        try store.insert(session)
        return session
    }
}
