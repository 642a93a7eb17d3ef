import SQLDriver
import Storage
import Telework
import UseCases

/// A look at single links of a chain, which costs the same however long it is.
struct LastLink: Sendable {
    let key: [UInt8]
    let cryptography: any Cryptography

    /// Whether the last link was made with the program's key from the one before and its entry; an empty chain is ours.
    func isOurs(_ organisation: String, on connection: any SQLConnection) throws -> Bool {
        try connection.enter(.organisation(OrganisationID(organisation)))
        let last = try connection.first(
            """
            SELECT seal.sequence, seal.hash, journal.authenticator FROM journal_seal AS seal
            LEFT JOIN journal ON journal.organisation_id = seal.organisation_id AND journal.id = seal.journal_id
            WHERE seal.organisation_id = \(organisation) ORDER BY seal.sequence DESC LIMIT 1
            """)
        guard let last else { return true }
        let sequence: Int = try last.get(0)
        guard let authenticator = try last.get(2, as: String?.self) else { return false }
        let previous = try hash(at: sequence - 1, of: organisation, on: connection)
        guard previous != nil || sequence == 1 else { return false }
        let expected = JournalChain.link(
            after: previous, authenticator: authenticator, key: key, cryptography: cryptography)
        return cryptography.equal(Array(expected.utf8), Array(try last.get(1, as: String.self).utf8))
    }

    /// The hash of a link, or nil when there is none in that place.
    func hash(at sequence: Int, of organisation: String, on connection: any SQLConnection) throws -> String? {
        try connection.enter(.organisation(OrganisationID(organisation)))
        return try connection.value(
            "SELECT hash FROM journal_seal WHERE organisation_id = \(organisation) AND sequence = \(sequence)")
    }
}
