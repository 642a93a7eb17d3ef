import CivilTime
import Telework
import UseCases

/// Seals the journal of an organisme every few seconds, and notes the head outside the base.
struct SealingJob: JobHandler {
    /// Seconds between an act and its seal, at most, while all is well.
    static let pause = 3
    /// Seconds when only rows are left that cannot be sealed: they will not be any better in three.
    static let pauseBeforeRefused = 60

    let seal: SealJournal
    let heads: HeadNotes
    /// Told of rows that were not written by the program.
    let refused: @Sendable (OrganisationID, [String]) -> Void

    var kind: String { "seal-journal" }
    var interval: Int? { Self.pauseBeforeRefused }
    /// Never given up: an unsealed journal is the one that can be rewritten unseen.
    var retry: JobRetry { JobRetry(longest: 60, attempts: nil) }

    func hasWork(in store: any StoreReading) throws -> Bool { try !store.unsealed(limit: 1).isEmpty }

    func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep {
        let outcome = try seal.batch(in: store)
        let organisation = try store.organisation().id
        let next: JobStep.Next =
            outcome.isFull
            ? .more : .again(in: outcome.sealed == 0 && !outcome.refused.isEmpty ? Self.pauseBeforeRefused : Self.pause)
        return JobStep(next, counts: outcome.sealed > 0 ? ["entries": outcome.sealed] : [:]) { [heads, refused] in
            if !outcome.refused.isEmpty { refused(organisation, outcome.refused) }
            try heads.note(outcome, of: organisation)
        }
    }
}
