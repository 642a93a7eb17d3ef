import CivilTime
import SQLDriver
import Telework
import UseCases

extension Account {
    static let columns: SQLQuery = """
        a.id, a.login, a.person_id, a.roles, a.password_hash, a.must_change_password, a.enabled, a.language
        """

    init(_ row: inout StoredRow) throws {
        self.init(
            id: try row.identifier(), login: try row.text(), person: try row.optionalIdentifier(),
            roles: Set(try row.parsed { StoredList.codes(from: $0) as [Role]? }), passwordHash: try row.text(),
            mustChangePassword: try row.flag(), isEnabled: try row.flag(), language: try row.code())
    }
}

extension SQLTransaction {
    func account(_ id: AccountID) throws -> Account? { try account(where: "a.id = \(id)") }

    func account(login: String) throws -> Account? { try account(where: "a.login = \(login)") }

    func account(of person: PersonID) throws -> Account? { try account(where: "a.person_id = \(person)") }

    private func account(where condition: SQLQuery) throws -> Account? {
        try first(
            "SELECT \(Account.columns) FROM account AS a WHERE a.organisation_id = \(organisation) AND \(condition)",
            of: "account", Account.init)
    }

    func accounts() throws -> [Account] {
        try all(
            "SELECT \(Account.columns) FROM account AS a WHERE a.organisation_id = \(organisation) ORDER BY a.login",
            of: "account", Account.init)
    }

    func session(digest: String) throws -> Session? {
        try first(
            """
            SELECT s.digest, s.account_id, s.csrf_token, s.created_at, s.expires_at FROM session AS s
            WHERE s.organisation_id = \(organisation) AND s.digest = \(digest)
                AND NOT EXISTS (SELECT 1 FROM closed_organisation AS c WHERE c.closed_id = \(organisation))
            """, of: "session"
        ) { row in
            Session(
                digest: try row.text(), account: try row.identifier(), csrfToken: try row.text(),
                createdAt: try row.instant(), expiresAt: try row.instant())
        }
    }

    func failedSignIns(of digest: String, since: Instant) throws -> Int {
        try number(
            """
            SELECT CAST(coalesce(sum(times), 0) AS BIGINT) FROM failed_sign_in
            WHERE organisation_id = \(organisation) AND login_digest = \(digest) AND failed_at >= \(since)
            """)
    }
}

extension SQLWriteTransaction {
    func insert(_ account: Account) throws {
        try run(
            """
            INSERT INTO account (organisation_id, id, login, person_id, roles, password_hash, must_change_password,
                enabled, language)
            VALUES (\(organisation), \(account.id), \(account.login), \(account.person),
                \(StoredList.codes(account.roles.sorted())), \(account.passwordHash), \(account.mustChangePassword),
                \(account.isEnabled), \(account.language.rawValue))
            """)
    }

    func update(_ account: Account) throws {
        try runOnOneRow(
            """
            UPDATE account SET login = \(account.login), person_id = \(account.person),
                roles = \(StoredList.codes(account.roles.sorted())), password_hash = \(account.passwordHash),
                must_change_password = \(account.mustChangePassword), enabled = \(account.isEnabled),
                language = \(account.language.rawValue)
            WHERE organisation_id = \(organisation) AND id = \(account.id)
            """)
    }

    func insert(_ session: Session) throws {
        try run(
            """
            INSERT INTO session (organisation_id, digest, account_id, csrf_token, created_at, expires_at)
            VALUES (\(organisation), \(session.digest), \(session.account), \(session.csrfToken),
                \(session.createdAt), \(session.expiresAt))
            """)
    }

    func deleteSession(digest: String) throws {
        try run("DELETE FROM session WHERE organisation_id = \(organisation) AND digest = \(digest)")
    }

    func deleteSessions(of account: AccountID) throws {
        try run("DELETE FROM session WHERE organisation_id = \(organisation) AND account_id = \(account)")
    }

    func deleteSessions(expiredBefore instant: Instant, limit: Int) throws -> Int {
        try run(
            """
            DELETE FROM session WHERE organisation_id = \(organisation) AND digest IN (
                SELECT s.digest FROM session AS s
                WHERE s.organisation_id = \(organisation) AND s.expires_at < \(instant)
                ORDER BY s.expires_at LIMIT \(limit))
            """)
    }

    func recordFailedSignIn(of digest: String, at instant: Instant) throws {
        try run(
            """
            INSERT INTO failed_sign_in (organisation_id, login_digest, failed_at, times)
            VALUES (\(organisation), \(digest), \(instant), 1)
            ON CONFLICT (organisation_id, login_digest, failed_at) DO UPDATE SET times = failed_sign_in.times + 1
            """)
    }

    func deleteFailedSignIns(of digest: String) throws {
        try run("DELETE FROM failed_sign_in WHERE organisation_id = \(organisation) AND login_digest = \(digest)")
    }

    func deleteFailedSignIns(before instant: Instant, limit: Int) throws -> Int {
        try run(
            """
            DELETE FROM failed_sign_in WHERE organisation_id = \(organisation) AND (login_digest, failed_at) IN (
                SELECT f.login_digest, f.failed_at FROM failed_sign_in AS f
                WHERE f.organisation_id = \(organisation) AND f.failed_at < \(instant)
                ORDER BY f.failed_at LIMIT \(limit))
            """)
    }
}
