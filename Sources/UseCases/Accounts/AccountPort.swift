import CivilTime
import Telework

public protocol AccountReading {
    func account(_ id: AccountID) throws -> Account?
    func account(login: String) throws -> Account?
    func account(of person: PersonID) throws -> Account?
    func accounts() throws -> [Account]
    /// By the digest of its secret: the secret itself is only in the person's cookie.
    func session(digest: String) throws -> Session?
    /// Failed sign-ins of a login since an instant; it is known by its keyed digest only.
    func failedSignIns(of digest: String, since: Instant) throws -> Int
}

public protocol AccountWriting {
    /// A taken login is a ``StoreError/conflict``.
    func insert(_ account: Account) throws
    func update(_ account: Account) throws
    func insert(_ session: Session) throws
    func deleteSession(digest: String) throws
    /// Ends every session of an account, as when its password changes.
    func deleteSessions(of account: AccountID) throws
    /// Removes the sessions that ended first, `limit` at most; answers how many it removed.
    @discardableResult
    func deleteSessions(expiredBefore: Instant, limit: Int) throws -> Int
    func recordFailedSignIn(of digest: String, at: Instant) throws
    func deleteFailedSignIns(of digest: String) throws
    /// Removes failures of anyone before an instant, `limit` rows at most; answers how many it removed.
    func deleteFailedSignIns(before: Instant, limit: Int) throws -> Int
}

/// A signed-in account: the record behind the cookie.
public struct Session: Hashable, Sendable {
    public let digest: String
    public let account: AccountID
    /// The token that every form of this session must carry.
    public let csrfToken: String
    public let createdAt: Instant
    public let expiresAt: Instant

    public init(digest: String, account: AccountID, csrfToken: String, createdAt: Instant, expiresAt: Instant) {
        self.digest = digest
        self.account = account
        self.csrfToken = csrfToken
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

public protocol FormTokenWriting {
    /// The answer already given to a form's token; nil when it is new.
    func answer(toForm token: String, account: AccountID) throws -> String?
    func remember(answer: String, toForm token: String, account: AccountID, at: Instant) throws
    /// Removes the answers given before an instant, `limit` at most; answers how many it removed.
    func deleteFormAnswers(before: Instant, limit: Int) throws -> Int
}

public protocol OutboxWriting {
    /// Adds messages, in their order.
    func enqueue(_ messages: [OutboxMessage]) throws
    /// Removes messages made before an instant, oldest first, `limit` at most; answers how many.
    func deleteMessages(before: Instant, limit: Int) throws -> Int
}

extension OutboxWriting {
    public func enqueue(_ message: OutboxMessage) throws { try enqueue([message]) }
}

/// An effect to be carried out after the commit: derived from an event, written with it.
public struct OutboxMessage: Hashable, Sendable, Identifiable {
    public let id: String
    public let kind: String
    public let person: PersonID?
    public let entity: String?
    public let createdAt: Instant

    public init(id: String, kind: String, person: PersonID?, entity: String?, createdAt: Instant) {
        self.id = id
        self.kind = kind
        self.person = person
        self.entity = entity
        self.createdAt = createdAt
    }
}
