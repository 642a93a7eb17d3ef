import SQLDriver
import Storage
import Telework
import UseCases

/// Seals whatever waits, batch after batch, and notes the head.
struct Sealing: Sendable {
    private let seal: SealJournal
    private let heads: HeadNotes
    private let database: any SQLDatabase
    private let links: LastLink

    init(_ composition: Composition) {
        seal = SealJournal(composition.environment)
        heads = composition.heads
        database = composition.database
        links = LastLink(key: composition.secrets.journalKey, cryptography: composition.environment.cryptography)
    }

    /// - Returns: How many entries were sealed, and those that cannot be.
    func seal(_ organisation: OrganisationID) async throws -> (sealed: Int, refused: [String]) {
        var sealed = 0
        while true {
            let outcome = try await seal(in: organisation)
            if outcome.sealed > 0 {
                try heads.note(outcome, of: organisation, found: await found(organisation, before: outcome.before))
            }
            sealed += outcome.sealed
            if !outcome.isFull { return (sealed, outcome.refused) }
        }
    }

    /// The notes that another server's sealing left behind, and that the chain still holds.
    private func found(_ organisation: OrganisationID, before: JournalSeal?) async throws -> [JournalSeal] {
        let behind = heads[organisation].all.filter { $0 != before }
        guard !behind.isEmpty else { return [] }
        return try await database.read(.organisation(organisation)) { connection in
            try behind.filter {
                try links.hash(at: $0.sequence, of: organisation.rawValue, on: connection) == $0.hash
            }
        }
    }
}
