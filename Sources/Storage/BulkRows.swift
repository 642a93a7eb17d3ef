import SQLDriver
import Telework
import UseCases

/// Many rows in one transaction, by statements of many rows that are prepared once.
extension SQLStore: BulkStore {
    public func load(_ rows: BulkRows, into organisation: OrganisationID) async throws {
        do {
            try await database.write(.organisation(organisation)) { connection in
                let transaction = SQLWriteTransaction(connection: connection, organisation: organisation)
                try transaction.forgetFigures()
                try transaction.replace(rows.people)
                try transaction.insert(rows.accounts)
                try transaction.insert(rows.requests)
                try transaction.insert(rows.agreements)
                try transaction.insertRows(rows.weeks)
                try transaction.insert(rows.journal)
            }
        } catch {
            throw storeError(error)
        }
    }
}

extension SQLWriteTransaction {
    func insert(_ accounts: [Account]) throws {
        try insert(
            accounts,
            """
            INSERT INTO account (organisation_id, id, login, person_id, roles, password_hash, must_change_password,
                enabled, language)
            """
        ) { account in
            """
            (\(organisation), \(account.id), \(account.login), \(account.person),
            \(StoredList.codes(account.roles.sorted())), \(account.passwordHash), \(account.mustChangePassword),
            \(account.isEnabled), \(account.language.rawValue))
            """
        }
    }

    /// Entries with their seals: the place in the chain is written at once, where sealing comes back to each row.
    func insert(_ journal: [SealedEntry]) throws {
        try insert(
            journal,
            """
            INSERT INTO journal (organisation_id, id, happened_at, actor_id, kind, person_id, entity, rules, commitment,
                authenticator, sequence)
            """
        ) { sealed in
            let entry = sealed.entry
            return """
                (\(organisation), \(entry.id), \(entry.at), \(entry.actor), \(entry.kind), \(entry.person),
                \(entry.entity), \(entry.rules), \(entry.commitment), \(entry.authenticator), \(sealed.seal.sequence))
                """
        }
        try insert(payloadsOf: journal.map(\.entry))
        try insert(
            journal.map(\.seal), "INSERT INTO journal_seal (organisation_id, sequence, journal_id, hash)"
        ) { seal in "(\(organisation), \(seal.sequence), \(seal.entry), \(seal.hash))" }
    }
}
