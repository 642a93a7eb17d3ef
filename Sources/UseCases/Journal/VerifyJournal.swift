import CivilTime
import Telework

/// Reads the whole journal of an organisme and finds every change that was not made by the program.
public struct VerifyJournal: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter kept: A head that was noted elsewhere earlier; without one, the end of the chain can have been cut off
    ///   unseen.
    public func callAsFunction(
        by actor: Actor, in organisation: OrganisationID, expecting kept: JournalSeal? = nil
    ) async throws -> JournalReport {
        try actor.require(.viewJournal)
        return try await environment.store.read(organisation) { store in
            var reader = ChainReader(environment, expecting: kept)
            try store.eachSeal { reader.read($0, $1) }
            if reader.hasBrokenLinks {
                reader = ChainReader(environment, expecting: kept, keepsLinks: true)
                try store.eachSeal { reader.read($0, $1) }
            }
            let tail = try store.unsealed(limit: try store.countUnsealed())
            return JournalReport(
                sealed: reader.count, unsealedTail: tail.count, erased: reader.erased, head: try store.head(),
                problems: try reader.finish() + problems(of: tail)
                    + hidden(in: store, seen: reader.found + tail.count, tail: tail))
        }
    }

    /// Rows that neither a seal names nor the tail shows, such as one inserted under another's place in the chain.
    ///
    /// Counting tells whether there is any; only then are they looked for.
    private func hidden(
        in store: any StoreReading, seen: Int, tail: [JournalEntry]
    ) throws -> [JournalProblem] {
        guard try store.countJournal(matching: JournalFilter()) != seen else { return [] }
        var known = Set(tail.map(\.id))
        try store.eachSeal { seal, entry in if entry != nil { known.insert(seal.entry) } }
        var problems: [JournalProblem] = []
        var filter = JournalFilter(limit: SealJournal.batch)
        while true {
            let page = try store.journal(matching: filter)
            problems += page.filter { !known.contains($0.id) }.map {
                environment.isAuthentic($0) ? .changed(entry: $0.id) : .forged(entry: $0.id)
            }
            guard !page.isEmpty else { return problems }
            filter.offset += page.count
        }
    }

    private func problems(of tail: [JournalEntry]) -> [JournalProblem] {
        tail.flatMap { entry -> [JournalProblem] in
            guard environment.isAuthentic(entry) else { return [.forged(entry: entry.id)] }
            return environment.hasItsPayload(entry) ? [] : [.payloadChanged(entry: entry.id)]
        }
    }
}

/// A quick look at the end of the journal, for the start of the program.
public struct CheckJournalHead: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public enum Finding: Hashable, Sendable {
        case sound
        /// The latest entry was written with another key, or by hand.
        case notOurs(entry: String)
        /// The chain ends before a head that was noted: an older copy of the base, or its end cut off.
        case shortened(found: Int, noted: Int)
    }

    public func callAsFunction(in organisation: OrganisationID, expecting kept: JournalSeal?) async throws -> Finding {
        try await environment.store.read(organisation) { store in
            if let last = try store.journal(matching: JournalFilter(limit: 1)).first, !environment.isAuthentic(last) {
                return .notOurs(entry: last.id)
            }
            let found = try store.head()?.sequence ?? 0
            if let kept, kept.sequence > found { return .shortened(found: found, noted: kept.sequence) }
            return .sound
        }
    }
}
