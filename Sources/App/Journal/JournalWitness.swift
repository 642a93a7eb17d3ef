import Storage
import Telework
import UseCases

/// Verifies a journal by itself, then against all that is known of it outside the base.
struct JournalWitness {
    /// One organisme's verification.
    struct Finding {
        let organisation: Organisation
        /// What the journal tells by itself.
        let report: JournalReport
        /// What the notes tell against it.
        let heads: [HeadProblem]
        /// The heads kept elsewhere that this chain holds.
        let found: Set<JournalHead>
        /// Whether anything was known of it before.
        let wasNoted: Bool

        var count: Int { report.problems.count + heads.count }
    }

    let composition: Composition

    /// - Parameters:
    ///   - expected: Heads kept elsewhere; each is looked for, and is nobody's problem when it is not there: it
    ///     may be another organisme's.
    ///   - noting: Whether to note the head of a journal in which nothing is wrong.
    func verify(
        _ organisation: Organisation, expecting expected: Set<JournalHead>, noting: Bool = true
    ) async throws -> Finding {
        let known = composition.heads[organisation.id]
        let report = try await VerifyJournal(composition.environment)(by: .system, in: organisation.id)
        let found = try await links(of: organisation, among: expected.union(known.all.map(\.asHead)))
        let end = report.head?.sequence ?? 0
        var heads = known.problems(in: composition.heads)
        if let last = known.last, last.sequence > end {
            heads.append(
                .shorter(
                    found: end, noted: last, path: composition.heads.path, keptPath: composition.heads.kept.path))
        }
        let lost = Set(known.all.filter { $0.sequence <= end }.map(\.asHead)).subtracting(found)
        heads += lost.sorted { $0.printed < $1.printed }.map { .notInChain($0) }
        let finding = Finding(
            organisation: organisation, report: report, heads: heads, found: found.intersection(expected),
            wasNoted: known.last != nil)
        if noting, finding.count == 0, !composition.heads.isKeptDamaged {
            try composition.heads.note(report.head, of: organisation.id)
        }
        return finding
    }

    private func links(of organisation: Organisation, among wanted: Set<JournalHead>) async throws -> Set<JournalHead> {
        guard !wanted.isEmpty else { return [] }
        return try await composition.environment.store.read(organisation.id) { store in
            var found: Set<JournalHead> = []
            try store.eachSeal { seal, _ in
                for head in wanted where head.isThe(seal) { found.insert(head) }
            }
            return found
        }
    }

    /// What concerns the base as a whole.
    func problemsOfBase() async throws -> [HeadProblem] {
        let heads = composition.heads
        if heads.isKeptDamaged { return [.keptDamaged(path: heads.kept.path)] }
        let present = Set(try await HeldOrganisation.all(in: composition.database).map(\.organisation.id.rawValue))
        let erased = Set(try await Erasures(composition).accountedFor().map(\.rawValue))
        return heads.keptOrganisations.subtracting(present).subtracting(erased).sorted()
            .map { .organisationMissing(id: $0, keptPath: heads.kept.path) }
    }
}
