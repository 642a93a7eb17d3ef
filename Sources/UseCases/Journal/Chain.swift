import CivilTime
import Telework

/// How the journal's chain is made, for who looks at one link only.
public enum JournalChain {
    /// The hash of a link: the keyed digest of the previous link's hash and the entry's authenticator.
    ///
    /// Both have a fixed length, so that neither can lend bytes to the other. The first link follows the empty text.
    public static func link(
        after previous: String?, authenticator: String, key: [UInt8], cryptography: any Cryptography
    ) -> String {
        ByteText.hex(cryptography.keyedDigest(Array("\(previous ?? "")\n\(authenticator)".utf8), key: key))
    }
}

extension Environment {
    func link(after previous: String?, authenticator: String) -> String {
        JournalChain.link(
            after: previous, authenticator: authenticator, key: journalKey, cryptography: cryptography)
    }

    /// Whether the row is as the program wrote it.
    func isAuthentic(_ entry: JournalEntry) -> Bool {
        cryptography.equal(Array(authenticator(of: entry).utf8), Array(entry.authenticator.utf8))
    }

    /// Whether the payload is the one the row was written with. A missing one is not: no act of the program erases any
    /// yet, and the one that will must say so in an entry of its own.
    func hasItsPayload(_ entry: JournalEntry) -> Bool {
        entry.payload.map { commitment(of: $0) == entry.commitment } ?? false
    }
}
