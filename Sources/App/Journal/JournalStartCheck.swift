import Telework
import UseCases

/// What is looked at before the program serves a base: the last entry and link of each journal, and what was noted of it.
///
/// Its cost does not grow with the journal; `journal verify` reads it whole.
struct JournalStartCheck {
    let composition: Composition

    /// - Throws: ``Failure`` when a journal ends otherwise than the program left it: the base was replaced, or its keys.
    func callAsFunction() async throws {
        for organisation in try await composition.environment.store.organisations() {
            let known = composition.heads[organisation.id]
            if let problem = known.problems(in: composition.heads).first { warn(problem, about: organisation) }
            try await check(organisation, known)
        }
    }

    private func check(_ organisation: Organisation, _ known: HeadNotes.Known) async throws {
        switch try await CheckJournalHead(composition.environment)(in: organisation.id, expecting: known.last) {
        case .sound: break
        case .notOurs: throw notOurs(organisation)
        case .shortened(let found, _):
            guard let noted = known.last else { break }
            let heads = composition.heads
            throw refused(
                .shorter(found: found, noted: noted, path: heads.path, keptPath: heads.kept.path), organisation)
        }
        let links = LastLink(key: composition.secrets.journalKey, cryptography: composition.environment.cryptography)
        let (isOurs, lost) = try await composition.database.read { connection in
            let lost = try known.all.first {
                try links.hash(at: $0.sequence, of: organisation.id.rawValue, on: connection) != $0.hash
            }
            return (try links.isOurs(organisation.id.rawValue, on: connection), lost)
        }
        if let lost { throw refused(.notInChain(lost.asHead), organisation) }
        guard isOurs else { throw notOurs(organisation) }
    }

    private func notOurs(_ organisation: Organisation) -> Failure {
        Failure(
            .unavailable,
            "La dernière ligne du journal de « \(organisation.code) » n’a pas été écrite avec les clés de "
                + "\(composition.settings.secrets) : rétablissez ce fichier, ou lancez « pendulaire journal verify ».",
            "The last journal row of ‘\(organisation.code)’ was not written with the keys of "
                + "\(composition.settings.secrets): restore that file, or run ‘pendulaire journal verify’.")
    }

    private func refused(_ problem: HeadProblem, _ organisation: Organisation) -> Failure {
        let restoring = composition.settings.database.restoring
        return Failure(
            .unavailable,
            "Journal de « \(organisation.code) » : \(problem.text.french). Pour rétablir une sauvegarde : "
                + restoring.french,
            "Journal of ‘\(organisation.code)’: \(problem.text.english). To restore a backup: \(restoring.english)")
    }

    private func warn(_ problem: HeadProblem, about organisation: Organisation) {
        let code = organisation.code
        Console.current.problem(
            "pendulaire: \(words("journal de \(code) : ", "journal of \(code): "))\(problem.sentence)")
    }
}
