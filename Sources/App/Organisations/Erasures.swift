import Storage
import Telework
import UseCases

/// The records of what was erased from a base, held against the program's keys.
struct Erasures: Sendable {
    private let composition: Composition

    init(_ composition: Composition) { self.composition = composition }

    /// What authenticates a record: whoever has only the base cannot write one.
    func sign(_ text: String) -> String {
        ByteText.hex(
            composition.environment.cryptography.keyedDigest(Array(text.utf8), key: composition.secrets.journalKey))
    }

    /// Whether a record was written by the holder of the keys, as it is.
    func isOurs(_ record: ErasureRecord) -> Bool {
        guard let authenticator = record.authenticator else { return false }
        return composition.environment.cryptography.equal(
            Array(authenticator.utf8), Array(sign(record.text).utf8))
    }

    /// The organismes whose absence a record explains: their journal was noted no further than it says.
    func accountedFor() async throws -> [OrganisationID] {
        try await ErasureRecord.all(in: composition.database).filter { record in
            let noted = composition.heads[record.organisation].last?.sequence ?? 0
            return isOurs(record) && noted <= record.head?.sequence ?? 0
        }
        .map(\.organisation)
    }
}
