import CivilTime
import Telework

/// Walks a chain link by link and says what is wrong where.
///
/// A sound chain is walked once, with one link in memory; only a broken one is kept whole, to say how it was broken.
struct ChainReader {
    let environment: Environment
    /// A head noted earlier, elsewhere: the chain must still hold it.
    let kept: JournalSeal?
    let keepsLinks: Bool
    private(set) var count = 0
    /// Links whose entry is there.
    private(set) var found = 0
    private(set) var erased = 0
    private(set) var hasBrokenLinks = false
    private var links: [ChainLink] = []
    private var problems: [JournalProblem] = []

    init(_ environment: Environment, expecting kept: JournalSeal?, keepsLinks: Bool = false) {
        self.environment = environment
        self.kept = kept
        self.keepsLinks = keepsLinks
    }

    mutating func read(_ seal: JournalSeal, _ entry: JournalEntry?) {
        count += 1
        let previous = links.last?.seal
        let due = (previous?.sequence ?? 0) + 1
        for missing in due..<max(seal.sequence, due) { problems.append(.removed(sequence: missing)) }
        if let kept, kept.sequence == seal.sequence, kept.hash != seal.hash {
            problems.append(.brokenLink(sequence: seal.sequence))
        }
        let isBroken = check(seal, entry, after: previous, isNext: seal.sequence == due)
        hasBrokenLinks = hasBrokenLinks || isBroken
        let link = ChainLink(seal: seal, authenticator: entry?.authenticator, isBroken: isBroken)
        if keepsLinks { links.append(link) } else { links = [link] }
    }

    /// Notes what is wrong with the entry, and answers whether the link does not follow from the one before.
    private mutating func check(
        _ seal: JournalSeal, _ entry: JournalEntry?, after previous: JournalSeal?, isNext: Bool
    ) -> Bool {
        guard let entry else {
            problems.append(.removed(sequence: seal.sequence))
            return false
        }
        found += 1
        if entry.payload == nil { erased += 1 }
        if !environment.hasItsPayload(entry) { problems.append(.payloadChanged(entry: entry.id)) }
        // The row says which authenticator it had; its columns say which one it should have.
        let due = environment.authenticator(of: entry)
        let holds = [entry.authenticator, due].contains {
            environment.link(after: previous?.hash, authenticator: $0) == seal.hash
        }
        if due != entry.authenticator {
            problems.append(holds || !isNext ? .changed(entry: entry.id) : .forged(entry: entry.id))
        }
        // Behind a missing link nothing can be told of this one.
        return isNext && !holds
    }

    /// Every problem, once all the links have been read.
    func finish() -> [JournalProblem] {
        let last = links.last?.seal.sequence ?? 0
        let cutOff = (kept?.sequence ?? 0) > last ? Array(last + 1...(kept?.sequence ?? 0)) : []
        return problems + ChainDiagnosis(environment: environment, links: links).problems()
            + cutOff.map { .removed(sequence: $0) }
    }
}

/// A link as it was found.
struct ChainLink {
    let seal: JournalSeal
    /// The authenticator written in its entry; nil when the entry is gone.
    let authenticator: String?
    let isBroken: Bool
}
