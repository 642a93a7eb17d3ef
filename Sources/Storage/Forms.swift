import CivilTime
import SQLDriver
import Telework
import UseCases

// What lasts from a page to the next act: answers to forms, uploads to confirm; and messages to send after the act.

extension SQLTransaction {
    func stagedImport(_ id: String) throws -> StagedImport? {
        try first(
            """
            SELECT i.id, i.kind, i.file_name, i.content, i.account_id, i.staged_at FROM staged_import AS i
            WHERE i.organisation_id = \(organisation) AND i.id = \(id)
            """, of: "staged_import"
        ) { row in
            StagedImport(
                id: try row.text(), kind: try row.code(), fileName: try row.text(), bytes: try row.next(),
                by: try row.identifier(), at: try row.instant())
        }
    }
}

extension SQLWriteTransaction {
    func insert(_ staged: StagedImport) throws {
        try run(
            """
            INSERT INTO staged_import (organisation_id, id, kind, file_name, content, account_id, staged_at)
            VALUES (\(organisation), \(staged.id), \(staged.kind.rawValue), \(staged.fileName), \(staged.bytes),
                \(staged.by), \(staged.at))
            """)
    }

    func deleteStagedImport(_ id: String) throws {
        try run("DELETE FROM staged_import WHERE organisation_id = \(organisation) AND id = \(id)")
    }

    func deleteStagedImports(before instant: Instant, limit: Int) throws -> Int {
        try run(
            """
            DELETE FROM staged_import WHERE organisation_id = \(organisation) AND id IN (
                SELECT i.id FROM staged_import AS i
                WHERE i.organisation_id = \(organisation) AND i.staged_at < \(instant)
                    AND (i.staged_at < \(instant.adding(seconds: -LoadingErrand.longest)) OR NOT EXISTS (
                        SELECT 1 FROM job AS j
                        WHERE j.organisation_id = \(organisation) AND j.kind = \(LoadingErrand.kind)
                            AND j.job_key = i.id AND j.state <> 'done'))
                ORDER BY i.staged_at LIMIT \(limit))
            """)
    }

    func answer(toForm token: String, account: AccountID) throws -> String? {
        try connection.value(
            """
            SELECT answer FROM form_token
            WHERE organisation_id = \(organisation) AND account_id = \(account) AND token = \(token)
            """)
    }

    func remember(answer: String, toForm token: String, account: AccountID, at: Instant) throws {
        try run(
            """
            INSERT INTO form_token (organisation_id, account_id, token, answer, answered_at)
            VALUES (\(organisation), \(account), \(token), \(answer), \(at))
            """)
    }

    func deleteFormAnswers(before instant: Instant, limit: Int) throws -> Int {
        try run(
            """
            DELETE FROM form_token WHERE organisation_id = \(organisation) AND (account_id, token) IN (
                SELECT f.account_id, f.token FROM form_token AS f
                WHERE f.organisation_id = \(organisation) AND f.answered_at < \(instant)
                ORDER BY f.answered_at LIMIT \(limit))
            """)
    }

    func enqueue(_ messages: [OutboxMessage]) throws {
        try insert(messages, "INSERT INTO outbox (organisation_id, id, kind, person_id, entity, created_at)") {
            message in
            """
            (\(organisation), \(message.id), \(message.kind), \(message.person), \(message.entity),
            \(message.createdAt))
            """
        }
    }

    func deleteMessages(before instant: Instant, limit: Int) throws -> Int {
        try run(
            """
            DELETE FROM outbox WHERE organisation_id = \(organisation) AND id IN (
                SELECT o.id FROM outbox AS o
                WHERE o.organisation_id = \(organisation) AND o.created_at < \(instant)
                ORDER BY o.created_at, o.id LIMIT \(limit))
            """)
    }
}
