import Messages
import Telework
import UseCases

/// What the notes of the head, or a head kept elsewhere, tell against a journal that may look whole by itself.
enum HeadProblem: Hashable {
    /// The note beside the base is gone, and the one with the keys is there.
    case noteMissing(path: String, kept: JournalSeal, keptPath: String)
    /// The note beside the base is behind the one with the keys.
    case noteBehind(path: String, note: JournalSeal, kept: JournalSeal)
    /// The chain ends before a link that was noted.
    case shorter(found: Int, noted: JournalSeal, path: String, keptPath: String)
    /// The chain is long enough and does not hold a link that was noted, or that was kept elsewhere.
    case notInChain(JournalHead)
    /// The note with the keys was not written with these keys.
    case keptDamaged(path: String)
    /// The base has lost a whole organisme whose journal was noted.
    case organisationMissing(id: String, keptPath: String)

    /// The stable code of the problem.
    var code: String {
        switch self {
        case .noteMissing: "note-missing"
        case .noteBehind: "note-behind"
        case .shorter: "shorter"
        case .notInChain: "not-in-chain"
        case .keptDamaged: "note-damaged"
        case .organisationMissing: "organisation-missing"
        }
    }

    var place: String {
        switch self {
        case .noteMissing(let path, _, _), .noteBehind(let path, _, _), .keptDamaged(let path): path
        case .shorter(_, let noted, _, _): String(noted.sequence)
        case .notInChain(let head): head.printed
        case .organisationMissing(let id, _): id
        }
    }

    /// The sentence in the language of the console.
    var sentence: String { text[Console.current.language] }

    /// French with its spaces, English.
    var text: LocalizedText {
        switch self {
        case .noteMissing(_, let kept, let keptPath):
            said(
                "la note de la tête manque, alors que le maillon \(kept.sequence) est noté avec les clés ; si vous avez "
                    + "déplacé la base vous-même, supprimez \(keptPath)",
                "the note of the head is missing, while link \(kept.sequence) is noted with the keys; if you moved the "
                    + "database yourself, delete \(keptPath)")
        case .noteBehind(_, let note, let kept):
            said(
                "cette note en est au maillon \(note.sequence), alors que le maillon \(kept.sequence) est noté avec les "
                    + "clés : elle a été remplacée par une plus ancienne",
                "this note is at link \(note.sequence), while link \(kept.sequence) is noted with the keys: it was "
                    + "replaced by an older one")
        case .shorter(let found, let noted, let path, let keptPath):
            said(
                "le journal s’arrête au maillon \(found) et le maillon \(noted.sequence) a été noté : base plus ancienne, "
                    + "ou fin supprimée ; si vous avez rétabli une sauvegarde vous-même, supprimez \(path) et \(keptPath)",
                "the journal ends at link \(found) and link \(noted.sequence) was noted: an older base, or its end was "
                    + "deleted; if you restored a backup yourself, delete \(path) and \(keptPath)")
        case .notInChain:
            said(
                "cette tête, notée auparavant, n’est pas dans le journal : il a été remplacé ou réécrit",
                "this head, noted earlier, is not in the journal: it was replaced or written anew")
        case .keptDamaged:
            said(
                "cette note n’a pas été écrite avec les clés du programme : elle, ou les clés, ont été remplacées",
                "this note was not written with the program's keys: it, or the keys, were replaced")
        case .organisationMissing(_, let keptPath):
            said(
                "cet organisme, dont le journal a été noté, n’est plus dans la base ; si vous l’avez recréée vous-même, "
                    + "supprimez \(keptPath)",
                "this organisation, whose journal was noted, is no longer in the database; if you made it anew yourself, "
                    + "delete \(keptPath)")
        }
    }

    private func said(_ french: String, _ english: String) -> LocalizedText {
        LocalizedText(french: french.frenchSpaces, english: english)
    }
}

extension HeadNotes.Known {
    /// What the two notes tell against each other.
    func problems(in heads: HeadNotes) -> [HeadProblem] {
        guard let kept else { return [] }
        guard let note else { return [.noteMissing(path: heads.path, kept: kept, keptPath: heads.kept.path)] }
        return note.sequence < kept.sequence ? [.noteBehind(path: heads.path, note: note, kept: kept)] : []
    }
}
