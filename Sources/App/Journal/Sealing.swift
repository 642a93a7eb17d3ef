import Telework
import UseCases

/// Seals whatever waits, batch after batch, and notes the head.
struct Sealing: Sendable {
    private let seal: SealJournal
    private let heads: HeadNotes

    init(_ composition: Composition) {
        seal = SealJournal(composition.environment)
        heads = composition.heads
    }

    /// - Returns: How many entries were sealed, and those that cannot be.
    func seal(_ organisation: OrganisationID) async throws -> (sealed: Int, refused: [String]) {
        var sealed = 0
        while true {
            let outcome = try await seal(in: organisation)
            try heads.note(outcome, of: organisation)
            sealed += outcome.sealed
            if !outcome.isFull { return (sealed, outcome.refused) }
        }
    }
}
