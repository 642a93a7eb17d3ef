import CivilTime
import Telework

/// What a verification of an organisme's journal found.
public struct JournalReport: Hashable, Sendable {
    /// Links read.
    public let sealed: Int
    /// Entries not in the chain yet. Each was checked, but one that was removed leaves no trace before it is sealed.
    public let unsealedTail: Int
    /// Sealed entries whose payload is gone: the chain holds without it, and each is a problem besides.
    public let erased: Int
    /// The last link, to be kept elsewhere: only that tells later when the end of the chain was cut off.
    public let head: JournalSeal?
    /// In order of the chain, then of the tail.
    public let problems: [JournalProblem]

    public var isSound: Bool { problems.isEmpty }
}

/// A trace that somebody changed the journal by another way than the program.
public enum JournalProblem: Hashable, Sendable {
    /// The columns of a sealed entry are no longer those that were sealed.
    case changed(entry: String)
    /// The entry of a link is gone, or the link itself.
    case removed(sequence: Int)
    /// A link that the program did not make stands between two that follow each other.
    case inserted(sequence: Int)
    /// A link, or the entry it names, belongs at another place of the chain.
    case reordered(sequence: Int)
    /// A link does not follow from the one before it.
    case brokenLink(sequence: Int)
    /// An entry that the program did not write, or whose authenticator was rewritten with it.
    case forged(entry: String)
    /// The payload is not the one the entry was written with, or is gone.
    case payloadChanged(entry: String)

    /// The stable code of the problem.
    public var code: String {
        switch self {
        case .changed: "changed"
        case .removed: "removed"
        case .inserted: "inserted"
        case .reordered: "reordered"
        case .brokenLink: "broken-link"
        case .forged: "forged"
        case .payloadChanged: "payload-changed"
        }
    }

    /// The entry's identifier, or the link's place in the chain.
    public var place: String {
        switch self {
        case .changed(let entry), .forged(let entry), .payloadChanged(let entry): entry
        case .removed(let sequence), .inserted(let sequence), .reordered(let sequence), .brokenLink(let sequence):
            String(sequence)
        }
    }
}
